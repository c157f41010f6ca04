import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Promises and their clocks")
struct PromiseTests {
  private static func run(_ story: PartnershipStory, _ now: Moment) async throws -> PromiseRunner.Count {
    let setting = PartnershipSetting(
      origin: PartnershipStory.origin, models: story.models, usual: DayClock(nil))
    return try await PromiseRunner(story.town.database, setting).run(at: now)
  }

  /// A day after the town's, at noon in Greenwich; the town's is a Sunday, November 22, 2026.
  private static func noon(_ story: PartnershipStory, _ days: Int) -> Moment {
    let day = Int64(LocalDate(of: story.town.now).adding(days: days).daysSince1970)
    return Moment(microsecondsSince1970: (day * 86_400 + 43_200) * 1_000_000)
  }

  private static func open(_ story: PartnershipStory, _ id: ID<Partnership>) async throws -> [Promise] {
    try await story.town.database.behind(.open).read { try PromiseStore.open(of: id, $0) }
  }

  @Test(
    "a professional who does not answer is reminded once, released in time, and told; the place is free",
    arguments: EngineName.allCases)
  func unanswered(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.begin()
      #expect(try await Self.open(story, id).map(\.name) == ["hold", "proposal"])
      #expect(try await Self.run(story, Self.noon(story, 2)) == .init())
      // Three working days on, and again: the letter is written once, however often the clocks are gone through.
      #expect(try await Self.run(story, Self.noon(story, 3)) == .init(reminded: 1))
      #expect(try await Self.run(story, Self.noon(story, 3)) == .init())
      let reminder = try #require(try await story.letters().last)
      #expect(reminder.to == "elaine@example.org" && !reminder.text.contains("Amina"))
      // Five working days from a Sunday are over with the Friday.
      #expect(try await Self.run(story, Self.noon(story, 5)) == .init())
      #expect(try await Self.run(story, Self.noon(story, 6)) == .init(released: 1))
      #expect(try await Self.run(story, Self.noon(story, 7)) == .init())
      let partnership = try await story.partnership(id)
      #expect(partnership.closing == .unanswered && partnership.closed == Self.noon(story, 6))
      #expect(try await story.letters().last?.subject.contains("asked somebody else") == true)
      #expect(try await Self.open(story, id).isEmpty)
      let later = story.town.karim.later(.seconds(7 * 86_400))
      #expect(try await story.desk.desk(later).places(of: story.desk.elaine).free == 1)
      let (waiting, last) = try await story.town.ask(later) {
        (
          try PartnershipStore($0, $1).answered(atMost: 5).map(\.partnership.id),
          try PartnershipStore.events(of: id, $0).last
        )
      }
      #expect(waiting == [id] && last?.act == .release && last?.by == nil && last?.reason == "hold")
    }
  }

  @Test(
    "whoever is introduced and does not meet is reminded, and then it is for the coordinator, who sees it as late",
    arguments: EngineName.allCases)
  func neverMet(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.introduced()
      let before = try await story.letters().count
      #expect(try await Self.open(story, id).map(\.name) == ["first-meeting"])
      // A week on, and then a fortnight, which ends with a Monday since the fortnight ends on a Sunday.
      #expect(try await Self.run(story, Self.noon(story, 8)).reminded == 1)
      let reminder = try #require(try await story.letters().dropFirst(before).first)
      #expect(reminder.to == "amina@example.org")
      #expect(try await Self.run(story, Self.noon(story, 16)) == .init(told: 1))
      let promise = try #require(try await Self.open(story, id).first)
      let calendar = WorkCalendar(DayClock(nil))
      #expect(
        promise.missed == Self.noon(story, 16) && promise.colour(at: Self.noon(story, 16), calendar) == .late)
      #expect(try await story.partnership(id).state == .introduced, "nothing is released that only tells")
    }
  }

  @Test("a promise that is kept ends, and the next begins", arguments: EngineName.allCases)
  func kept(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.introduced()
      func meet(_ day: String, at now: Moment) async throws {
        let later = story.town.karim.later(story.town.now.duration(to: now))
        let date = try #require(LocalDate(iso: day))
        _ = try await story.act(later) { course in
          let partnership = try #require(try PartnershipStore.any(id, course.connection))
          try PartnershipMeetingStore(course).report(
            PartnershipMeeting.Report(party: .newcomer, met: true, day: date, minutes: 60, at: now, by: nil),
            of: partnership)
        }.get()
      }
      try await meet("2026-11-24", at: Self.noon(story, 2))
      #expect(try await Self.open(story, id).map(\.name) == ["agreement", "silence"])
      try await meet("2026-12-01", at: Self.noon(story, 9))
      let open = try await Self.open(story, id)
      #expect(open.map(\.name).sorted() == ["agreement", "silence"])
      #expect(open.first { $0.name == "silence" }?.started == Self.noon(story, 9))
      #expect(open.first { $0.name == "agreement" }?.started == Self.noon(story, 2))
      for party in Partnership.Party.allCases {
        _ = try await story.take(.signature, id, .init(party: party)).get()
      }
      #expect(Set(try await Self.open(story, id).map(\.name)) == ["silence", "midpoint", "closing"])
      _ = try await story.take(.closure, id, .init(closing: .completed)).get()
      #expect(try await Self.open(story, id).isEmpty)
    }
  }

  @Test(
    "while it is paused nobody is late, and afterwards as much time is left as before",
    arguments: EngineName.allCases)
  func pausing(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.introduced()
      let due = try #require(try await Self.open(story, id).first?.due)
      _ = try await story.take(.pause, id).get()
      #expect(try await Self.run(story, Self.noon(story, 60)) == .init())
      _ = try await story.take(.resumption, id, by: story.town.karim.later(.seconds(28 * 86_400))).get()
      let after = try #require(try await Self.open(story, id).first?.due)
      #expect(
        due.duration(to: after) >= .seconds(28 * 86_400) && due.duration(to: after) <= .seconds(31 * 86_400))
    }
  }

  @Test(
    "reminders wait for the working day of the council, in the night and on holidays",
    arguments: EngineName.allCases)
  func quiet(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      try await story.town.ask(story.town.imani) {
        try WorkCalendarStore($0).set(WorkPlace(jurisdiction: .novaScotia, zone: .atlantic), by: $1)
      }
      let id = try await story.introduced()
      let promise = try #require(try await Self.open(story, id).first)
      // Saturday in the night: the letter waits for Monday, eight o'clock in Halifax.
      let night = Moment(microsecondsSince1970: (Self.noon(story, 13).microsecondsSince1970 - 32_400_000_000))
      #expect(promise.due > night)
      #expect(try await Self.run(story, night).reminded == 1)
      let due = try await story.town.database.behind(.open).read { connection in
        try connection.value(
          "SELECT MAX(due) FROM jobs WHERE name = 'mail/delivery' AND state = 'open'", as: Moment.self)
      }
      let monday = Int64(LocalDate(of: story.town.now).adding(days: 15).daysSince1970)
      #expect(due == Moment(microsecondsSince1970: (monday * 86_400 + 43_200) * 1_000_000))
    }
  }

  @Test("two runs at once write nobody twice", arguments: EngineName.allCases)
  func atOnce(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      _ = try await story.begin()
      async let one = Self.run(story, Self.noon(story, 3))
      async let other = Self.run(story, Self.noon(story, 3))
      let reminded = try await one.reminded + other.reminded
      #expect(reminded == 1)
      #expect(try await story.letters().count == 2)
    }
  }
}
