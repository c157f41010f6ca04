import Basics
import PeopleTesting
import Storage
import Tables
import TestDatabases
import Testing

@testable import People

@Suite("Taking up a list")
struct ImportTests {
  static let list = """
    First name,Last name,E-mail,Occupation,Years,Registered,CLB,Goals,City,Phone
    Amina,Belaïd,amina@example.org,Civil engineer,10+,13/10/2026,7/7/6/7,"licence; sailing",Halifax,+1 902 555-0142
    Bao,Tran,bao@example.org,Accountant,six,06/10/2026,8,network,Dartmouth,
    Chidi,,chidi@,Nurse,3,06/10/2026,9,,Halifax,
    Daniela,Ruiz,daniela@example.org,Software developer,4,06/10/2026,9,,Halifax,
    """

  private func trial(_ town: Town, _ access: Access, _ text: String = list) throws -> ImportTrial {
    let listImport = ListImport(
      id: ID(), file: "list.csv", side: .newcomers, dateOrder: nil, by: access.person, tried: town.now)
    return try ImportTrial(Array(text.utf8), listImport, access, language: .english, today: Lists.today)
  }

  private func carryOut(_ town: Town, _ access: Access, _ trial: ImportTrial) async throws -> ID<ListImport> {
    try await town.ask(access) { connection, access in
      let store = ImportStore(connection, access)
      let id = try store.keep(Array(Self.list.utf8), file: "list.csv", side: .newcomers, nil)
      let listImport = try #require(try store.find(id))
      var trial = trial
      trial.known = try store.known(among: trial.people)
      #expect(try store.carryOut(listImport, trial.plan))
      #expect(try !store.carryOut(listImport, trial.plan))
      #expect(try store.content(of: id) == nil)
      return id
    }
  }

  @Test("a list is tried without a trace, then taken up row by row", arguments: EngineName.allCases)
  func takenUp(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      var daniela = town.person(ID(), "D.", keptBy: town.karim)
      daniela.email = "Daniela@example.org"
      let known = daniela
      try await town.ask(town.karim) { try PersonStore($0, $1).add(known) }
      let before = try await town.database.count("people")
      let trial = try trial(town, town.karim)
      #expect(trial.people.count == 3 && trial.refused.map(\.row) == [4])
      #expect(try await town.database.count("people") == before)

      let id = try await carryOut(town, town.karim, trial)
      #expect(try await town.database.count("people") == before + 2)
      let rows = try await town.ask(town.karim) { try ImportStore($0, $1).rows(of: id) }
      #expect(rows.map(\.number) == [2, 3, 4, 5])
      #expect(rows.map(\.outcome) == [.added, .added, .refused, .known])
      #expect(rows[2].words?.en.contains("e-mail") == true)
      let amina = try #require(rows[0].person)
      let record = try #require(
        try await town.ask(town.karim) { try PersonRecordStore($0, $1).record(of: amina) })
      #expect(record.person.name == "Amina Belaïd" && record.person.city == "Halifax")
      #expect(record.person.telephone == "+1 902 555-0142")
      #expect(record.roles == [.newcomer])
      #expect(record[.years]?.answer == ReadAnswer(written: "10+", coded: "10"))
      #expect(record[.registered]?.answer == ReadAnswer(written: "13/10/2026", coded: "2026-10-13"))
      #expect(record[.english]?.answer.coded == "7/7/6/7")
      #expect(record[.goals]?.answer.coded == "licence;sailing")
      #expect(record[.occupation]?.answer.coded == "21300")
      #expect(record.values.allSatisfy { $0.source == .list })
      let profile = Profile(record.person, values: record.values, today: Lists.today)
      let row = try #require(trial.list.profiles.first)
      #expect(profile.goals == row.goals && profile.benchmark == row.benchmark)
      #expect(profile.registered == row.registered && profile.years == row.years)
    }
  }

  @Test("an import is undone whole, but for those who were worked with since", arguments: EngineName.allCases)
  func undone(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let before = try await town.database.count("people")
      let words = try await town.database.count("people_search")
      let id = try await carryOut(town, town.karim, try trial(town, town.karim))
      let rows = try await town.ask(town.karim) { try ImportStore($0, $1).rows(of: id) }
      let bao = try #require(rows[1].person)
      let colleague = Access(
        person: town.karim.person, role: .coach, keeper: town.harbour.id, council: town.halifax.id,
        now: town.now)
      // A note that leaves nothing in the timeline.
      try await town.ask(colleague) { try NoteStore($0, $1).add("mine", .author, of: bao) }
      for access in [town.lena, town.karim.later(.seconds(31 * 86_400))] {
        let refusal = await failure {
          try await town.database.behind(.open).write { try ImportStore($0, access).undo(id) }
        }
        #expect(refusal is Refusal)
      }
      let karim = town.karim
      try await town.database.behind(.open).write { try ImportStore($0, karim).undo(id) }
      let after = try await town.ask(town.karim) { try ImportStore($0, $1).rows(of: id) }
      #expect(after.map(\.outcome) == [.removed, .stayed, .refused, .removed])
      #expect(try await town.database.count("people") == before + 1)
      #expect(try await town.database.count("people_search") == words + 1)
      for table: SQL in ["profile_values", "happenings", "reach_digests"] {
        let left = try await town.database.read {
          try $0.value("SELECT COUNT(DISTINCT person) FROM \(table)", as: Int.self)
        }
        #expect(left == 1)
      }
    }
  }

  @Test("a list and its report are its keeper’s alone", arguments: EngineName.allCases)
  func own(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let id = try await carryOut(town, town.karim, try trial(town, town.karim))
      for stranger in [town.imani, town.lena, town.joelle] {
        let seen = try await town.ask(stranger) { connection, access in
          let store = ImportStore(connection, access)
          return try store.find(id) != nil || !store.rows(of: id).isEmpty || !store.all().isEmpty
        }
        #expect(!seen)
      }
    }
  }
}
