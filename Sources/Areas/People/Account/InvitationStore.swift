import Basics
import Identity
import Mail
import Storage

/// Takes up people who are to work here, in one transaction each: the person, the role, the account, the link, the letter and the
/// entry in the audit log.
///
/// Who may invite whom, the caller has found out (`Administration`), or it is whoever runs the installation.
package struct InvitationStore {
  private let connection: Connection
  private let setting: AccountSetting
  private let outbox: Outbox
  private let now: Moment

  package init(_ connection: Connection, _ setting: AccountSetting, _ outbox: Outbox, at now: Moment) {
    self.connection = connection
    self.setting = setting
    self.outbox = outbox
    self.now = now
  }

  /// - Parameters:
  ///   - giver: nil for whoever runs the installation.
  ///   - isAnew: whether somebody who has an account begins again with it, having lost what they sign in with.
  package func invite(
    _ invitation: Invitation, by giver: ID<Person>?, anew isAnew: Bool = false
  ) throws -> Invited {
    let accounts = AccountStore(connection)
    guard let account = try accounts.account(named: SignInName(invitation.email)) else {
      let person = try knownPerson(invitation) ?? add(invitation, by: giver)
      try give(invitation.role, at: invitation.keeper, to: person, by: giver)
      try accounts.add(person, invitation.email, at: now)
      return .byLink(try link(to: person, for: invitation, by: giver))
    }
    let own = OwnRecordStore(connection, of: account.person)
    guard try own.record?.council == invitation.keeper.council else { throw Self.signsInElsewhere }
    let held = try AppointmentStore(connection).held(by: account.person, at: now)
    let hasRole = held.contains { $0.role == invitation.role && $0.keeper.id == invitation.keeper.id }
    if !hasRole { try give(invitation.role, at: invitation.keeper, to: account.person, by: giver) }
    if account.isInvited { return .byLink(try link(to: account.person, for: invitation, by: giver)) }
    if isAnew { return try inviteAnew(account.person, for: invitation, by: giver) }
    guard !hasRole else { throw Self.hasRole }
    try AccountSessionStore(connection, of: account.person, at: now).endAll()
    if setting.hasMail {
      let language = try own.record?.language ?? invitation.language
      try outbox.add(
        AccountLetterWords.newRole(
          to: account.email, in: language, role: invitation.role.title, keeper: invitation.keeper.name,
          link: setting.origin + "/account"), in: connection)
    }
    return .withAccount
  }

  /// Back to the beginning for somebody who lost what they sign in with: nothing opens the account but the new link.
  func inviteAnew(_ person: ID<Person>, for invitation: Invitation, by giver: ID<Person>?) throws -> Invited {
    try AccountStore(connection).clear(person)
    try AccountSessionStore(connection, of: person, at: now).endAll()
    return .byLink(try link(to: person, for: invitation, by: giver))
  }

  /// Somebody whose record the keeper has already, by the same address: a mentor who comes to work there is one person.
  private func knownPerson(_ invitation: Invitation) throws -> ID<Person>? {
    let known: [ID<Person>] = try connection.values(
      """
      SELECT id FROM people WHERE keeper = \(invitation.keeper.id) AND merged_into IS NULL
        AND lower(email) = \(invitation.email.key) ORDER BY id LIMIT 2
      """)
    return known.count == 1 ? known.first : nil
  }

  private func add(_ invitation: Invitation, by giver: ID<Person>?) throws -> ID<Person> {
    let person = Person(
      id: ID(at: now), keeper: invitation.keeper.id, council: invitation.keeper.council,
      givenName: invitation.givenName, familyName: invitation.familyName, email: invitation.email.text,
      city: invitation.keeper.city, language: invitation.language, added: now)
    let access = Access(
      person: giver ?? person.id, role: .administrator, keeper: invitation.keeper.id,
      council: invitation.keeper.council, now: now)
    try PersonStore(connection, access).add(person)
    return person.id
  }

  private func give(_ role: Role, at keeper: Keeper, to person: ID<Person>, by giver: ID<Person>?) throws {
    let appointment = Appointment(
      id: ID(at: now), person: person, role: role, keeper: keeper.id, council: keeper.council, begun: now)
    try AppointmentStore(connection).add(appointment, by: giver)
    try AuditLog().add(
      AuditEntry(
        by: actor(giver), changed: "role", appointment.id.rawValue, how: "given",
        council: keeper.council.rawValue),
      in: connection)
  }

  private func link(to person: ID<Person>, for invitation: Invitation, by giver: ID<Person>?) throws -> String
  {
    let secret = try AccountTicketStore(connection).give(.invitation, to: person, at: now)
    let link = setting.link("invitation", secret)
    if setting.hasMail {
      let name = [invitation.givenName, invitation.familyName].filter { !$0.isEmpty }.joined(separator: " ")
      try outbox.add(
        AccountLetterWords.invitation(
          to: invitation.email, in: invitation.language, name: name, keeper: invitation.keeper.name,
          link: link),
        in: connection)
    }
    try AccountSessionStore(connection, of: person, at: now).log("invited", by: actor(giver))
    return link
  }

  private func actor(_ giver: ID<Person>?) -> AuditEntry.Actor {
    giver.map { .person($0.rawValue) } ?? .program("command")
  }

  /// That there is such an account is told, since otherwise nobody could go on; whose it is, and where, is not.
  static let signsInElsewhere = Refusal(
    .conflict, en: "Somebody of another council signs in by this address. Invite them by another one.",
    fr:
      "Quelqu’un d’un autre conseil ouvre déjà une session avec cette adresse. Invitez la personne avec une autre."
  )
  static let hasRole = Refusal(
    .conflict, en: "They have this role there already.", fr: "La personne a déjà ce rôle à cet endroit.")
}
