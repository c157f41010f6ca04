/// Text as JSON has it, for the few short answers and log lines that are written by hand.
package enum JSONText {
  /// The text in quotation marks.
  ///
  /// - Complexity: O(length).
  package static func quoted(_ text: String) -> String {
    var letters: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): letters += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, 0x7F:
        letters += Array("\\u00".utf8) + [digit(byte >> 4), digit(byte & 15)]
      default: letters.append(byte)
      }
    }
    letters.append(UInt8(ascii: "\""))
    return String(decoding: letters, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ (value &- 10)
  }
}
