import Crypto

/// The HMAC-SHA256 of some bytes (RFC 2104): whoever has the key can tell whether two are the same; without it, nobody can
/// try out what they might be.
///
/// - Complexity: O(n).
package struct KeyedDigest: Sendable, Hashable {
  /// 32 of them.
  package let bytes: [UInt8]

  package init(of message: [UInt8], key: [UInt8]) {
    bytes = Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  /// 32 bytes by chance.
  package static func newKey() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in generator.next() }
  }
}
