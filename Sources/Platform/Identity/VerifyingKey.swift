import Crypto
import CryptoExtras

/// Somebody else's public key, of one of the three kinds that passkeys and providers of sign-in use; each verifies with its
/// own algorithm and SHA-256, and with no other that a message may name.
enum VerifyingKey: Sendable {
  /// ECDSA over P-256: ES256.
  case p256(P256.Signing.PublicKey)
  /// Ed25519: EdDSA.
  case ed25519(Curve25519.Signing.PublicKey)
  /// RSASSA-PKCS1-v1_5 of 2,048 to 8,192 bits: RS256.
  case rsa(_RSA.Signing.PublicKey)

  /// How the two numbers of an ECDSA signature are written.
  enum Form { case der, raw }

  /// Nil for a point that is not on the curve.
  init?(p256X x: [UInt8], y: [UInt8]) {
    guard x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(rawRepresentation: x + y) else {
      return nil
    }
    self = .p256(key)
  }

  init?(ed25519 bytes: [UInt8]) {
    guard bytes.count == 32, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return nil
    }
    self = .ed25519(key)
  }

  /// Larger ones would only take time, and so would large exponents.
  init?(rsaModulus modulus: [UInt8], exponent: [UInt8]) {
    guard (256...1_024).contains(modulus.count), (1...4).contains(exponent.count),
      let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
    else { return nil }
    self = .rsa(key)
  }

  func isValid(_ signature: [UInt8], of message: [UInt8], in form: Form) -> Bool {
    switch self {
    case .p256(let key):
      let read =
        switch form {
        case .der: try? P256.Signing.ECDSASignature(derRepresentation: signature)
        case .raw: try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        }
      return read.map { key.isValidSignature($0, for: message) } ?? false
    case .ed25519(let key):
      return key.isValidSignature(signature, for: message)
    case .rsa(let key):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: message, padding: .insecurePKCS1v1_5)
    }
  }
}
