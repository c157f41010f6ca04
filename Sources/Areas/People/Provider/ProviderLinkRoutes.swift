import Basics
import Identity
import Mail
import Site
import Storage

/// Linking one's account with one's name at a provider, and taking that back: on one's own account page, with the password once more, and
/// never by an e-mail address.
enum ProviderLinkRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.get("account/providers/:keeper", for: .anyStaff) { visit in
      try await ProviderSteps(visit, setting).go(.link)
    }
    routes.post("account/providers/:keeper", for: .anyStaff, limit: .signIn) { visit in
      try await visit.link(ProviderSteps(visit, setting), setting)
    }
    routes.form(
      SecondFactorForm.confirmation, at: "account/providers/:keeper/removal",
      sentTo: "account/providers/:keeper/removal", for: .anyStaff, limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      ProviderPage.removal(
        visit.frame(hasForm: true), fill, try await ProviderSteps(visit, setting).provider)
    } take: { visit, password in
      let keeper = try visit.parameter("keeper", as: ID<Keeper>.self)
      let account = try await visit.reauthenticated(password, setting)
      let secret = try await visit.changeSignIn(account, "sign-in-unlinked", .providerRemoved, setting) {
        guard try ProviderStore($0).unlink(account.person, from: keeper) else { throw Visit.nothingThere }
      }
      return .see("/account", signedInBy: secret)
    }
  }
}

extension Visit {
  fileprivate func link(_ steps: ProviderSteps, _ setting: AccountSetting) async throws -> Response {
    let provider = steps.provider
    let account: Account
    do {
      account = try await reauthenticated(SecondFactorForm.confirmation.read(posted), setting)
    } catch let messages as FormMessages {
      // The provider's answer is still unused: only the password is asked for again.
      let sent = posted.fields.filter { ProviderSteps.carried.contains($0.name) }
      var frame = frame(hasForm: true)
      frame.address = "/account"
      return .page(
        ProviderPage.link(frame, FormFill(posted, messages: messages), provider, sent), status: .unprocessable
      )
    }
    let (token, now) = (try await steps.comer(.link), now)
    let secret = try await changeSignIn(account, "sign-in-linked", .providerLinked, setting) { connection in
      guard provider.covers(try AppointmentStore(connection).held(by: account.person, at: now)) else {
        throw ProviderWords.opensMore
      }
      let store = ProviderStore(connection)
      guard try store.provider(of: provider.keeper.id, at: now)?.issuer == token.issuer,
        try store.link(account.person, to: token.subject, at: provider.keeper.id, now)
      else { throw ProviderWords.linkedAlready }
    }
    var response = Response.see("/account", signedInBy: secret)
    response.headers.add("set-cookie", Cookie.elsewhere.removal)
    return response
  }

  /// Changes by what somebody comes in, ends all their sessions and begins a new one here.
  fileprivate func changeSignIn(
    _ account: Account, _ action: AuditWord, _ news: AccountChange, _ setting: AccountSetting,
    _ change: @escaping @Sendable (Connection) throws -> Void
  ) async throws -> Secret {
    let (person, now, here, outbox) = (account.person, now, session?.digest ?? "", Outbox(ownDatabase))
    return try await ownDatabase.write { connection in
      try change(connection)
      try AccountTicketStore(connection).takeBack(from: person)
      let sessions = AccountSessionStore(connection, of: person, at: now)
      try sessions.log(action)
      try AccountNewsStore(connection, setting, outbox).tell(news, to: person)
      return try sessions.renew(here)
    }
  }
}
