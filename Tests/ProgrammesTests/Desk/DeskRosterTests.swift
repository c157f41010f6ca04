import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Who stands at the desk")
struct DeskRosterTests {
  @Test(
    "a coach sees her own newcomers and the professionals who agreed to it, and nobody else",
    arguments: EngineName.allCases)
  func scope(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let karim = try await story.desk(town.karim)
      #expect(karim.roster.newcomers.map(\.person.id) == [story.amina])
      #expect(Set(karim.roster.professionals.map(\.person.id)) == [story.elaine, story.francois])
      #expect(karim.roster.professionals.allSatisfy { $0.consent != nil })
      // Lena's agency has no newcomer here, and another agency's is not hers to see, whatever she agreed to.
      try await town.agree(story.amina, keptBy: town.karim, to: town.halifax, whole: true)
      #expect(try await story.desk(town.lena).roster.newcomers.isEmpty)
      // The council sees whoever agreed to it.
      #expect(try await story.desk(town.imani).roster.newcomers.map(\.person.id) == [story.amina])
      // Another council has no such programme.
      let programme = story.programme
      let elsewhere = try await town.ask(town.joelle) {
        try DeskStore($0, $1).desk(of: programme, DeskPools(), DayClock(nil)) == nil
      }
      #expect(elsewhere)
    }
  }

  @Test(
    "whoever takes a consent back is gone from every desk with the transaction that says so",
    arguments: EngineName.allCases)
  func withdrawal(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let (town, pools) = (story.town, DeskPools())
      #expect(try await story.desk(town.karim, pools).couldHelp(story.amina) == 2)
      let consent = story.consent
      try await town.ask(town.imani) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
      // The pool of before is still kept, and does not bring Elaine back.
      let desk = try await story.desk(town.karim, pools)
      #expect(desk.roster.professionals.map(\.person.id) == [story.francois])
      #expect(desk.candidates(of: story.amina, atMost: 8).map(\.entry.person.id) == [story.francois])
      // The council keeps her record, and needs no consent.
      try await town.agree(story.amina, keptBy: town.karim, to: town.halifax)
      #expect(try await story.desk(town.imani, pools).couldHelp(story.amina) == 2)
    }
  }

  @Test(
    "a consent that is over opens nothing, without anybody writing anything", arguments: EngineName.allCases)
  func expiry(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let later = story.town.karim.later(.seconds(366 * 86_400))
      let desk = try await story.desk(later)
      #expect(desk.roster.professionals.isEmpty)
    }
  }

  @Test(
    "what is known anew is compared anew, and the rest is taken from before", arguments: EngineName.allCases)
  func change(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let (town, pools) = (story.town, DeskPools())
      let before = try await story.desk(town.karim, pools)
      #expect(before.candidates(of: story.amina, atMost: 8).first?.entry.person.id == story.elaine)
      try await DeskStory.say([.occupation: "Nurse"], of: story.elaine, by: town.imani, town)
      let after = try await story.desk(town.karim, pools)
      #expect(after.candidates(of: story.amina, atMost: 8).map(\.entry.person.id) == [story.francois])
      // A code that somebody chose counts too: the number of the record moves with it.
      let value = try #require(
        try await town.ask(town.imani) { try ProfileStore($0, $1).current(of: story.elaine) }.first {
          $0.field == .occupation
        })
      try await town.ask(town.imani) {
        _ = try ProfileStore($0, $1).confirm(value.id, as: "21300", of: story.elaine)
      }
      let coded = try await story.desk(town.karim, pools)
      #expect(coded.candidates(of: story.amina, atMost: 8).count == 2)
    }
  }

  @Test("a professional who pauses, or is not ready, is offered to nobody", arguments: EngineName.allCases)
  func availability(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let pause = Pause(first: LocalDate(of: town.now), last: nil)
      try await town.ask(town.imani) {
        _ = try ProfileStore($0, $1).save(
          [ProfileEntry(.pause, ReadAnswer(written: "until spring", coded: pause.coded))], of: story.elaine,
          from: .person)
      }
      try await DeskStory.add(
        "Gurpreet", to: story.programme, as: .professionals, by: town.imani, town,
        [.occupation: "Civil engineer"], at: .preparing)
      let desk = try await story.desk(town.imani)
      #expect(desk.places(of: story.elaine) == (0, 0))
      #expect(desk.roster.professionals.count == 2)
    }
  }

  @Test(
    "records of others are named in the audit log with the consent, once a day",
    arguments: EngineName.allCases)
  func audit(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let desk = try await story.desk(town.karim)
      let reads = DeskReads()
      let shown = desk.roster.newcomers + desk.roster.professionals
      let first = reads.untold(shown, to: town.karim.person, on: desk.today)
      #expect(Set(first.map(\.person.id)) == [story.elaine, story.francois])
      try await town.ask(town.karim) { try DeskStore($0, $1).log(first) }
      reads.tell(first, to: town.karim.person, on: desk.today)
      #expect(reads.untold(shown, to: town.karim.person, on: desk.today).isEmpty)
      #expect(reads.untold(shown, to: town.lena.person, on: desk.today).count == 2)
      #expect(reads.untold(shown, to: town.karim.person, on: desk.today.adding(days: 1)).count == 2)
      let consent = story.consent.rawValue
      let lines = try await town.database.behind(.open).read {
        try $0.value(
          """
          SELECT COUNT(*) FROM audit_entries WHERE subject = 'consent' AND subject_number = \(consent)
            AND act = 'read' AND action = 'relied-on'
          """, as: Int64.self)
      }
      #expect(lines == 1)
    }
  }

  @Test("days of waiting are those since somebody registered, or else since they applied")
  func waiting() async throws {
    try await DeskStory.tell(.sqlite) { story in
      let town = story.town
      let bao = try await DeskStory.add(
        "Bao", to: story.programme, as: .newcomers, by: town.karim, town, [.occupation: "Accountant"])
      let desk = try await story.desk(town.karim.later(.seconds(20 * 86_400)))
      #expect(desk.daysWaiting(bao) == 20)
      #expect(desk.daysWaiting(story.amina) == 72)
      #expect(desk.rows(DeskQuery { _ in nil }).map(\.entry.person.id) == [story.amina, bao])
      #expect(desk.rows(DeskQuery { $0 == "clock" ? "due" : nil }).map(\.entry.person.id) == [bao])
      #expect(desk.rows(DeskQuery { $0 == "find" ? "civil" : nil }).map(\.entry.person.id) == [story.amina])
      #expect(desk.rows(DeskQuery { $0 == "stage" ? "applied" : nil }).isEmpty)
    }
  }
}
