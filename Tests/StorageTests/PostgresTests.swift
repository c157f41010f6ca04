import Synchronization
import TestDatabases
import Testing

@testable import Storage

/// What only PostgreSQL does.
@Suite("PostgreSQL")
struct PostgresTests {
  @Test("writes that met one another are carried out again, and none is lost")
  func serialization() async throws {
    var settings = PostgresSettings()
    let pauses = Mutex<[Duration]>([])
    settings.connections = 8
    settings.retries.attempts = 200
    settings.retries.random = { 1 }
    settings.retries.sleep = { pause in
      pauses.withLock { $0.append(pause) }
      await Task.yield()
    }
    try await withDatabase(.postgres, postgres: settings) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      // Reading and then writing what was read: without SERIALIZABLE additions would be lost.
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            for _ in 0..<10 {
              try await database.write { connection in
                let waiting =
                  try connection.value("SELECT waiting FROM persons WHERE id = 1", as: Int.self) ?? 0
                try connection.run("UPDATE persons SET waiting = \(waiting + 1) WHERE id = 1")
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.read { try $0.value("SELECT waiting FROM persons") } == 80)
      let taken = pauses.withLock { $0 }
      #expect(!taken.isEmpty)
      #expect(taken.allSatisfy { $0 >= .milliseconds(2) && $0 <= .milliseconds(200) })
    }
  }

  @Test("a write that meets another every time gives up at last")
  func givingUp() async throws {
    var settings = PostgresSettings()
    settings.retries.attempts = 3
    let pauses = Mutex(0)
    settings.retries.sleep = { _ in pauses.withLock { $0 += 1 } }
    try await withDatabase(.postgres, postgres: settings) { database in
      let attempts = Atomic<Int>(0)
      let error = await failure {
        try await database.write { connection in
          attempts.add(1, ordering: .relaxed)
          try connection.run("DO $$ BEGIN RAISE EXCEPTION 'met another' USING ERRCODE = '40001'; END $$")
        }
      }
      #expect(error as? StorageError == .serialization)
      #expect(attempts.load(ordering: .relaxed) == 3)
      #expect(pauses.withLock { $0 } == 2)
    }
  }

  @Test("pauses double up to the longest, and are shortened by chance")
  func pauses() {
    var retries = Retries()
    retries.random = { 1 }
    #expect(
      (1...9).map { retries.pause(after: $0) }
        == [2, 4, 8, 16, 32, 64, 128, 200, 200].map { .milliseconds($0) })
    retries.random = { 0.5 }
    #expect(retries.pause(after: 1_000) == .milliseconds(100))
  }

  @Test("a statement under way is given up with its task, and the next caller is not disturbed")
  func cancellation() async throws {
    var settings = PostgresSettings()
    settings.connections = 1
    try await withDatabase(.postgres, postgres: settings) { database in
      let began = AsyncStream.makeStream(of: Void.self)
      let slow = Task {
        try await database.read { connection in
          began.continuation.finish()
          _ = try connection.rows("SELECT pg_sleep(60)")
        }
      }
      for await _ in began.stream {}
      let clock = ContinuousClock()
      let start = clock.now
      slow.cancel()
      await #expect(throws: CancellationError.self) { try await slow.value }
      #expect(clock.now - start < .seconds(20))
      for number in 0..<50 {
        let answer = try await database.read { try $0.value("SELECT \(number)", as: Int.self) }
        #expect(answer == number)
      }
    }
  }

  @Test("whoever waits for a connection can give up")
  func waiting() async throws {
    var settings = PostgresSettings()
    settings.connections = 1
    settings.mostWaiting = 1
    try await withDatabase(.postgres, postgres: settings) { database in
      let gate = Gate()
      let began = AsyncStream.makeStream(of: Void.self)
      async let held: Void = database.read { _ in
        began.continuation.finish()
        gate.wait()
      }
      for await _ in began.stream {}
      let engine = try #require(database.engine as? PostgresEngine)
      let waiting = Task { try await database.read { try $0.value("SELECT 1", as: Int.self) } }
      while engine.waitingCount < 1 { await Task.yield() }
      let refused = await failure { try await database.read { _ in } }
      #expect(refused as? StorageError == .overloaded)
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      gate.open()
      try await held
      #expect(try await database.read { try $0.value("SELECT 2") } == 2)
    }
  }

  @Test("tables may change under statements that were prepared")
  func stale() async throws {
    var settings = PostgresSettings()
    settings.connections = 1
    try await withDatabase(.postgres, postgres: settings) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      let columns = { try await database.read { try $0.row("SELECT * FROM persons")?.answer.columns.count } }
      #expect(try await columns() == 7)
      try await database.write { try $0.run("ALTER TABLE persons ADD COLUMN city TEXT") }
      #expect(try await columns() == 8)
    }
  }

  @Test(
    "the server may be started anew: what comes next is answered, and listeners hear again",
    .timeLimit(.minutes(1)))
  func restart() async throws {
    let cluster = try PrivateCluster()
    defer { cluster.end() }
    let place = try TestPlace(.postgres, cluster: cluster)
    let database = Database.postgres(place.address)
    try await database.makePersons()
    var heard = database.signals(on: "restarted").makeAsyncIterator()
    #expect(await heard.next() == "")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<6 { group.addTask { try await database.add(number, "Amina") } }
      try await group.waitForAll()
    }
    // One in the middle of its work is told; nothing of it was kept.
    let gate = Gate()
    let began = AsyncStream.makeStream(of: Void.self)
    let attempts = Atomic<Int>(0)
    async let caught = failure {
      try await database.write { connection in
        try connection.run("INSERT INTO persons (id, name) VALUES (100, 'Bao')")
        if attempts.add(1, ordering: .relaxed).newValue == 1 {
          began.continuation.finish()
          gate.wait()
        }
        try connection.run("UPDATE persons SET waiting = 1 WHERE id = 100")
      }
    }
    for await _ in began.stream {}
    try cluster.order("restart")
    gate.open()
    #expect(await caught == nil, "it was carried out again on a new connection")
    #expect(attempts.load(ordering: .relaxed) == 2)
    #expect(try await database.count("persons") == 7)

    while let signal = await heard.next() {
      if signal == "heard" { break }
      try await database.write { try $0.notify("restarted", "heard") }
    }
    try cluster.order("stop")
    let error = await failure { try await database.count("persons") }
    #expect(error as? StorageError == .gone(mayHaveCommitted: false))
    try cluster.order("start")
    #expect(try await database.count("persons") == 7)
    await database.close()
  }

  @Test("a server that cannot be reached is told as such")
  func unreachable() async throws {
    let database = Database.postgres("postgres:///x?host=/nowhere")
    let error = await failure { try await database.read { _ in } }
    #expect(error as? StorageError == .gone(mayHaveCommitted: false))
    await database.close()
  }

  @Test(
    "PostgreSQL's codes are understood, and its words are kept only where they quote nothing",
    arguments: [
      ("23P01", StorageError.check("persons_check")), ("40P01", .serialization), ("55P03", .busy),
      ("53100", .full),
      ("57P01", .gone(mayHaveCommitted: false)), ("08006", .gone(mayHaveCommitted: false)),
      ("53300", .overloaded),
      ("22P02", .unsuitable("a value that its column cannot hold (22P02)")),
      ("42P01", .other(code: "42P01", words: "words")),
    ])
  func codes(state: String, error: StorageError) {
    #expect(
      StorageError(sqlState: state, constraint: "persons_check", column: "persons.name", words: "words")
        == error)
  }
}
