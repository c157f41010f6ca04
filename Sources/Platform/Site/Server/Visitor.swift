import Identity
import Synchronization

/// Whoever's browser this is: a secret in a cookie, by which a form is known to have been shown to the one that sends it.
///
/// It is made when the first form asks for its token, so that whoever only reads gets no cookie.
final class Visitor: Sendable {
  private let held: Mutex<Secret?>
  private let isKnown: Bool

  init(_ request: Request) {
    let known = request.cookie(Cookie.visitor.name).flatMap { Secret($0) }
    isKnown = known != nil
    held = Mutex(known)
  }

  /// What stands in a form. From the digest nobody finds the cookie.
  var formToken: String {
    held.withLock { secret in
      let made = secret ?? Secret()
      secret = made
      return made.digest(for: "form token")
    }
  }

  /// The token, unless there is no cookie to make it from.
  var knownFormToken: String? { isKnown ? formToken : nil }

  func accepts(_ token: String?) -> Bool {
    guard let token, let known = knownFormToken else { return false }
    return isSame(token, known)
  }

  /// The cookie to send along, if there is news.
  var news: String? {
    isKnown ? nil : held.withLock { $0.map { Cookie.visitor.setting($0.text) } }
  }
}
