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
  var layout = try layout(of: text, delimiter: delimiter.rawValue, file: file, atMost: cells)
  undouble(&layout, in: &text)
  markUnreadableLetters(in: &layout, of: text)
  return Sheet(origin: origin, text: text, cells: layout.cells, rows: layout.rows, damaged: layout.damaged)
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
private struct Layout {
  var cells: [Sheet.CellSpan] = []
  var rows: [Sheet.RowSpan] = []
  var damaged: [Int: Sheet.Damage] = [:]
  /// Cells in which quotation marks stand doubled.
  var doubled: [Int] = []
}

/// One pass over the text, cell by cell. It only reads; doubled quotation marks are left for later.
private func layout(
  of text: [UInt8], delimiter: UInt8, file: String, atMost cells: Int
) throws(Refusal) -> Layout {
  var layout = Layout()
  layout.cells.reserveLarge(min(text.count / 8, cells))
  let stops = ByteSearch(delimiter, lineFeed, carriageReturn)
  let bytes = text.span
  let count = bytes.count
  var i = 0
  var row = 0
  while i < count {
    row += 1
    let firstCell = layout.cells.count
    var rowGoesOn = true
    while rowGoesOn {
      var start = i
      var end: Int
      if i < count, bytes[i] == quotationMark {
        guard let closing = closingMark(in: bytes, after: i) else {
          throw neverClosed(file: file, row: row, column: layout.cells.count - firstCell)
        }
        start += 1
        end = closing.place
        if closing.isDoubled { layout.doubled.append(layout.cells.count) }
        // White space after the closing mark is harmless; text is not.
        i = stops.first(in: bytes.bytes, from: end + 1)
        for place in (end + 1)..<i where bytes[place] > 0x20 { layout.damaged[row] = .strayQuotationMark }
      } else {
        i = stops.first(in: bytes.bytes, from: i)
        end = i
      }
      layout.cells.append(Sheet.CellSpan(start: start, count: end - start))

      rowGoesOn = false
      if i < count {
        rowGoesOn = bytes[i] == delimiter
        i += bytes[i] == carriageReturn && i + 1 < count && bytes[i + 1] == lineFeed ? 2 : 1
      }
    }
    let cellCount = layout.cells.count - firstCell
    guard cellCount <= Limits.columns else { throw tooManyColumns(file: file, row: row) }
    guard layout.cells.count <= cells else { throw tooManyCells(file) }
    layout.rows.append(Sheet.RowSpan(firstCell: firstCell, cellCount: cellCount, number: row))
  }
  return layout
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
private func undouble(_ layout: inout Layout, in text: inout [UInt8]) {
  for cell in layout.doubled {
    let span = layout.cells[cell]
    var read = Int(span.start)
    var write = read
    let end = read + Int(span.count)
    while read < end {
      text[write] = text[read]
      write += 1
      read += text[read] == quotationMark ? 2 : 1
    }
    layout.cells[cell].count = UInt32(truncatingIfNeeded: write - Int(span.start))
  }
}

/// Marks the rows with U+FFFD, which the decoder puts where it meets bytes that are no letter.
private func markUnreadableLetters(in layout: inout Layout, of text: [UInt8]) {
  guard holds(0xEF, in: text) else { return }
  for row in layout.rows {
    for cell in layout.cells[Int(row.firstCell)..<Int(row.firstCell + row.cellCount)] {
      let bytes = text[Int(cell.start)..<Int(cell.start + cell.count)]
      if bytes.contains(0xEF), String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") {
        layout.damaged[Int(row.number)] = .unreadableLetter
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
