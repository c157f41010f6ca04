import Basics
import Crypto
import CryptoExtras
import Foundation

@testable import Identity

/// A provider of sign-in with a key of each kind, whose tokens can be made wrong in every part.
struct TestProvider {
  static let issuer = "https://login.agency.example"
  let ec = P256.Signing.PrivateKey()
  let rsa: _RSA.Signing.PrivateKey

  init() throws {
    rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
  }

  func provider(secret: String? = nil) throws -> OpenIDProvider {
    try OpenIDProvider(
      issuer: Self.issuer, authorization: Self.issuer + "/authorize", tokens: Self.issuer + "/token",
      keys: Self.issuer + "/keys", client: "allies", clientSecret: secret)
  }

  func keysJSON() throws -> [UInt8] {
    let point = Array(ec.publicKey.rawRepresentation)
    let numbers = try rsa.publicKey.getKeyPrimitives()
    let text = Base64.url
    let keys: [[String: String]] = [
      ["kty": "oct", "kid": "shared", "k": "AAAA"],
      ["kty": "EC", "crv": "P-384", "kid": "large", "x": "AA", "y": "AA"],
      [
        "kty": "EC", "crv": "P-256", "kid": "ec", "use": "sig", "x": text.text(of: Array(point.prefix(32))),
        "y": text.text(of: Array(point.suffix(32))),
      ],
      [
        "kty": "RSA", "kid": "rsa", "alg": "RS256", "n": text.text(of: Array(numbers.modulus)),
        "e": text.text(of: Array(numbers.publicExponent)),
      ],
      [
        "kty": "RSA", "kid": "encryption", "use": "enc", "n": text.text(of: Array(numbers.modulus)),
        "e": text.text(of: Array(numbers.publicExponent)),
      ],
    ]
    return Array(try JSONSerialization.data(withJSONObject: ["keys": keys]))
  }

  func keys() throws -> KeySet { try KeySet(json: keysJSON()) }

  func claims(_ nonce: Secret, at now: Moment, _ changes: [String: Any] = [:]) -> [String: Any] {
    let seconds = now.microsecondsSince1970 / 1_000_000
    var claims: [String: Any] = [
      "iss": Self.issuer, "sub": "248289761001", "aud": "allies", "nonce": nonce.text, "iat": seconds,
      "exp": seconds + 300, "email": "karim@agency.example", "email_verified": true, "name": "Karim Haddad",
    ]
    for (name, value) in changes { claims[name] = value }
    return claims
  }

  enum Signing { case ec, rsa, none, secret([UInt8]) }

  func token(_ claims: [String: Any], head: [String: Any], signing: Signing) throws -> String {
    try token(claims: JSONSerialization.data(withJSONObject: claims), head: head, signing: signing)
  }

  func token(claims: Data, head: [String: Any], signing: Signing) throws -> String {
    let head = Base64.url.text(of: Array(try JSONSerialization.data(withJSONObject: head)))
    let signed = head + "." + Base64.url.text(of: Array(claims))
    let message = Array(signed.utf8)
    let signature: [UInt8] =
      switch signing {
      case .ec: Array(try ec.signature(for: message).rawRepresentation)
      case .rsa: Array(try rsa.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation)
      case .none: []
      case .secret(let key):
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
      }
    return signed + "." + Base64.url.text(of: signature)
  }
}
