import Basics
import Identity
import Outbound

/// A site of a council's or an agency's own that says who its people are. There is one for each at most, and it is known by whose it is.
struct SignInProvider: Sendable {
  /// Whose it is, by their name.
  let keeper: Keeper
  /// Its name for itself. Never changed: people are known by it together with its name for them.
  let issuer: String
  /// What it calls us.
  let client: String
  let clientSecret: String?
  /// What it writes in a token when it has asked for a second thing itself. Without, the second step is always taken here.
  let secondFactor: String?
  let added: Moment
  /// What went wrong last, for whoever set it up.
  let trouble: (word: String, at: Moment)?

  /// Whether whoever holds these roles may come in by it: nobody whose account opens more than what its keeper looks after. Whoever has
  /// the provider has everybody who comes in by it, and must not have another agency or the council with them (`Administration`).
  func covers(_ held: [HeldRole]) -> Bool {
    !held.isEmpty
      && held.allSatisfy { role in
        Administration.given.contains(role.role)
          && (keeper.kind == .council ? role.keeper.council == keeper.id : role.keeper.id == keeper.id)
      }
  }

  /// Where the provider sends people back to, as it has to be registered there. One address for each provider: an answer of one cannot be
  /// shown to be another's (RFC 9700, 4.4).
  func wayBack(_ origin: String) -> String { Self.wayBack(origin, keeper.id) }

  static func wayBack(_ origin: String, _ keeper: ID<Keeper>) -> String {
    "\(origin)/sign-in/with/\(keeper.description)/back"
  }

  /// An address of the public internet, as the provider is asked at it.
  static func issuer(_ text: String) -> String? {
    OutboundAddress(text).flatMap { $0.text.contains("?") ? nil : $0.text }
  }
}

/// Somebody's name with a provider, by which they come in here.
struct LinkedSignIn: Sendable {
  let person: ID<Person>
  let added: Moment
  let used: Moment?
}

/// Somebody on the way to a provider, as their browser keeps it. What it says decides nothing: to come in, the provider's token must fit
/// it; to link, the password must be right.
struct ProviderAttempt: Sendable {
  enum Aim: String, Sendable {
    case signIn = "s"
    case link = "l"
  }

  let aim: Aim
  let keeper: ID<Keeper>
  /// Where they were going before they had to sign in, as they say: a place to lead to is made of it where that is known to be ours.
  let next: String
  let attempt: SignInAttempt

  init(_ aim: Aim, at keeper: ID<Keeper>, leadingTo next: String) {
    (self.aim, self.keeper, self.next, attempt) = (aim, keeper, next, SignInAttempt())
  }

  var text: String {
    let next = Base64.url.text(of: Array(next.utf8))
    return "\(aim.rawValue).\(keeper.description).\(next).\(attempt.text)"
  }

  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let aim = Aim(rawValue: String(parts[0])),
      let keeper = ID<Keeper>(String(parts[1])),
      let next = Base64.url.bytes(of: parts[2]),
      let attempt = SignInAttempt(parts[3])
    else { return nil }
    (self.aim, self.keeper, self.attempt) = (aim, keeper, attempt)
    self.next = String(decoding: next, as: UTF8.self)
  }
}

/// Why somebody could not come in through a provider. What is kept of it is a word, for whoever set the provider up.
enum ProviderFault: Error, Sendable {
  /// It could not be asked.
  case outbound(OutboundProblem)
  /// It answered, with this status and nothing to use.
  case answered(Int)
  /// What it says does not hold.
  case openID(OpenIDFault)
  /// What came here in its name does not, whoever sent it.
  case sent(OpenIDFault)
  /// Nobody here is known by what it says, or they may not come in by it. Which of these, nobody learns.
  case unknown

  var word: String {
    switch self {
    case .outbound(let problem): problem.rawValue
    case .answered(let status): "answered-\(status)"
    case .openID(let fault), .sent(let fault): fault.rawValue
    case .unknown: "nobody-known"
    }
  }

  /// Whether an answer of the provider's own brought it about, and not what whoever asks sent here.
  var isOfProvider: Bool {
    switch self {
    case .outbound(let problem): problem != .busy && problem != .cancelled
    case .answered, .openID: true
    case .sent, .unknown: false
    }
  }

  /// Whether trying later can help.
  var isTheirs: Bool {
    switch self {
    case .outbound: true
    case .answered(let status): status >= 500
    case .openID, .sent, .unknown: false
    }
  }
}
