import Basics
import Identity
import Mail
import Storage

/// Accounts that need no setting up any more: password and app are known to whoever makes them. For networks that are shown, not
/// for people who are there; these make theirs by an invitation.
package struct ReadyAccountStore {
  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// - Throws: `unique` when somebody signs in by that address already.
  package func add(
    _ person: ID<Person>, _ email: MailAddress, _ password: PasswordHash, _ code: OneTimeCode, at now: Moment
  ) throws {
    let accounts = AccountStore(connection)
    try accounts.add(person, email, at: now)
    try accounts.setPassword(password, of: person)
    try SecondFactorStore(connection, of: person).setOneTimeCode(code, usedStep: 0)
  }
}
