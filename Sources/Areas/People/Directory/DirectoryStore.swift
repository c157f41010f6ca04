import Basics
import Storage

/// Everybody whose record is theirs, found and listed by name.
package struct DirectoryStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// A page of those whom a question is about.
  ///
  /// - Parameter earlier: the last of the page before.
  /// - Complexity: O(those that were found), as far as they are counted.
  package func slice(
    _ query: DirectoryQuery, after earlier: ID<Person>? = nil, atMost count: Int = DirectorySlice.pageSize
  ) throws -> DirectorySlice {
    let found = try counted(query)
    var wanted = wanted(query, isUsual: found > DirectorySlice.mostCounted)
    if let earlier, let name = try sortName(of: earlier) {
      wanted.and("(p.sort_name, p.id) > (\(name), \(earlier))")
    }
    // Of few that are found, all are fetched and put in order; of many, the first in the order of names that are among them.
    let isFew = !query.find.isEmpty && found <= DirectorySlice.mostCounted
    let name: SQL = isFew ? "p.sort_name || ''" : "p.sort_name"
    let people = try connection.rows(
      "SELECT \(PersonStore.columns) FROM people p \(where: wanted) ORDER BY \(name), p.id LIMIT \(count + 1)"
    ).map(PersonStore.person)
    let shown = Array(people.prefix(count))
    return DirectorySlice(
      entries: try entries(of: shown), found: found, next: people.count > count ? shown.last?.id : nil)
  }

  /// All whom a question is about, piece by piece in the order of their names.
  package func each(_ query: DirectoryQuery, _ body: (DirectoryEntry) throws -> Void) throws {
    var earlier: (name: String, id: ID<Person>)?
    while true {
      var wanted = wanted(query)
      if let earlier { wanted.and("(p.sort_name, p.id) > (\(earlier.name), \(earlier.id))") }
      let people = try connection.rows(
        """
        SELECT \(PersonStore.columns) FROM people p \(where: wanted) ORDER BY p.sort_name, p.id LIMIT 1000
        """
      ).map(PersonStore.person)
      for entry in try entries(of: people) { try body(entry) }
      guard let last = people.last, people.count == 1_000 else { return }
      earlier = (PersonStore.sortName(last), last.id)
    }
  }

  /// The cities in which there is anybody, each found by a step in the index from the one before.
  package func cities(atMost count: Int = 200) throws -> [String] {
    var cities: [String] = []
    while cities.count < count {
      let later: Filter = [access.kept(in: "p"), "p.merged_into IS NULL", "p.city > \(cities.last ?? "")"]
      guard
        let next = try connection.value(
          "SELECT p.city FROM people p \(where: later) ORDER BY p.city LIMIT 1", as: String.self)
      else { break }
      cities.append(next)
    }
    return cities
  }

  /// How many a question is about, up to one more than are counted.
  private func counted(_ query: DirectoryQuery) throws -> Int {
    let limit = DirectorySlice.mostCounted + 1
    var wanted = narrowed(query)
    let rows: SQL
    if let found = PersonStore.search.found(query.find, of: access.keptWords) {
      rows = "\(found) AS found CROSS JOIN people p"
      wanted.and("p.id = found.id")
    } else {
      rows = "people p"
    }
    return try connection.value(
      "SELECT COUNT(*) FROM (SELECT 1 FROM \(rows) \(where: wanted) LIMIT \(limit)) AS counted", as: Int.self)
      ?? 0
  }

  private func wanted(_ query: DirectoryQuery, isUsual: Bool = false) -> Filter {
    var wanted = narrowed(query)
    wanted.and(PersonStore.search.holds("p.id", query.find, of: access.keptWords, isUsual: isUsual))
    return wanted
  }

  private func narrowed(_ query: DirectoryQuery) -> Filter {
    [
      access.kept(in: "p"), "p.merged_into IS NULL",
      query.city.map { "p.city = \($0)" },
      query.role.map { role in
        """
        EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND a.role = \(role) AND a.keeper = p.keeper
          AND a.ended IS NULL)
        """
      },
      query.tag.map { "EXISTS (SELECT 1 FROM tagged g WHERE g.person = p.id AND g.tag = \($0))" },
    ]
  }

  private func sortName(of id: ID<Person>) throws -> String? {
    let found: Filter = ["p.id = \(id)", access.kept(in: "p")]
    return try connection.value("SELECT p.sort_name FROM people p \(where: found)")
  }

  private func entries(of people: [Person]) throws -> [DirectoryEntry] {
    let ids = people.map(\.id)
    guard !ids.isEmpty else { return [] }
    let roles = try TenureStore(connection, access).now(of: ids)
    var occupations: [ID<Person>: String] = [:]
    for row in try connection.rows(
      """
      SELECT v.person, v.written FROM profile_values v
      WHERE v.person IN \(list: ids) AND v.field = 'occupation' AND v.replaced_at IS NULL
      """)
    { occupations[try row.value(at: 0)] = try row.value(at: 1) }
    var tags: [ID<Person>: [Tag]] = [:]
    for row in try connection.rows(
      """
      SELECT g.person, t.id, t.name FROM tagged g JOIN tags t ON t.id = g.tag WHERE g.person IN \(list: ids) ORDER BY t.key
      """)
    {
      tags[try row.value(at: 0), default: []].append(
        Tag(id: try row.value(at: 1), name: try row.value(at: 2)))
    }
    return people.map {
      DirectoryEntry(
        person: $0, roles: roles[$0.id] ?? [], occupation: occupations[$0.id], tags: tags[$0.id] ?? [])
    }
  }
}
