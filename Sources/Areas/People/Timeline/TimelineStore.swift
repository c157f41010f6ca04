import Basics
import Storage

/// What happened with people.
package struct TimelineStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Writes a line into the timeline of somebody whose record is theirs, and has it told to the systems that are told.
  @discardableResult
  package func add(
    _ kind: HappeningKind, of person: ID<Person>, about: Int64? = nil
  ) throws -> ID<Happening> {
    let id = ID<Happening>(at: access.now)
    try connection.run(
      """
      INSERT INTO happenings (id, person, keeper, council, at, kind, by_person, about)
      VALUES (\(id), \(person), \(access.keeper), \(access.council), \(access.now),
        \(kind.word), \(access.person == person ? nil : access.person), \(about))
      """)
    try WebhookStore(connection, access).announce(id, kind)
    return id
  }

  /// The latest first.
  ///
  /// - Parameters:
  ///   - earlier: only what came before this one, for the next page.
  ///   - kinds: how those that are stored are called.
  package func happenings(
    of person: ID<Person>, before earlier: ID<Happening>? = nil, atMost count: Int, kinds: [HappeningKind]
  ) throws -> [Happening] {
    let known = Dictionary(kinds.map { ($0.word, $0) }) { first, _ in first }
    let found: Filter = [
      "h.person = \(person)", access.kept(in: "h"), earlier.map { "h.id < \($0)" },
    ]
    return try connection.rows(
      """
      SELECT h.id, h.person, h.at, h.kind, h.by_person, h.about, h.keeper
      FROM happenings h \(where: found) ORDER BY h.id DESC LIMIT \(count)
      """
    ).map { row in
      let word = try row.value(at: 3, as: String.self)
      return Happening(
        id: try row.value(at: 0), person: try row.value(at: 1), at: try row.value(at: 2),
        kind: known[word] ?? HappeningKind(stored: word), by: try row.value(at: 4),
        about: try row.value(at: 5), keeper: try row.value(at: 6))
    }
  }
}
