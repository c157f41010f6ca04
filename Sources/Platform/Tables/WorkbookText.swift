extension [UInt8] {
  /// The letters that a cell of a workbook holds, counted in UTF-16.
  static let mostWorkbookLetters = 32_767

  /// Adds text as a workbook holds it, in an element or in an attribute.
  ///
  /// Signs of markup are escaped. A line ends with a line feed alone, as in all cells. What XML cannot hold (a NUL, a bell)
  /// becomes the sign for what cannot be shown. Where a text itself reads like one of the escapes of workbooks, `_x000D_`, its first
  /// stroke is written as one. What is longer than a cell ends with an ellipsis.
  ///
  /// - Complexity: O(n); plain text is copied in one piece.
  mutating func append(workbookText text: String) {
    var text = fitted(text)
    text.withUTF8 { letters in
      var kept = 0
      for place in letters.indices {
        guard let (replacement, length) = replacement(at: place, in: letters) else { continue }
        append(contentsOf: letters[kept..<place])
        append(contentsOf: replacement.utf8)
        kept = place + length
      }
      append(contentsOf: letters[kept...])
    }
  }
}

private func fitted(_ text: String) -> String {
  let most = [UInt8].mostWorkbookLetters
  // There are never fewer bytes than letters.
  guard text.utf8.count > most, text.utf16.count > most else { return text }
  var cut = String.UnicodeScalarView()
  var count = 1
  for scalar in text.unicodeScalars {
    count += scalar.utf16.count
    if count > most { break }
    cut.append(scalar)
  }
  return String(cut) + "…"
}

/// What is written for the letter that begins at a place, and how many bytes that takes the place of; nil if it stays.
@inline(__always)
private func replacement(
  at place: Int, in letters: UnsafeBufferPointer<UInt8>
) -> (String, Int)? {
  let letter = letters[place]
  // Most letters are past the signs.
  if letter > 0x3E {
    if letter == UInt8(ascii: "_") { return readsAsEscape(letters[place...]) ? ("_x005F_", 1) : nil }
    // U+FFFE and U+FFFF, which are no characters.
    guard letter == 0xEF, letters[place...].starts(with: [0xEF, 0xBF]), place + 2 < letters.count,
      letters[place + 2] >= 0xBE
    else { return nil }
    return ("\u{FFFD}", 3)
  }
  switch letter {
  case UInt8(ascii: "&"): return ("&amp;", 1)
  case UInt8(ascii: "<"): return ("&lt;", 1)
  case UInt8(ascii: ">"): return ("&gt;", 1)
  case UInt8(ascii: "\""): return ("&quot;", 1)
  case 0x09, 0x0A: return nil
  case 0x0D:
    let isFollowed = place + 1 < letters.count && letters[place + 1] == 0x0A
    return (isFollowed ? "" : "\n", 1)
  case 0..<0x20: return ("\u{FFFD}", 1)
  default: return nil
  }
}

/// True for `_x` and four hexadecimal figures, in either case, and a stroke.
private func readsAsEscape(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let escape = letters.prefix(7)
  guard escape.count == 7, escape.last == UInt8(ascii: "_"),
    escape.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "x")
  else { return false }
  return escape.dropFirst(2).dropLast().allSatisfy { letter in
    (0x30...0x39).contains(letter) || (0x61...0x66).contains(letter | 0x20)
  }
}
