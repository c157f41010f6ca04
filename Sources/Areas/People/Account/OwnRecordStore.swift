import Basics
import Identity
import Mail
import Storage

/// What somebody of the staff may read and change of their own record, whoever keeps it.
struct OwnRecordStore {
  private let connection: Connection
  private let person: ID<Person>

  init(_ connection: Connection, of person: ID<Person>) {
    self.connection = connection
    self.person = person
  }

  var record: Person? {
    get throws {
      try connection.row("SELECT \(PersonStore.columns) FROM people p WHERE p.id = \(person)").map(
        PersonStore.person)
    }
  }

  func setName(given: String, family: String, language: Language) throws {
    guard var record = try record else { return }
    (record.givenName, record.familyName, record.language) = (given, family, language)
    try connection.run(
      """
      UPDATE people SET given_name = \(given), family_name = \(family), sort_name = \(PersonStore.sortName(record)),
        language = \(language) WHERE id = \(person)
      """)
    try PersonStore.search.put(
      person.rawValue, [record.name, record.email ?? "", record.city], in: connection)
  }

  /// What somebody would try first who knows who they are and where they work: no password holds it.
  func guessable(at now: Moment) throws -> [String] {
    let places = try AppointmentStore(connection).held(by: person, at: now).map(\.keeper)
    let account = try AccountStore(connection).account(person)
    return [AccountSetting.siteName, try record?.givenName, try record?.familyName].compactMap(\.self)
      + places.flatMap { [$0.name.en, $0.name.fr, $0.city] }
      + [account.map { String($0.email.name) }].compactMap(\.self)
  }
}
