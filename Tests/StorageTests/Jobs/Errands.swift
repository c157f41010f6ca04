import Basics
import Synchronization
import TestDatabases

@testable import Storage

/// A job for tests.
struct Errand: Job, Equatable {
  static let name = "tests/errand"
  static let version = 2
  let number: Int

  init(_ number: Int) { self.number = number }
}

/// A queue on a clock that the test moves.
struct TestQueue: Sendable {
  let database: Database
  let clock = TestClock()
  let queue: JobQueue

  init(_ database: Database) async throws {
    self.database = database
    queue = JobQueue(now: { [clock] in clock.now })
    try await database.migrate(JobQueue.migrations)
  }

  @discardableResult
  func add(_ number: Int, due: Moment? = nil, once key: String? = nil) async throws -> JobID? {
    try await database.write { [queue] in try queue.add(Errand(number), in: $0, due: due, once: key) }
  }

  func claim(atMost most: Int = 10, for lease: Duration = .seconds(60)) async throws -> [JobQueue.Claimed] {
    try await database.write(.readCommitted) { [queue] in
      try queue.claim([Errand.name], atMost: most, for: lease, in: $0)
    }
  }

  func end(_ job: JobQueue.Claimed, _ ending: JobQueue.Ending) async throws {
    try await database.write { [queue] in try queue.end(job, ending, in: $0) }
  }

  func condition() async throws -> JobQueueCondition {
    try await database.read { [queue] in try queue.condition(in: $0) }
  }

  /// Runs a worker until the body returns.
  func working(
    _ handlers: [JobHandler], settings: JobWorker.Settings = quick, _ body: (JobWorker) async throws -> Void
  ) async throws {
    let worker = JobWorker(database, queue: queue, handlers: handlers, settings: settings)
    let running = Task { await worker.run() }
    do {
      try await body(worker)
    } catch {
      worker.stop()
      throw error
    }
    worker.stop()
    await running.value
  }

  /// Until the queue has come to what the test waits for.
  func until(_ holds: (JobQueueCondition) -> Bool) async throws {
    while !holds(try await condition()) { await Task.yield() }
  }

  static var quick: JobWorker.Settings {
    var settings = JobWorker.Settings()
    settings.pollEvery = .milliseconds(2)
    settings.drainFor = .milliseconds(10)
    return settings
  }
}

extension Retries {
  /// Soon again, without chance.
  static func soon(attempts: Int) -> Retries {
    var retries = Retries()
    retries.attempts = attempts
    retries.firstPause = .zero
    return retries
  }
}

/// What happened, in order.
final class Diary<Entry: Sendable>: Sendable {
  private let held = Mutex<[Entry]>([])
  var entries: [Entry] { held.withLock { $0 } }
  func note(_ entry: Entry) { held.withLock { $0.append(entry) } }
}
