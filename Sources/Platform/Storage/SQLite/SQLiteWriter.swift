import GRDB
import Synchronization

/// All writes of this process to a SQLite file, through the one connection that commits and checkpoints.
///
/// Making a commit safe from a power cut takes milliseconds, whatever is in it. So writes that wait while one is under way
/// are gathered into the next: one transaction, in it a savepoint for each, and an acknowledgement for each after the
/// commit. A write that fails goes back to its savepoint, and harms no other. When the transaction as a whole is lost
/// (a full disk, an interrupted statement), each of its writes is tried again in a transaction by itself, so that each
/// gets its own answer.
final class SQLiteWriter: Sendable {
  /// So that whoever waits first does not wait for all.
  static let mostInGroup = 256

  /// What a caller asked to have written.
  final class Request: Sendable {
    /// Carries out the write, and keeps the result for the caller.
    let body: @Sendable (Connection) throws -> Void
    let isCancelled = Atomic<Bool>(false)
    let continuation = Mutex<CheckedContinuation<Void, any Error>?>(nil)

    init(body: @escaping @Sendable (Connection) throws -> Void) { self.body = body }

    func answer(_ answer: Result<Void, any Error>) {
      let continuation = continuation.withLock { held in
        let continuation = held
        held = nil
        return continuation
      }
      continuation?.resume(with: answer)
    }
  }

  private struct State {
    var waiting: [Request] = []
    var running: Request?
    var isWorking = false
    var isClosed = false
  }

  let queue: DatabaseQueue
  private let mostWaiting: Int
  private let signals: SignalHub
  private let state = Mutex(State())
  /// Groups that were kept, and the writes in them: what tests and measurements ask about.
  let keptGroups = Atomic<Int>(0)
  let keptWrites = Atomic<Int>(0)

  init(queue: DatabaseQueue, mostWaiting: Int, signals: SignalHub) {
    self.queue = queue
    self.mostWaiting = mostWaiting
    self.signals = signals
  }

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    let outcome = Outcome<Result>()
    let request = Request { outcome.value = try body($0) }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        request.continuation.withLock { $0 = continuation }
        enter(request)
      }
    } onCancel: {
      cancel(request)
    }
    guard let result = outcome.value else { throw StorageError.cancelled }
    return result
  }

  func close() async {
    state.withLock { $0.isClosed = true }
    // The queue is first in, first out: what was let in is done before this.
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      queue.asyncWriteWithoutTransaction { _ in continuation.resume() }
    }
  }

  var waitingCount: Int { state.withLock { $0.waiting.count } }

  private func enter(_ request: Request) {
    let (problem, begins): (StorageError?, Bool) = state.withLock { state in
      if state.isClosed { return (.gone(mayHaveCommitted: false), false) }
      if state.waiting.count >= mostWaiting { return (.overloaded, false) }
      state.waiting.append(request)
      defer { state.isWorking = true }
      return (nil, !state.isWorking)
    }
    if let problem { request.answer(.failure(problem)) }
    if begins { queue.asyncWriteWithoutTransaction { self.work($0) } }
  }

  /// A request that waits is left out when its turn comes, and one that is being carried out is interrupted. The lock makes
  /// sure that no other is: `running` changes under it only.
  private func cancel(_ request: Request) {
    request.isCancelled.store(true, ordering: .sequentiallyConsistent)
    state.withLock { state in
      if state.running === request { queue.interrupt() }
    }
  }

  private func work(_ database: GRDB.Database) {
    while true {
      let group = state.withLock { state in
        let group = Array(state.waiting.prefix(Self.mostInGroup))
        state.waiting.removeFirst(group.count)
        if group.isEmpty { state.isWorking = false }
        return group
      }
      if group.isEmpty { return }
      carryOut(group, database)
    }
  }

  private func carryOut(_ group: [Request], _ database: GRDB.Database) {
    let session = SQLiteSession(database)
    var answers: [(Request, Result<Void, any Error>)] = []
    var notices: [(channel: Channel, message: String)] = []
    var kept = 0
    do {
      try session.control(.beginWriting)
      for request in group {
        let answer = carryOut(request, database, &notices)
        guard database.isInsideTransaction else { throw Self.error(in: answer) ?? StorageError.cancelled }
        if case .success = answer { kept += 1 }
        answers.append((request, answer))
      }
      try session.control(.commit)
    } catch {
      try? session.control(.rollBack)
      guard group.count > 1, Self.mayConcernOneOnly(error) else {
        for request in group { request.answer(.failure(Self.told(error))) }
        return
      }
      for request in group { carryOut([request], database) }
      return
    }
    keptGroups.add(1, ordering: .relaxed)
    keptWrites.add(kept, ordering: .relaxed)
    for (request, answer) in answers { request.answer(answer) }
    for notice in notices { signals.send(notice.message, on: notice.channel) }
  }

  /// One write of a group, in its savepoint.
  private func carryOut(
    _ request: Request, _ database: GRDB.Database, _ notices: inout [(channel: Channel, message: String)]
  ) -> Result<Void, any Error> {
    let session = SQLiteSession(database) { request.isCancelled.load(ordering: .sequentiallyConsistent) }
    if session.isCancelled { return .failure(CancellationError()) }
    let connection = Connection(session)
    do {
      try session.control(.savepoint)
      state.withLock { $0.running = request }
      defer {
        state.withLock { $0.running = nil }
        connection.end()
      }
      try request.body(connection)
      if let failure = connection.failure { throw failure }
      if session.leavesForeignKeysOpen { throw StorageError.foreignKey(nil) }
    } catch {
      if database.isInsideTransaction { try? session.control(.rollBackToSavepoint) }
      return .failure(Self.told(error))
    }
    do {
      try session.control(.release)
    } catch {
      return .failure(error)
    }
    notices += session.notices
    return .success(())
  }

  private static func error(in answer: Result<Void, any Error>) -> (any Error)? {
    if case .failure(let error) = answer { error } else { nil }
  }

  private static func told(_ error: any Error) -> any Error {
    if case StorageError.cancelled = error { CancellationError() } else { error }
  }

  /// Whether the others of a group may succeed without the one that caused this.
  private static func mayConcernOneOnly(_ error: any Error) -> Bool {
    switch error {
    case StorageError.gone, StorageError.busy, StorageError.damaged, StorageError.readOnly: false
    default: true
    }
  }
}
