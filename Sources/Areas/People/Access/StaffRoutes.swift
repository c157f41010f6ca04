import Basics
import Site
import Storage

extension Permission {
  /// Staff in one of these roles, as they are now: whoever lost the role a moment ago is nobody.
  package static func staff(_ roles: Role...) -> Permission { staff(Set(roles)) }

  /// Those who keep records of people: coordinators and coaches.
  package static let records = staff(Role.ofRecords)

  package static func staff(_ roles: Set<Role>) -> Permission {
    Permission(roles.map(\.rawValue).sorted().joined(separator: ", ")) { visit in
      guard let session = visit.session, let person = ID<Person>(session.person) else { return .signInFirst }
      let (now, roleChosen) = (visit.now, session.digest)
      let standing = try await visit.database.read { connection in
        try AppointmentStore(connection).standing(of: person, session: roleChosen, at: now)
      }
      // Whoever holds no role any more has no session either; until it is ended, it opens nothing.
      guard let standing else { return .forbidden }
      visit.take(standing)
      guard roles.contains(standing.access.role) else { return .forbidden }
      return .allowed
    }
  }

  /// Anybody; whoever is signed in sees their own navigation.
  package static let everybody = Permission("anyone") { visit in
    if let session = visit.session, let person = ID<Person>(session.person) {
      let now = visit.now
      let standing = try await visit.database.read { connection in
        try AppointmentStore(connection).standing(of: person, session: session.digest, at: now)
      }
      if let standing { visit.take(standing) }
    }
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

  fileprivate mutating func take(_ standing: Standing) {
    granted = standing.access
    audience = standing.access.role.rawValue
    signedIn = SignedIn(name: standing.name, account: "/account", leave: "/sign-out")
    database = database.behind(standing.access.wall)
  }
}

/// A route was declared without a permission for staff, and yet asks who of them it is.
private struct NoAccess: Error {}
