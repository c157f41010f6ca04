import Basics

/// 256 bits that nobody can guess, as they stand in a cookie or a link. Only their digest is kept, so that whoever reads
/// the database can use none of them.
package struct Secret: Sendable {
  /// 43 letters of base64url.
  package let text: String

  package init(random: inout some RandomNumberGenerator) {
    var bytes: [UInt8] = []
    for _ in 0..<4 {
      let word = random.next() as UInt64
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    text = Self.written(bytes)
  }

  package init() {
    // On Linux this is the kernel's generator.
    var random = SystemRandomNumberGenerator()
    self.init(random: &random)
  }

  /// Nil for what cannot be one, so that nothing is looked up for it.
  package init?(_ sent: String) {
    guard sent.utf8.count == 43, sent.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
    text = sent
  }

  /// What is kept of it for one purpose; digests for different purposes have nothing to do with each other.
  package func digest(for purpose: StaticString) -> String {
    Fingerprint(of: Array((purpose.description + " " + text).utf8)).text
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func written(_ bytes: [UInt8]) -> String {
    var letters: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(alphabet[Int(held >> UInt32(bits) & 63)])
      }
      held &= (1 << UInt32(bits)) &- 1
    }
    if bits > 0 { letters.append(alphabet[Int(held << UInt32(6 - bits) & 63)]) }
    return String(decoding: letters, as: UTF8.self)
  }
}

/// Compares in a time that does not tell how much of the two is alike.
func isSame(_ a: String, _ b: String) -> Bool {
  let a = Array(a.utf8)
  let b = Array(b.utf8)
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
