import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Partnerships")
struct PartnershipTests {
  @Test("what can happen in the database is what the rules say", arguments: EngineName.allCases)
  func moves(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let rows = try await story.town.database.behind(.open).read { connection in
        try connection.rows("SELECT act, before, after FROM partnership_moves").map { row in
          let (act, before, after): (String, String, String) = (
            try row.value(at: 0), try row.value(at: 1), try row.value(at: 2)
          )
          return "\(act) \(before) \(after)"
        }
      }
      let known = PartnershipMove.all.map {
        "\($0.act.rawValue) \($0.before?.rawValue ?? "none") \($0.after.rawValue)"
      }
      #expect(Set(rows) == Set(known) && rows.count == known.count)
    }
  }

  @Test(
    "from the question to the end: each step stands in the history, and the place is held as long as the two meet",
    arguments: EngineName.allCases)
  func course(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (town, karim) = (story.town, story.town.karim)
      let id = try await story.begin()
      #expect(try await story.partnership(id).state == .asked)
      // While they are asked, and while they meet, nobody else asks Elaine, and Amina does not wait.
      for kind in [PartnershipMove.Act.confirmation, .acceptance, .introduction] {
        _ = try await story.take(kind, id).get()
        let month = karim.later(.seconds(30 * 86_400))
        #expect(try await story.desk.desk(month).places(of: story.desk.elaine).free == 0)
        #expect(try await story.desk.desk(month).roster.proposals[story.desk.amina]?.partnership == id)
      }
      _ = try await story.take(.signature, id, .init(party: .newcomer)).get()
      #expect(try await story.partnership(id).state == .introduced)
      _ = try await story.take(.signature, id, .init(party: .professional)).get()
      #expect(try await story.partnership(id).state == .active)
      _ = try await story.take(.pause, id).get()
      #expect(try await story.take(.resumption, id).get().state == .active)
      let closed = try await story.take(
        .closure, id, .init(words: "They go on as friends", closing: .completed)
      ).get()
      #expect(closed.state == .closed && closed.closing == .completed)
      #expect(try await story.desk.desk(karim).places(of: story.desk.elaine).free == 1)
      #expect(try await story.desk.desk(karim).roster.proposals.isEmpty)
      let events = try await story.events(id)
      #expect(
        events.map(\.act) == [
          .request, .confirmation, .acceptance, .introduction, .signature, .signature, .agreement, .pause,
          .resumption, .closure,
        ])
      #expect(events.last?.words == "They go on as friends" && events.last?.by == karim.person)
      let kinds = try await town.ask(karim) { [amina = story.desk.amina] in
        try TimelineStore($0, $1).happenings(of: amina, atMost: 3, kinds: HappeningKind.all).map(\.kind)
      }
      #expect(kinds == [.partnershipClosed, .introducedToPartner, .partnershipAsked])
    }
  }

  @Test("a history in which something impossible happened cannot be written", arguments: EngineName.allCases)
  func schema(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.begin()
      let partnership = try await story.partnership(id)
      // An introduction of somebody who was only asked; a confirmation of something that is confirmed; the same step twice; a gap.
      let wrong: [(number: Int, previous: Int?, act: String, before: String, after: String)] = [
        (2, 1, "introduction", "accepted", "introduced"), (2, 1, "introduction", "asked", "introduced"),
        (1, nil, "request", "none", "asked"), (3, 2, "acceptance", "confirmed", "accepted"),
        (2, nil, "confirmation", "asked", "confirmed"), (2, 1, "closure", "asked", "asked"),
      ]
      for event in wrong {
        await #expect(throws: StorageError.self, "\(event)") {
          try await story.town.database.behind(.open).write { connection in
            try connection.run(
              """
              INSERT INTO partnership_events (id, person, keeper, council, partnership, decided_for, number, previous, act, before,
                after, at)
              VALUES (\(ID<PartnershipEvent>()), \(partnership.newcomer), \(partnership.keeper), \(partnership.council), \(id),
                \(partnership.decidedFor), \(event.number), \(event.previous), \(event.act), \(event.before), \(event.after), 1)
              """)
          }
        }
      }
      for kind in [PartnershipMove.Act.acceptance, .introduction, .meeting, .pause, .resumption, .lateAnswer]
      {
        #expect(try await story.take(kind, id).failed?.kind == .conflict, "\(kind)")
      }
      #expect(try await story.events(id).count == 1)
    }
  }

  @Test("of two coaches who close the same partnership one is told", arguments: EngineName.allCases)
  func closedTwice(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await story.introduced()
      let later = story.town.karim.later(.seconds(1))
      async let first = story.take(.closure, id, .init(closing: .noTime))
      async let second = story.take(.closure, id, by: later, .init(closing: .noFit))
      let refusals = try await [first, second].compactMap(\.failed)
      #expect(refusals.count == 1)
      #expect(refusals.first?.sentence.en.contains("Somebody was quicker") == true)
      #expect(try await story.events(id).filter { $0.act == .closure }.count == 1)
    }
  }

  @Test(
    "of two yeses in the same second to the last place one is kept, and the other is heard",
    arguments: EngineName.allCases)
  func lastPlace(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (town, elaine) = (story.town, story.desk.elaine)
      let chidi = try await DeskStory.add(
        "Chidi", to: story.desk.programme, as: .newcomers, by: town.lena, town,
        [.occupation: "Civil engineer"])
      let first = try await story.begin()
      // Elaine has not answered for a week, and her place is free: Lena asks her for Chidi.
      let week = town.lena.later(.seconds(6 * 86_400))
      let second = try await story.begin(chidi, elaine, by: week)
      let later = week.later(.seconds(6 * 86_400))
      async let one = story.take(.confirmation, first, by: later, .init(party: .professional))
      async let other = story.take(.confirmation, second, by: later, .init(party: .professional))
      let refusals = try await [one, other].compactMap(\.failed)
      #expect(refusals == [PartnershipWords.placeIsGone])
      let open = try await town.database.behind(.open).read {
        try $0.value("SELECT COUNT(*) FROM holds WHERE person = \(elaine) AND ended IS NULL", as: Int64.self)
      }
      #expect(open == 1)
      let states = [try await story.partnership(first).state, try await story.partnership(second).state]
      #expect(Set(states) == [.asked, .confirmed])
    }
  }

  @Test("a newcomer is in one partnership of a programme at a time", arguments: EngineName.allCases)
  func oneAtATime(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      _ = try await story.begin()
      let second = try await story.desk.propose(
        story.desk.draft(story.desk.amina, story.desk.francois, places: 2), by: story.town.karim)
      #expect(second.failed == PartnershipWords.isInOne)
    }
  }

  @Test(
    "whoever said no for good is not proposed to each other again, and whoever has no time may be",
    arguments: EngineName.allCases)
  func afterNo(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let first = try await story.begin()
      _ = try await story.take(
        .refusal, first, .init(party: .professional, reason: "no-time", closing: .professionalDeclined)
      ).get()
      #expect(try await story.desk.desk(story.town.karim).roster.decisions.isEmpty)
      let second = try await story.begin()
      _ = try await story.take(
        .refusal, second,
        .init(
          party: .professional, reason: "other-field", words: "Bridges, not roads",
          closing: .professionalDeclined)
      ).get()
      let decisions = try await story.desk.desk(story.town.karim).roster.decisions
      #expect(decisions.map(\.kind) == [.exclusion] && decisions.map(\.reason) == ["Bridges, not roads"])
      let again = try await story.desk.propose(
        story.desk.draft(story.desk.amina, story.desk.elaine), by: story.town.karim)
      #expect(again.failed?.sentence.en.contains("excluded") == true)
    }
  }

  @Test("a model that is changed changes nothing for those who have begun", arguments: EngineName.allCases)
  func version(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (programme, imani) = (story.desk.programme, story.town.imani)
      let id = try await story.begin()
      let document = try #require(ProgrammeModel.builtIn.first { $0.name == "mentoring" }?.yaml)
        .replacing("minutes: 90", with: "minutes: 45")
      try await story.town.ask(imani) { try ProgrammeStore($0, $1).adapt(programme, document, after: 1) }
      let minutes = try await story.act(imani) { course in
        let partnership = try #require(try PartnershipStore.any(id, course.connection))
        return try course.model(of: partnership).meeting.minutes
      }.get()
      #expect(minutes == 90)
    }
  }

  @Test("the place of somebody whose newcomer was erased is free", arguments: EngineName.allCases)
  func erased(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let (id, amina) = (try await story.introduced(), story.desk.amina)
      _ = try await story.act(story.town.karim) { course in
        try ErasureStore(course.connection, course.access).erase(amina, .asked)
      }.get()
      let left = try await story.town.database.behind(.open).read { connection in
        let tables: [SQL] = [
          "partnerships", "partnership_events", "partnership_letters", "partnership_links",
        ]
        return try tables.map { table in
          try connection.value("SELECT COUNT(*) FROM \(table) WHERE person = \(amina)", as: Int64.self)
        }
      }
      #expect(left == [0, 0, 0, 0])
      #expect(try await story.desk.desk(story.town.karim).places(of: story.desk.elaine).free == 1)
      _ = id
    }
  }
}
