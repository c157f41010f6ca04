import Basics
import Storage

extension Consent.Purpose: Storable {}
extension Consent.Manner: Storable {}

/// What people agreed to.
package struct ConsentStore {
  private let connection: Connection
  private let access: Access
  private let clock: DayClock

  /// - Parameter clock: for the days that a refusal names.
  package init(_ connection: Connection, _ access: Access, _ clock: DayClock = DayClock(nil)) {
    self.connection = connection
    self.access = access
    self.clock = clock
  }

  /// What whoever asks may rely on now to read somebody's record that another keeps, the one that lasts longest first.
  package func inForce(for person: ID<Person>, _ purpose: Consent.Purpose) throws -> [Consent] {
    try connection.rows(
      "SELECT \(Self.columns) FROM consents c \(where: usable(for: person, purpose)) ORDER BY c.expires DESC, c.id"
    ).map(Self.consent)
  }

  /// The consent that a change relies on, asserted inside the transaction that writes the change. Until that is kept nobody
  /// can take the consent back, and once somebody took it back the change is not kept: there is no time between the two.
  ///
  ///     try await database.write { connection in
  ///       let consent = try ConsentStore(connection, access).require(.matching, of: newcomer)
  ///       try ProposalStore(connection, access).add(proposal, reliesOn: consent.id)
  ///     }
  ///
  /// - Parameter recipient: who will rely on it, where it is not whoever asks: the agency that somebody is sent to.
  /// - Throws: a refusal that says what happened to the consent, and what to do.
  @discardableResult
  package func require(
    _ purpose: Consent.Purpose, of person: ID<Person>, for recipient: Keeper? = nil
  ) throws -> Consent {
    if let consent = try held(for: person, purpose, by: recipient) { return consent }
    let last = try connection.row(
      """
      SELECT \(Self.columns) FROM consents c
      WHERE c.person = \(person) AND c.purpose = \(purpose) AND \(reaching(recipient))
      ORDER BY COALESCE(c.withdrawn, c.expires) DESC, c.id DESC LIMIT 1
      """
    ).map(Self.consent)
    throw ConsentWords.refusal(purpose, last: last, isTheirs: recipient != nil, at: access.now, clock)
  }

  /// The same, nil where there is none: for a read that leaves its line in the audit log.
  package func held(
    for person: ID<Person>, _ purpose: Consent.Purpose, by recipient: Keeper? = nil
  ) throws -> Consent? {
    // SQLite writes one after the other. On PostgreSQL a snapshot may be older than a withdrawal that is kept already: the
    // lock finds that out, and makes one that is yet to come wait.
    try connection.row(
      """
      SELECT \(Self.columns) FROM consents c \(where: usable(for: person, purpose, by: recipient))
      ORDER BY c.expires DESC, c.id LIMIT 1 \(sqlite: "", postgres: "FOR SHARE OF c")
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

  /// One of somebody whose record is theirs.
  package func consent(_ id: ID<Consent>, of person: ID<Person>) throws -> Consent? {
    let theirs: Filter = ["c.id = \(id)", "c.person = \(person)", access.kept(in: "c")]
    return try connection.row("SELECT \(Self.columns) FROM consents c \(where: theirs)").map(Self.consent)
  }

  /// Writes down what somebody agreed to.
  ///
  /// - Parameter writer: who wrote it down, where it was not the person themselves.
  package func add(_ consent: Consent, writtenBy writer: ID<Person>?) throws {
    try connection.run(
      """
      INSERT INTO consents (id, person, keeper, council, purpose, recipient, whole_council, wording, language, given_at,
        manner, written_by, expires, words)
      VALUES (\(consent.id), \(consent.person), \(access.keeper), \(access.council), \(consent.purpose),
        \(consent.recipient), \(consent.isForWholeCouncil), \(consent.wording), \(consent.language), \(consent.given),
        \(consent.manner), \(writer), \(consent.expires), \(consent.words))
      """)
    try TimelineStore(connection, access).add(.consentGiven, of: consent.person, about: consent.id.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "consent", consent.id.rawValue, how: "given",
        council: access.council.rawValue), in: connection)
  }

  /// Takes a consent back. From now on nobody reads by it, also in the middle of what they are doing.
  ///
  /// - Returns: whether there was one of theirs that was in force.
  @discardableResult
  package func withdraw(_ id: ID<Consent>, by writer: ID<Person>) throws -> Bool {
    let theirs: Filter = ["id = \(id)", access.kept(in: "consents"), "withdrawn IS NULL"]
    let person = try connection.value(
      """
      UPDATE consents SET withdrawn = \(access.now), withdrawn_by = \(writer) \(where: theirs) RETURNING person
      """, as: ID<Person>.self)
    guard let person else { return false }
    try TimelineStore(connection, access).add(.consentWithdrawn, of: person, about: id.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "consent", id.rawValue, how: "withdrawn",
        council: access.council.rawValue), in: connection)
    return true
  }

  /// Consents that let whoever asks read, or another.
  private func reaching(_ other: Keeper?) -> SQL {
    let (keeper, council) = (other?.id ?? access.keeper, other?.council ?? access.council)
    return "(c.recipient = \(keeper) OR (c.whole_council = 1 AND c.recipient = \(council)))"
  }

  private func usable(
    for person: ID<Person>, _ purpose: Consent.Purpose, by recipient: Keeper? = nil
  ) -> Filter {
    [
      "c.person = \(person)", "c.purpose = \(purpose)", reaching(recipient), "c.withdrawn IS NULL",
      "c.given_at <= \(access.now)", "c.expires > \(access.now)",
    ]
  }

  private static let columns: SQL =
    """
    c.id, c.person, c.purpose, c.recipient, c.whole_council, c.wording, c.language, c.given_at, c.manner, c.expires,
    c.withdrawn, c.words
    """

  private static func consent(_ row: Row) throws -> Consent {
    Consent(
      id: try row.value(at: 0), person: try row.value(at: 1), purpose: try row.value(at: 2),
      recipient: try row.value(at: 3), isForWholeCouncil: try row.value(at: 4), wording: try row.value(at: 5),
      language: try row.value(at: 6), given: try row.value(at: 7), manner: try row.value(at: 8),
      expires: try row.value(at: 9), withdrawn: try row.value(at: 10), words: try row.value(at: 11))
  }
}
