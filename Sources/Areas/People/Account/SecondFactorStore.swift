import Basics
import Identity
import Storage

/// What somebody shows besides their password: codes of an app, codes on paper, passkeys.
struct SecondFactorStore {
  /// A passkey, as its owner sees it.
  struct OwnPasskey: Sendable {
    let passkey: Passkey
    let name: String
    let added: Moment
    let used: Moment?
  }

  private let connection: Connection
  private let person: ID<Person>

  init(_ connection: Connection, of person: ID<Person>) {
    self.connection = connection
    self.person = person
  }

  // MARK: Codes of an app

  /// From now on codes are made from this. The code that has just been shown works no second time.
  func setOneTimeCode(_ code: OneTimeCode, usedStep step: Int64) throws {
    try connection.run(
      """
      UPDATE accounts SET one_time_code = \(code.text), one_time_step = \(step) WHERE person = \(person)
      """)
  }

  /// Whether the code is one that their app shows now, and was not used yet; uses it.
  func use(_ typed: String, of account: Account, at now: Moment) throws -> Bool {
    guard let step = account.oneTimeCode?.step(of: typed, at: now, after: account.lastStep) else {
      return false
    }
    // Of two requests with the same code, one is too late.
    return try connection.run(
      """
      UPDATE accounts SET one_time_step = \(step)
      WHERE person = \(person) AND (one_time_step IS NULL OR one_time_step < \(step))
      """) == 1
  }

  // MARK: Codes on paper

  /// New ones, in place of all that they had; this is the only time that they can be shown.
  func newRecoveryCodes() throws -> [RecoveryCode] {
    let codes = RecoveryCode.all()
    try connection.run("DELETE FROM recovery_codes WHERE person = \(person)")
    try connection.run(
      batch: codes.map {
        "INSERT INTO recovery_codes (person, digest) VALUES (\(person), \($0.digest(for: person.description)))"
      })
    return codes
  }

  var recoveryCodeCount: Int {
    get throws { try connection.value("SELECT COUNT(*) FROM recovery_codes WHERE person = \(person)") ?? 0 }
  }

  /// Whether the code is one of theirs; uses it up.
  func useRecoveryCode(_ typed: String) throws -> Bool {
    guard let code = RecoveryCode(typed: typed) else { return false }
    return try connection.run(
      "DELETE FROM recovery_codes WHERE person = \(person) AND digest = \(code.digest(for: person.description))"
    ) == 1
  }

  // MARK: Passkeys

  var passkeys: [OwnPasskey] {
    get throws {
      try connection.rows(
        "SELECT \(Self.columns) FROM passkeys WHERE person = \(person) ORDER BY added, id"
      ).map(Self.passkey)
    }
  }

  /// One of theirs; nil for what is none, or another's.
  func passkey(_ id: String) throws -> Passkey? {
    try connection.row("SELECT \(Self.columns) FROM passkeys WHERE person = \(person) AND id = \(id)")
      .map(Self.passkey)?.passkey
  }

  /// Whose passkey it is; nil for what is none.
  static func owner(of passkey: String, in connection: Connection) throws -> ID<Person>? {
    try connection.value("SELECT person FROM passkeys WHERE id = \(passkey)")
  }

  /// - Throws: `unique` when it is kept already, whosever it is.
  func add(_ passkey: Passkey, named name: String, at now: Moment) throws {
    try connection.run(
      """
      INSERT INTO passkeys (id, person, key, sign_count, is_backed_up, name, added)
      VALUES (\(passkey.id), \(person), \(passkey.key), \(Int(passkey.signCount)), \(passkey.isBackedUp ? 1 : 0),
        \(name), \(now))
      """)
  }

  /// Writes down that it was used. Of two uses with one count, one is too late.
  func used(_ passkey: Passkey, at now: Moment) throws -> Bool {
    let count = Int(passkey.signCount)
    return try connection.run(
      """
      UPDATE passkeys SET sign_count = \(count), used = \(now)
      WHERE id = \(passkey.id) AND person = \(person) AND (sign_count < \(count) OR (sign_count = 0 AND \(count) = 0))
      """) == 1
  }

  func removePasskey(_ id: String) throws -> Bool {
    try connection.run("DELETE FROM passkeys WHERE person = \(person) AND id = \(id)") == 1
  }

  private static let columns: SQL = "id, key, sign_count, is_backed_up, name, added, used"

  private static func passkey(_ row: Row) throws -> OwnPasskey {
    OwnPasskey(
      passkey: Passkey(
        id: try row.value(at: 0), key: try row.value(at: 1),
        signCount: UInt32(clamping: try row.value(at: 2, as: Int64.self)),
        isBackedUp: try row.value(at: 3, as: Int64.self) == 1),
      name: try row.value(at: 4), added: try row.value(at: 5), used: try row.value(at: 6))
  }
}
