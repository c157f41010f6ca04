import Basics
import Identity
import PeopleTesting
import SiteTesting
import Storage

@testable import People

/// Somebody who asks, as what they are.
struct Asker: Sendable {
  let role: AccessTable.Role
  let person: ID<Person>
  /// Whose things are their own; those of the harbour for whoever has none.
  let owner: Mark.Owner
  let session: String?
  /// Another session of theirs, and a passkey.
  let otherSession: String
  let passkey: String
  let email: String
  let appointment: ID<Appointment>
  let place: ID<Keeper>

  /// What of others may stand in an answer to them, whatever they ask.
  func maySee(_ mark: Mark, at route: String, _ line: AccessTable.Line, of asked: Household?) -> Bool {
    // What a council offers is for everybody.
    if route.contains(" apply/") { return mark.aspect == .directory }
    // Whoever has a link or a ticket has what it opens.
    if [":secret", ":ticket", ":feed"].contains(where: route.contains) {
      // What was sent to an agency stands in its calendar.
      return mark == asked?.mark || mark.owner == asked?.mark.owner && mark.aspect == .staff
        // A form names the programme that it is for.
        || route.contains("my-application/") && mark.owner == asked?.mark.owner && mark.aspect == .directory
        || route.contains(":feed") && mark == Mark(owner: .ropewalk, aspect: .own)
    }
    if line.shows.contains(mark.aspect.rawValue), mark.owner.isOfHalifax || mark.aspect != .directory {
      switch mark.aspect {
      case .staff:
        return role == .councilAdministrator && mark.owner.isOfHalifax
          || role == .agencyAdministrator && mark.owner == owner
      case .own: return false
      default: return isOfRecords || mark.aspect == .directory && isInDirectory
      }
    }
    // What was sent to them, they read by the consent it was sent with.
    if mark == Mark(owner: .ropewalk, aspect: .own) { return isOfRecords && route.contains("referrals") }
    guard mark.owner == owner else { return false }
    switch mark.aspect {
    case .staff: return isOfRecords || role == .agencyAdministrator || role == .councilAdministrator
    case .directory: return isInDirectory
    default: return isOfRecords
    }
  }

  var isOfRecords: Bool { role == .coach || role == .coordinator }
  private var isInDirectory: Bool {
    isOfRecords || role == .agencyAdministrator || role == .councilAdministrator
  }
}

extension AccessTable.Role {
  /// What they hold, and where; nil for who is nobody here.
  fileprivate var place: (role: People.Role, owner: Mark.Owner)? {
    switch self {
    case .nobody: nil
    case .settingUp, .former, .coach: (.coach, .harbour)
    case .coordinator: (.coordinator, .halifax)
    case .agencyAdministrator: (.administrator, .harbour)
    case .councilAdministrator: (.administrator, .halifax)
    case .national: (.national, .halifax)
    case .auditor: (.auditor, .halifax)
    }
  }
}

extension AccessTown {
  /// A new one, signed in.
  ///
  /// - Parameter besides: another role that they hold, and chose not to work as.
  func asker(_ role: AccessTable.Role, besides other: AccessTable.Role? = nil) async throws -> Asker {
    let person = ID<Person>()
    let appointment = ID<Appointment>()
    let email = "walker.\(person)@example.org"
    let (now, password) = (site.clock.now, password)
    let (session, otherSession, passkey) = (Secret(), "other-session-\(person)", "other-passkey-\(person)")
    let owner = role.place?.owner ?? .harbour
    let asker = Asker(
      role: role, person: person, owner: owner, session: role == .nobody ? nil : session.text,
      otherSession: otherSession, passkey: passkey, email: email, appointment: appointment,
      place: Self.keeper(owner, in: town).id)
    guard let place = role.place else { return asker }
    let keeper = Self.keeper(owner, in: town)
    let second = other?.place.map { ($0.role, Self.keeper($0.owner, in: town)) }
    try await database.write { connection in
      try connection.run(
        """
        INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, city, language, added)
        VALUES (\(person), \(keeper.id), \(keeper.council), 'Walker', '', 'walker', \(email), 'Halifax', 'en', \(now))
        """)
      let code = role == .settingUp ? nil : OneTimeCode().text
      try connection.run(
        """
        INSERT INTO accounts (person, email, email_key, password, one_time_code, added)
        VALUES (\(person), \(email), \(email.lowercased()), \(password), \(code), \(now))
        """)
      try connection.run(
        """
        INSERT INTO appointments (id, person, role, keeper, council, begun, ended)
        VALUES (\(appointment), \(person), \(place.role), \(keeper.id), \(keeper.council), \(now), \(role == .former ? now : nil))
        """)
      if let (role, keeper) = second {
        try AppointmentStore(connection).add(
          Appointment(
            id: ID(), person: person, role: role, keeper: keeper.id, council: keeper.council, begun: now),
          by: nil)
      }
      let digest = session.digest(for: "session")
      try connection.run(
        "INSERT INTO sessions (digest, person, begun, seen) VALUES (\(otherSession), \(person.description), \(now), \(now))"
      )
      try connection.run(
        "INSERT INTO sessions (digest, person, begun, seen) VALUES (\(digest), \(person.description), \(now), \(now))"
      )
      try connection.run("INSERT INTO chosen_roles (session, appointment) VALUES (\(digest), \(appointment))")
      if role != .settingUp {
        try connection.run(
          """
          INSERT INTO passkeys (id, person, key, sign_count, is_backed_up, name, added)
          VALUES (\(passkey), \(person), 'x', 0, 0, 'key', \(now))
          """)
      }
    }
    return asker
  }

  /// What is theirs to ask for, new.
  func household(of asker: Asker) async throws -> Household {
    let household = try await household(
      asker.owner, by: asker.role == .nobody ? town.karim.person : asker.person)
    return household
  }

  /// Somebody whom the ropewalk has sent to them, and who agreed to it.
  func sent(to asker: Asker, accepted: Bool) async throws -> ID<Referral> {
    let theirs = Household(
      Self.ropewalk, Mark(owner: .ropewalk, aspect: .own), by: town.karim.person, password: password)
    let (now, addressee) = (town.now, Self.keeper(asker.owner, in: town))
    try await database.write { connection in
      try theirs.plant(in: connection, at: now, readers: addressee, addressee: addressee)
      if accepted { try connection.run("UPDATE referrals SET state = 'accepted' WHERE id = \(theirs.sent)") }
    }
    return theirs.sent
  }
}
