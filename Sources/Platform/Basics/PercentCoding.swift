/// How text is written in addresses and in the bodies of forms: bytes that are not plain letters as `%C3`.
package enum PercentCoding {
  /// Everything but letters, digits and `-._~` is encoded, so that the result can stand anywhere in an address.
  package static func encoded(_ text: String) -> String {
    encoded(text.utf8, leaving: isPlain)
  }

  package static func encoded(_ bytes: some Sequence<UInt8>, leaving isLeft: (UInt8) -> Bool) -> String {
    var letters: [UInt8] = []
    for byte in bytes {
      if isLeft(byte) {
        letters.append(byte)
      } else {
        letters += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The bytes that are meant; a percent sign that is followed by no two digits stands for itself, as browsers read it.
  package static func decoded(_ letters: some Sequence<UInt8>, plusIsSpace: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    // What has been read of a percent sign and its digits.
    var pending: [UInt8] = []
    for letter in letters {
      if pending.isEmpty || letter == UInt8(ascii: "%") {
        bytes += pending
        pending = []
        switch letter {
        case UInt8(ascii: "%"): pending = [letter]
        case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
        default: bytes.append(letter)
        }
      } else if let digit = value(ofHexDigit: letter) {
        if pending.count == 2, let high = value(ofHexDigit: pending[1]) {
          bytes.append(high << 4 | digit)
          pending = []
        } else {
          pending.append(letter)
        }
      } else {
        bytes += pending
        pending = []
        bytes.append(letter == UInt8(ascii: "+") && plusIsSpace ? 0x20 : letter)
      }
    }
    return bytes + pending
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "A") &+ (value &- 10)
  }

  private static func value(ofHexDigit letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter &- UInt8(ascii: "a") &+ 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): letter &- UInt8(ascii: "A") &+ 10
    default: nil
    }
  }
}
