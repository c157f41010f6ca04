import Basics
import Storage

/// What people are asked to agree to.
package struct ConsentRequestStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What somebody whose record is theirs has not answered yet, the oldest first.
  package func open(of person: ID<Person>) throws -> [ConsentRequest] {
    let found: Filter = ["r.person = \(person)", isOpen]
    return try connection.rows(
      "SELECT \(Self.columns) FROM consent_requests r \(where: found) ORDER BY r.asked, r.id"
    ).map(Self.request)
  }

  package func open(_ id: ID<ConsentRequest>, of person: ID<Person>) throws -> ConsentRequest? {
    let found: Filter = ["r.id = \(id)", "r.person = \(person)", isOpen]
    return try connection.row("SELECT \(Self.columns) FROM consent_requests r \(where: found)").map(
      Self.request)
  }

  /// Puts a question to somebody whose record is theirs.
  package func ask(_ request: ConsentRequest) throws {
    try connection.run(
      """
      INSERT INTO consent_requests (id, person, keeper, council, purpose, recipient, whole_council, wording, language, words,
        expires, asked, asked_by)
      VALUES (\(request.id), \(request.person), \(access.keeper), \(access.council), \(request.purpose),
        \(request.recipient.keeper), \(request.recipient.isWholeCouncil), \(request.wording), \(request.language),
        \(request.words), \(request.expires), \(request.asked), \(access.person))
      """)
  }

  /// They said yes: the words that they were shown become the consent.
  ///
  /// - Throws: a refusal when the question was answered or set aside meanwhile.
  package func agree(
    _ id: ID<ConsentRequest>, of person: ID<Person>, _ manner: Consent.Manner
  ) throws -> Consent {
    guard let request = try open(id, of: person), try end(id, of: person) else { throw Self.isOver }
    let consent = request.given(manner, at: access.now)
    try ConsentStore(connection, access).add(
      consent, writtenBy: access.person == person ? nil : access.person)
    return consent
  }

  /// They said no, or nobody asks any more. Nothing is kept of it: who says no owes nobody a reason.
  ///
  /// - Returns: whether there was such a question.
  @discardableResult
  package func end(_ id: ID<ConsentRequest>, of person: ID<Person>) throws -> Bool {
    let theirs: Filter = ["id = \(id)", "person = \(person)", access.kept(in: "consent_requests")]
    return try connection.run("DELETE FROM consent_requests \(where: theirs)") == 1
  }

  private var isOpen: SQL {
    let earliest = access.now + .seconds(-86_400 * ConsentRequest.daysOpen)
    return "\(access.kept(in: "r")) AND r.asked > \(earliest) AND r.expires > \(access.now)"
  }

  private static let isOver = Refusal(
    .conflict,
    en:
      "This question has been answered or set aside meanwhile. Look at the consents, and ask again if need be.",
    fr:
      "Cette question a reçu sa réponse ou a été retirée entre-temps. Consultez les consentements et, au besoin, demandez de nouveau."
  )

  private static let columns: SQL =
    """
    r.id, r.person, r.purpose, r.recipient, r.whole_council, r.wording, r.language, r.words, r.expires, r.asked
    """

  private static func request(_ row: Row) throws -> ConsentRequest {
    ConsentRequest(
      id: try row.value(at: 0), person: try row.value(at: 1), purpose: try row.value(at: 2),
      recipient: ConsentRecipient(try row.value(at: 3), isWholeCouncil: try row.value(at: 4)),
      wording: try row.value(at: 5), language: try row.value(at: 6), words: try row.value(at: 7),
      expires: try row.value(at: 8), asked: try row.value(at: 9))
  }
}
