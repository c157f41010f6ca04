import Basics
import Crypto

/// One of ten codes that somebody prints or writes down, for the day the telephone is lost. Each works once.
///
/// 80 bits from an alphabet without letters that look like digits: what is kept needs no slow hash, since nobody can try them all.
package struct RecoveryCode: Sendable {
  package static let count = 10
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let length = 16

  /// Sixteen letters, without hyphens.
  private let plain: [UInt8]

  /// Ten new ones; those that somebody had before work no longer.
  package static func all() -> [RecoveryCode] {
    var random = SystemRandomNumberGenerator()
    return all(random: &random)
  }

  package static func all(random: inout some RandomNumberGenerator) -> [RecoveryCode] {
    (0..<count).map { _ in RecoveryCode(plain: random.bytes(length).map { letters[Int($0 & 31)] }) }
  }

  private init(plain: [UInt8]) {
    self.plain = plain
  }

  /// As somebody types it: in capitals, without hyphens, an o for a zero, an i or l for a one.
  package init?(typed text: String) {
    guard text.utf8.count <= 64 else { return nil }
    let meant: [UInt8] = text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" }
      .map { letter in
        switch letter {
        case "o": UInt8(ascii: "0")
        case "i", "l": UInt8(ascii: "1")
        default: letter.isASCII ? UInt8(ascii: letter) : 0
        }
      }
    guard meant.count == Self.length, meant.allSatisfy(Self.letters.contains) else { return nil }
    plain = meant
  }

  /// As it is shown, once: `k7m2-9xqd-…`.
  package var text: String {
    stride(from: 0, to: plain.count, by: 4).map { start in
      String(decoding: plain[start..<min(start + 4, plain.count)], as: UTF8.self)
    }.joined(separator: "-")
  }

  /// What is kept of it, and deleted when it is used. It is keyed with whose it is: nobody else's code does, and who moves
  /// a row to somebody else gains nothing.
  package func digest(for person: String) -> String {
    let key = SymmetricKey(data: Array("recovery code ".utf8) + Array(person.utf8))
    return Base64.url.text(of: Array(HMAC<SHA256>.authenticationCode(for: plain, using: key)))
  }
}
