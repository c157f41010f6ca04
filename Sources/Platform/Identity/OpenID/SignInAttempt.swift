import Basics
import Crypto

/// Somebody on the way to a provider and back. It is kept, until they are back, with the browser it began in.
package struct SignInAttempt: Sendable {
  /// Comes back with the answer: shows that this browser asked.
  package let state: Secret
  /// Comes back in the token: shows that the token was made for this.
  package let nonce: Secret
  /// Shows the provider, when the code is exchanged, that we are the ones who asked (PKCE, RFC 7636).
  package let verifier: Secret

  package init(state: Secret = Secret(), nonce: Secret = Secret(), verifier: Secret = Secret()) {
    self.state = state
    self.nonce = nonce
    self.verifier = verifier
  }

  /// As it is kept in a cookie of the browser, in letters that may stand there.
  package var text: String { [state.text, nonce.text, verifier.text].joined(separator: ".") }

  /// Nil for what cannot be one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let state = Secret(parts[0]), let nonce = Secret(parts[1]),
      let verifier = Secret(parts[2])
    else { return nil }
    self.init(state: state, nonce: nonce, verifier: verifier)
  }

  /// Where the browser is sent.
  ///
  /// - Parameter back: our address to which the answer comes, as it is registered with the provider.
  package func address(at provider: OpenIDProvider, back: String, language: Language) -> String {
    let challenge = Base64.url.text(of: Array(SHA256.hash(data: Array(verifier.text.utf8))))
    let query = Self.form([
      ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", back),
      ("scope", "openid email profile"), ("state", state.text), ("nonce", nonce.text),
      ("code_challenge", challenge), ("code_challenge_method", "S256"), ("ui_locales", language.rawValue),
    ])
    return provider.authorization + (provider.authorization.contains("?") ? "&" : "?") + query
  }

  /// The code in the answer, if it is one to this attempt, by this provider (RFC 9207, where it says so).
  ///
  /// - Parameter answer: the fields that came back; none of them may come twice.
  package func code(
    in answer: [(name: String, value: String)], from provider: OpenIDProvider
  ) throws(OpenIDFault) -> String {
    func field(_ name: String) throws(OpenIDFault) -> String? {
      let all = answer.filter { $0.name == name }
      guard all.count <= 1 else { throw .unreadable }
      return all.first?.value
    }
    guard let state = try field("state"), isSame(state, self.state.text) else { throw .wrongState }
    guard try field("iss") ?? (provider.namesItself ? "" : provider.issuer) == provider.issuer else {
      throw .wrongIssuer
    }
    guard try field("error") == nil else { throw .refused }
    guard let code = try field("code"), (1...4_096).contains(code.utf8.count) else { throw .unreadable }
    return code
  }

  /// What is posted to `provider.tokens`, as a form, with the field `Authorization` if there is one.
  package func tokenRequest(
    _ code: String, to provider: OpenIDProvider, back: String
  ) -> (body: String, authorization: String?) {
    var fields = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
      ("code_verifier", verifier.text),
    ]
    guard let secret = provider.clientSecret else {
      fields.append(("client_id", provider.client))
      return (Self.form(fields), nil)
    }
    if provider.takesSecretInForm {
      fields += [("client_id", provider.client), ("client_secret", secret)]
      return (Self.form(fields), nil)
    }
    // Both are encoded before they are joined (RFC 6749, section 2.3.1). Basic authentication pads.
    let pair = PercentCoding.encoded(provider.client) + ":" + PercentCoding.encoded(secret)
    let text = Base64.standard.text(of: Array(pair.utf8))
    return (Self.form(fields), "Basic " + text + String(repeating: "=", count: (4 - text.count % 4) % 4))
  }

  private static func form(_ fields: [(String, String)]) -> String {
    fields.map { PercentCoding.encoded($0.0) + "=" + PercentCoding.encoded($0.1) }.joined(separator: "&")
  }
}
