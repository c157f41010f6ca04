import Basics
import Identity
import Storage

/// Tokens, as they are kept.
struct TokenStore {
  private let connection: Connection

  /// Whoever comes with a token has no scope yet; the transaction it is given says which tokens it can see at all.
  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Whom a token stands for now.
  struct Bearing: Sendable {
    let token: AccessToken
    let access: Access
  }

  /// Whom a token stands for, as they are now: nil when it is over, or the role, the account or the second factor is gone.
  func bearing(_ secret: Secret, at now: Moment) throws -> Bearing? {
    let row = try connection.row(
      """
      SELECT \(Self.columns), a.person, a.role, a.keeper, a.council
      FROM access_tokens t JOIN appointments a ON a.id = t.appointment AND a.person = t.person
        JOIN keepers k ON k.id = a.keeper
        JOIN accounts n ON n.person = t.person AND n.closed IS NULL
      WHERE t.digest = \(AccessToken.digest(of: secret)) AND t.expires > \(now)
        AND a.begun <= \(now) AND (a.ended IS NULL OR a.ended > \(now))
        AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()) AND (k.closed IS NULL OR k.closed > \(now))
        AND (n.one_time_code IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.person = t.person))
      """)
    return try row.map { row in
      let token = try Self.token(row)
      return Bearing(
        token: token,
        access: Access(
          person: try row.value(at: 7), role: try row.value(at: 8), keeper: try row.value(at: 9),
          council: try row.value(at: 10), now: now, by: token.id))
    }
  }

  /// Writes down the day on which a token is used.
  func use(_ token: ID<AccessToken>, on day: LocalDate) throws {
    try connection.run("UPDATE access_tokens SET used = \(day) WHERE id = \(token)")
  }

  /// Somebody's tokens that are not over yet, the latest first.
  func tokens(of person: ID<Person>, at now: Moment) throws -> [AccessToken] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM access_tokens t WHERE t.person = \(person) AND t.expires > \(now)
      ORDER BY t.id DESC
      """
    ).map(Self.token)
  }

  func add(_ token: AccessToken, _ secret: Secret, of person: ID<Person>) throws {
    let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: " ")
    try connection.run(
      """
      INSERT INTO access_tokens (id, person, appointment, name, scopes, digest, made, expires)
      VALUES (\(token.id), \(person), \(token.appointment), \(token.name), \(scopes),
        \(AccessToken.digest(of: secret)), \(token.made), \(token.expires))
      """)
    try log(token.id, by: person, "made")
  }

  /// Ends one of somebody's own: from now on it opens nothing.
  ///
  /// - Returns: whether it was theirs.
  func end(_ token: ID<AccessToken>, of person: ID<Person>) throws -> Bool {
    guard try connection.run("DELETE FROM access_tokens WHERE id = \(token) AND person = \(person)") == 1
    else { return false }
    try log(token, by: person, "ended")
    return true
  }

  /// Ends all of somebody's, with their sessions.
  func endAll(of person: ID<Person>) throws {
    try connection.run("DELETE FROM access_tokens WHERE person = \(person)")
  }

  /// Forgets those whose time is over.
  func removeOver(at now: Moment) throws {
    try connection.run("DELETE FROM access_tokens WHERE expires <= \(now)")
  }

  private func log(_ token: ID<AccessToken>, by person: ID<Person>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(by: .person(person.rawValue), changed: "token", token.rawValue, how: action), in: connection)
  }

  private static let columns: SQL = "t.id, t.name, t.appointment, t.scopes, t.made, t.expires, t.used"

  private static func token(_ row: Row) throws -> AccessToken {
    let scopes = try row.value(at: 3, as: String.self).split(separator: " ")
    return AccessToken(
      id: try row.value(at: 0), name: try row.value(at: 1), appointment: try row.value(at: 2),
      scopes: Set(scopes.compactMap { TokenScope(rawValue: String($0)) }), made: try row.value(at: 4),
      expires: try row.value(at: 5), used: try row.value(at: 6))
  }
}
