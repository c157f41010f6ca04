import Basics
import Synchronization
import TestDatabases
import Testing

@testable import Storage

@Suite("Workers")
struct JobWorkerTests {
  @Test("a change in the database and the end of its job are one", arguments: EngineName.allCases)
  func exactlyOnce(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.migrate(TestTables.persons + JobQueue.migrations)
      let tests = TestQueue(prepared: database)
      let tries = Diary<Int>()
      let handler = JobHandler(Errand.self, retries: .soon(attempts: 5)) { errand, connection in
        tries.note(errand.number)
        try connection.run("INSERT INTO persons (id, name) VALUES (\(errand.number), 'Amina')")
        // What was just written is undone with the attempt.
        if tries.entries.count < 3 { throw JobProblem("not yet") }
      }
      try await tests.add(7)
      try await tests.working([handler]) { _ in try await tests.until { $0.open == 0 } }
      #expect(tries.entries == [7, 7, 7])
      #expect(try await database.count("persons") == 1)
      #expect(try await tests.condition().dead == 0)
    }
  }

  @Test("a job that fails every time is given up with its last reason", arguments: EngineName.allCases)
  func givingUp(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let attempts = Diary<Int>()
      let handler = JobHandler(Errand.self, retries: .soon(attempts: 3)) { _, attempt in
        attempts.note(attempt)
        throw JobProblem("attempt \(attempt) failed")
      }
      try await tests.add(1)
      try await tests.working([handler]) { _ in try await tests.until { $0.dead == 1 } }
      #expect(attempts.entries == [1, 2, 3])
      let queue = tests.queue
      #expect(try await database.read { try queue.dead(in: $0) }.first?.reason == "attempt 3 failed")
    }
  }

  @Test("a job that nothing can help is given up at once; one that kills its workers, in the end")
  func hopeless() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      let handler = JobHandler(Errand.self, retries: .soon(attempts: 3)) { _, _ in
        throw JobProblem("no such person", isHopeless: true)
      }
      try await tests.add(1)
      try await tests.working([handler]) { _ in try await tests.until { $0.dead == 1 } }
      try await tests.add(2)
      for _ in 0..<3 {
        #expect(try await tests.claim(for: .seconds(1)).count == 1)
        tests.clock.advance(by: .seconds(2))
      }
      try await tests.working([handler]) { _ in try await tests.until { $0.dead == 2 } }
      let queue = tests.queue
      let reasons = try await database.read { try queue.dead(in: $0) }.map(\.reason)
      #expect(Set(reasons) == ["no such person", "given up after 3 attempts, the last cut short"])
    }
  }

  @Test("a worker is woken by a signal, and needs no second look", arguments: EngineName.allCases)
  func signal(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      var settings = TestQueue.quick
      settings.pollEvery = .seconds(86_400)
      let done = AsyncStream.makeStream(of: Int.self)
      let handler = JobHandler(Errand.self) { errand, _ in
        done.continuation.yield(errand.number)
        return { _ in }
      }
      try await tests.working([handler], settings: settings) { _ in
        var numbers = done.stream.makeAsyncIterator()
        for number in 1...5 {
          try await tests.add(number)
          #expect(await numbers.next() == number)
          try await tests.until { $0.open == 0 }
        }
      }
    }
  }

  @Test("what another process added without a word is found by looking")
  func polling() async throws {
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    let (database, other) = (try Database.sqlite(place.address), try Database.sqlite(place.address))
    let tests = try await TestQueue(database)
    let handler = JobHandler(Errand.self) { _, _ in { _ in } }
    try await tests.working([handler]) { _ in
      let queue = tests.queue
      try await other.write { _ = try queue.add(Errand(1), in: $0) }
      try await tests.until { $0.open == 0 }
    }
    await other.close()
    await database.close()
  }

  @Test(
    "a worker that is stopped, or whose task is cancelled, ends what it began, and begins nothing else",
    arguments: [false, true])
  func drain(byCancelling: Bool) async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      let (began, release) = (AsyncStream.makeStream(of: Void.self), AsyncStream.makeStream(of: Void.self))
      var settings = TestQueue.quick
      settings.atOnce = 1
      settings.drainFor = .seconds(60)
      let handler = JobHandler(Errand.self) { _, _ in
        began.continuation.yield()
        for await _ in release.stream { break }
        return { _ in }
      }
      try await tests.add(1)
      try await tests.add(2)
      let worker = JobWorker(database, queue: tests.queue, handlers: [handler], settings: settings)
      let isOver = Atomic<Bool>(false)
      let running = Task {
        await worker.run()
        isOver.store(true, ordering: .sequentiallyConsistent)
      }
      for await _ in began.stream { break }
      if byCancelling { running.cancel() } else { worker.stop() }
      for _ in 0..<1_000 { await Task.yield() }
      let wasOver = isOver.load(ordering: .sequentiallyConsistent)
      #expect(!wasOver)
      release.continuation.yield()
      await running.value
      #expect(
        try await tests.condition()
          == .init(open: 1, dead: 0, oldestDue: tests.clock.now, oldestWaiting: tests.clock.now))
    }
  }

  @Test("a job that does not end in time for the stop is cancelled and goes back, its attempt not counted")
  func cutShort() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      let began = AsyncStream.makeStream(of: Void.self)
      let handler = JobHandler(Errand.self) { _, _ in
        began.continuation.yield()
        try await Task.sleep(for: .seconds(3_600))
        return { _ in }
      }
      try await tests.add(1)
      try await tests.working([handler]) { _ in for await _ in began.stream { break } }
      #expect(try await tests.claim().first?.attempt == 1)
    }
  }

  @Test("a job that takes too long is cancelled, and tried again")
  func limit() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      let handler = JobHandler(Errand.self, retries: .soon(attempts: 2), limit: .milliseconds(1)) { _, _ in
        try await Task.sleep(for: .seconds(3_600))
        return { _ in }
      }
      try await tests.add(1)
      try await tests.working([handler]) { _ in try await tests.until { $0.dead == 1 } }
      let queue = tests.queue
      #expect(try await database.read { try queue.dead(in: $0) }.first?.reason == "it took too long")
    }
  }

  @Test("a job whose kind nobody here knows stays for those who do")
  func unknown() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      struct Other: Job {
        static let name = "tests/other"
        static let version = 1
      }
      let queue = tests.queue
      try await database.write { _ = try queue.add(Other(), in: $0) }
      try await tests.add(1)
      try await tests.working([JobHandler(Errand.self) { _, _ in { _ in } }]) { _ in
        try await tests.until { $0.open == 1 }
      }
      #expect(try await tests.condition().open == 1)
    }
  }

  @Test("workers share a queue, and every job is done once", arguments: EngineName.allCases)
  func shared(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let queue = tests.queue
      let done = Diary<Int>()
      let handler = JobHandler(Errand.self) { errand, _ in { _ in done.note(errand.number) } }
      try await database.write { connection in
        for number in 0..<100 { try queue.add(Errand(number), in: connection) }
      }
      try await tests.working([handler]) { _ in
        try await tests.working([handler]) { _ in try await tests.until { $0.open == 0 } }
      }
      #expect(Set(done.entries) == Set(0..<100))
      // PostgreSQL may carry a transaction out again that met another; each is kept once.
      if engine == .sqlite { #expect(done.entries.count == 100) }
    }
  }
}

extension TestQueue {
  /// On a database that has its tables.
  init(prepared database: Database) {
    self.database = database
    queue = JobQueue(now: { [clock] in clock.now })
  }
}
