import Basics
import Identity
import Mail
import People
import Storage

/// Those who work in the demonstration network, and can be signed in as.
struct DemoStaff: Sendable {
  struct Name: Sendable, Hashable {
    let given: String
    let family: String
    let language: Language
  }

  let name: Name
  let role: Role
  let keeper: Keeper
  let person: ID<Person>
  let email: MailAddress

  /// - Parameters:
  ///   - keeper: for whom they work.
  ///   - begun: since when.
  /// - Returns: nil where no address can be made of their name.
  init?(_ name: Name, _ role: Role, at keeper: Keeper, since begun: Moment, _ numbers: inout DemoNumbers) {
    self.name = name
    self.role = role
    self.keeper = keeper
    person = numbers.identifier(at: begun)
    guard let email = MailAddress(folded(name.given) + "@example.org") else { return nil }
    self.email = email
  }

  /// Who coaches at agencies, from east to west; no given name comes twice in the staff.
  static let coaches = [
    Name(given: "Colleen", family: "Dwyer", language: .english),
    Name(given: "Karim", family: "Benali", language: .english),
    Name(given: "Lena", family: "Hartmann", language: .english),
    Name(given: "Mathilde", family: "Roy", language: .french),
    Name(given: "Samuel", family: "Gauthier", language: .french),
    Name(given: "Awa", family: "Diallo", language: .french),
    Name(given: "Bruno", family: "Lapointe", language: .french),
    Name(given: "Tessa", family: "Beaumont", language: .english),
    Name(given: "Noor", family: "Siddiqui", language: .english),
    Name(given: "Marcus", family: "Bell", language: .english),
    Name(given: "Yuki", family: "Tanaka", language: .english),
    Name(given: "Aaron", family: "Weber", language: .english),
    Name(given: "Priscilla", family: "Owusu", language: .english),
    Name(given: "Darlene", family: "Sinclair", language: .english),
    Name(given: "Hassan", family: "Warsame", language: .english),
    Name(given: "Bronwyn", family: "Evans", language: .english),
    Name(given: "Jing", family: "Wu", language: .english),
    Name(given: "Nicole", family: "Fontaine", language: .french),
  ]

  static let administrator = Name(given: "Ruth", family: "Mensah", language: .english)
  static let national = Name(given: "Gabrielle", family: "Lafleur", language: .french)
  static let auditor = Name(given: "Owen", family: "Pritchard", language: .english)

  /// What they do, at a moment of the past.
  func access(at now: Moment) -> Access {
    Access(person: person, role: role, keeper: keeper.id, council: keeper.council, now: now)
  }

  /// Their record, their role and their account.
  func found(_ connection: Connection, _ key: DemoKey, _ hash: PasswordHash, at now: Moment) throws {
    let access = access(at: now)
    try PersonStore(connection, access).add(
      Person(
        id: person, keeper: keeper.id, council: keeper.council, givenName: name.given,
        familyName: name.family,
        email: email.text, city: keeper.city, language: name.language, added: now))
    try TenureStore(connection, access).begin(role, of: person)
    try ReadyAccountStore(connection).add(person, email, hash, key.code, at: now)
  }
}
