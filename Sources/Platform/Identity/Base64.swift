/// Bytes written in 64 letters without padding (RFC 4648, sections 4 and 5), in the one way each can be written: what could
/// be the same bytes in another writing is refused.
package struct Base64: Sendable {
  /// With `-` and `_`: in addresses, tokens and what browsers send of passkeys.
  package static let url = Base64(last: "-_")
  /// With `+` and `/`: in hashes of passwords.
  package static let standard = Base64(last: "+/")

  private let letters: [UInt8]
  /// What each byte stands for; 255 for those that stand for nothing.
  private let values: [UInt8]

  private init(last: String) {
    letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8) + Array(last.utf8)
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    self.values = values
  }

  package func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(letters[Int(held >> bits & 63)])
      }
      held &= (1 << bits) &- 1
    }
    if bits > 0 { text.append(letters[Int(held << (6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for anything but what `text(of:)` writes.
  package func bytes(of text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3 + 2)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for letter in text.utf8 {
      let value = values[Int(letter)]
      guard value < 64 else { return nil }
      held = held << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> bits & 255))
      }
      held &= (1 << bits) &- 1
    }
    // A single letter over is no byte, and bits that are left over are none.
    return bits < 6 && held == 0 ? bytes : nil
  }
}
