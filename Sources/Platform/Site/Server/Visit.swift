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
  let parameters: [String: String]
  let visitor: Visitor
  let navigation: [NavigationEntry]

  package var voice: Voice { Voice(language) }

  /// The part of the address that stands for `:name` in the route's pattern.
  ///
  /// - Throws: a `Refusal` (404) when it is no such value: an address that we never gave out.
  package func parameter<Value: LosslessStringConvertible>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(Refusal) -> Value {
    guard let value = parameters[name].flatMap(Value.init) else { throw Self.noSuchPage }
    return value
  }

  /// What is not there, and what is not for whoever asks: nobody can tell the two apart.
  package static let noSuchPage: Refusal = {
    let words = ProblemWords.advice(for: .notFound)
    return Refusal(.missing, en: words.en, fr: words.fr)
  }()

  /// The query of the address, read; empty when it is none of ours.
  package var query: PostedFields { (try? PostedFields(query: request.target.query)) ?? PostedFields() }

  /// What surrounds the page. Only a page with a form needs a token, and with it a cookie.
  package func frame(hasForm: Bool = false) -> Frame {
    var frame = Frame(language: language, address: address, query: query)
    frame.navigation = navigation.filter { $0.audience.isEmpty || $0.audience.contains(audience ?? "") }
    frame.signedIn = signedIn
    frame.notice = notice
    // Whoever is signed in finds the form to sign out on every page.
    frame.csrfToken = hasForm || signedIn != nil ? visitor.formToken : visitor.knownFormToken
    return frame
  }

  /// The address that was asked for, without its language.
  package var address: Address {
    let query = request.target.query
    return Address(local: request.pagePath + (query.isEmpty ? "" : "?" + query)) ?? "/"
  }
}
