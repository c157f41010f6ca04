import Basics
import Identity
import Storage

extension AccountTicket: Storable {}

/// Invitations, recoveries and second steps that were given out.
struct AccountTicketStore {
  /// A ticket that opens now, and how often it went wrong.
  struct Open: Sendable {
    let digest: String
    let person: ID<Person>
    let tries: Int
  }

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// A new one; those of its kind that the person had before open no longer, but for second steps, which may be under way on
  /// several devices.
  func give(_ kind: AccountTicket, to person: ID<Person>, at now: Moment) throws -> Secret {
    if kind != .secondStep {
      try connection.run("DELETE FROM account_tickets WHERE person = \(person) AND kind = \(kind)")
    }
    let ticket = Ticket(for: kind.purpose, at: now)
    try connection.run(
      """
      INSERT INTO account_tickets (digest, kind, person, expires, tries)
      VALUES (\(ticket.kept.digest), \(kind), \(person), \(ticket.kept.expires), 0)
      """)
    return ticket.secret
  }

  /// The ticket that a link or a cookie holds; nil when it was used, its time is over, or there never was one.
  func open(_ kind: AccountTicket, _ secret: Secret?, at now: Moment) throws -> Open? {
    guard let digest = secret.map({ kind.purpose.digest(of: $0) }) else { return nil }
    let row = try connection.row(
      """
      SELECT person, expires, used, tries FROM account_tickets WHERE digest = \(digest) AND kind = \(kind)
      """)
    guard let row else { return nil }
    let kept = KeptTicket(digest: digest, expires: try row.value(at: 1), used: try row.value(at: 2))
    let tries = try row.value(at: 3, as: Int.self)
    guard kept.state(at: now) == .open, tries < AccountTicket.mostTries else { return nil }
    return Open(digest: digest, person: try row.value(at: 0), tries: tries)
  }

  /// Uses it up.
  ///
  /// - Throws: the refusal of old links when another request was faster.
  func use(_ ticket: Open, at now: Moment) throws {
    let used = try connection.run(
      "UPDATE account_tickets SET used = \(now) WHERE digest = \(ticket.digest) AND used IS NULL")
    guard used == 1 else { throw KeptTicket.refusal }
  }

  func countWrong(_ ticket: Open) throws {
    try connection.run("UPDATE account_tickets SET tries = tries + 1 WHERE digest = \(ticket.digest)")
  }

  /// The person's way in has changed: whatever was given out before opens no longer.
  func takeBack(from person: ID<Person>) throws {
    try connection.run("DELETE FROM account_tickets WHERE person = \(person)")
  }

  /// When the last invitation opens no more; nil when none is out.
  func invitationExpiry(of person: ID<Person>) throws -> Moment? {
    try connection.value(
      """
      SELECT expires FROM account_tickets WHERE person = \(person) AND kind = 'invitation' AND used IS NULL
      ORDER BY expires DESC LIMIT 1
      """)
  }

  /// Uses up what a passkey was asked when nobody knew whose it is.
  ///
  /// - Returns: whether it was not answered before.
  func useChallenge(_ challenge: Secret, at now: Moment) throws -> Bool {
    try connection.run(
      """
      INSERT INTO used_challenges (digest, used) VALUES (\(challenge.digest(for: "used challenge")), \(now))
      ON CONFLICT (digest) DO NOTHING
      """) == 1
  }

  /// Forgets those whose time is long over.
  func forgetOld(at now: Moment) throws {
    try connection.run("DELETE FROM used_challenges WHERE used < \(now + .seconds(-86_400))")
    try connection.run("DELETE FROM account_tickets WHERE expires < \(now + .seconds(-30 * 86_400))")
  }
}
