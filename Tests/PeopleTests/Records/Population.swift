import Basics
import Storage
import TestSupport

@testable import People

/// A whole council from a seed: as many people, answers and happenings as are asked for, the same on every machine.
struct Population {
  let people: Int
  let happenings: Int

  static let givenNames = [
    "Amina", "Bao", "Chidi", "Daniela", "Elaine", "François", "Gurpreet", "Hélène", "Imani", "Joëlle",
    "Karim", "Lena",
    "Mei", "Nadia", "Olu", "Priya", "Quentin", "Rosa", "Samir", "Thuy", "Umar", "Valérie", "Wei", "Ximena",
    "Yusuf", "Zoé",
  ]
  static let familyBeginnings = [
    "Ab", "Bel", "Cha", "Dia", "El", "Fer", "Gar", "Has", "Ib", "Jo", "Kha", "Le", "Mar", "Ngu", "Ok", "Pa",
    "Que", "Ro",
    "Sin", "Tra", "Um", "Va", "Wa", "Xu", "Ya", "Za",
  ]
  static let familyEnds = [
    "aïd", "anda", "berg", "deau", "eira", "ford", "gh", "illo", "man", "nen", "ova", "son", "tier", "yen",
  ]
  static let cities = [
    "Halifax", "Dartmouth", "Bedford", "Sackville", "Truro", "Montréal", "Toronto", "Ottawa", "Moncton",
  ]
  static let occupations = [
    "Civil engineer", "Accountant", "Registered nurse", "Software developer", "Soudeuse", "Enseignant",
    "Pharmacist",
    "Électricienne", "Data analyst", "Chef de projet", "Welder", "Architect",
  ]

  /// Fills a database, whose tables are there, with people of one council.
  func fill(_ database: Database, _ access: Access) async throws {
    var numbers = SeededNumbers(seed: 6)
    func one(_ words: [String], _ draw: UInt64) -> String { words[Int(draw % UInt64(words.count))] }
    var rows: [[SQLValue]] = []
    var roles: [[SQLValue]] = []
    var values: [[SQLValue]] = []
    var texts: [[String]] = []
    let base: Int64 = 1 << 40
    let (keeper, council) = (access.keeper.sqlValue, access.council.sqlValue)
    let now = access.now.sqlValue
    for place in 0..<people {
      let id = SQLValue.integer(base + Int64(place))
      let given = one(Self.givenNames, numbers.next())
      let family = one(Self.familyBeginnings, numbers.next()) + one(Self.familyEnds, numbers.next())
      let city = one(Self.cities, numbers.next())
      let occupation = one(Self.occupations, numbers.next())
      let email = "p\(place)@example.org"
      let number = String(9_020_000_000 + place)
      let person = Person(
        id: ID(rawValue: base + Int64(place)), keeper: access.keeper, council: access.council,
        givenName: given,
        familyName: family, language: .english, added: access.now)
      rows.append([
        id, keeper, council, .text(given), .text(family), .text(PersonStore.sortName(person)), .text(email),
        .text(number), .text(city), .text("en"), now,
      ])
      let role = place % 4 == 0 ? "professional" : "newcomer"
      roles.append([id, id, .text(role), keeper, council, now])
      for (offset, (field, written, coded)) in [
        ("occupation", occupation, "21300"), ("years", "10+", "10"), ("languages", "French, Arabic", "fr;ar"),
      ].enumerated() {
        values.append([
          .integer(base + Int64(place * 3 + offset)), id, keeper, council, .text(field), .text(written),
          .text(coded),
          .text("person"), access.person.sqlValue, now,
        ])
      }
      texts.append([
        person.name, email, city, occupation, number, "1" + number, String(number.suffix(7)),
      ])
    }
    let (people, appointments, answers, words) = (rows, roles, values, texts)
    try await Self.openForLoading(database, isOpen: true)
    try await database.write { connection in
      try connection.load(
        "people",
        columns: [
          "id", "keeper", "council", "given_name", "family_name", "sort_name", "email", "telephone", "city",
          "language",
          "added",
        ], rows: people)
      try connection.load(
        "appointments", columns: ["id", "person", "role", "keeper", "council", "begun"], rows: appointments)
      try connection.load(
        "profile_values",
        columns: [
          "id", "person", "keeper", "council", "field", "written", "coded", "source", "written_by",
          "written_at",
        ], rows: answers)
      for (place, texts) in words.enumerated() {
        try PersonStore.search.put(base + Int64(place), texts, in: connection)
      }
    }
    let kinds = HappeningKind.all.map(\.word)
    for start in stride(from: 0, to: happenings, by: 100_000) {
      let rows = (start..<min(happenings, start + 100_000)).map { place -> [SQLValue] in
        let draw = numbers.next()
        return [
          .integer(base + Int64(place)), .integer(base + Int64(draw % UInt64(self.people))), keeper, council,
          now,
          .text(kinds[Int(draw >> 32) % kinds.count]), access.person.sqlValue,
        ]
      }
      try await database.write {
        try $0.load(
          "happenings", columns: ["id", "person", "keeper", "council", "at", "kind", "by_person"], rows: rows)
      }
    }
    try await Self.openForLoading(database, isOpen: false)
  }

  /// PostgreSQL loads nothing in bulk into a table whose rows it guards, but for the table's owner where they are not held to it.
  private static func openForLoading(_ database: Database, isOpen: Bool) async throws {
    try await database.write { connection in
      for table: SQL in ["people", "appointments", "profile_values", "happenings"] {
        let how: SQL = isOpen ? "NO FORCE" : "FORCE"
        try connection.run(
          "\(sqlite: "SELECT 1", postgres: "ALTER TABLE \(table) \(how) ROW LEVEL SECURITY")")
      }
    }
  }
}
