import Basics
import Site
import Storage

extension Permission {
  /// Staff in one of these roles, as they are now: whoever lost the role a moment ago is nobody.
  package static func staff(_ roles: Role...) -> Permission { staff(Set(roles)) }

  /// Those who keep records of people: coordinators and coaches.
  package static let records = staff(Role.ofRecords).under(.records)

  /// The same people, where it is about what others may read, and who is sent on.
  package static let sharing = staff(Role.ofRecords).under(.sharing)

  /// Those who can have programs of their own: there is nothing yet that a program could do for the others.
  static let programs = staff(.coordinator, .coach, .administrator)

  /// Whoever works here, as whatever: their own account is theirs.
  package static let anyStaff = staff(Role.staff)

  package static func staff(_ roles: Set<Role>) -> Permission {
    Permission(roles.map(\.rawValue).sorted().joined(separator: ", ")) { visit in
      if let bearer = visit.request.bearer { return try await visit.verdict(on: bearer, among: roles) }
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
  package static let everybody = Permission("anyone", isOpen: true) { visit in
    if let standing = try await visit.standing(), standing.hasSecondFactor { visit.take(standing) }
    return .allowed
  }
}

extension Scope {
  package static let records = Scope(.records)
  package static let sharing = Scope(.sharing)
  static let organisations = Scope(.organisations)
  static let staff = Scope(.staff)

  private init(_ part: TokenScope.Part) { self.init(part.rawValue, part.title) }
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

  /// Whether a program may do for its owner what it asks: in a role that may, by a scope that covers it, and not too often.
  fileprivate mutating func verdict(
    on bearer: Bearer, among roles: Set<Role>
  ) async throws -> Permission.Verdict {
    guard let secret = bearer.secret.flatMap(AccessToken.secret) else { return .unknownToken }
    let (database, now, today) = (database, now, LocalDate(of: now))
    let found = try await database.read { try TokenStore($0).bearing(secret, at: now) }
    guard let found else { return .unknownToken }
    let token = found.token
    try ask(.token, account: token.id.description)
    if token.used != today { try await database.write { try TokenStore($0).use(token.id, on: today) } }
    guard roles.contains(found.access.role) else { return .forbidden }
    guard let needed = neededScope, token.scopes.map(\.rawValue).contains(needed) else {
      return .narrowToken(neededScope ?? "")
    }
    granted = found.access
    program = token.id.description
    self.database = database.behind(found.access.wall)
    return .allowed
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
