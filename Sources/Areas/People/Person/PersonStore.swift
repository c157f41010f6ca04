import Basics
import Storage

/// Records of people, as far as whoever asks may see them.
///
/// Everything here is about records that their own council or agency keeps, but for `shared`, which crosses that border and takes
/// the consent it relies on.
package struct PersonStore {
  static let search = SearchIndex("people_search", of: "people", by: "keeper")

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
        by: access.actor, read: "person", id.rawValue, how: "shown-by-consent",
        council: access.council.rawValue), in: connection)
    return (try Self.person(row), consent)
  }

  /// Those whose names, addresses, numbers, cities or occupations begin with what was typed, by their names.
  package func search(_ typed: String, atMost count: Int) throws -> [Person] {
    let found: Filter = [
      access.kept(in: "p"), "p.merged_into IS NULL", Self.search.holds("p.id", typed, of: access.keptWords),
    ]
    return try connection.rows(
      "SELECT \(Self.columns) FROM people p \(where: found) ORDER BY p.sort_name, p.id LIMIT \(count)"
    ).map(Self.person)
  }

  /// Where a merged record went; nil where there is none of theirs.
  package func successor(of id: ID<Person>) throws -> ID<Person>? {
    let found: Filter = ["p.id = \(id)", access.kept(in: "p"), "p.merged_into IS NOT NULL"]
    return try connection.value("SELECT p.merged_into FROM people p \(where: found)")
  }

  /// What people of the staff are called, for what they wrote. Others of their own council are told by name too.
  package func names(of people: [ID<Person>]) throws -> [ID<Person>: String] {
    let asked = Set(people).sorted()
    guard !asked.isEmpty else { return [:] }
    let found: Filter = ["p.id IN \(list: asked)", access.kept(in: "p")]
    var names: [ID<Person>: String] = [:]
    for row in try connection.rows("SELECT \(Self.columns) FROM people p \(where: found)") {
      let person = try Self.person(row)
      names[person.id] = person.name
    }
    return names
  }

  /// Takes somebody up. Whoever asks keeps the record, whatever it says.
  package func add(_ person: Person) throws {
    try connection.run(
      """
      INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, telephone, city, language, added)
      VALUES (\(person.id), \(access.keeper), \(access.council), \(person.givenName), \(person.familyName),
        \(Self.sortName(person)), \(person.email), \(person.telephone), \(person.city), \(person.language), \(person.added))
      """)
    try makeFindable(person, occupation: nil)
    try ReachStore(connection, access).put(person)
  }

  /// Takes somebody up with the first things that are known of them.
  package func takeUp(_ person: Person, as role: Role?, occupation: String?) throws {
    try add(person)
    try TimelineStore(connection, access).add(.added, of: person.id)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.id.rawValue, how: "added",
        council: access.council.rawValue), in: connection)
    if let role { try TenureStore(connection, access).begin(role, of: person.id) }
    guard let occupation else { return }
    let answer = ReadAnswer(written: occupation, coded: OccupationCoding.proposal(for: occupation))
    try ProfileStore(connection, access).save(
      [ProfileEntry(.occupation, answer)], of: person.id, from: .person)
  }

  /// Changes who somebody is or where they are reached.
  ///
  /// - Returns: whether there is such a record of theirs.
  @discardableResult
  package func change(_ person: Person) throws -> Bool {
    let found: Filter = ["id = \(person.id)", access.kept(in: "people"), "merged_into IS NULL"]
    let count = try connection.run(
      """
      UPDATE people SET given_name = \(person.givenName), family_name = \(person.familyName),
        sort_name = \(Self.sortName(person)), email = \(person.email), telephone = \(person.telephone),
        city = \(person.city), language = \(person.language)
      \(where: found)
      """)
    guard count == 1 else { return false }
    try makeFindable(person.id)
    try ReachStore(connection, access).put(person)
    try TimelineStore(connection, access).add(.changed, of: person.id)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.id.rawValue, how: "changed",
        council: access.council.rawValue), in: connection)
    return true
  }

  /// Makes somebody findable by what the record says now.
  func makeFindable(_ id: ID<Person>) throws {
    guard let person = try kept(id) else { return try Self.search.remove(id.rawValue, in: connection) }
    let occupation = try connection.value(
      """
      SELECT v.written FROM profile_values v WHERE v.person = \(id) AND v.field = 'occupation' AND v.replaced_at IS NULL
      """, as: String.self)
    try makeFindable(person, occupation: occupation)
  }

  private func makeFindable(_ person: Person, occupation: String?) throws {
    // However a number was written: whole, without its country, and by its last figures, which is what people remember.
    let number = Reach(telephone: person.telephone)?.text ?? ""
    let telephone =
      number.isEmpty
      ? []
      : [person.telephone ?? "", number, "1" + number, String(number.suffix(7)), String(number.suffix(4))]
    try Self.search.put(
      person.id.rawValue,
      [person.name, person.email ?? "", person.city, occupation ?? ""] + telephone, in: connection)
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
