import Basics
import Storage

extension Note.Visibility: Storable {}

/// What is noted of people.
package struct NoteStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What whoever asks may read of the notes about somebody whose record is theirs, the latest first.
  package func notes(of person: ID<Person>, atMost count: Int = 100) throws -> [Note] {
    let readable: Filter = ["n.person = \(person)", access.kept(in: "n"), access.mayRead("n")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM notes n \(where: readable) ORDER BY n.id DESC LIMIT \(count)"
    ).map(Self.note)
  }

  /// The notes about somebody whom another keeps, for those that a consent lets read them.
  package func shared(_ person: ID<Person>, for purpose: Consent.Purpose) throws -> [Note] {
    let readable: Filter = [
      "n.person = \(person)", "n.visibility = \(Note.Visibility.everybody)",
      access.consented("n.person", for: purpose),
    ]
    return try connection.rows(
      "SELECT \(Self.columns) FROM notes n \(where: readable) ORDER BY n.id DESC LIMIT 100"
    ).map(Self.note)
  }

  @discardableResult
  package func add(_ text: String, _ visibility: Note.Visibility, of person: ID<Person>) throws -> ID<Note> {
    let id = ID<Note>(at: access.now)
    try connection.run(
      """
      INSERT INTO notes (id, person, keeper, council, text, visibility, author, written_at)
      VALUES (\(id), \(person), \(access.keeper), \(access.council), \(text), \(visibility), \(access.person), \(access.now))
      """)
    // That a note was written for oneself alone is nobody else's business either.
    if visibility != .author {
      try TimelineStore(connection, access).add(.noted, of: person, about: id.rawValue)
    }
    try log(id, how: "written")
    return id
  }

  /// Takes a note away; only whoever wrote it may.
  ///
  /// - Returns: whether it was theirs.
  package func remove(_ id: ID<Note>, of person: ID<Person>) throws -> Bool {
    let own: Filter = [
      "id = \(id)", "person = \(person)", "author = \(access.person)", access.kept(in: "notes"),
    ]
    let visibility = try connection.value(
      "SELECT visibility FROM notes \(where: own)", as: Note.Visibility.self)
    guard let visibility, try connection.run("DELETE FROM notes \(where: own)") == 1 else { return false }
    if visibility != .author { try TimelineStore(connection, access).add(.noteTaken, of: person) }
    try log(id, how: "removed")
    return true
  }

  private func log(_ id: ID<Note>, how action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "note", id.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }

  private static let columns: SQL = "n.id, n.person, n.text, n.visibility, n.author, n.written_at"

  private static func note(_ row: Row) throws -> Note {
    Note(
      id: try row.value(at: 0), person: try row.value(at: 1), text: try row.value(at: 2),
      visibility: try row.value(at: 3), author: try row.value(at: 4), at: try row.value(at: 5))
  }
}

extension Access {
  /// Notes that are not somebody else's own.
  fileprivate func mayRead(_ table: SQL) -> SQL {
    isScoped ? "\(table).visibility <> 'mine' OR \(table).author = \(person)" : "1 = 1"
  }
}
