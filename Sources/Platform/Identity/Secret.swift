import Basics

/// 256 bits that nobody can guess, as they stand in a cookie, in a link, or in what a browser or another site is to send
/// back. Only their digest is kept, so that whoever reads the database can use none of them.
package struct Secret: Sendable {
  /// 43 letters of base64url.
  package let text: String

  package init(random: inout some RandomNumberGenerator) {
    text = Base64.url.text(of: random.bytes(32))
  }

  package init() {
    // On Linux this is the kernel's generator.
    var random = SystemRandomNumberGenerator()
    self.init(random: &random)
  }

  /// Nil for what cannot be one, so that nothing is looked up for it.
  package init?(_ sent: some StringProtocol) {
    guard sent.utf8.count == 43, Base64.url.bytes(of: sent) != nil else { return nil }
    text = String(sent)
  }

  /// What is kept of it for one purpose; digests for different purposes have nothing to do with each other.
  package func digest(for purpose: StaticString) -> String {
    Fingerprint(of: Array((purpose.description + " " + text).utf8)).text
  }
}

/// Compares in a time that does not tell how much of the two is alike.
package func isSame(_ a: String, _ b: String) -> Bool { isSame(Array(a.utf8), Array(b.utf8)) }

/// Compares in a time that does not tell how much of the two is alike, but for their lengths.
package func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
