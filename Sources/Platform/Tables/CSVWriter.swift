import Basics

/// Writes a table that spreadsheet programs open as it was meant.
///
/// UTF-8 with a byte-order mark and CRLF, since spreadsheet programs mistake accents without it. Text that a
/// spreadsheet program would run as a formula is written behind an apostrophe (OWASP, "CSV injection"): nothing
/// that came from outside is ever executed by the person who opens the file.
package struct CSVWriter: RowWriter {
  private var text = "\u{FEFF}"
  private let delimiter: Character
  /// Programs that part cells by semicolons do so because the comma is in their numbers.
  private let decimalMark: Character

  package init(delimiter: Sheet.Delimiter, headings: [String]) {
    self.delimiter = Character(Unicode.Scalar(delimiter.rawValue))
    decimalMark = delimiter == .semicolon ? "," : "."
    append(headings.map(WrittenCell.text))
  }

  package mutating func append(_ row: [WrittenCell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text.append(delimiter) }
      switch cell {
      case .empty: break
      case .text(let value): appendText(value)
      case .number(let number): text += String(number)
      case .decimal(let units, let places): text += decimalText(units, places: places, mark: decimalMark)
      case .day(let day): text += day.description
      case .moment(let reading): text += reading.written
      }
    }
    text += "\r\n"
  }

  /// What was written, and not taken.
  package var bytes: [UInt8] { Array(text.utf8) }

  mutating func finish() {}

  mutating func take() -> [UInt8] {
    defer { text = "" }
    return bytes
  }

  private mutating func appendText(_ value: String) {
    let shown = shown(value)
    let safe = isFormulaLike(shown) ? "'" + shown : shown
    let hasSeparators = safe.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == "," || $0 == ";" || $0 == "\t"
    }
    guard hasSeparators || safe.first == " " || safe.last == " " else {
      text += safe
      return
    }
    text += "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }

  /// What no program shows (a NUL, a bell) becomes the sign for that: a file with a NUL in it is not taken for a text.
  private func shown(_ value: String) -> String {
    let isHidden = { (letter: UInt8) in letter < 0x20 && ![0x09, 0x0A, 0x0D].contains(letter) }
    guard value.utf8.contains(where: isHidden) else { return value }
    return String(
      String.UnicodeScalarView(
        value.unicodeScalars.map { $0.isASCII && isHidden(UInt8(ascii: $0)) ? "\u{FFFD}" : $0 }))
  }
}

/// True if a spreadsheet program might take the text for a formula, in plain or full-width signs.
///
/// Leading white space, invisible signs and quotation marks do not make it safe: some programs skip them.
package func isFormulaLike(_ value: String) -> Bool {
  for scalar in value.unicodeScalars {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n": return true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}": return true
    case "\"", " ": continue
    case "!"..."~": return false
    default:
      let category = scalar.properties.generalCategory
      let isSkipped = scalar.properties.isWhitespace || category == .control || category == .format
      guard isSkipped else { return false }
    }
  }
  return false
}
