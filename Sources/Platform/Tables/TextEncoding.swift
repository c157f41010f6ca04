import Basics

/// How the letters of a text file are written as bytes.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case windows1252 = "Windows-1252"
}

/// Text of an unknown encoding, brought to UTF-8.
///
/// A byte-order mark decides. Without one, text that is valid UTF-8 is UTF-8; zeros at every other place mean
/// UTF-16; anything else is read as Windows-1252, the habit of spreadsheet programs in Canada, unless it holds
/// bytes which that encoding does not have. A UTF-8 file with a few broken letters stays UTF-8, and its broken
/// letters become U+FFFD.
///
/// - Complexity: O(n), one to three passes.
func decode(_ bytes: inout [UInt8], file: String) throws(Refusal) -> TextEncoding {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    bytes.removeFirst(3)
    mendUTF8(&bytes)
    return .utf8
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    bytes = utf8(fromUTF16: bytes.dropFirst(2), bigEndian: bytes[0] == 0xFE)
    return .utf16
  }
  if let bigEndian = looksLikeUTF16(bytes.prefix(2_000)) {
    bytes = utf8(fromUTF16: bytes[...], bigEndian: bigEndian)
    return .utf16
  }
  if holds(0, in: bytes) { throw notATable(file) }

  let (letters, broken) = countUTF8(bytes)
  if broken == 0 { return .utf8 }
  if letters > 2 * broken {
    mendUTF8(&bytes)
    return .utf8
  }
  guard let text = utf8(fromWindows1252: bytes) else {
    throw Refusal(
      .content,
      en:
        "\(file) is neither UTF-8 nor Windows-1252 text. Open it in the program it comes from and save it as “CSV UTF-8”.",
      fr:
        "\(file) n’est ni en UTF-8 ni en Windows-1252. Ouvrez-le dans son logiciel d’origine et enregistrez-le au format « CSV UTF-8 »."
    )
  }
  bytes = text
  return .windows1252
}

/// The refusal for a file that holds something else than a table.
func notATable(_ file: String) -> Refusal {
  Refusal(
    .content,
    en:
      "\(file) is not a table that can be read here. Give a CSV, TSV or XLSX file, with the headings in one of its first rows.",
    fr:
      "\(file) n’est pas un tableau lisible ici. Donnez un fichier CSV, TSV ou XLSX, avec les en-têtes dans l’une des premières lignes."
  )
}

/// Letters of two or more bytes, and bytes that belong to none.
private func countUTF8(_ bytes: [UInt8]) -> (letters: Int, broken: Int) {
  var letters = 0
  var broken = 0
  let span = bytes.span
  let raw = span.bytes
  var i = 0
  while i < span.count {
    // Plain ASCII, eight at a time, is most of any list.
    while i + 8 <= raw.byteCount,
      raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    { i += 8 }
    guard i < span.count else { break }
    if span[i] < 0x80 {
      i += 1
    } else if let length = utf8LetterLength(span, at: i) {
      letters += 1
      i += length
    } else {
      broken += 1
      i += 1
    }
  }
  return (letters, broken)
}

/// The length of the well-formed letter of several bytes that begins at `i`, after the table of RFC 3629.
private func utf8LetterLength(_ bytes: Span<UInt8>, at i: Int) -> Int? {
  func isContinuation(_ offset: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    i + offset < bytes.count && range.contains(bytes[i + offset])
  }
  switch bytes[i] {
  case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
  case 0xE0: return isContinuation(1, in: 0xA0...0xBF) && isContinuation(2) ? 3 : nil
  case 0xED: return isContinuation(1, in: 0x80...0x9F) && isContinuation(2) ? 3 : nil
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : nil
  case 0xF0: return isContinuation(1, in: 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF4: return isContinuation(1, in: 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
  default: return nil
  }
}

/// Puts U+FFFD wherever bytes are no letter; text without such bytes is left as it is.
private func mendUTF8(_ bytes: inout [UInt8]) {
  if countUTF8(bytes).broken > 0 { bytes = Array(String(decoding: bytes, as: UTF8.self).utf8) }
}

/// Tells the byte order of text without a mark in which nearly every other byte is zero; nil for anything else.
private func looksLikeUTF16(_ sample: ArraySlice<UInt8>) -> Bool? {
  guard sample.count >= 4 else { return nil }
  var zeros = (even: 0, odd: 0)
  for (offset, byte) in sample.enumerated() where byte == 0 {
    if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
  }
  let half = sample.count / 2
  // A few letters have their zero on the other side: 一, Ā, and the space of some typographers.
  if zeros.odd > half * 2 / 3, zeros.even * 20 <= zeros.odd { return false }
  if zeros.even > half * 2 / 3, zeros.odd * 20 <= zeros.even { return true }
  return nil
}

private func utf8(fromUTF16 bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var i = bytes.startIndex
  while i + 1 < bytes.endIndex {
    let (high, low) = bigEndian ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i])
    units.append(UInt16(high) << 8 | UInt16(low))
    i += 2
  }
  if bytes.count % 2 == 1 { units.append(0xFFFD) }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// Nil if a byte is one of the five that Windows-1252 leaves undefined.
private func utf8(fromWindows1252 bytes: [UInt8]) -> [UInt8]? {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + bytes.count / 16)
  for byte in bytes {
    if byte < 0x80 {
      text.append(byte)
    } else {
      let value = byte < 0xA0 ? windows1252Letters[Int(byte) - 0x80] : UInt32(byte)
      guard value != 0, let scalar = Unicode.Scalar(value) else { return nil }
      text.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }
  return text
}

/// 0x80 to 0x9F; 0 where undefined.
private let windows1252Letters: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
