/// A site that says who somebody is (OpenID Connect), and what we are to it.
package struct OpenIDProvider: Sendable {
  /// Its name for itself, compared letter by letter. People are known by it together with its name for them, never by their e-mail.
  package let issuer: String
  let authorization: String
  /// Where a code is exchanged for a token, by the one client for requests of ours.
  package let tokens: String
  /// Where its keys stand.
  package let keys: String
  /// What it calls us, and our password with it, if it gave us one.
  package let client: String
  let clientSecret: String?
  /// Whether it says in every answer who gives it (RFC 9207): one without is then led here from elsewhere.
  let namesItself: Bool
  /// Whether our password with it goes into the body of the form, because it takes it nowhere else (`client_secret_post`).
  let takesSecretInForm: Bool

  /// Everything over TLS: an address without it is `unreadable`.
  package init(
    issuer: String, authorization: String, tokens: String, keys: String, client: String,
    clientSecret: String?,
    namesItself: Bool = false, takesSecretInForm: Bool = false
  ) throws(OpenIDFault) {
    for address in [issuer, authorization, tokens, keys] {
      guard address.hasPrefix("https://"), address.utf8.count <= 2_048, !address.contains("#"),
        address.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      else { throw .unreadable }
    }
    guard !client.isEmpty else { throw .unreadable }
    self.issuer = issuer
    self.authorization = authorization
    self.tokens = tokens
    self.keys = keys
    self.client = client
    self.clientSecret = clientSecret
    self.namesItself = namesItself
    self.takesSecretInForm = takesSecretInForm
  }
}
