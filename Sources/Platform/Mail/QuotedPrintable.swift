/// Any text as ASCII in short lines (RFC 2045, 6.7), and as words of a header (RFC 2047).
enum QuotedPrintable {
  /// The lines of a text, without their ends. None is longer than 76, ends in a space, or begins with a dot or a hyphen.
  ///
  /// - Complexity: O(n).
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    func end(isSoft: Bool) {
      if isSoft {
        line.append(UInt8(ascii: "="))
      } else if let last = line.last, last == 0x20 || last == 0x09 {
        line.removeLast()
        // What follows a line of 75 is on a line of its own.
        if line.count > 73 {
          line.append(UInt8(ascii: "="))
          lines.append(String(decoding: line, as: UTF8.self))
          line = []
        }
        line += escaped(last)
      }
      lines.append(String(decoding: line, as: UTF8.self))
      line = []
    }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      switch byte {
      case 0x0A where previous == 0x0D: continue
      case 0x0A, 0x0D: end(isSoft: false)
      default:
        let isFirst = line.isEmpty
        let isPlain =
          byte == 0x20 || byte == 0x09
          || (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
            // A dot alone ends a letter, and two hyphens may be a boundary.
            && !(isFirst && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")))
        let more = isPlain ? [byte] : escaped(byte)
        if line.count + more.count > 75 {
          end(isSoft: true)
          line += isPlain && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")) ? escaped(byte) : more
        } else {
          line += more
        }
      }
    }
    if !line.isEmpty { end(isSoft: false) }
    return lines
  }

  /// Words of 75 characters at most, none of them with a part of a letter.
  static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let more = String(scalar).utf8.map { byte in
        byte == 0x20
          ? "_"
          : (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            ? String(UnicodeScalar(byte)) : String(decoding: escaped(byte), as: UTF8.self)
      }.joined()
      // 12 for what stands around.
      if word.utf8.count + more.utf8.count > 63 {
        words.append(word)
        word = ""
      }
      word += more
    }
    if !word.isEmpty { words.append(word) }
    return words.map { "=?utf-8?Q?\($0)?=" }
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
  }
}
