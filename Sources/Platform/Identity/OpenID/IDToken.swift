import Basics

/// Who somebody is, as a provider says it of them for one sign-in (OpenID Connect Core 1.0, sections 2 and 3.1.3.7).
package struct IDToken: Sendable, Equatable {
  /// Together the only thing by which an account is known: an e-mail may be given to somebody else.
  package let issuer: String
  package let subject: String
  /// To fill in a form with; never to find an account by.
  package let email: String?
  package let isEmailVerified: Bool
  package let name: String?
  private let manners: [String]

  /// How far the provider's clock and ours may be apart, in seconds.
  static let skew: Int64 = 60
  /// A token is fetched as soon as the browser is back: one that was issued before that was not made for us, in seconds.
  static let oldest: Int64 = 600

  /// - Parameters:
  ///   - text: the field `id_token` of the provider's answer.
  ///   - nonce: of the attempt that is kept with this browser.
  package init(
    verifying text: String, by keys: KeySet, of provider: OpenIDProvider, nonce: Secret, at now: Moment
  ) throws(OpenIDFault) {
    let claims = try TokenClaims(json: SignedToken(text).claims(signedBy: keys))
    guard claims.issuer == provider.issuer else { throw .wrongIssuer }
    guard claims.audience.contains(provider.client) else { throw .wrongAudience }
    // With several it was made for one of them, which is named.
    guard claims.audience.count == 1 || claims.party != nil,
      claims.party ?? provider.client == provider.client
    else { throw .wrongAudience }
    guard let sent = claims.nonce, isSame(sent, nonce.text) else { throw .wrongNonce }
    let seconds = now.microsecondsSince1970 / 1_000_000
    guard claims.expires > seconds - Self.skew else { throw .expired }
    guard claims.issued <= seconds + Self.skew, claims.issued >= seconds - Self.oldest,
      claims.notBefore ?? claims.issued <= seconds + Self.skew
    else { throw .wrongTime }
    guard (1...255).contains(claims.subject.utf8.count) else { throw .unreadable }
    issuer = claims.issuer
    subject = claims.subject
    email = claims.email
    isEmailVerified = claims.isEmailVerified
    name = claims.name
    manners = claims.manners
  }

  /// Whether the provider says that they were let in in this manner: its class (`acr`), or one of its methods (`amr`).
  package func says(_ manner: String) -> Bool { manners.contains(manner) }
}
