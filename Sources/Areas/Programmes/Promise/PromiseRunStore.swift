import Basics
import Mail
import People
import Storage

/// The job that goes through promises whose time has come: who is reminded, what is released, what the staff is told.
struct PromiseRun: Job {
  static let name = "programmes/promises"
  static let version = 1
  let day: LocalDate
}

/// One pass over the promises that are due.
///
/// Each batch is a transaction of its own, and what is done for a promise moves it on in the same one: a run that is cut off, or two
/// runs at once, write nobody twice.
package struct PromiseRunner: Sendable {
  private let database: Database
  private let setting: PartnershipSetting

  /// So many promises in a transaction: short enough that others may write in between.
  private static let batch = 200

  init(_ database: Database, _ setting: PartnershipSetting) {
    self.database = database.behind(.open)
    self.setting = setting
  }

  /// What a run did.
  package struct Count: Sendable, Hashable {
    package var reminded = 0
    package var released = 0
    package var told = 0
  }

  package func run(at now: Moment) async throws -> Count {
    var count = Count()
    while true {
      let (database, setting) = (database, setting)
      let (part, isLast) = try await database.write { connection in
        try Self.run(connection, database, setting, at: now)
      }
      count.reminded += part.reminded
      count.released += part.released
      count.told += part.told
      if isLast { return count }
    }
  }

  private static func run(
    _ connection: Connection, _ database: Database, _ setting: PartnershipSetting, at now: Moment
  ) throws -> (Count, isLast: Bool) {
    var count = Count()
    let promises = try PromiseStore.due(at: now, atMost: batch, connection)
    for promise in promises {
      guard let partnership = try PartnershipStore.any(promise.partnership, connection),
        partnership.closed == nil
      else { continue }
      // Nobody acts: the program does, for whoever decided.
      let access = Access(
        person: partnership.newcomer, role: .newcomer, keeper: partnership.decidedFor,
        council: partnership.council, now: now)
      var course = PartnershipCourse(connection, access, setting, database)
      course.isProgram = true
      guard let clock = try course.model(of: partnership).clocks.first(where: { $0.name == promise.name })
      else {
        try PromiseStore(connection).miss(promise, at: now)
        continue
      }
      try go(on: promise, clock, partnership, course, &count)
    }
    return (count, promises.count < batch)
  }

  private static func go(
    on promise: Promise, _ clock: ModelClock, _ partnership: Partnership, _ course: PartnershipCourse,
    _ count: inout Count
  ) throws {
    let (store, now) = (PromiseStore(course.connection), course.access.now)
    let calendar = try course.calendar(of: partnership)
    guard promise.due <= now else {
      let plan = clock.plan(from: promise.started, calendar)
      try remind(promise, clock, partnership, course, calendar)
      count.reminded += 1
      // Reminders whose day has passed while nothing ran are one.
      try store.reminded(promise, next: plan.reminders.first { $0 > now } ?? promise.due)
      return
    }
    let canRelease = PartnershipMove.isPossible(.release, in: partnership.state)
    if clock.ending == .release, canRelease {
      let closing: Partnership.Closing =
        partnership.state == .asked || partnership.state == .confirmed ? .unanswered : .neverMet
      try course.take(.release, in: partnership.id, .init(reason: promise.name, closing: closing))
      count.released += 1
      return
    }
    if clock.remindsAtEnd {
      try remind(promise, clock, partnership, course, calendar)
      count.reminded += 1
    }
    try store.miss(promise, at: now)
    count.told += 1
  }

  /// Writes to those of the two whom the clock reminds; the coordinator finds it on the first page.
  private static func remind(
    _ promise: Promise, _ clock: ModelClock, _ partnership: Partnership, _ course: PartnershipCourse,
    _ calendar: WorkCalendar
  ) throws {
    let post = try course.post(partnership)
    let message = clock.message.flatMap { post.model.message(named: $0) } ?? PartnershipMessages.reminder
    let day = calendar.clock.day(promise.due + .microseconds(-1))
    for party in Partnership.Party.allCases where clock.reminds.contains(party.recipient) {
      // Before both have said yes, nobody is reminded of what they were not asked.
      guard
        partnership.state.isIntroduced || party == (partnership.state == .asked ? .professional : .newcomer)
      else {
        continue
      }
      try post.write(
        message, to: party, of: partnership,
        .init(
          name: "clock \(promise.name) \(promise.began) \(promise.reminders)", day: day,
          due: calendar.sendingTime(after: course.access.now)))
    }
  }
}

extension PromiseRunner {
  func handler(now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    // Tens of thousands of letters may be written after a holiday; a run that is cut off is taken up where it was.
    JobHandler(PromiseRun.self, limit: .seconds(900)) { _, _ in
      _ = try await run(at: now())
      return { _ in }
    }
  }

  /// After midnight on both coasts, so that what was over with the day is told in the morning.
  static func schedules(in zone: Zone) -> [DailySchedule] {
    [
      DailySchedule("programmes/promises-night", hour: 0, minute: 30, in: zone) { PromiseRun(day: $0) },
      DailySchedule("programmes/promises-morning", hour: 6, in: zone) { PromiseRun(day: $0) },
      DailySchedule("programmes/promises-noon", hour: 12, in: zone) { PromiseRun(day: $0) },
    ]
  }
}
