import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Profiles")
struct ProfileTests {
  static let today = Lists.today

  private func entry(_ field: ProfileField, _ text: String) throws -> ProfileEntry {
    ProfileEntry(field, try field.read(text, today: Self.today))
  }

  @Test("what is said anew takes the place of what was said, which stays", arguments: EngineName.allCases)
  func history(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let first = [try entry(.occupation, "civil engineer"), try entry(.years, "10+")]
      try await town.ask(town.karim) { try ProfileStore($0, $1).save(first, of: amina, from: .person) }
      let second = [try entry(.occupation, "bridge engineer"), try entry(.years, "10+")]
      let changed = try await town.ask(town.karim.later(.seconds(60))) {
        try ProfileStore($0, $1).save(second, of: amina, from: .coach)
      }
      #expect(changed == [.occupation])
      let (now, before) = try await town.ask(town.karim) { connection, access in
        let store = ProfileStore(connection, access)
        return (try store.current(of: amina), try store.history(of: amina, .occupation))
      }
      #expect(now.map(\.answer.written) == ["bridge engineer", "10+"])
      #expect(now.map(\.source) == [.coach, .person])
      #expect(before.map(\.answer.written) == ["bridge engineer", "civil engineer"])
      #expect(before.last?.replaced?.by == town.karim.person)
      // Nothing said any more: the field is empty, and its past is not.
      try await town.ask(town.karim) {
        try ProfileStore($0, $1).save([ProfileEntry(.years, nil)], of: amina, from: .person)
      }
      let left = try await town.ask(town.karim) { connection, access in
        let store = ProfileStore(connection, access)
        return (try store.current(of: amina).map(\.field), try store.history(of: amina, .years).count)
      }
      #expect(left.0 == [.occupation])
      #expect(left.1 == 1)
    }
  }

  @Test("only the keeper’s staff reads or changes a profile", arguments: EngineName.allCases)
  func own(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let entries = [try entry(.occupation, "civil engineer")]
      try await town.ask(town.karim) { try ProfileStore($0, $1).save(entries, of: amina, from: .person) }
      let value = try await town.ask(town.karim) { try ProfileStore($0, $1).current(of: amina).first?.id }
      let id = try #require(value)
      for stranger in [town.imani, town.lena, town.joelle] {
        let seen = try await town.ask(stranger) { connection, access in
          let store = ProfileStore(connection, access)
          return try store.current(of: amina).count + store.history(of: amina, .occupation).count
            + (store.verify(id, of: amina) ? 1 : 0) + (store.confirm(id, as: nil, of: amina) ? 1 : 0)
        }
        #expect(seen == 0)
        let written = await failure {
          try await town.ask(stranger) { try ProfileStore($0, $1).save(entries, of: amina, from: .coach) }
        }
        #expect(written != nil)
      }
    }
  }

  @Test("a code that a person chose is what a round compares; a verified value says by whom")
  func confirmed() async throws {
    try await Town.open(.sqlite) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let entries = [try entry(.occupation, "ingénieure ponts et chaussées")]
      try await town.ask(town.karim) { try ProfileStore($0, $1).save(entries, of: amina, from: .person) }
      let values = try await town.ask(town.karim) { connection, access in
        let store = ProfileStore(connection, access)
        let id = try store.current(of: amina)[0].id
        #expect(try store.confirm(id, as: "21300", of: amina))
        #expect(try store.verify(id, of: amina))
        #expect(try !store.verify(id, of: amina))
        return try store.current(of: amina)
      }
      #expect(values[0].verified?.by == town.karim.person)
      let profile = Profile(
        town.person(amina, "Amina", keptBy: town.karim), values: values, today: Self.today)
      #expect(profile.occupationCode == "21300")
    }
  }

  @Test("a profile value and a cell of a list are understood alike")
  func alike() throws {
    let heads = ProfileField.allCases.filter { $0.intake != nil && $0 != .french }
    let cells: [ProfileField: String] = [
      .occupation: "civil engineer", .years: "10-15", .employer: "Rivage", .targetEmployers: "Rivage, Marée",
      .goals: "licence; réseau; sailing", .education: "maîtrise", .licence: "exam passed",
      .languages: "French (fluent), Arabic", .english: "L7 S6 R8 W5", .mode: "either",
      .availability: "evenings",
      .capacity: "two", .exclusions: "F-2; F-3", .arrived: "2024-05-01", .registered: "6 October 2026",
    ]
    let headings = heads.map { $0.intake?.rawValue ?? "" }
    let rows = [headings, heads.map { cells[$0] ?? "" }].map { $0.joined(separator: "\t") }
    let list = try Lists.read(
      rows.joined(separator: "\n") + "\n", maps: headings.map { "\($0)=\($0)" })
    let row = try #require(list.profiles.first)

    let person = Person(
      id: ID(), keeper: ID(rawValue: 1), council: ID(rawValue: 1), givenName: "Amina", familyName: "",
      language: .english, added: Moment(microsecondsSince1970: 0))
    let values = try heads.map { field in
      ProfileValue(
        id: ID(), person: person.id, field: field,
        answer: try #require(try field.read(cells[field] ?? "", today: Self.today)), source: .person,
        written: .init(by: nil, at: person.added))
    }
    let profile = Profile(person, values: values, today: Self.today)
    #expect(profile.occupation == row.occupation)
    #expect(profile.years == row.years)
    #expect(profile.employer == row.employer && profile.targetEmployers == row.targetEmployers)
    #expect(
      profile.goals == row.goals && profile.education == row.education && profile.licence == row.licence)
    #expect(profile.languages == row.languages && profile.benchmark == row.benchmark)
    #expect(profile.modes == row.modes && profile.availability == row.availability)
    #expect(profile.exclusions == row.exclusions)
    #expect(profile.arrived == row.arrived && profile.registered == row.registered)
    #expect(profile.capacity == 2)
  }

  @Test(
    "every word that a form offers is read as itself, in both languages", arguments: ProfileField.allCases)
  func offered(field: ProfileField) throws {
    for term in field.vocabulary?.terms ?? [] {
      for language in Language.allCases {
        let given = GivenAnswer(field: field, question: "", terms: [term.key], text: "sailing boats")
        guard field != .mode else { continue }
        let read = try #require(try field.read(given.written(in: language), today: Self.today))
        #expect(read.coded == term.key + ";sailing boats", "\(term.key)")
      }
    }
  }

  @Test("a language without a meeting in it counts by the better one; a pause leaves no place")
  func languagesAndPause() throws {
    let person = Person(
      id: ID(), keeper: ID(rawValue: 1), council: ID(rawValue: 1), givenName: "Elaine", familyName: "",
      language: .english, added: Moment(microsecondsSince1970: 0))
    func value(_ field: ProfileField, _ text: String, coded: String? = nil) throws -> ProfileValue {
      let read = try #require(try field.read(text, today: Self.today))
      return ProfileValue(
        id: ID(), person: person.id, field: field,
        answer: ReadAnswer(written: read.written, coded: coded ?? read.coded), source: .person,
        written: .init(by: nil, at: person.added))
    }
    let values = [
      try value(.english, "5"), try value(.french, "9/9/8/8"), try value(.capacity, "3"),
      try value(.pause, "leave", coded: "2026-11-01/2026-12-01"),
    ]
    let now = Profile(person, values: values, today: Self.today)
    #expect(now.benchmark?.lowest == 8)
    #expect(now.capacity == 0)
    let english = Profile(
      person, values: values, in: .english, today: LocalDate(daysSince1970: Self.today.daysSince1970 + 30))
    #expect(english.benchmark?.lowest == 5)
    #expect(english.capacity == 3)
  }

  @Test("a round takes everybody in a role, whoever else is kept", arguments: EngineName.allCases)
  func round(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let bao = try await town.add("Bao", by: town.karim)
      let entries = [try entry(.occupation, "civil engineer")]
      let profiles = try await town.ask(town.karim) { connection, access in
        try TenureStore(connection, access).begin(.newcomer, of: amina)
        try TenureStore(connection, access).begin(.professional, of: bao)
        try ProfileStore(connection, access).save(entries, of: amina, from: .person)
        return try ProfileStore(connection, access).profiles(of: .newcomer, today: Self.today)
      }
      #expect(profiles.map(\.id) == [amina.description])
      #expect(profiles.first?.occupation == "civil engineer")
    }
  }
}
