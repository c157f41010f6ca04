/// A token as it is sent: a head, what it claims, and a signature over both (JWS in its compact form, RFC 7515).
///
/// What it claims can be had only from the keys that verify it.
struct SignedToken {
  /// What providers send is a few kilobytes.
  static let longest = 16_384

  let head: TokenHead
  private let claims: [UInt8]
  private let signed: [UInt8]
  private let signature: [UInt8]

  init(_ text: String) throws(OpenIDFault) {
    let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, parts.count == 3,
      let head = Base64.url.bytes(of: parts[0]), let claims = Base64.url.bytes(of: parts[1]),
      let signature = Base64.url.bytes(of: parts[2])
    else { throw .unreadable }
    self.head = try TokenHead(json: head)
    self.claims = claims
    self.signature = signature
    signed = Array((parts[0] + "." + parts[1]).utf8)
  }

  /// What it claims, if one of the keys signed it.
  ///
  /// Which algorithm verifies is said by the key, and the token has to say the same: "none" and the algorithms by a shared
  /// secret have no key here.
  func claims(signedBy keys: KeySet) throws(OpenIDFault) -> [UInt8] {
    guard !head.isCritical, let algorithm = TokenAlgorithm(rawValue: head.algorithm) else {
      throw .wrongAlgorithm
    }
    let key = try keys.key(named: head.key, for: algorithm)
    guard key.isValid(signature, of: signed, in: .raw) else { throw .wrongSignature }
    return claims
  }
}

/// How a token may be signed.
enum TokenAlgorithm: String, Sendable {
  case rs256 = "RS256"
  case es256 = "ES256"
}

/// The keys that a provider signs with.
package struct KeySet: Sendable {
  struct Named: Sendable {
    let name: String?
    let algorithm: TokenAlgorithm
    let key: VerifyingKey
  }

  let keys: [Named]

  /// The key of that name; without a name the only one there is.
  func key(named name: String?, for algorithm: TokenAlgorithm) throws(OpenIDFault) -> VerifyingKey {
    guard let name else {
      let fitting = keys.filter { $0.algorithm == algorithm }
      guard let only = fitting.first, fitting.count == 1 else { throw .unknownKey }
      return only.key
    }
    let fitting = keys.filter { $0.name == name }
    guard !fitting.isEmpty else { throw .unknownKey }
    guard let key = fitting.first(where: { $0.algorithm == algorithm }) else { throw .wrongAlgorithm }
    return key.key
  }
}
