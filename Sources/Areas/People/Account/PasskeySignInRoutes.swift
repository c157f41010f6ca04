import Basics
import Identity
import Site
import Storage

/// Signing in by a passkey and nothing else: it shows that somebody holds the device, and the device that it is them, and so stands for
/// both steps. Whoever has none, or no script, goes by the password as ever.
struct PasskeySignIn: Sendable {
  private let visit: Visit
  private let setting: AccountSetting

  init(_ visit: Visit, _ setting: AccountSetting) {
    self.visit = visit
    self.setting = setting
  }

  /// The page on which somebody signs in.
  func page(_ fill: FormFill) async throws -> HTML {
    let (frame, now) = (visit.frame(hasForm: true), visit.now)
    let hasProviders = try await visit.ownDatabase.read { try !ProviderStore($0).all(at: now).isEmpty }
    return SignInPage.first(
      frame, fill, leadingTo: visit.next, passkey: try await asked(frame.csrfToken ?? ""),
      hasProviders: hasProviders)
  }

  /// A new question, and what the browser is asked for; nil where passkeys are not made, or would stand for less than both steps.
  private func asked(_ token: String) async throws -> (question: String, options: String)? {
    guard let site, let challenge = PasskeyQuestion(at: visit.now).with(try await key, token) else {
      return nil
    }
    return (challenge.question, try site.requestOptions(challenge: challenge.secret))
  }

  private var site: PasskeySite? { setting.passkeys.flatMap { $0.requiresVerification ? $0 : nil } }

  /// Begins a session for whoever the passkey belongs to.
  func take() async throws -> Response {
    let (now, posted) = (visit.now, visit.posted)
    guard let site, let question = PasskeyQuestion(posted[PasskeyQuestion.field] ?? "", at: now),
      let assertion = try? PasskeyAssertion(json: posted[PasskeyPage.field] ?? ""),
      let challenge = question.challenge(try await key, posted[FormField.token] ?? "")
    else { return try await refused() }
    let name = "passkey " + assertion.passkey
    try visit.ask(.signIn, account: name)
    let old = visit.session?.digest
    let secret: Secret? = try await visit.ownDatabase.write { connection in
      let owner = try SecondFactorStore.owner(of: assertion.passkey, in: connection)
      guard let owner, try isRight(assertion, challenge, of: owner, site, connection) else {
        try AuditLog(now: { now }).add(
          AuditEntry(by: .program("sign-in"), changed: "account", owner?.rawValue ?? 0, how: "refused"),
          in: connection)
        return nil
      }
      if let old { try SessionStore.end(old, in: connection) }
      let sessions = AccountSessionStore(connection, of: owner, at: now)
      try sessions.log("signed-in-by-passkey")
      return try sessions.begin()
    }
    guard let secret else { return try await refused() }
    visit.forgive(.signIn, account: name)
    var response = Response.see(visit.next, signedInBy: secret)
    response.headers.add("set-cookie", Cookie.secondStep.removal)
    return response
  }

  /// Whether the device was asked here and now, and the account it opens is one that opens; uses the answer up.
  private func isRight(
    _ assertion: PasskeyAssertion, _ challenge: Secret, of owner: ID<Person>, _ site: PasskeySite,
    _ connection: Connection
  ) throws -> Bool {
    let factors = SecondFactorStore(connection, of: owner)
    guard assertion.ownerHandle == owner.description, let kept = try factors.passkey(assertion.passkey),
      let used = try? assertion.verified(with: kept, by: site, challenge: challenge),
      let account = try AccountStore(connection).account(owner), account.closed == nil, !account.isInvited,
      try AppointmentStore(connection).standing(of: owner, session: "", at: visit.now) != nil,
      try AccountTicketStore(connection).useChallenge(challenge, at: visit.now)
    else { return false }
    return try factors.used(used, at: visit.now)
  }

  /// The same whatever was wrong.
  private func refused() async throws -> Response {
    var visit = visit
    visit.notice = Notice(.problem, PasskeyFault.wrongSignature.refusal.sentence)
    visit.pageAddress = SignInPlace.address(leadingTo: visit.next)
    return .page(try await PasskeySignIn(visit, setting).page(.blank), status: .unprocessable)
  }

  /// That of the installation, made when it is first needed.
  private var key: [UInt8] {
    get async throws {
      if let key = try await visit.ownDatabase.read({ try ReachStore.keptKey(in: $0) }) { return key }
      return try await visit.ownDatabase.write { try ReachStore.key(in: $0) }
    }
  }
}

extension PasskeyQuestion {
  fileprivate func with(_ key: [UInt8], _ token: String) -> (question: String, secret: Secret)? {
    challenge(key, token).map { (text, $0) }
  }
}
