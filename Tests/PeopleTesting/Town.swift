import Basics
import Identity
import Mail
import Site
import SiteTesting
import Storage
import TestDatabases

@testable import People

/// Two councils, Halifax with two agencies and Montréal with one, and those who work there, on a database of either engine.
package struct Town: Sendable {
  package let database: Database
  /// All whose pages it has.
  package let areas: [Area]
  package let now = SiteTesting.TestClock().now

  package let halifax = Keeper(
    council: ID(rawValue: 1), name: Bilingual(same: "Halifax"), city: "Halifax")
  package let montreal = Keeper(
    council: ID(rawValue: 2), name: Bilingual(same: "Montréal"), city: "Montréal")
  package let harbour = Keeper(
    agency: ID(rawValue: 11), of: ID(rawValue: 1), name: Bilingual(en: "Harbour House", fr: "Maison du Port"),
    city: "Halifax")
  package let citadel = Keeper(
    agency: ID(rawValue: 12), of: ID(rawValue: 1),
    name: Bilingual(en: "Citadel Centre", fr: "Centre de la Citadelle"), city: "Halifax")
  package let plateau = Keeper(
    agency: ID(rawValue: 21), of: ID(rawValue: 2),
    name: Bilingual(en: "Plateau Place", fr: "Place du Plateau"),
    city: "Montréal")

  /// Imani coordinates in Halifax, Joëlle in Montréal, and Karim is a coach at Harbour House.
  package var imani: Access { access(101, .coordinator, halifax) }
  package var joelle: Access { access(102, .coordinator, montreal) }
  package var karim: Access { access(103, .coach, harbour) }
  /// Lena is a coach at Citadel Centre.
  package var lena: Access { access(104, .coach, citadel) }

  /// - Parameter areas: those above this one whose tables and pages are to be there as well.
  package static func open(
    _ engine: EngineName, besides areas: [Area] = [], _ body: (Town) async throws -> Void
  ) async throws {
    try await withDatabase(engine) { try await make(in: $0, besides: areas, body) }
  }

  /// Every table that this area stands on.
  package static let migrations =
    FormDrafts.migrations + SessionStore.migrations + KeptAnswers.migrations + JobQueue.migrations
    + AuditLog.migrations
    + Outbox.migrations + UploadStore.migrations + PeopleArea.migrations

  /// The town in a database that is empty.
  package static func make(
    in database: Database, besides areas: [Area] = [], _ body: (Town) async throws -> Void
  ) async throws {
    let town = Town(database: database, areas: Self.areas + areas)
    try await database.migrate(migrations + areas.flatMap(\.migrations))
    try await database.write { connection in
      let keepers = KeeperStore(connection)
      for keeper in [town.halifax, town.montreal, town.harbour, town.citadel, town.plateau] {
        try keepers.add(keeper, at: town.now)
      }
      for (access, name) in [
        (town.imani, "Imani"), (town.joelle, "Joëlle"), (town.karim, "Karim"), (town.lena, "Lena"),
      ] {
        try PersonStore(connection, access).add(town.person(access.person, name, keptBy: access))
        try AppointmentStore(connection).add(
          Appointment(
            id: access.person.as(Appointment.self), person: access.person, role: access.role,
            keeper: access.keeper, council: access.council, begun: town.now), by: nil)
        try town.account(of: access, name, in: connection)
      }
    }
    try await body(town)
  }

  /// Gives somebody an account as if they had set it up, with a password of theirs and an app.
  package func account(of access: Access, _ name: String, in connection: Connection) throws {
    guard let email = MailAddress(folded(name) + "@example.org") else { return }
    try AccountStore(connection).add(access.person, email, at: now)
    try SecondFactorStore(connection, of: access.person).setOneTimeCode(OneTimeCode(), usedStep: 0)
  }

  /// The pages of this area, and the tables of what it sends.
  package static var areas: [Area] {
    [
      PeopleArea.area(accounts), Area(title: Bilingual(same: "Mail"), migrations: Outbox.migrations),
    ]
  }

  /// With hashes that cost nothing.
  package static let accounts = AccountSetting(
    origin: "https://allies.example.org", hasMail: true,
    hasher: PasswordHasher(cost: PasswordHash.Cost(kibibytes: 8, passes: 1)))

  package func person(_ id: ID<Person>, _ name: String, keptBy access: Access) -> Person {
    Person(
      id: id, keeper: access.keeper, council: access.council, givenName: name, familyName: "",
      language: .english,
      added: now)
  }

  /// Takes somebody up, as a member of the staff does it.
  @discardableResult
  package func add(_ name: String, by access: Access) async throws -> ID<Person> {
    let id = ID<Person>()
    try await database.behind(access.wall).write { connection in
      try PersonStore(connection, access).add(person(id, name, keptBy: access))
    }
    return id
  }

  /// Writes down that somebody agreed to be read by another for matching.
  @discardableResult
  package func agree(
    _ person: ID<Person>, keptBy access: Access, to recipient: Keeper, whole: Bool = false,
    for purpose: Consent.Purpose = .matching, until days: Int = 365
  ) async throws -> ID<Consent> {
    let id = ID<Consent>()
    let consent = Consent(
      id: id, person: person, purpose: purpose, recipient: recipient.id, isForWholeCouncil: whole, wording: 1,
      language: .english, given: now, manner: .paper, expires: now + .seconds(days * 86_400))
    try await database.behind(access.wall).write { connection in
      try ConsentStore(connection, access).add(consent, writtenBy: access.person)
    }
    return id
  }

  /// Asks as somebody, behind their wall.
  @discardableResult
  package func ask<Answer: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (Connection, Access) throws -> Answer
  ) async throws -> Answer {
    try await database.behind(access.wall).write { try body($0, access) }
  }

  /// The site of this town.
  package func site() async throws -> TestSite {
    try await TestSite(areas, database: database)
  }

  package func addOrganisation(
    _ name: String, _ kind: Organisation.Kind = .employer, by access: Access
  ) async throws -> ID<Organisation> {
    let id = ID<Organisation>()
    let details = OrganisationDetails(kind: kind, name: name, city: "Halifax")
    try await ask(access) { try OrganisationStore($0, $1).add(Organisation(id: id, details: details)) }
    return id
  }

  private func access(_ number: Int64, _ role: Role, _ keeper: Keeper) -> Access {
    Access(
      person: ID(rawValue: number), role: role, keeper: keeper.id, council: keeper.council, now: now)
  }
}

extension Access {
  /// The same person a while later.
  package func later(_ duration: Duration) -> Access {
    Access(person: person, role: role, keeper: keeper, council: council, now: now + duration)
  }

  /// With the conditions of all statements taken away.
  package var unscoped: Access {
    Access(person: person, role: role, keeper: keeper, council: council, now: now, isScoped: false)
  }
}
