import Crypto

/// The SHA-256 digest of some bytes (FIPS 180-4), by which publishers let others check that a file arrived whole, and by
/// which a secret is known without being kept.
///
/// - Complexity: O(n).
package struct Fingerprint: Sendable, Hashable {
  /// 64 hexadecimal digits, in small letters.
  package let text: String

  package init(of bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    self.text = String(decoding: text, as: UTF8.self)
  }
}
