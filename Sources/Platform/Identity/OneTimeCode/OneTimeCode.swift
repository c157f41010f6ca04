import Basics
import Crypto

/// What an app on somebody's telephone shares with us, and makes a new code of six digits from every 30 seconds
/// (TOTP, RFC 6238, with SHA-1: the one kind that every app knows).
package struct OneTimeCode: Sendable {
  /// Seconds for which a code is shown.
  static let period: Int64 = 30
  static let digits = 6

  private let key: [UInt8]

  package init(random: inout some RandomNumberGenerator) {
    key = random.bytes(20)
  }

  package init() {
    var random = SystemRandomNumberGenerator()
    self.init(random: &random)
  }

  /// From what was kept: `text`.
  package init?(_ text: String) {
    guard let key = Base32.bytes(of: text), (16...64).contains(key.count) else { return nil }
    self.key = key
  }

  /// The secret in letters, as it is kept, and as somebody types it who cannot scan a code.
  package var text: String { Base32.text(of: key) }

  /// The same in groups of four, to be read.
  package var groups: String {
    var groups = ""
    for (place, letter) in text.enumerated() {
      groups += (place > 0 && place % 4 == 0 ? " " : "") + String(letter)
    }
    return groups
  }

  /// What the app takes from a QR code; it shows both names above the code.
  package func address(site: String, account: String) -> String {
    let (site, account) = (PercentCoding.encoded(site), PercentCoding.encoded(account))
    return
      "otpauth://totp/\(site):\(account)?secret=\(text)&issuer=\(site)&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.period)"
  }

  /// Which step's code was typed, if it is one of now, of the one before or the one after: telephones' clocks go wrong.
  ///
  /// - Parameter last: the step that was used last, which is kept: no code works twice, nor one from before it. The store keeps what is returned,
  ///   in the same transaction.
  package func step(of typed: String, at now: Moment, after last: Int64?) -> Int64? {
    guard let typed = Self.digits(in: typed) else { return nil }
    let current = Self.step(at: now)
    // All three are compared, whichever it is.
    let found = [current - 1, current, current + 1].filter { isSame(Array(code(of: $0).utf8), typed) }
    return found.first { $0 > last ?? .min }
  }

  /// What an app shows at a moment.
  package func shown(at moment: Moment) -> String { code(of: Self.step(at: moment)) }

  static func step(at moment: Moment) -> Int64 {
    let (quotient, remainder) = moment.microsecondsSince1970.quotientAndRemainder(
      dividingBy: period * 1_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The code of one step (HOTP, RFC 4226, section 5.3).
  func code(of step: Int64, digits: Int = digits) -> String {
    let counter = UInt64(bitPattern: step)
    let message = stride(from: UInt64(56), through: 0, by: -8).map { UInt8(counter >> $0 & 255) }
    let tag = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    // A tag has 20 bytes, and the last four bits of it are at most 15.
    let place = Int((tag.last ?? 0) & 15)
    let number = tag[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let text = String(number).suffix(digits)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// Six digits, whatever spaces or hyphens somebody typed between them.
  private static func digits(in typed: String) -> [UInt8]? {
    guard typed.utf8.count <= 32 else { return nil }
    let letters = typed.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" }
    guard letters.count == digits, letters.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return letters.map { UInt8(ascii: $0) }
  }
}
