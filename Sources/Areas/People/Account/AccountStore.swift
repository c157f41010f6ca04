import Basics
import Identity
import Mail
import Storage

/// Accounts, as they are kept.
///
/// Nobody has a scope yet who signs in, and whoever looks after accounts has rules of their own (`Administration`): so this store
/// takes no `Access`, and the transaction it is given says which accounts it can see at all.
struct AccountStore {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func account(_ person: ID<Person>) throws -> Account? {
    try connection.row("SELECT \(Self.columns) FROM accounts a WHERE a.person = \(person)").map(Self.account)
  }

  /// - Parameter name: what was typed to sign in, folded (`SignInName`).
  func account(named name: SignInName) throws -> Account? {
    try connection.row("SELECT \(Self.columns) FROM accounts a WHERE a.email_key = \(name.key)").map(
      Self.account)
  }

  /// - Throws: `unique` when somebody signs in by that address already.
  func add(_ person: ID<Person>, _ email: MailAddress, at now: Moment) throws {
    try connection.run(
      """
      INSERT INTO accounts (person, email, email_key, added)
      VALUES (\(person), \(email), \(SignInName(email).key), \(now))
      """)
  }

  func setPassword(_ hash: PasswordHash, of person: ID<Person>) throws {
    try connection.run("UPDATE accounts SET password = \(hash.text) WHERE person = \(person)")
  }

  /// Back to the beginning: nothing opens it but a new invitation.
  func clear(_ person: ID<Person>) throws {
    try connection.run(
      """
      UPDATE accounts SET password = NULL, one_time_code = NULL, one_time_step = NULL WHERE person = \(person)
      """)
    try connection.run("DELETE FROM recovery_codes WHERE person = \(person)")
    try connection.run("DELETE FROM passkeys WHERE person = \(person)")
    try connection.run("DELETE FROM account_tickets WHERE person = \(person)")
    try connection.run("DELETE FROM linked_sign_ins WHERE person = \(person)")
  }

  /// - Parameter moment: nil to open it again.
  func setClosed(_ moment: Moment?, _ person: ID<Person>) throws {
    try connection.run("UPDATE accounts SET closed = \(moment) WHERE person = \(person)")
  }

  private static let columns: SQL = """
    a.person, a.email, a.password, a.one_time_code, a.one_time_step, a.closed,
    (SELECT COUNT(*) FROM passkeys k WHERE k.person = a.person)
    """

  private static func account(_ row: Row) throws -> Account {
    Account(
      person: try row.value(at: 0), email: try row.value(at: 1),
      password: try row.value(at: 2, as: String?.self).flatMap { PasswordHash($0) },
      oneTimeCode: try row.value(at: 3, as: String?.self).flatMap { OneTimeCode($0) },
      lastStep: try row.value(at: 4), passkeyCount: try row.value(at: 6), closed: try row.value(at: 5))
  }
}

/// An e-mail address as somebody types it to sign in, in the one way in which accounts are found and tries are counted.
struct SignInName: Sendable, Hashable {
  let key: String

  init(_ address: MailAddress) { key = address.key }

  /// Whatever was typed has a name, so that what is no address is looked for, and counted, like one.
  init(typed text: String) {
    key = MailAddress(text)?.key ?? String(text.lowercased().prefix(254))
  }
}
