import Basics
import Identity
import Mail
import Site
import Storage

/// Who works here, for administrators. What they may do is asked again in the transaction that does it.
enum StaffPagesRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    let administrators = Permission.staff(.administrator).under(.staff)
    routes.get(
      "staff", for: administrators, as: StaffJSON.members,
      says: Bilingual(en: "Who works here", fr: "Qui travaille ici")
    ) { visit in
      let access = try visit.access
      return try await visit.staffDatabase.read { try StaffStore($0, access).members() }
    } page: { visit, members in
      StaffPage.list(visit.frame(), members, Administration(access: try visit.access))
    }
    routes.get(
      "staff/:person", for: administrators, as: StaffJSON.member,
      says: Bilingual(en: "Somebody who works here", fr: "Une personne qui travaille ici")
    ) { visit in
      try await visit.staffMember
    } page: { visit, member in
      StaffPage.member(visit.frame(hasForm: true), member, Administration(access: try visit.access))
    }
    declareForms(&routes, setting, administrators)

    routes.post(
      "staff/:person/roles/:appointment/ending", for: administrators,
      use: .doing(
        Bilingual(
          en: "End a role of somebody who works here",
          fr: "Mettre fin au rôle d’une personne qui travaille ici"))
    ) { visit in
      let appointment = try visit.parameter("appointment", as: ID<Appointment>.self)
      return try await visit.administer { connection, member, administration in
        let (person, access) = (member.person.id, administration.access)
        guard let role = member.roles.first(where: { $0.held.appointment == appointment }) else {
          throw AccountWords.noSuchRole
        }
        guard administration.mayEnd(role.held, of: person) else { throw Administration.notYours }
        guard try AppointmentStore(connection).end(appointment, at: access.now, by: access.person) else {
          return
        }
        try AccountSessionStore(connection, of: person, at: access.now).endAll()
        try AuditLog().add(
          AuditEntry(
            by: access.actor, changed: "role", appointment.rawValue, how: "ended",
            council: access.council.rawValue), in: connection)
      }
    }
    routes.post("staff/:person/closing", for: administrators) { visit in try await visit.setClosed(true) }
    routes.post("staff/:person/opening", for: administrators) { visit in try await visit.setClosed(false) }
    routes.post("staff/:person/invitations", for: administrators, limit: .sendsMail) { visit in
      try await visit.inviteAnew(setting)
    }
  }

  private static func declareForms(
    _ routes: inout Routes, _ setting: AccountSetting, _ administrators: Permission
  ) {
    routes.form(
      named: StaffForm.invitationName, at: "staff/invitations/new", sentTo: "staff/invitations",
      for: administrators,
      limit: .sendsMail, keepsDrafts: false, of: { StaffForm.invitation(try await $0.places) }
    ) { visit, _, fill in
      StaffFormPage.invitation(visit.frame(hasForm: true), fill, try await visit.places)
    } take: { visit, typed in
      try await visit.invite(typed, setting)
    }
    routes.form(
      named: StaffForm.roleName, at: "staff/:person/roles/new", sentTo: "staff/:person/roles",
      for: administrators,
      limit: .sendsMail, keepsDrafts: false, of: { StaffForm.newRole(try await $0.places) }
    ) { visit, _, fill in
      StaffFormPage.role(
        visit.frame(hasForm: true), fill, try await visit.staffMember, try await visit.places)
    } take: { visit, typed in
      try await visit.give(typed, setting)
    }
    routes.form(
      StaffForm.agency, at: "staff/agencies/new", sentTo: "staff/agencies", for: administrators,
      keepsDrafts: false
    ) { visit, fill in
      guard Administration(access: try visit.access).mayAddAgencies else { throw Administration.notYours }
      return StaffFormPage.agency(visit.frame(hasForm: true), fill)
    } take: { visit, typed in
      let access = try visit.access
      guard Administration(access: access).mayAddAgencies else { throw Administration.notYours }
      let agency = Keeper(
        agency: ID(at: access.now), of: access.council, name: typed.name, city: typed.city)
      try await visit.staffDatabase.write { connection in
        try KeeperStore(connection).add(agency, at: access.now)
        try AuditLog().add(
          AuditEntry(
            by: access.actor, changed: "agency", agency.id.rawValue, how: "added",
            council: access.council.rawValue), in: connection)
      }
      return .see("/staff/invitations/new")
    }
  }
}

extension Visit {
  /// Without the wall: see `StaffStore`, whose statements say whose roles they are about.
  fileprivate var staffDatabase: Database { database.behind(.open) }

  fileprivate var places: [Keeper] {
    get async throws {
      let access = try access
      return try await staffDatabase.read { try StaffStore($0, access).places() }
    }
  }

  /// Whom the address names, if they are looked after; otherwise a page that is not there.
  fileprivate var staffMember: StaffMember {
    get async throws {
      let (access, person) = (try access, try parameter("person", as: ID<Person>.self))
      let member = try await staffDatabase.read { try StaffStore($0, access).member(person) }
      guard let member else { throw Self.nobody }
      return member
    }
  }

  fileprivate static let nobody = Refusal(
    .missing, en: "Nobody of that number works here.", fr: "Personne de ce numéro ne travaille ici.")

  /// Does something to somebody who works here, in one transaction with finding out who that is.
  fileprivate func administer(
    _ change: @escaping @Sendable (Connection, StaffMember, Administration) throws -> Void
  ) async throws -> Response {
    let (access, person) = (try access, try parameter("person", as: ID<Person>.self))
    try await staffDatabase.write { connection in
      guard let member = try StaffStore(connection, access).member(person) else { throw Self.nobody }
      try change(connection, member, Administration(access: access))
    }
    return .see("/staff/\(person)")
  }

  fileprivate func setClosed(_ isClosed: Bool) async throws -> Response {
    try await administer { connection, member, administration in
      let (person, access) = (member.person.id, administration.access)
      guard administration.looksAfter(person, holding: member.heldAnywhere) else {
        throw Administration.notYours
      }
      try AccountStore(connection).setClosed(isClosed ? access.now : nil, person)
      let sessions = AccountSessionStore(connection, of: person, at: access.now)
      try sessions.endAll()
      try sessions.log(isClosed ? "closed" : "opened", by: access.actor)
    }
  }

  fileprivate func invite(_ typed: StaffForm.Newcomer, _ setting: AccountSetting) async throws -> Response {
    guard let email = MailAddress(typed.email) else {
      throw FormMessages(
        StaffForm.email, en: "Letters cannot be sent to this address",
        fr: "On ne peut pas écrire à cette adresse")
    }
    try ask(.sendsMail, account: email.key)
    let (access, outbox) = (try access, Outbox(staffDatabase))
    let place = try await place(typed.place)
    let invitation = try Invitation(
      givenName: typed.name.given, familyName: typed.name.family, email: email, language: typed.name.language,
      role: typed.role, keeper: place)
    let invited: Invited = try await staffDatabase.write { connection in
      let known = try AccountStore(connection).account(named: SignInName(email))?.person
      guard Administration(access: access).mayGive(typed.role, at: place, to: known) else {
        throw Administration.notYours
      }
      return try InvitationStore(connection, setting, outbox, at: access.now).invite(
        invitation, by: access.person)
    }
    return .page(StaffPage.invited(frame(), typed.name.given, invited, hasMail: setting.hasMail))
  }

  fileprivate func give(_ typed: StaffForm.NewRole, _ setting: AccountSetting) async throws -> Response {
    let (member, access, outbox) = (try await staffMember, try access, Outbox(staffDatabase))
    guard let email = member.email else { throw Self.nobody }
    let place = try await place(typed.place)
    let invitation = try member.invitation(email, as: typed.role, at: place)
    let invited: Invited = try await staffDatabase.write { connection in
      guard Administration(access: access).mayGive(typed.role, at: place, to: member.person.id) else {
        throw Administration.notYours
      }
      return try InvitationStore(connection, setting, outbox, at: access.now).invite(
        invitation, by: access.person)
    }
    return .page(StaffPage.invited(frame(), member.person.name, invited, hasMail: setting.hasMail))
  }

  fileprivate func inviteAnew(_ setting: AccountSetting) async throws -> Response {
    let (member, access, outbox) = (try await staffMember, try access, Outbox(staffDatabase))
    guard let email = member.email, let role = member.held(at: access.now).first else {
      throw Administration.notYours
    }
    try ask(.sendsMail, account: email.key)
    let invitation = try member.invitation(email, as: role.role, at: role.keeper)
    let invited: Invited = try await staffDatabase.write { connection in
      let held = try AppointmentStore(connection).held(by: member.person.id, at: access.now)
      guard Administration(access: access).looksAfter(member.person.id, holding: held) else {
        throw Administration.notYours
      }
      return try InvitationStore(connection, setting, outbox, at: access.now)
        .inviteAnew(member.person.id, for: invitation, by: access.person)
    }
    return .page(StaffPage.invited(frame(), member.person.name, invited, hasMail: setting.hasMail))
  }

  private func place(_ chosen: StaffForm.Place) async throws -> Keeper {
    guard let place = try await places.first(where: { $0.id == chosen.keeper }) else {
      throw Administration.notYours
    }
    return place
  }
}

extension StaffMember {
  fileprivate func invitation(
    _ email: MailAddress, as role: Role, at keeper: Keeper
  ) throws(Refusal) -> Invitation {
    try Invitation(
      givenName: person.givenName, familyName: person.familyName, email: email, language: person.language,
      role: role,
      keeper: keeper)
  }
}
