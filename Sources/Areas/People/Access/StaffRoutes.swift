import Basics
import Site
import Storage

extension Permission {
  /// Staff in one of these roles, as they are now: whoever lost the role a moment ago is nobody.
  package static func staff(_ roles: Role...) -> Permission { staff(Set(roles)) }

  /// Those who keep records of people: coordinators and coaches.
  package static let records = staff(Role.ofRecords)

  /// Whoever works here, as whatever: their own account is theirs.
  package static let anyStaff = staff(Role.staff)

  package static func staff(_ roles: Set<Role>) -> Permission {
    Permission(roles.map(\.rawValue).sorted().joined(separator: ", ")) { visit in
      guard visit.session != nil else { return .signInFirst }
      // Whoever holds no role any more has no session either; until it is ended, it opens nothing.
      guard let standing = try await visit.standing() else { return .forbidden }
      guard standing.hasSecondFactor else { return .goFirst(secondFactorFirst) }
      visit.take(standing)
      guard roles.contains(standing.access.role) else { return .forbidden }
      return .allowed
    }
  }

  /// The one page that opens to whoever has shown a password and has nothing else to show yet.
  static let settingUp = Permission("anyone who works here, also before the second factor") { visit in
    guard visit.session != nil else { return .signInFirst }
    guard let standing = try await visit.standing() else { return .forbidden }
    visit.take(standing)
    // Nothing that the navigation leads to opens yet.
    if !standing.hasSecondFactor { visit.audience = nil }
    return .allowed
  }

  static let secondFactorFirst: Address = "/account/second-factor"

  /// Anybody; whoever is signed in sees their own navigation.
  package static let everybody = Permission("anyone") { visit in
    if let standing = try await visit.standing(), standing.hasSecondFactor { visit.take(standing) }
    return .allowed
  }
}

extension Visit {
  /// Who asks, as the route's permission found out.
  ///
  /// - Throws: a failure when the route was declared for somebody else than staff.
  package var access: Access {
    get throws {
      guard let access = granted as? Access else { throw NoAccess() }
      return access
    }
  }

  /// Who is signed in and what they work as, nil for nobody.
  fileprivate func standing() async throws -> Standing? {
    guard let session, let person = ID<Person>(session.person) else { return nil }
    let now = now
    return try await database.read { connection in
      try AppointmentStore(connection).standing(of: person, session: session.digest, at: now)
    }
  }

  fileprivate mutating func take(_ standing: Standing) {
    granted = standing.access
    audience = standing.access.role.rawValue
    signedIn = SignedIn(name: standing.name, account: "/account", leave: "/sign-out")
    database = database.behind(standing.access.wall)
  }
}

/// A route was declared without a permission for staff, and yet asks who of them it is.
private struct NoAccess: Error {}
