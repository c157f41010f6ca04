import Basics
import Identity
import Mail
import Site
import Storage

/// What changes an account does to whoever is signed in with it, in the transaction of the change.
struct AccountSessionStore {
  private let connection: Connection
  private let person: ID<Person>
  private let now: Moment

  init(_ connection: Connection, of person: ID<Person>, at now: Moment) {
    self.connection = connection
    self.person = person
    self.now = now
  }

  func begin() throws -> Secret {
    try SessionStore.begin(for: person.description, at: now, in: connection).secret
  }

  /// Ends all of them, and begins a new one on the device on which the change was made, which goes on in the role it was in.
  func renew(_ old: String) throws -> Secret {
    let new = try SessionStore.begin(for: person.description, at: now, in: connection)
    try connection.run("UPDATE chosen_roles SET session = \(new.digest) WHERE session = \(old)")
    try SessionStore.endAll(of: person.description, except: new.digest, in: connection)
    return new.secret
  }

  /// Ends all of them, whatever was on the way to one, and what programs show in place of one.
  func endAll() throws {
    try TokenStore(connection).endAll(of: person)
    try SessionStore.endAll(of: person.description, in: connection)
    try connection.run("DELETE FROM account_tickets WHERE person = \(person) AND kind = 'second-step'")
  }

  /// Writes down what was done to the account.
  func log(_ action: AuditWord, by actor: AuditEntry.Actor? = nil) throws {
    try AuditLog().add(
      AuditEntry(by: actor ?? .person(person.rawValue), changed: "account", person.rawValue, how: action),
      in: connection)
  }
}
