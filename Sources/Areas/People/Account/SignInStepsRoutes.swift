import Basics
import Identity
import Site
import Storage

/// One attempt to sign in. Whether there is an account, and what was wrong, nobody learns: not by the words, and not by the time.
struct SignInSteps: Sendable {
  /// Somebody whose password was right, and what they may show next.
  struct Waiting: Sendable {
    let secret: Secret
    let ticket: AccountTicketStore.Open
    let account: Account
    let passkeys: [Passkey]
  }

  private enum Outcome: Sendable {
    case signedIn(Secret)
    case wrong
  }

  private let visit: Visit
  private let setting: AccountSetting

  init(_ visit: Visit, _ setting: AccountSetting) {
    self.visit = visit
    self.setting = setting
  }

  // MARK: The password

  func first(_ typed: Credentials) async throws -> Response {
    try visit.ask(.signIn, account: typed.name.key)
    let now = visit.now
    let found = try await visit.ownDatabase.read { try AccountStore($0).account(named: typed.name) }
    let password = Password(typed: typed.password)
    let isRight = try await setting.hasher.verify(password, against: found?.password)
    let next = visit.next
    guard isRight, let account = found, let secret = try await begin(account) else {
      let person = found?.person.rawValue ?? 0
      try await visit.ownDatabase.write { connection in
        try AuditLog(now: { now }).add(
          AuditEntry(by: .program("sign-in"), changed: "account", person, how: "refused"), in: connection)
      }
      throw Self.wrong
    }
    try await rehash(password, account)
    if account.hasSecondFactor {
      var response = Response.see(
        ("/sign-in/second-step" as Address).with(SignInPlace.next, next.path == "/" ? nil : next.text).text)
      response.headers.add("set-cookie", Cookie.secondStep.setting(secret.text))
      return response
    }
    return .see(Permission.secondFactorFirst, signedInBy: secret)
  }

  /// What the right password gives: a second step, or, as long as nothing is set up for one, a session that opens only the page to
  /// do so. Nil for whoever may not come in.
  private func begin(_ account: Account) async throws -> Secret? {
    let now = visit.now
    return try await visit.ownDatabase.write { connection in
      let standing = try AppointmentStore(connection).standing(of: account.person, session: "", at: now)
      guard standing != nil else { return nil }
      if account.hasSecondFactor {
        return try AccountTicketStore(connection).give(.secondStep, to: account.person, at: now)
      }
      let sessions = AccountSessionStore(connection, of: account.person, at: now)
      try sessions.log("signed-in-to-set-up")
      return try sessions.begin()
    }
  }

  /// Makes a hash anew that was made at another cost than is usual now.
  private func rehash(_ password: Password?, _ account: Account) async throws {
    guard let password, account.password?.needsRehash(for: setting.hasher.cost) == true else { return }
    let hash = try await setting.hasher.hash(password)
    try await visit.ownDatabase.write { try AccountStore($0).setPassword(hash, of: account.person) }
  }

  // MARK: The second step

  /// Who has shown the password in this browser, a while ago at most; nil for nobody.
  func waiting() async throws -> Waiting? {
    guard let secret = visit.request.cookie(Cookie.secondStep.name).flatMap({ Secret($0) }) else {
      return nil
    }
    let now = visit.now
    return try await visit.ownDatabase.read { connection in
      guard let ticket = try AccountTicketStore(connection).open(.secondStep, secret, at: now),
        let account = try AccountStore(connection).account(ticket.person), account.closed == nil
      else { return nil }
      let passkeys = try SecondFactorStore(connection, of: ticket.person).passkeys.map(\.passkey)
      return Waiting(secret: secret, ticket: ticket, account: account, passkeys: passkeys)
    }
  }

  func second() async throws -> Response {
    guard let waiting = try await waiting() else { return .see(SignInPlace.address.text) }
    let typed: String
    do {
      typed = try SignInForm.secondStep.read(visit.posted)
    } catch {
      return .page(try page(FormFill(visit.posted, messages: error), waiting), status: .unprocessable)
    }
    let (account, now) = (waiting.account, visit.now)
    return try await finish(waiting) { connection in
      let factors = SecondFactorStore(connection, of: account.person)
      if try factors.use(typed, of: account, at: now) { return true }
      return try factors.useRecoveryCode(typed)
    }
  }

  func passkey() async throws -> Response {
    guard let waiting = try await waiting(), let site = setting.passkeys else {
      return .see(SignInPlace.address.text)
    }
    let (person, now, sent) = (waiting.account.person, visit.now, visit.posted[PasskeyPage.field] ?? "")
    return try await finish(waiting) { connection in
      let factors = SecondFactorStore(connection, of: person)
      guard let assertion = try? PasskeyAssertion(json: sent),
        let kept = try factors.passkey(assertion.passkey),
        assertion.ownerHandle == nil || assertion.ownerHandle == person.description,
        let used = try? assertion.verified(
          with: kept, by: site, challenge: PasskeyPage.challenge(waiting.secret))
      else { return false }
      return try factors.used(used, at: now)
    }
  }

  /// Begins the session if what was shown is right, all in one transaction.
  private func finish(
    _ waiting: Waiting, _ isRight: @escaping @Sendable (Connection) throws -> Bool
  ) async throws -> Response {
    let (person, now) = (waiting.account.person, visit.now)
    try visit.ask(.signIn, account: "second step " + person.description)
    let old = visit.session?.digest
    let outcome: Outcome = try await visit.ownDatabase.write { connection in
      let (tickets, sessions) = (
        AccountTicketStore(connection), AccountSessionStore(connection, of: person, at: now)
      )
      guard try isRight(connection) else {
        try tickets.countWrong(waiting.ticket)
        try sessions.log("second-step-refused", by: .program("sign-in"))
        return .wrong
      }
      try tickets.use(waiting.ticket, at: now)
      if let old { try SessionStore.end(old, in: connection) }
      try sessions.log("signed-in")
      return .signedIn(try sessions.begin())
    }
    guard case .signedIn(let secret) = outcome else {
      var visit = visit
      visit.notice = Notice(.problem, Self.wrongCode)
      return .page(try SignInSteps(visit, setting).page(.blank, waiting), status: .unprocessable)
    }
    visit.forgive(.signIn, account: SignInName(waiting.account.email).key)
    visit.forgive(.signIn, account: "second step " + person.description)
    var response = Response.see(visit.next, signedInBy: secret)
    response.headers.add("set-cookie", Cookie.secondStep.removal)
    return response
  }

  func page(_ fill: FormFill, _ waiting: Waiting) throws -> HTML {
    let options = try setting.passkeys.flatMap { site in
      waiting.passkeys.isEmpty
        ? nil
        : try site.requestOptions(challenge: PasskeyPage.challenge(waiting.secret), among: waiting.passkeys)
    }
    var frame = visit.frame(hasForm: true)
    frame.address = ("/sign-in/second-step" as Address).with(
      SignInPlace.next, visit.next.path == "/" ? nil : visit.next.text)
    return SignInPage.second(frame, fill, leadingTo: visit.next, passkeys: options)
  }

  private static let wrong = Refusal(
    .content,
    en: "The e-mail address or the password is not right. Check both, or choose a new password.",
    fr:
      "L’adresse de courriel ou le mot de passe est inexact. Vérifiez les deux, ou choisissez un nouveau mot de passe."
  )
  private static let wrongCode = Bilingual(
    en:
      "This was not accepted. A code works once and not for long: wait for the next one, and check the telephone’s clock.",
    fr:
      "Cela n’a pas été accepté. Un code ne sert qu’une fois et peu de temps\u{A0}: attendez le suivant, et vérifiez l’heure du téléphone."
  )
}
