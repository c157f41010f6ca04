import Basics
import Storage

/// One request, as a handler sees it: what is asked, by whom, and what answering it takes.
package struct Visit: Sendable {
  package let request: Request
  package let language: Language
  /// Whoever is signed in.
  package let session: Session?
  /// When it came in.
  package let now: Moment
  /// Behind the wall that fits whoever asks, once the route's permission has found out who that is.
  package var database: Database
  /// What a form sent. Its token has been looked at.
  package internal(set) var posted = PostedFields()
  /// What stands above the page, if there is something to say.
  package var notice: Notice?
  /// What the route's permission found out about whoever asks; whoever declared the permission knows what it is.
  package var granted: (any Sendable)?
  /// Whose navigation stands above the page, as `NavigationEntry.audience` names them.
  package var audience: String?
  /// Whoever is signed in, by name, for the top of the page.
  package var signedIn: SignedIn?
  /// Where this site is reached, `https://allies.example.org`: what addresses in letters begin with.
  package let origin: String
  /// Where the page is opened anew, if that is not the address that was asked for: a form is sent elsewhere than it is shown.
  /// There the language link leads.
  package var pageAddress: Address?
  /// The token by which a program asks, as its owner's area names it: what is counted and kept for it.
  package var program: String?
  /// What a program's token must hold for this.
  package internal(set) var neededScope: String?
  let parameters: [String: String]
  let visitor: Visitor
  let navigation: [NavigationEntry]
  let limiter: RateLimiter
  /// Whose requests this one is counted with.
  let network: NetworkShare?

  package var voice: Voice { Voice(language) }

  /// Whether a program asks, which is answered in JSON.
  package var isForProgram: Bool { request.wantsJSON }

  /// The part of the address that stands for `:name` in the route's pattern.
  ///
  /// - Throws: a `Refusal` (404) when it is no such value: an address that we never gave out.
  package func parameter<Value: LosslessStringConvertible>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(Refusal) -> Value {
    guard let value = parameters[name].flatMap(Value.init) else { throw Self.nothingThere }
    return value
  }

  /// What is said of a thing that is not there, and of one that whoever asks may not know of: they cannot tell the two apart.
  package static let nothingThere: Refusal = {
    let words = ProblemWords.advice(for: .notFound)
    return Refusal(.missing, en: words.en, fr: words.fr)
  }()

  /// Counts this request under a limit that its route does not declare, for its network and for everybody together.
  ///
  /// - Throws: what becomes an answer of 429, which says when to try again.
  package func ask(_ limit: RateLimit) throws(RateExceeded) {
    try limiter.ask(limit, for: RateKey.keys(of: network), at: now)
  }

  /// Counts this request for an account: one that somebody wants to sign in to, say, whether or not there is such a one.
  ///
  /// - Parameter account: names it, in one way only; `Hélène@example.org` and `hélène@example.org` are two names.
  package func ask(_ limit: RateLimit, account: String) throws(RateExceeded) {
    try limiter.ask(limit, for: [.account(account)], at: now)
  }

  /// Forgets what was counted for an account: somebody has shown that it is theirs.
  package func forgive(_ limit: RateLimit, account: String) {
    limiter.forgive(limit, .account(account))
  }

  /// The query of the address, read; empty when it is none of ours.
  package var query: PostedFields { (try? readQuery) ?? PostedFields() }

  /// The same, for whoever is told that it is none.
  var readQuery: PostedFields {
    get throws(PostedFields.Unreadable) { try PostedFields(query: request.target.query) }
  }

  /// What surrounds the page. Only a page with a form needs a token, and with it a cookie.
  package func frame(hasForm: Bool = false) -> Frame {
    var frame = Frame(language: language, address: pageAddress ?? address, query: query)
    frame.navigation = navigation.filter { $0.audience.isEmpty || $0.audience.contains(audience ?? "") }
    frame.signedIn = signedIn
    frame.notice = notice
    // Whoever is signed in can sign out on every page, which is a form.
    frame.csrfToken = hasForm || signedIn != nil ? visitor.formToken : visitor.knownFormToken
    return frame
  }

  /// The address that was asked for, without its language.
  package var address: Address {
    let query = request.target.query
    return Address(local: request.pagePath + (query.isEmpty ? "" : "?" + query)) ?? "/"
  }
}
