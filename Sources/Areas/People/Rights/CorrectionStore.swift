import Basics
import Storage

extension Correction.Decision: Storable {}

/// What people asked to have corrected.
package struct CorrectionStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What somebody whose record is theirs asked for, the latest first.
  package func all(of person: ID<Person>) throws -> [Correction] {
    let found: Filter = ["c.person = \(person)", access.kept(in: "c")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM corrections c \(where: found) ORDER BY c.asked DESC, c.id DESC"
    ).map(Self.correction)
  }

  /// What their council or agency has not answered, the oldest first, with whose record it is about.
  package func open() throws -> [(correction: Correction, person: Person)] {
    let found: Filter = [access.kept(in: "c"), "c.decision IS NULL"]
    let corrections = try connection.rows(
      "SELECT \(Self.columns) FROM corrections c \(where: found) ORDER BY c.asked, c.id LIMIT 500"
    ).map(Self.correction)
    let people = PersonStore(connection, access)
    return try corrections.compactMap { correction in
      try people.kept(correction.person).map { (correction, $0) }
    }
  }

  package func ask(_ words: String, of person: ID<Person>) throws {
    let id = ID<Correction>(at: access.now)
    try connection.run(
      """
      INSERT INTO corrections (id, person, keeper, council, asked, asked_by, words)
      VALUES (\(id), \(person), \(access.keeper), \(access.council), \(access.now),
        \(access.person == person ? nil : access.person), \(words))
      """)
    try TimelineStore(connection, access).add(.correctionAsked, of: person, about: id.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "correction", id.rawValue, how: "asked", council: access.council.rawValue),
      in: connection)
  }

  /// - Throws: a refusal when somebody else answered meanwhile.
  package func decide(
    _ id: ID<Correction>, of person: ID<Person>, _ decision: Correction.Decision, _ reason: String?
  )
    throws
  {
    let theirs: Filter = [
      "id = \(id)", "person = \(person)", access.kept(in: "corrections"), "decision IS NULL",
    ]
    let count = try connection.run(
      """
      UPDATE corrections SET decision = \(decision), reason = \(reason), decided = \(access.now),
        decided_by = \(access.person) \(where: theirs)
      """)
    guard count == 1 else {
      throw Refusal(
        .conflict, en: "This request has been answered already. Look at what was decided.",
        fr: "Cette demande a déjà reçu sa réponse. Voyez ce qui a été décidé.")
    }
    try TimelineStore(connection, access).add(.correctionDecided, of: person, about: id.rawValue)
    let entry = AuditEntry(
      by: access.actor, changed: "correction", id.rawValue, how: decision == .made ? "made" : "refused",
      council: access.council.rawValue)
    try AuditLog().add(entry, in: connection)
  }

  private static let columns: SQL = "c.id, c.person, c.asked, c.words, c.decision, c.reason"

  private static func correction(_ row: Row) throws -> Correction {
    Correction(
      id: try row.value(at: 0), person: try row.value(at: 1), asked: try row.value(at: 2),
      words: try row.value(at: 3), decision: try row.value(at: 4), reason: try row.value(at: 5))
  }
}
