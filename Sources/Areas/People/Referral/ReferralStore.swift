import Basics
import Storage

extension Referral.Kind: Storable {}
extension Referral.State: Storable {}
extension Referral.Result: Storable {}

/// Referrals, as the agency that sends and the one that receives see them.
package struct ReferralStore {
  private let connection: Connection
  private let access: Access
  private let clock: DayClock

  /// - Parameter clock: for the days that a refusal names.
  package init(_ connection: Connection, _ access: Access, _ clock: DayClock = DayClock(nil)) {
    self.connection = connection
    self.access = access
    self.clock = clock
  }

  // MARK: Looking

  /// What was sent to them, the oldest first, what is over last.
  package func inbox() throws -> [Referral] { try list("r.recipient = \(access.keeper)") }

  /// What they sent, in the same order.
  package func outbox() throws -> [Referral] { try list("r.sender = \(access.keeper)") }

  /// One that they sent or got; whose else it is, they are not told.
  package func referral(_ id: ID<Referral>) throws -> Referral? {
    let found: Filter = ["r.id = \(id)", isTheirs]
    return try connection.row("SELECT \(Self.columns) FROM referrals r \(where: found)").map(Self.referral)
  }

  private func list(_ side: SQL) throws -> [Referral] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM referrals r WHERE \(side)
      ORDER BY r.ended IS NOT NULL, CASE WHEN r.ended IS NULL THEN r.sent ELSE -r.ended END, r.id LIMIT 500
      """
    ).map(Self.referral)
  }

  // MARK: The sender

  /// Sends somebody whose record is theirs.
  ///
  /// - Throws: a refusal without a consent in force, or when they are on the way there already.
  package func send(
    _ person: ID<Person>, to recipient: Keeper, _ kind: Referral.Kind, because reason: String, due: LocalDate
  ) throws -> ID<Referral> {
    let consent = try ConsentStore(connection, access, clock).require(.referral, of: person, for: recipient)
    let id = ID<Referral>(at: access.now)
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO referrals (id, person, keeper, council, kind, sender, recipient, consent, reason, sent, sent_by, due, state)
          VALUES (\(id), \(person), \(access.keeper), \(access.council), \(kind), \(access.keeper), \(recipient.id),
            \(consent.id), \(reason), \(access.now), \(access.person), \(due), \(Referral.State.sent))
          """)
      }
    } catch StorageError.unique {
      throw ReferralWords.isOnTheWay
    }
    let happening = try tell(.referralSent, of: person, id, "sent")
    try announce(happening, to: recipient.id, isWithdrawn: false)
    return id
  }

  /// Takes back what was not answered yet.
  ///
  /// - Throws: a refusal when it was answered meanwhile.
  package func withdraw(_ id: ID<Referral>) throws {
    guard let referral = try referral(id), referral.sender == access.keeper else { throw Refusal.noReferral }
    let theirs: Filter = ["id = \(id)", "sender = \(access.keeper)", "state = 'sent'"]
    let count = try connection.run(
      "UPDATE referrals SET state = 'withdrawn', ended = \(access.now) \(where: theirs)")
    guard count == 1 else { throw ReferralWords.refusal(referral.state) }
    let happening = try tell(.referralWithdrawn, of: referral.person, id, "withdrawn")
    try announce(happening, to: referral.recipient, isWithdrawn: true)
  }

  // MARK: The recipient

  // What the recipient answers changes the record of another keeper, which their own wall does not let through. So the program
  // does it for them: these are asked behind the open wall, and every condition stands in the statement.

  /// Accepts, and moves the record if it is a transfer, all in one transaction.
  ///
  /// - Throws: a refusal when the sender or the person thought better of it meanwhile.
  package func accept(_ id: ID<Referral>) throws {
    let referral = try received(id)
    try ConsentStore(connection, access, clock).require(.referral, of: referral.person)
    let moves = referral.kind == .transfer
    let count = try connection.run(
      """
      UPDATE referrals SET state = \(moves ? Referral.State.moved : .accepted), answered_by = \(access.person),
        ended = \(moves ? access.now : nil) WHERE id = \(id) AND recipient = \(access.keeper) AND state = 'sent'
      """)
    guard count == 1 else { throw ReferralWords.refusal(referral.state) }
    try tell(
      .referralAccepted, of: referral.person, id, "accepted", inTheRecordOf: try keeper(of: referral.person))
    if moves { try move(referral) }
  }

  package func decline(_ id: ID<Referral>, because reason: String) throws {
    let referral = try received(id)
    let count = try connection.run(
      """
      UPDATE referrals SET state = 'declined', answer = \(reason), answered_by = \(access.person), ended = \(access.now)
      WHERE id = \(id) AND recipient = \(access.keeper) AND state = 'sent'
      """)
    guard count == 1 else { throw ReferralWords.refusal(referral.state) }
    try tell(
      .referralDeclined, of: referral.person, id, "declined", inTheRecordOf: try keeper(of: referral.person))
  }

  /// Back to the sender, with what came of it.
  package func giveBack(_ id: ID<Referral>, _ result: Referral.Result, _ words: String?) throws {
    let referral = try received(id)
    let count = try connection.run(
      """
      UPDATE referrals SET state = 'returned', result = \(result), answer = \(words), answered_by = \(access.person),
        ended = \(access.now) WHERE id = \(id) AND recipient = \(access.keeper) AND state = 'accepted'
      """)
    guard count == 1 else { throw ReferralWords.refusal(referral.state) }
    try tell(
      .referralReturned, of: referral.person, id, "returned", inTheRecordOf: try keeper(of: referral.person))
  }

  private func received(_ id: ID<Referral>) throws -> Referral {
    guard let referral = try referral(id), referral.recipient == access.keeper else {
      throw Refusal.noReferral
    }
    return referral
  }

  /// The record, and everything in it, is the recipient's from now on: the foreign keys of all tables follow.
  private func move(_ referral: Referral) throws {
    let roles = [Role.newcomer, .professional].map(\.rawValue)
    try connection.run(
      """
      UPDATE appointments SET keeper = \(access.keeper), council = \(access.council)
      WHERE person = \(referral.person) AND keeper = \(referral.sender) AND ended IS NULL AND role IN \(list: roles)
        AND NOT EXISTS (SELECT 1 FROM appointments AS there WHERE there.person = appointments.person
          AND there.role = appointments.role AND there.keeper = \(access.keeper) AND there.ended IS NULL)
      """)
    let moved = try connection.run(
      """
      UPDATE people SET keeper = \(access.keeper), council = \(access.council)
      WHERE id = \(referral.person) AND keeper = \(referral.sender)
      """)
    guard moved == 1 else { throw ReferralWords.isElsewhere }
    try tell(
      .recordMoved, of: referral.person, referral.id, "moved", inTheRecordOf: (access.keeper, access.council))
  }

  // MARK: Pieces

  private typealias Record = (keeper: ID<Keeper>, council: ID<Keeper>)

  private func keeper(of person: ID<Person>) throws -> Record {
    guard let row = try connection.row("SELECT keeper, council FROM people WHERE id = \(person)") else {
      throw Refusal.noReferral
    }
    return (try row.value(at: 0), try row.value(at: 1))
  }

  /// To the systems of whoever gets it, in the same transaction.
  private func announce(_ happening: ID<Happening>, to recipient: ID<Keeper>, isWithdrawn: Bool) throws {
    let now = access.now
    try JobQueue(now: { now }).add(
      ReferralNews(
        happening: happening.rawValue, recipient: recipient.rawValue, isWithdrawn: isWithdrawn),
      in: connection)
  }

  @discardableResult
  private func tell(
    _ kind: HappeningKind, of person: ID<Person>, _ id: ID<Referral>, _ action: AuditWord,
    inTheRecordOf record: Record? = nil
  ) throws -> ID<Happening> {
    let writer = Access(
      person: access.person, role: access.role, keeper: record?.keeper ?? access.keeper,
      council: record?.council ?? access.council, now: access.now)
    let happening = try TimelineStore(connection, writer).add(kind, of: person, about: id.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "referral", id.rawValue, how: action, council: access.council.rawValue),
      in: connection)
    return happening
  }

  private var isTheirs: SQL { "(r.sender = \(access.keeper) OR r.recipient = \(access.keeper))" }

  private static let columns: SQL =
    """
    r.id, r.person, r.kind, r.sender, r.recipient, r.consent, r.reason, r.sent, r.due, r.state, r.answer, r.result, r.ended
    """

  private static func referral(_ row: Row) throws -> Referral {
    Referral(
      id: try row.value(at: 0), person: try row.value(at: 1), kind: try row.value(at: 2),
      sender: try row.value(at: 3), recipient: try row.value(at: 4), reliesOn: try row.value(at: 5),
      reason: try row.value(at: 6), sent: try row.value(at: 7), due: try row.value(at: 8),
      state: try row.value(at: 9), answer: try row.value(at: 10), result: try row.value(at: 11),
      ended: try row.value(at: 12))
  }
}

extension Refusal {
  fileprivate static let noReferral = Refusal(
    .missing, en: "There is no such referral.", fr: "Il n’y a pas d’orientation de ce numéro.")
}
