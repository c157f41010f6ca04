import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Meetings of partnerships")
struct PartnershipMeetingTests {
  private static func report(
    _ party: Partnership.Party, _ day: String, _ minutes: Int, met: Bool = true, at now: Moment
  ) throws -> PartnershipMeeting.Report {
    PartnershipMeeting.Report(
      party: party, met: met, day: try #require(LocalDate(iso: day)), minutes: met ? minutes : 0, at: now,
      by: nil)
  }

  private static func tell(
    _ story: PartnershipStory, _ id: ID<Partnership>, _ report: PartnershipMeeting.Report
  ) async throws -> Result<Void, Refusal> {
    try await story.act(story.town.karim) { course in
      let partnership = try #require(try PartnershipStore.any(id, course.connection))
      try PartnershipMeetingStore(course).report(
        report, of: partnership)
    }
  }

  @Test("both tell of the same meeting: it counts once", arguments: EngineName.allCases)
  func same(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (id, now) = (try await story.introduced(), story.town.now)
      _ = try await Self.tell(story, id, Self.report(.newcomer, "2026-11-20", 90, at: now)).get()
      // Written down late in the evening, a day later.
      _ = try await Self.tell(story, id, Self.report(.professional, "2026-11-21", 90, at: now)).get()
      let meetings = try await story.meetings(id)
      #expect(meetings.count == 1 && meetings.map(\.minutes) == [90] && meetings.allSatisfy { !$0.differs })
    }
  }

  @Test(
    "two reports that differ stand side by side, the lesser counts, and somebody settles them once",
    arguments: EngineName.allCases)
  func differing(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (id, now, karim) = (try await story.introduced(), story.town.now, story.town.karim)
      async let one = Self.tell(story, id, Self.report(.newcomer, "2026-11-20", 120, at: now))
      async let other = Self.tell(story, id, Self.report(.professional, "2026-11-20", 60, at: now))
      #expect(try await [one.failed, other.failed] == [nil, nil])
      let meeting = try #require(try await story.meetings(id).first)
      #expect(try await story.meetings(id).count == 1)
      #expect(meeting.differs && meeting.minutes == 60)
      func settle(_ minutes: Int) async throws -> Result<Void, Refusal> {
        try await story.act(karim) { course in
          let partnership = try #require(try PartnershipStore.any(id, course.connection))
          try PartnershipMeetingStore(course).settle(meeting.id, of: partnership, minutes)
        }
      }
      _ = try await settle(90).get()
      #expect(try await settle(120).failed == PartnershipWords.isSettled)
      let settled = try #require(try await story.meetings(id).first)
      #expect(settled.minutes == 90 && !settled.differs && settled.reports.count == 2)
      #expect(settled.settlement?.by == karim.person)
    }
  }

  @Test(
    "one says that they met and the other that they did not: both are kept, and nothing counts",
    arguments: EngineName.allCases)
  func contradiction(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (id, now) = (try await story.introduced(), story.town.now)
      _ = try await Self.tell(story, id, Self.report(.newcomer, "2026-11-20", 90, met: false, at: now)).get()
      _ = try await Self.tell(story, id, Self.report(.professional, "2026-11-20", 90, at: now)).get()
      let meetings = try await story.meetings(id)
      #expect(meetings.count == 1 && meetings.map(\.differs) == [true] && meetings.map(\.minutes) == [0])
    }
  }

  @Test(
    "meetings some days apart are two, and one that was arranged is the one that is told of",
    arguments: EngineName.allCases)
  func apart(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (id, now, karim) = (try await story.introduced(), story.town.now, story.town.karim)
      let planned = now + .seconds(2 * 86_400)
      for day in [planned, planned + .seconds(3_600)] {
        _ = try await story.act(karim) { course in
          let partnership = try #require(try PartnershipStore.any(id, course.connection))
          try PartnershipMeetingStore(course).arrange(partnership, for: day, .newcomer)
        }.get()
      }
      #expect(try await story.meetings(id).map(\.planned) == [planned + .seconds(3_600)])
      let day = LocalDate(of: planned).description
      _ = try await Self.tell(story, id, Self.report(.newcomer, day, 90, at: now)).get()
      _ = try await Self.tell(story, id, Self.report(.newcomer, "2026-11-02", 60, at: now)).get()
      #expect(try await story.meetings(id).map(\.minutes).sorted() == [60, 90])
      // Where an agreement is asked for, meeting alone does not make it active.
      _ = try await Self.tell(story, id, Self.report(.professional, day, 90, at: now)).get()
      #expect(try await story.partnership(id).state == .introduced)
    }
  }

  @Test("what counts: settled, agreed, the lesser, one alone")
  func counting() throws {
    let now = Moment(microsecondsSince1970: 0)
    let (long, short, none) = (
      try Self.report(.newcomer, "2026-11-20", 90, at: now),
      try Self.report(.professional, "2026-11-20", 60, at: now),
      try Self.report(.professional, "2026-11-20", 0, met: false, at: now)
    )
    func minutes(_ reports: [PartnershipMeeting.Report], settled: Int? = nil) -> Int {
      PartnershipMeeting(
        id: ID(rawValue: 1), planned: nil, reports: reports,
        settlement: settled.map { .init(minutes: $0, at: now, by: nil) }
      ).minutes
    }
    #expect(
      minutes([]) == 0 && minutes([long]) == 90 && minutes([long, short]) == 60 && minutes([long, none]) == 0)
    #expect(minutes([long, short], settled: 75) == 75)
  }
}
