import FoundationEssentials

extension KeySet {
  /// What stands at the provider's `jwks_uri` (RFC 7517). Keys of other kinds, and those not for signing, are passed over.
  package init(json bytes: [UInt8]) throws(OpenIDFault) {
    guard bytes.count <= 262_144, let sent = try? JSONDecoder().decode(SentKeys.self, from: Data(bytes)),
      sent.keys.count <= 100
    else { throw .unreadable }
    keys = sent.keys.compactMap { sent in
      guard sent.use == nil || sent.use == "sig",
        sent.key_ops == nil || sent.key_ops?.contains("verify") == true
      else { return nil }
      return sent.named
    }
  }
}

private struct SentKeys: Decodable {
  let keys: [SentKey]
}

private struct SentKey: Decodable {
  let kty: String
  let use: String?
  let key_ops: [String]?
  let alg: String?
  let kid: String?
  let crv: String?
  let n: String?
  let e: String?
  let x: String?
  let y: String?

  var named: KeySet.Named? {
    let algorithm: TokenAlgorithm
    let key: VerifyingKey?
    switch (kty, crv) {
    case ("RSA", nil):
      algorithm = .rs256
      key = VerifyingKey(rsaModulus: bytes(n), exponent: bytes(e))
    case ("EC", "P-256"):
      algorithm = .es256
      key = VerifyingKey(p256X: bytes(x), y: bytes(y))
    default: return nil
    }
    guard let key, alg == nil || alg == algorithm.rawValue else { return nil }
    return KeySet.Named(name: kid, algorithm: algorithm, key: key)
  }

  private func bytes(_ text: String?) -> [UInt8] { text.flatMap { Base64.url.bytes(of: $0) } ?? [] }
}
