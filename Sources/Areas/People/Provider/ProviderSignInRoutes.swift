import Basics
import Identity
import Site
import Storage

/// Coming in through a provider of an agency's or a council's own. Showing pages changes nothing in the database: what is asked is kept in
/// the browser, and what comes back is sent on by a press of a button.
enum ProviderSignInRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.get("sign-in/with", for: .anyone) { visit in
      let now = visit.now
      let providers = try await visit.ownDatabase.read { try ProviderStore($0).all(at: now) }
      return .page(ProviderPage.list(visit.frame(), providers, leadingTo: visit.next))
    }
    routes.get("sign-in/with/:keeper", for: .everybody) { visit in
      try await ProviderSteps(visit, setting).go(.signIn)
    }
    routes.get("sign-in/with/:keeper/back", for: .everybody) { visit in
      try await ProviderSteps(visit, setting).back()
    }
    routes.post("sign-in/with/:keeper", for: .anyone, limit: .signIn) { visit in
      try await ProviderSteps(visit, setting).signIn()
    }
  }
}

/// One way to a provider and back.
struct ProviderSteps: Sendable {
  private enum Outcome: Sendable {
    case signedIn(Secret)
    case secondStep(Secret)
    case unknown
  }

  let visit: Visit
  let setting: AccountSetting
  let provider: SignInProvider

  /// - Throws: the refusal of what is not there, where nobody has a provider.
  init(_ visit: Visit, _ setting: AccountSetting) async throws {
    let (keeper, now) = (try visit.parameter("keeper", as: ID<Keeper>.self), visit.now)
    let provider = try await visit.ownDatabase.read { try ProviderStore($0).provider(of: keeper, at: now) }
    guard let provider else { throw Visit.nothingThere }
    (self.visit, self.setting, self.provider) = (visit, setting, provider)
  }

  private var wayBack: String { provider.wayBack(setting.origin) }

  // MARK: There

  /// A page that leads there. It is a link and not a redirect, so that whoever follows it sees where they are going.
  func go(_ aim: ProviderAttempt.Aim) async throws -> Response {
    let attempt = ProviderAttempt(
      aim, at: provider.keeper.id, leadingTo: SignInPlace.shortened(visit.next).text)
    let described: OpenIDProvider
    do throws(ProviderFault) {
      described = try await setting.providers.description(of: provider, at: visit.now)
    } catch {
      throw ProviderWords.refusal(error, provider)
    }
    guard
      let address = Address(
        elsewhere: attempt.attempt.address(at: described, back: wayBack, language: visit.language))
    else { throw ProviderWords.refusal(.openID(.unreadable), provider) }
    var response = Response.page(ProviderPage.there(visit.frame(), provider, aim, address))
    response.headers.add("set-cookie", Cookie.elsewhere.setting(attempt.text))
    return response
  }

  // MARK: And back

  /// What this browser asked, if it is of this provider.
  private var attempt: ProviderAttempt? {
    visit.request.cookie(Cookie.elsewhere.name).flatMap { ProviderAttempt($0) }
      .flatMap { $0.keeper == provider.keeper.id ? $0 : nil }
  }

  /// The page that a provider leads back to: what it sent waits there until it is sent on.
  func back() async throws -> Response {
    guard let attempt else { throw ProviderWords.beginAnew }
    do throws(ProviderFault) {
      _ = try await code(in: visit.query, attempt)
    } catch {
      throw ProviderWords.refusal(error, provider)
    }
    let sent = visit.query.fields.filter { Self.carried.contains($0.name) }
    switch attempt.aim {
    case .signIn: return .page(ProviderPage.back(visit.frame(hasForm: true), provider, sent))
    case .link: return .page(ProviderPage.link(visit.frame(hasForm: true), .blank, provider, sent))
    }
  }

  /// Fields that a provider sends back and that are asked of it again.
  static let carried: Set<String> = ["code", "state", "iss", "error"]

  private func code(in fields: PostedFields, _ attempt: ProviderAttempt) async throws(ProviderFault) -> String
  {
    let described = try await setting.providers.description(of: provider, at: visit.now)
    do throws(OpenIDFault) {
      return try attempt.attempt.code(in: fields.fields.map { ($0.name, $0.value) }, from: described)
    } catch {
      throw .sent(error)
    }
  }

  /// Who the provider says came back.
  ///
  /// - Throws: the refusal that is shown; what went wrong is written down for whoever set the provider up.
  func comer(_ aim: ProviderAttempt.Aim) async throws -> IDToken {
    guard let attempt, attempt.aim == aim else { throw ProviderWords.beginAnew }
    do throws(ProviderFault) {
      let described = try await setting.providers.description(of: provider, at: visit.now)
      let code = try await code(in: visit.posted, attempt)
      let token = try await setting.providers.token(
        for: code, attempt.attempt, from: described, back: wayBack)
      return try await setting.providers.person(
        in: token, from: described, nonce: attempt.attempt.nonce, at: visit.now)
    } catch {
      throw try await noted(error)
    }
  }

  /// Comes in, if somebody is known by what the provider says: at once, where it has asked for a second thing as its keeper demands, and
  /// otherwise to the second step.
  func signIn() async throws -> Response {
    let token = try await comer(.signIn)
    let asked = PostedFields([PostedFields.Field(SignInPlace.next, attempt?.next ?? "/")])
    let next = SignInPlace.next(in: asked)
    let (now, old) = (visit.now, visit.session?.digest)
    let outcome: Outcome = try await visit.ownDatabase.write { connection in
      guard let person = try known(token, in: connection) else {
        try AuditLog(now: { now }).add(
          AuditEntry(by: .program("sign-in"), changed: "account", 0, how: "refused-elsewhere"), in: connection
        )
        return .unknown
      }
      try ProviderStore(connection).used(by: person, at: provider.keeper.id, now)
      guard let factor = provider.secondFactor, token.says(factor) else {
        return .secondStep(try AccountTicketStore(connection).give(.secondStep, to: person, at: now))
      }
      if let old { try SessionStore.end(old, in: connection) }
      let sessions = AccountSessionStore(connection, of: person, at: now)
      try sessions.log("signed-in-elsewhere")
      return .signedIn(try sessions.begin())
    }
    var response: Response
    switch outcome {
    case .unknown: throw ProviderWords.unknown
    case .signedIn(let secret): response = .see(next, signedInBy: secret)
    case .secondStep(let secret):
      response = .see(
        ("/sign-in/second-step" as Address).with(SignInPlace.next, next.path == "/" ? nil : next.text).text)
      response.headers.add("set-cookie", Cookie.secondStep.setting(secret.text))
    }
    response.headers.add("set-cookie", Cookie.elsewhere.removal)
    return response
  }

  /// Who is known by a token here and may come in by it now, as things stand in this transaction.
  private func known(_ token: IDToken, in connection: Connection) throws -> ID<Person>? {
    let (store, appointments, now) = (ProviderStore(connection), AppointmentStore(connection), visit.now)
    guard let current = try store.provider(of: provider.keeper.id, at: now), current.issuer == token.issuer,
      let person = try store.person(token.subject, at: provider.keeper.id),
      let account = try AccountStore(connection).account(person), account.closed == nil, !account.isInvited,
      account.hasSecondFactor, current.covers(try appointments.held(by: person, at: now))
    else { return nil }
    return person
  }

  // MARK: When it goes wrong

  /// One sentence for whoever asks. Whatever an answer of the provider's own brought about is written down for whoever set it up; but not
  /// by showing a page.
  private func noted(_ fault: ProviderFault) async throws -> Refusal {
    let (keeper, now) = (provider.keeper.id, visit.now)
    if fault.isOfProvider {
      try await visit.ownDatabase.write { try ProviderStore($0).note(fault, at: keeper, now) }
    }
    return ProviderWords.refusal(fault, provider)
  }
}
