import Basics
import Storage

/// Records of people, as far as whoever asks may see them.
///
/// Everything here is about records that their own council or agency keeps, but for `shared`, which crosses that border and takes
/// the consent it relies on.
package struct PersonStore {
  static let search = SearchIndex("people_search")

  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// A record, nil where there is none that is theirs: whether another keeps one, they are not told.
  package func kept(_ id: ID<Person>) throws -> Person? {
    let found: Filter = ["p.id = \(id)", access.kept(in: "p"), "p.merged_into IS NULL"]
    return try connection.row("SELECT \(Self.columns) FROM people p \(where: found)").map(Self.person)
  }

  /// A record that another keeps and a consent opens, and that consent; nil where none does.
  package func shared(
    _ id: ID<Person>, for purpose: Consent.Purpose
  ) throws -> (person: Person, reliesOn: Consent)? {
    let found: Filter = ["p.id = \(id)", access.consented("p.id", for: purpose), "p.merged_into IS NULL"]
    guard let consent = try ConsentStore(connection, access).held(for: id, purpose),
      let row = try connection.row("SELECT \(Self.columns) FROM people p \(where: found)")
    else { return nil }
    try AuditLog().add(
      AuditEntry(
        by: .person(access.person.rawValue), read: "person", id.rawValue, how: "shown-by-consent",
        council: access.council.rawValue), in: connection)
    return (try Self.person(row), consent)
  }

  /// Those whose names, addresses or cities begin with what was typed, by their names.
  package func search(_ typed: String, atMost count: Int) throws -> [Person] {
    let found: Filter = [
      access.kept(in: "p"), "p.merged_into IS NULL", Self.search.holds("p.id", typed),
    ]
    return try connection.rows(
      "SELECT \(Self.columns) FROM people p \(where: found) ORDER BY p.sort_name, p.id LIMIT \(count)"
    ).map(Self.person)
  }

  /// Takes somebody up. Whoever asks keeps the record, whatever it says.
  package func add(_ person: Person) throws {
    try connection.run(
      """
      INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, telephone, city, language, added)
      VALUES (\(person.id), \(access.keeper), \(access.council), \(person.givenName), \(person.familyName),
        \(Self.sortName(person)), \(person.email), \(person.telephone), \(person.city), \(person.language), \(person.added))
      """)
    try Self.search.put(
      person.id.rawValue, [person.name, person.email ?? "", person.city], in: connection)
  }

  /// By the family name and then the given one, without regard to accents and capitals.
  static func sortName(_ person: Person) -> String {
    folded(person.familyName + " " + person.givenName)
  }

  static let columns: SQL =
    "p.id, p.keeper, p.council, p.given_name, p.family_name, p.email, p.telephone, p.city, p.language, p.added"

  static func person(_ row: Row) throws -> Person {
    Person(
      id: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
      givenName: try row.value(at: 3), familyName: try row.value(at: 4), email: try row.value(at: 5),
      telephone: try row.value(at: 6), city: try row.value(at: 7), language: try row.value(at: 8),
      added: try row.value(at: 9))
  }
}
