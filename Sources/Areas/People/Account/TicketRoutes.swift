import Basics
import Identity
import Mail
import Site
import Storage

/// What links in letters open: an invitation, and a new password. Showing the page uses nothing up, since programs that look
/// through mail follow links too.
enum TicketRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.form(
      PasswordForm.byLink, at: "invitation/:ticket", sentTo: "invitation/:ticket", for: .anyone,
      limit: .signIn,
      keepsDrafts: false
    ) { visit, fill in
      let link = try await visit.link(.invitation)
      return InvitationPage.page(visit.frame(hasForm: true), fill, link)
    } take: { visit, chosen in
      let person = try await visit.setPassword(chosen, by: .invitation, setting)
      let now = visit.now
      let secret = try await visit.ownDatabase.write { connection in
        let sessions = AccountSessionStore(connection, of: person, at: now)
        try sessions.log("signed-in-to-set-up")
        return try sessions.begin()
      }
      return .see(Permission.secondFactorFirst, signedInBy: secret)
    }

    routes.form(
      PasswordForm.byLink, at: "recovery/:ticket", sentTo: "recovery/:ticket", for: .anyone, limit: .signIn,
      keepsDrafts: false
    ) { visit, fill in
      let link = try await visit.link(.recovery)
      return RecoveryPage.choose(visit.frame(hasForm: true), fill, link)
    } take: { visit, chosen in
      // Whoever has the mailbox has one factor. The other is asked for as always.
      _ = try await visit.setPassword(chosen, by: .recovery, setting)
      return .page(RecoveryPage.done(visit.frame()))
    }
  }
}

/// What a link opens, and for whom.
struct AccountLink: Sendable {
  let secret: Secret
  let account: Account
  let name: String
  let guessable: [String]
}

extension Visit {
  /// - Throws: the refusal of old links, whether the link is old or never was one.
  fileprivate func link(_ kind: AccountTicket) async throws -> AccountLink {
    let (sent, now) = (try parameter("ticket", as: String.self), now)
    let link: AccountLink? = try await ownDatabase.read { connection in
      guard let secret = Secret(sent),
        let ticket = try AccountTicketStore(connection).open(kind, secret, at: now),
        let account = try AccountStore(connection).account(ticket.person), account.opens(kind)
      else { return nil }
      let own = OwnRecordStore(connection, of: ticket.person)
      return AccountLink(
        secret: secret, account: account, name: try own.record?.name ?? "",
        guessable: try own.guessable(at: now))
    }
    guard let link else { throw KeptTicket.refusal }
    return link
  }

  /// Uses the link up and sets the password; whoever was signed in is no more.
  fileprivate func setPassword(
    _ chosen: String, by kind: AccountTicket, _ setting: AccountSetting
  ) async throws -> ID<Person> {
    let link = try await link(kind)
    let password = try PasswordForm.password(chosen, guessable: link.guessable)
    let hash = try await setting.hasher.hash(password)
    let (person, now, outbox) = (link.account.person, now, Outbox(ownDatabase))
    try await ownDatabase.write { connection in
      let (tickets, accounts) = (AccountTicketStore(connection), AccountStore(connection))
      guard let ticket = try tickets.open(kind, link.secret, at: now),
        try accounts.account(person)?.opens(kind) == true
      else { throw KeptTicket.refusal }
      try tickets.use(ticket, at: now)
      try accounts.setPassword(hash, of: person)
      let sessions = AccountSessionStore(connection, of: person, at: now)
      try sessions.endAll()
      try sessions.log(
        kind == .invitation ? "invitation-accepted" : "password-recovered", by: .link(person.rawValue))
      if kind == .recovery { try AccountNewsStore(connection, setting, outbox).tell(.password, to: person) }
    }
    return person
  }
}

extension Account {
  /// An invitation is for who has no password yet, and a recovery for who has forgotten one.
  fileprivate func opens(_ kind: AccountTicket) -> Bool {
    closed == nil && isInvited == (kind == .invitation)
  }
}
