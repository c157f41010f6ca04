import Basics
import TestDatabases
import TestSupport
import Testing

@testable import Storage

@Suite("What is done every day")
struct DailyScheduleTests {
  struct Morning: Job {
    static let name = "tests/morning"
    static let version = 1
    let day: LocalDate
  }

  private static func schedule(_ zone: String, hour: Int = 7, minute: Int = 0) throws -> DailySchedule {
    DailySchedule("tests/morning", hour: hour, minute: minute, in: try Zone(named: zone)) { Morning(day: $0) }
  }

  @Test(
    "its time comes once on every day of twelve years, changes of the clock or not",
    arguments: ["America/St_Johns", "America/Vancouver"],
    [7 * 60, 2 * 60 + 30, 1 * 60 + 30])
  func everyDay(zone: String, minutes: Int) throws {
    let schedule = try Self.schedule(zone, hour: minutes / 60, minute: minutes % 60)
    let wall = try Zone(named: zone)
    // 2024-01-01 to 2035-12-31, every half hour of the days on which clocks may change, every six hours of others.
    let end = 2_082_758_400
    var (seconds, days) = (1_704_067_200, [LocalDate]())
    var last = schedule.lastDay(at: Moment(microsecondsSince1970: Int64(seconds) * 1_000_000))
    while seconds < end {
      let moment = Moment(microsecondsSince1970: Int64(seconds) * 1_000_000)
      let day = schedule.lastDay(at: moment)
      if day > last {
        #expect(last.days(until: day) == 1)
        let reading = wall.reading(at: moment)
        #expect(reading.day == day && reading.secondOfDay >= minutes * 60)
        days.append(day)
        last = day
      }
      let month = day.parts.month
      seconds += month == 3 || month == 11 ? 1_800 : 21_600
    }
    #expect(days.count == 12 * 365 + 3)
  }

  @Test("a clock that is set back does nothing twice", arguments: EngineName.allCases)
  func setBack(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let schedule = try Self.schedule("America/Halifax")
      let queue = tests.queue
      var numbers = SeededNumbers(seed: 7)
      var furthest = schedule.lastDay(at: tests.clock.now)
      let first = furthest
      func tick() async throws -> Bool { try await database.write { try schedule.tick(queue, in: $0) } }
      // A schedule that is new waits for its next time.
      #expect(try await tick() == false)
      for _ in 0..<200 {
        tests.clock.advance(by: .seconds(Int.random(in: -86_400 * 2...86_400 * 2, using: &numbers)))
        let day = schedule.lastDay(at: tests.clock.now)
        #expect(try await tick() == (day > furthest))
        #expect(try await tick() == false)
        furthest = max(furthest, day)
      }
      let days = try await database.read { connection in
        try connection.values("SELECT payload FROM jobs ORDER BY payload", as: String.self)
      }.map { try Morning(stored: $0, version: 1).day }
      #expect(Set(days).count == days.count)
      #expect(days.allSatisfy { $0 > first })
      #expect(days.last == furthest)
    }
  }

  @Test("of several processes one asks for the job", arguments: EngineName.allCases)
  func processes(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestQueue(database)
      let schedule = try Self.schedule("America/Toronto")
      let queue = tests.queue
      _ = try await database.write { try schedule.tick(queue, in: $0) }
      for day in 1...5 {
        tests.clock.advance(by: .seconds(86_400))
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<4 {
            group.addTask { _ = try await database.write { try schedule.tick(queue, in: $0) } }
          }
          try await group.waitForAll()
        }
        #expect(try await tests.condition().open == day)
      }
    }
  }

  @Test("a worker asks for what is due, and does it")
  func worker() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestQueue(database)
      let done = AsyncStream.makeStream(of: LocalDate.self)
      let handler = JobHandler(Morning.self) { morning, _ in
        done.continuation.yield(morning.day)
        return { _ in }
      }
      let schedule = try Self.schedule("America/Halifax")
      _ = try await database.write { [queue = tests.queue] in try schedule.tick(queue, in: $0) }
      tests.clock.advance(by: .seconds(86_400))
      let worker = JobWorker(
        database, queue: tests.queue, handlers: [handler], schedules: [schedule], settings: TestQueue.quick)
      let running = Task { await worker.run() }
      var days = done.stream.makeAsyncIterator()
      for _ in 0..<3 {
        #expect(await days.next() == schedule.lastDay(at: tests.clock.now))
        // Before the clock moves, or its lease would be over.
        try await tests.until { $0.open == 0 }
        tests.clock.advance(by: .seconds(86_400))
      }
      worker.stop()
      await running.value
    }
  }
}
