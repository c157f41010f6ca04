import Basics
import Identity
import Mail
import Site
import Storage

/// Setting up an app, codes on paper and passkeys. Each change needs the password once more, ends all other sessions, and begins a
/// new one here.
enum SecondFactorRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.get("account/second-factor", for: .settingUp) { visit in
      .page(try await visit.setUpPage(.blank, OneTimeCode(), setting))
    }
    routes.post("account/second-factor", for: .settingUp, limit: .signIn) { visit in
      try await visit.setUpApp(setting)
    }
    routes.post("account/passkeys", for: .settingUp, limit: .signIn) { visit in
      try await visit.addPasskey(setting)
    }
    routes.form(
      SecondFactorForm.confirmation, at: "account/recovery-codes", sentTo: "account/recovery-codes",
      for: .anyStaff,
      limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      AccountFormPage.recoveryCodes(visit.frame(hasForm: true), fill)
    } take: { visit, password in
      let account = try await visit.reauthenticated(password, setting)
      let (codes, secret) = try await visit.changeFactors(
        of: account, "recovery-codes-renewed", telling: .recoveryCodes, setting
      ) {
        try $0.newRecoveryCodes()
      }
      return visit.shown(codes, secret)
    }
    routes.form(
      SecondFactorForm.confirmation, at: "account/passkeys/:passkey/removal",
      sentTo: "account/passkeys/:passkey/removal",
      for: .anyStaff, limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      AccountFormPage.passkeyRemoval(
        visit.frame(hasForm: true), fill, passkey: try visit.parameter("passkey", as: String.self))
    } take: { visit, password in
      let account = try await visit.reauthenticated(password, setting)
      let passkey = try visit.parameter("passkey", as: String.self)
      let (_, secret) = try await visit.changeFactors(
        of: account, "passkey-removed", telling: .passkeyRemoved, setting
      ) { factors in
        guard account.oneTimeCode != nil || account.passkeyCount > 1 else { throw AccountWords.lastFactor }
        guard try factors.removePasskey(passkey) else { throw AccountWords.noSuchPasskey }
      }
      return .see("/account", signedInBy: secret)
    }
  }
}

extension Visit {
  fileprivate func setUpPage(_ fill: FormFill, _ code: OneTimeCode, _ setting: AccountSetting) async throws
    -> HTML
  {
    let account = try await ownAccount
    var options: String?
    if let site = setting.passkeys, let session {
      let person = account.person
      let others = try await ownDatabase.read {
        try SecondFactorStore($0, of: person).passkeys.map(\.passkey)
      }
      options = try site.creationOptions(
        for: PasskeyOwner(handle: person.description, name: account.email.text),
        challenge: PasskeyPage.challenge(session), besides: others)
    }
    var frame = frame(hasForm: true)
    frame.address = Permission.secondFactorFirst
    return SecondFactorPage.setUp(frame, fill, account, code, passkeys: options)
  }

  /// Takes an app into use, once it has shown a code.
  fileprivate func setUpApp(_ setting: AccountSetting) async throws -> Response {
    // It was shown to whoever is signed in and comes back from them alone; until a code was shown nothing is made of it.
    guard let code = posted[SecondFactorForm.secret].flatMap({ OneTimeCode($0) }) else {
      return .see(Permission.secondFactorFirst.text)
    }
    do {
      let isFirst = try await !ownAccount.hasSecondFactor
      let answer = try (isFirst ? SecondFactorForm.first : SecondFactorForm.again).read(posted)
      let account = try await permitted(answer.password, setting)
      let now = now
      guard let step = code.step(of: answer.code, at: now, after: nil) else {
        throw FormMessages(
          SecondFactorForm.code,
          en: "The app shows another code by now; write that one, and check the telephone’s clock",
          fr:
            "L’application affiche déjà un autre code\u{202F}; écrivez celui-là, et vérifiez l’heure du téléphone"
        )
      }
      let (codes, secret) = try await changeFactors(of: account, "one-time-code-set", telling: .app, setting)
      { factors in
        try factors.setOneTimeCode(code, usedStep: step)
        return try factors.newRecoveryCodes()
      }
      return shown(codes, secret)
    } catch let messages as FormMessages {
      let page = try await setUpPage(FormFill(posted, messages: messages), code, setting)
      return .page(page, status: .unprocessable)
    }
  }

  fileprivate func addPasskey(_ setting: AccountSetting) async throws -> Response {
    guard let site = setting.passkeys, let session else { throw AccountWords.noSuchPasskey }
    do {
      let isFirst = try await !ownAccount.hasSecondFactor
      let answer = try (isFirst ? SecondFactorForm.firstPasskey : SecondFactorForm.anotherPasskey).read(
        posted)
      let account = try await permitted(answer.password, setting)
      let now = now
      let passkey: Passkey
      do throws(PasskeyFault) {
        passkey = try PasskeyRegistration(json: posted[PasskeyPage.field] ?? "")
          .verified(by: site, challenge: PasskeyPage.challenge(session))
      } catch {
        throw error.refusal
      }
      let (codes, secret) = try await changeFactors(
        of: account, "passkey-added", telling: .passkeyAdded, setting
      ) { factors in
        try factors.add(passkey, named: answer.name, at: now)
        return isFirst ? try factors.newRecoveryCodes() : []
      }
      return isFirst ? shown(codes, secret) : .see("/account", signedInBy: secret)
    } catch let messages as FormMessages {
      // The page below has two forms; which one was meant is said above both.
      var visit = self
      visit.notice = messages.entries.first.map { Notice(.problem, $0.words) }
      return .page(try await visit.setUpPage(.blank, OneTimeCode(), setting), status: .unprocessable)
    }
  }

  /// Whoever has nothing to protect yet needs no password again: they have just shown it.
  private func permitted(_ password: String?, _ setting: AccountSetting) async throws -> Account {
    guard let password else { return try await ownAccount }
    return try await reauthenticated(password, setting)
  }

  /// Changes what somebody shows besides their password, ends all their sessions and begins a new one here.
  ///
  /// - Throws: a conflict when it was changed elsewhere since the account was read.
  fileprivate func changeFactors<Result: Sendable>(
    of account: Account, _ action: AuditWord, telling news: AccountChange, _ setting: AccountSetting,
    _ change: @escaping @Sendable (SecondFactorStore) throws -> Result
  ) async throws -> (Result, Secret) {
    let (person, now, session, outbox) = (account.person, now, session?.digest ?? "", Outbox(ownDatabase))
    return try await ownDatabase.write { connection in
      let current = try AccountStore(connection).account(person)
      guard current?.hasSecondFactor == account.hasSecondFactor, current?.passkeyCount == account.passkeyCount
      else {
        throw AccountWords.changedElsewhere
      }
      let result = try change(SecondFactorStore(connection, of: person))
      try AccountTicketStore(connection).takeBack(from: person)
      let sessions = AccountSessionStore(connection, of: person, at: now)
      try sessions.log(action)
      // Setting up for the first time is no news to anybody.
      if account.hasSecondFactor {
        try AccountNewsStore(connection, setting, outbox).tell(news, to: person)
      }
      return (result, try sessions.renew(session))
    }
  }

  fileprivate func shown(_ codes: [RecoveryCode], _ secret: Secret) -> Response {
    var response = Response.page(SecondFactorPage.codes(frame(), codes))
    response.headers.add("set-cookie", Cookie.session.setting(secret.text))
    return response
  }
}

enum AccountWords {
  static let lastFactor = Refusal(
    .conflict, en: "This is the only thing that you show besides your password. Set up an app first.",
    fr:
      "C’est la seule chose que vous montrez en plus de votre mot de passe. Configurez d’abord une application."
  )
  static let noSuchPasskey = Refusal(
    .missing, en: "There is no such passkey on your account.", fr: "Votre compte n’a pas cette clé d’accès.")
  static let noSuchRole = Refusal(
    .missing, en: "You have no such role, or not any more.", fr: "Vous n’avez pas ce rôle, ou ne l’avez plus."
  )
  static let changedElsewhere = Refusal(
    .conflict, en: "Your account was changed in another window meanwhile. Load the page again.",
    fr: "Votre compte a été modifié entre-temps dans une autre fenêtre. Rechargez la page.")
}
