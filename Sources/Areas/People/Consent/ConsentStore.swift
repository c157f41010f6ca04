import Basics
import Storage

extension Consent.Purpose: Storable {}
extension Consent.Manner: Storable {}

/// What people agreed to.
package struct ConsentStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What whoever asks may rely on now to read somebody's record that another keeps, the one that lasts longest first.
  package func inForce(for person: ID<Person>, _ purpose: Consent.Purpose) throws -> [Consent] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM consents c WHERE c.person = \(person) AND c.purpose = \(purpose)
        AND (c.recipient = \(access.keeper) OR (c.whole_council = 1 AND c.recipient = \(access.council)))
        AND c.withdrawn IS NULL AND c.given_at <= \(access.now) AND c.expires > \(access.now)
      ORDER BY c.expires DESC, c.id
      """
    ).map(Self.consent)
  }

  /// Everything that somebody whose record is theirs ever agreed to, the latest first.
  package func all(of person: ID<Person>) throws -> [Consent] {
    let theirs: Filter = ["c.person = \(person)", access.kept(in: "c")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM consents c \(where: theirs) ORDER BY c.given_at DESC, c.id DESC"
    ).map(Self.consent)
  }

  /// Writes down what somebody agreed to.
  ///
  /// - Parameter writer: who wrote it down, where it was not the person themselves.
  package func add(_ consent: Consent, writtenBy writer: ID<Person>?) throws {
    try connection.run(
      """
      INSERT INTO consents (id, person, keeper, council, purpose, recipient, whole_council, wording, language, given_at,
        manner, written_by, expires)
      VALUES (\(consent.id), \(consent.person), \(access.keeper), \(access.council), \(consent.purpose),
        \(consent.recipient), \(consent.isForWholeCouncil), \(consent.wording), \(consent.language), \(consent.given),
        \(consent.manner), \(writer), \(consent.expires))
      """)
    try AuditLog().add(
      AuditEntry(
        by: .person(writer?.rawValue ?? consent.person.rawValue), changed: "consent", consent.id.rawValue,
        how: "given", council: access.council.rawValue), in: connection)
  }

  /// Takes a consent back. From now on nobody reads by it, also in the middle of what they are doing.
  ///
  /// - Returns: whether there was one of theirs that was in force.
  @discardableResult
  package func withdraw(_ id: ID<Consent>, by writer: ID<Person>) throws -> Bool {
    let theirs: Filter = ["id = \(id)", access.kept(in: "consents"), "withdrawn IS NULL"]
    let count = try connection.run(
      "UPDATE consents SET withdrawn = \(access.now), withdrawn_by = \(writer) \(where: theirs)")
    guard count == 1 else { return false }
    try AuditLog().add(
      AuditEntry(
        by: .person(writer.rawValue), changed: "consent", id.rawValue, how: "withdrawn",
        council: access.council.rawValue), in: connection)
    return true
  }

  private static let columns: SQL =
    """
    c.id, c.person, c.purpose, c.recipient, c.whole_council, c.wording, c.language, c.given_at, c.manner, c.expires,
    c.withdrawn
    """

  private static func consent(_ row: Row) throws -> Consent {
    Consent(
      id: try row.value(at: 0), person: try row.value(at: 1), purpose: try row.value(at: 2),
      recipient: try row.value(at: 3), isForWholeCouncil: try row.value(at: 4), wording: try row.value(at: 5),
      language: try row.value(at: 6), given: try row.value(at: 7), manner: try row.value(at: 8),
      expires: try row.value(at: 9), withdrawn: try row.value(at: 10))
  }
}
