/// Writes a table that spreadsheet programs open as it was meant.
///
/// UTF-8 with a byte-order mark and CRLF, since spreadsheet programs mistake accents without it. Text that a
/// spreadsheet program would run as a formula is written behind an apostrophe (OWASP, "CSV injection"): nothing
/// that came from outside is ever executed by the person who opens the file.
package struct CSVWriter {
  private var text = "\u{FEFF}"
  private let delimiter: Character

  package enum Cell {
    case text(String)
    case number(Int)
  }

  package init(delimiter: Sheet.Delimiter, headings: [String]) {
    self.delimiter = Character(Unicode.Scalar(delimiter.rawValue))
    append(headings.map(Cell.text))
  }

  package mutating func append(_ row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text.append(delimiter) }
      switch cell {
      case .number(let number): text += String(number)
      case .text(let value): appendText(value)
      }
    }
    text += "\r\n"
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  private mutating func appendText(_ value: String) {
    let safe = isFormulaLike(value) ? "'" + value : value
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
