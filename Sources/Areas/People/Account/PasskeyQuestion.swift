import Basics
import Identity

/// What the page for signing in asks of any passkey of this site, before anybody knows whose it will be.
///
/// Nothing is kept while it is only asked: that it was asked here, and when, shows in the challenge, which nobody makes without the key of
/// this installation and the token of the browser that was asked. Once it is answered its digest is kept, so that no answer comes twice.
struct PasskeyQuestion: Sendable {
  /// The field of the form that holds it.
  static let field = "question"
  /// As long as the second step waits.
  static let lasting: Duration = .seconds(600)

  private let asked: Moment
  private let nonce: Secret

  init(at now: Moment) {
    asked = now
    nonce = Secret()
  }

  /// Nil for what is none, or was not asked lately.
  init?(_ text: String, at now: Moment) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let time = Int64(parts[0]), let nonce = Secret(parts[1]) else { return nil }
    let asked = Moment(microsecondsSince1970: time)
    guard asked <= now, now < asked + Self.lasting else { return nil }
    self.asked = asked
    self.nonce = nonce
  }

  var text: String { "\(asked.microsecondsSince1970).\(nonce.text)" }

  /// What a passkey signs.
  ///
  /// - Parameters:
  ///   - key: of this installation.
  ///   - token: of the browser's forms.
  func challenge(_ key: [UInt8], _ token: String) -> Secret? {
    let words = "passkey sign-in \(token) \(text)"
    return Secret(Base64.url.text(of: KeyedDigest(of: Array(words.utf8), key: key).bytes))
  }
}
