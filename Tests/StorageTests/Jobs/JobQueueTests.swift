import Basics
import TestDatabases
import Testing

@testable import Storage

@Suite("Jobs in the database")
struct JobQueueTests {
  @Test("a job is kept with the change that asks for it, or not at all", arguments: EngineName.allCases)
  func transactional(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      struct ChangedMind: Error {}
      let queue = tests.queue
      let error = await failure {
        try await database.write { connection in
          try queue.add(Errand(1), in: connection)
          throw ChangedMind()
        }
      }
      #expect(error is ChangedMind)
      #expect(try await tests.condition().open == 0)
      try await tests.add(2)
      let claimed = try #require(try await tests.claim().first)
      #expect(try Errand(stored: claimed.payload, version: claimed.version) == Errand(2))
    }
  }

  @Test("a job of one occasion is added once, also after it was done", arguments: EngineName.allCases)
  func once(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      #expect(try await tests.add(1, once: "welcome 4711") != nil)
      #expect(try await tests.add(1, once: "welcome 4711") == nil)
      let claimed = try #require(try await tests.claim().first)
      #expect(try await tests.add(1, once: "welcome 4711") == nil)
      try await tests.end(claimed, .done)
      #expect(try await tests.add(1, once: "welcome 4711") == nil)
      #expect(try await tests.add(1, once: "welcome 4712") != nil)
      #expect(try await tests.add(1) != nil)
      #expect(try await tests.add(1) != nil)
      // Thirty days later nobody remembers.
      tests.clock.advance(by: .seconds(86_400 * 31))
      let queue = tests.queue
      #expect(try await database.write { try queue.forget(endedDaysAgo: 30, in: $0) } == 1)
      #expect(try await tests.add(1, once: "welcome 4711") != nil)
    }
  }

  @Test("of many workers one gets a job", arguments: EngineName.allCases)
  func claimedOnce(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let queue = tests.queue
      try await database.write { connection in
        for number in 0..<200 { try queue.add(Errand(number), in: connection) }
      }
      let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
        for _ in 0..<8 {
          group.addTask {
            var mine: [JobID] = []
            while true {
              let more = try await tests.claim(atMost: 3)
              if more.isEmpty { return mine }
              mine += more.map(\.id)
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      // A row that another is just taking is skipped: what is left is taken at the end.
      let rest = try await tests.claim(atMost: 200).map(\.id)
      #expect((claimed + rest).count == 200)
      #expect(Set(claimed + rest).count == 200)
    }
  }

  @Test(
    "a job of a worker that died is taken again after its lease, and the dead one ends nothing",
    arguments: EngineName.allCases)
  func lease(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      try await tests.add(1)
      let first = try #require(try await tests.claim(for: .seconds(60)).first)
      tests.clock.advance(by: .seconds(59))
      #expect(try await tests.claim().isEmpty)
      tests.clock.advance(by: .seconds(1))
      let second = try #require(try await tests.claim().first)
      #expect(second.id == first.id)
      #expect((first.attempt, second.attempt) == (1, 2))
      for ending in [JobQueue.Ending.done, .dead(reason: ""), .failed(reason: "", pause: .zero)] {
        #expect(await failure { try await tests.end(first, ending) } is JobLost)
      }
      try await tests.end(second, .done)
      #expect(await failure { try await tests.end(second, .done) } is JobLost)
      #expect(try await tests.condition().open == 0)
    }
  }

  @Test("those due longest come first, and none before its time", arguments: EngineName.allCases)
  func order(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let now = tests.clock.now
      for number in [3, 1, 2] { try await tests.add(number, due: now + .seconds(number * 60)) }
      #expect(try await tests.claim().isEmpty)
      let queue = tests.queue
      #expect(try await database.read { try queue.nextDue([Errand.name], in: $0) } == now + .seconds(60))
      tests.clock.advance(by: .seconds(180))
      var numbers: [Int] = []
      for _ in 0..<3 {
        let job = try #require(try await tests.claim(atMost: 1).first)
        numbers.append(try Errand(stored: job.payload, version: job.version).number)
      }
      #expect(numbers == [1, 2, 3])
    }
  }

  @Test("a job that failed waits, one that was postponed counts no attempt", arguments: EngineName.allCases)
  func failing(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      try await tests.add(1)
      let first = try #require(try await tests.claim().first)
      try await tests.end(first, .failed(reason: "the server is away", pause: .seconds(20)))
      tests.clock.advance(by: .seconds(19))
      #expect(try await tests.claim().isEmpty)
      tests.clock.advance(by: .seconds(1))
      let second = try #require(try await tests.claim().first)
      #expect(second.attempt == 2)
      try await tests.end(second, .postponed(.seconds(5)))
      tests.clock.advance(by: .seconds(5))
      let third = try #require(try await tests.claim().first)
      #expect(third.attempt == 2)
      try await tests.end(third, .dead(reason: "nobody is there"))
      let queue = tests.queue
      let dead = try #require(try await database.read { try queue.dead(in: $0) }.first)
      #expect(dead.reason == "nobody is there")
      #expect(dead.id == first.id)
      #expect(try await database.write { try queue.revive(dead.id, in: $0) } == 1)
      #expect(try await database.write { try queue.revive(dead.id, in: $0) } == 0)
      #expect(try await tests.claim().first?.attempt == 1)
    }
  }

  @Test("what a job was about is forgotten when it is done", arguments: EngineName.allCases)
  func payload(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      try await tests.add(4_711)
      try await tests.end(try #require(try await tests.claim().first), .done)
      #expect(try await database.read { try $0.value("SELECT payload FROM jobs", as: String.self) } == "")
    }
  }

  @Test("pauses between attempts double, up to two hours, and chance takes half at most")
  func pauses() {
    var retries = Retries.ofJobs
    retries.random = { 1 }
    #expect((1...3).map { retries.pause(after: $0) } == [10, 20, 40].map { .seconds($0) })
    #expect(retries.pause(after: 11) == .seconds(7_200))
    retries.random = { 0 }
    #expect(retries.pause(after: 1) == .seconds(5))
  }

  @Test("a job of another version, or one that is damaged, says so")
  func unreadable() throws {
    #expect(throws: JobProblem("stored by version 3 of the job, and this program knows 2")) {
      try Errand(stored: #"{"number":1}"#, version: 3)
    }
    #expect(throws: JobProblem("what was stored for the job cannot be read", isHopeless: true)) {
      try Errand(stored: "{}", version: 2)
    }
  }

  @Test("why a job failed is stored without what others wrote")
  func reasons() {
    struct Unknown: Error { let name = "Amina" }
    #expect(JobProblem.reason(of: Unknown()) == "Unknown")
    #expect(
      JobProblem.reason(of: StorageError.unique("persons_email_key")) == #"unique("persons_email_key")"#)
    #expect(JobProblem.reason(of: JobProblem(String(repeating: "a", count: 1_000))).count == 300)
  }
}
