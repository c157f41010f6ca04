import Basics

/// Reads text separated by commas, semicolons or tabs (RFC 4180, and what spreadsheet programs make of it).
///
/// Quoted cells may hold delimiters, doubled quotation marks and line breaks. Lines end with LF, CRLF or CR.
/// Every line is a row, blank ones too, so that row numbers are those of the spreadsheet program.
///
/// - Complexity: O(n), one pass; quoted cells are unescaped where they stand.
func readCSV(
  _ content: consuming [UInt8], file: String, encoding: TextEncoding, compressed: Bool,
  atMost cells: Int = Limits.cells
) throws(Refusal) -> Sheet {
  var text = consume content
  let delimiter = likelyDelimiter(text)
  let format = Sheet.Origin.Format.delimited(by: delimiter, encoding: encoding)
  let origin = Sheet.Origin(file: file, format: format, compressed: compressed)
  var reading = try layOut(text, delimiter: delimiter.rawValue, file: file, atMost: cells)
  undouble(&reading, in: &text)
  markUnreadableLetters(in: &reading, of: text)
  return Sheet(origin: origin, text: text, layout: reading.layout, damaged: reading.damaged)
}

/// The delimiter that splits the first lines into the same number of cells, at least two, most consistently.
///
/// One line that has more of them than the others must not decide. A list of one column has no delimiter at
/// all: it is read as if by commas.
private func likelyDelimiter(_ text: [UInt8]) -> Sheet.Delimiter {
  var best: (delimiter: Sheet.Delimiter, score: Int) = (.comma, 0)
  // Commas come last, since they stand in names and sentences too: "Haddad, Amina;Halifax".
  for delimiter: Sheet.Delimiter in [.tab, .semicolon, .comma] {
    // The sample may end inside a quoted cell; what was counted before is enough.
    let counts = delimitersPerLine(text.prefix(64_000), delimiter.rawValue, lines: 20)
    for count in Set(counts) where count > 0 {
      let score = counts.count { $0 == count } * 1_000 + min(count, 999)
      if score > best.score { best = (delimiter, score) }
    }
  }
  return best.delimiter
}

private func delimitersPerLine(_ text: ArraySlice<UInt8>, _ delimiter: UInt8, lines: Int) -> [Int] {
  var counts: [Int] = []
  var count = 0
  var isQuoted = false
  var isEmpty = true
  var last = lineFeed
  for byte in text {
    defer { last = byte }
    if isQuoted {
      isQuoted = byte != quotationMark
      continue
    }
    // A mark opens where a cell may begin, or again where it is doubled; elsewhere it is an inch or a stray.
    if byte == quotationMark, last < 0x20 || last == quotationMark || last == comma || last == semicolon {
      isQuoted = true
    } else if byte == delimiter {
      count += 1
    } else if byte == lineFeed || byte == carriageReturn {
      if !isEmpty { counts.append(count) }
      if counts.count == lines { return counts }
      (count, isEmpty) = (0, true)
      continue
    }
    if byte > 0x20 { isEmpty = false }
  }
  if !isEmpty { counts.append(count) }
  return counts
}

private let quotationMark: UInt8 = 0x22
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
private let comma = Sheet.Delimiter.comma.rawValue
private let semicolon = Sheet.Delimiter.semicolon.rawValue

/// The cells and rows of a text, and the rows that are not to be trusted.
private struct Reading {
  var layout = SheetLayout()
  var damaged: [Int: Sheet.Damage] = [:]
  /// Cells in which quotation marks stand doubled.
  var doubled: [(row: Int, column: Int)] = []
}

/// One pass over the text, cell by cell. It only reads; doubled quotation marks are left for later.
private func layOut(
  _ text: [UInt8], delimiter: UInt8, file: String, atMost most: Int
) throws(Refusal) -> Reading {
  var reading = Reading()
  // On its own while it grows: a part of a structure is asked at each cell whether it may be changed.
  var layout = SheetLayout()
  layout.reserve(cells: min(text.count / 8, most))
  let stops = ByteSearch(delimiter, lineFeed, carriageReturn)
  let bytes = text.span
  let count = bytes.count
  var i = 0
  while i < count {
    layout.openRow(at: i)
    let row = layout.rows.count
    var rowGoesOn = true
    while rowGoesOn {
      var start = i
      var end: Int
      if i < count, bytes[i] == quotationMark {
        guard let closing = closingMark(in: bytes, after: i) else {
          throw neverClosed(file: file, row: row + 1, column: layout.openCellCount)
        }
        start += 1
        end = closing.place
        if closing.isDoubled { reading.doubled.append((row, layout.openCellCount)) }
        // White space after the closing mark is harmless; text is not.
        i = stops.first(in: bytes.bytes, from: end + 1)
        for place in (end + 1)..<i where bytes[place] > 0x20 {
          reading.damaged[row + 1] = .strayQuotationMark
        }
      } else {
        i = stops.first(in: bytes.bytes, from: i)
        end = i
      }
      layout.append(start: start, count: end - start)

      rowGoesOn = false
      if i < count {
        rowGoesOn = bytes[i] == delimiter
        i += bytes[i] == carriageReturn && i + 1 < count && bytes[i + 1] == lineFeed ? 2 : 1
      }
    }
    guard layout.openCellCount <= Limits.columns else { throw tooManyColumns(file: file, row: row + 1) }
    guard layout.cellCount <= most else { throw tooManyCells(file) }
    layout.closeRow(number: row + 1)
  }
  reading.layout = layout
  return reading
}

/// Where the quoted cell that opens at `start` closes, and whether marks stand doubled in it; nil if nothing closes it.
private func closingMark(in bytes: Span<UInt8>, after start: Int) -> (place: Int, isDoubled: Bool)? {
  let marks = ByteSearch(quotationMark, quotationMark, quotationMark)
  var isDoubled = false
  var i = marks.first(in: bytes.bytes, from: start + 1)
  while i < bytes.count {
    guard i + 1 < bytes.count, bytes[i + 1] == quotationMark else { return (i, isDoubled) }
    isDoubled = true
    i = marks.first(in: bytes.bytes, from: i + 2)
  }
  return nil
}

/// Makes doubled quotation marks single, where they stand; cells only become shorter.
private func undouble(_ reading: inout Reading, in text: inout [UInt8]) {
  for (row, column) in reading.doubled {
    let row = reading.layout.rows[row]
    let cell = reading.layout.range(of: column, in: row)
    var read = cell.lowerBound
    var write = read
    while read < cell.upperBound {
      text[write] = text[read]
      write += 1
      read += text[read] == quotationMark ? 2 : 1
    }
    reading.layout.shorten(column, in: row, to: write - cell.lowerBound)
  }
}

/// Marks the rows with U+FFFD, which the decoder puts where it meets bytes that are no letter.
private func markUnreadableLetters(in reading: inout Reading, of text: [UInt8]) {
  guard holds(0xEF, in: text) else { return }
  for row in reading.layout.rows {
    for column in 0..<Int(row.cellCount) {
      let bytes = text[reading.layout.range(of: column, in: row)]
      if bytes.contains(0xEF), String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") {
        reading.damaged[Int(row.number)] = .unreadableLetter
      }
    }
  }
}

private func neverClosed(file: String, row: Int, column: Int) -> Refusal {
  Refusal(
    .content,
    en:
      "\(file), row \(row), column \(columnLetters(column)): a quotation mark opens here and is never closed, so the rest of the list cannot be told apart. Close it, or double it if it belongs to the text.",
    fr:
      "\(file), ligne \(row), colonne \(columnLetters(column)) : un guillemet s’ouvre ici et ne se referme jamais, si bien que le reste de la liste est illisible. Fermez-le, ou doublez-le s’il fait partie du texte."
  )
}

/// The name a spreadsheet program gives to a column: 0 is A, 25 is Z, 26 is AA.
package func columnLetters(_ index: Int) -> String {
  var letters = ""
  var n = index + 1
  while n > 0 {
    letters = String(UnicodeScalar(UInt8(65 + (n - 1) % 26))) + letters
    n = (n - 1) / 26
  }
  return letters
}
