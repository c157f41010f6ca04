import Basics
import Identity
import Mail
import Site
import Storage

/// One's own account: nothing here takes a person from the address.
enum AccountRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.get("account", for: .anyStaff) { visit in
      .page(AccountPage.page(visit.frame(hasForm: true), try await visit.accountModel))
    }

    routes.form(
      NameForm.form, at: "account/name", sentTo: "account/name", for: .anyStaff, keepsDrafts: false
    ) { visit, fill in
      let fill = visit.request.method.isSafe ? NameForm.filled(try await visit.accountModel.record) : fill
      return AccountFormPage.name(visit.frame(hasForm: true), fill)
    } take: { visit, name in
      let (person, now) = (try visit.access.person, visit.now)
      try await visit.ownDatabase.write { connection in
        try OwnRecordStore(connection, of: person)
          .setName(given: name.given, family: name.family, language: name.language)
        try AccountSessionStore(connection, of: person, at: now).log("name-changed")
      }
      return .see("/account")
    }

    routes.form(
      PasswordForm.change, at: "account/password", sentTo: "account/password", for: .anyStaff, limit: .signIn,
      keepsDrafts: false
    ) { visit, fill in
      AccountFormPage.password(visit.frame(hasForm: true), fill)
    } take: { visit, change in
      try await visit.changePassword(change, setting)
    }

    routes.post("account/role", for: .anyStaff) { visit in try await visit.chooseRole() }
    routes.post("account/sessions/:session/ending", for: .anyStaff) { visit in
      let (person, ended) = (try visit.access.person, try visit.parameter("session", as: String.self))
      try await visit.ownDatabase.write { connection in
        guard try SessionStore.end(ended, of: person.description, in: connection) else { return }
        try AccountSessionStore(connection, of: person, at: visit.now).log("session-ended")
      }
      return .see("/account")
    }
    routes.post("account/other-sessions/ending", for: .anyStaff) { visit in
      let (person, here) = (try visit.access.person, visit.session?.digest)
      try await visit.ownDatabase.write { connection in
        try SessionStore.endAll(of: person.description, except: here, in: connection)
        try AccountSessionStore(connection, of: person, at: visit.now).log("other-sessions-ended")
      }
      return .see("/account")
    }
  }
}

extension Visit {
  fileprivate var accountModel: AccountPage.Model {
    get async throws {
      let (access, here, now) = (try access, session?.digest ?? "", now)
      let sessions = try await SessionStore(in: ownDatabase).sessions(of: access.person.description, at: now)
      let model: AccountPage.Model? = try await ownDatabase.read { connection in
        let factors = SecondFactorStore(connection, of: access.person)
        let held = try AppointmentStore(connection).held(by: access.person, at: now)
        guard let record = try OwnRecordStore(connection, of: access.person).record,
          let account = try AccountStore(connection).account(access.person)
        else { return nil }
        return AccountPage.Model(
          record: record, account: account, passkeys: try factors.passkeys,
          recoveryCodeCount: try factors.recoveryCodeCount, sessions: sessions, here: here,
          held: held, calendar: try CalendarStore(connection).feed(of: access.person, at: now),
          elsewhere: try ProviderStore(connection).offers(to: access.person, holding: held, at: now),
          access: access, now: now)
      }
      guard let model else { throw KeptTicket.refusal }
      return model
    }
  }

  fileprivate func changePassword(_ change: PasswordForm.Change, _ setting: AccountSetting) async throws
    -> Response
  {
    let account = try await reauthenticated(change.current, setting)
    let (person, now, here) = (account.person, now, session?.digest ?? "")
    let outbox = Outbox(ownDatabase)
    let guessable = try await ownDatabase.read { try OwnRecordStore($0, of: person).guessable(at: now) }
    let password = try PasswordForm.password(change.chosen, guessable: guessable)
    let hash = try await setting.hasher.hash(password)
    let secret = try await ownDatabase.write { connection in
      try AccountStore(connection).setPassword(hash, of: person)
      try AccountTicketStore(connection).takeBack(from: person)
      let sessions = AccountSessionStore(connection, of: person, at: now)
      try sessions.log("password-changed")
      try AccountNewsStore(connection, setting, outbox).tell(.password, to: person)
      return try sessions.renew(here)
    }
    return .see("/account", signedInBy: secret)
  }

  /// Works as something else on this device. What is not theirs, or not any more, is a page that is not there.
  fileprivate func chooseRole() async throws -> Response {
    let (access, now, here) = (try access, now, session?.digest ?? "")
    let chosen = posted["appointment"].flatMap { ID<Appointment>($0) }
    try await ownDatabase.write { connection in
      let store = AppointmentStore(connection)
      guard let held = try store.held(by: access.person, at: now).first(where: { $0.appointment == chosen })
      else {
        throw AccountWords.noSuchRole
      }
      try store.choose(held.appointment, in: here)
      try AccountSessionStore(connection, of: access.person, at: now).log("role-chosen")
    }
    return .see("/")
  }
}
