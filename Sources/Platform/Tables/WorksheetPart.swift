import Basics

/// The rows of one sheet of a workbook (`xl/worksheets/sheet1.xml`).
///
/// Cells that hold nothing are kept only where something stands to the right of them, and rows that hold
/// nothing are not kept: a sheet may be formatted far beyond its last word.
final class WorksheetPart: XMLListener {
  /// The text of the shared strings, and behind it that of the other cells.
  private(set) var text: [UInt8]
  private(set) var layout = SheetLayout()
  /// Cells in the widest row.
  private(set) var width = 0

  private let file: String
  private let shared: [SheetLayout.Span]
  private let formats: [NumberFormat]
  private let firstDay: FirstDay
  private var cellsSeen = 0

  private var isInData = false
  private var row: OpenRow?
  private var rowNumber = 0
  private var cell: OpenCell?
  private var written: [UInt8] = []
  private var isInValue = false
  private var richText = RichText()

  private struct OpenRow {
    var spans: [SheetLayout.Span] = []
    /// Where a cell without a reference stands.
    var nextColumn = 0
  }

  private struct OpenCell {
    let column: Int
    /// `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d`.
    let type: String
    let style: Int
  }

  init(file: String, strings: SharedStringsPart, formats: [NumberFormat], firstDay: FirstDay) {
    self.file = file
    text = strings.text
    shared = strings.spans
    self.formats = formats
    self.firstDay = firstDay
  }

  func opened(_ element: String, _ attributes: XMLAttributes) throws(Refusal) {
    switch element {
    case "sheetData": isInData = true
    case "row" where isInData: try openRow(attributes)
    case "c" where row != nil: try openCell(attributes)
    case "v" where cell != nil: isInValue = true
    default: if cell != nil { richText.opened(element, attributes) }
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      written.append(contentsOf: piece)
    } else if cell != nil {
      richText.text(piece)
    }
  }

  func closed(_ element: String) throws(Refusal) {
    switch element {
    case "sheetData": isInData = false
    case "row": try closeRow()
    case "c": try closeCell()
    case "v": isInValue = false
    default: if cell != nil { richText.closed(element) }
    }
  }

  private func openRow(_ attributes: XMLAttributes) throws(Refusal) {
    let number = attributes["r"].map(Int.init) ?? rowNumber + 1
    guard let number, number > rowNumber, row == nil else { throw damagedWorkbook(file) }
    guard number <= Limits.rows else { throw tooManyRows(file) }
    rowNumber = number
    row = OpenRow()
  }

  private func openCell(_ attributes: XMLAttributes) throws(Refusal) {
    guard let next = row?.nextColumn, cell == nil else { throw damagedWorkbook(file) }
    cellsSeen += 1
    guard cellsSeen <= Limits.cells else { throw tooManyCells(file) }
    var column = next
    if let reference = attributes["r"] {
      guard let named = columnIndex(reference) else { throw damagedWorkbook(file) }
      column = named
    }
    guard column < Limits.columns else { throw tooManyColumns(file: file, row: rowNumber) }
    row?.nextColumn = column + 1
    cell = OpenCell(
      column: column, type: attributes["t"] ?? "n", style: attributes["s"].flatMap(Int.init) ?? 0)
    written.removeAll(keepingCapacity: true)
    richText.begin()
  }

  private func closeCell() throws(Refusal) {
    guard let cell else { return }
    self.cell = nil
    let span: SheetLayout.Span
    if cell.type == "s" {
      guard !written.isEmpty else { return }
      guard let index = Int(String(decoding: written, as: UTF8.self)), shared.indices.contains(index) else {
        throw damagedWorkbook(file)
      }
      span = shared[index]
    } else {
      let shown = shown(cell)
      span = SheetLayout.Span(start: text.count, count: shown.count)
      text.append(contentsOf: shown)
    }
    guard span.count > 0 else { return }
    let gap = cell.column - (row?.spans.count ?? 0)
    if gap < 0 {
      row?.spans[cell.column] = span
    } else {
      row?.spans.append(contentsOf: repeatElement(SheetLayout.Span(start: 0, count: 0), count: gap))
      row?.spans.append(span)
    }
  }

  /// What a person sees in the cell. A formula whose result was never stored shows nothing until it is opened in
  /// a spreadsheet program.
  private func shown(_ cell: OpenCell) -> [UInt8] {
    switch cell.type {
    case "inlineStr": return richText.bytes.isEmpty ? unescaped(written[...]) : richText.bytes
    case "str": return unescaped(written[...])
    case "b":
      if written == Array("1".utf8) || written == Array("true".utf8) { return Array("TRUE".utf8) }
      if written == Array("0".utf8) || written == Array("false".utf8) { return Array("FALSE".utf8) }
      return written
    case "d":
      // 2026-11-22T00:00:00: the time of day is left out, as for dates that are numbers.
      let day = String(decoding: written.prefix(10), as: UTF8.self)
      return LocalDate(iso: day).map { Array($0.description.utf8) } ?? written
    case "e": return written
    default: return shownNumber(style: cell.style)
    }
  }

  private func shownNumber(style: Int) -> [UInt8] {
    let number = Array(trimmed(written[...]))
    guard let plain = plainNumber(number) else { return number }
    if formats.indices.contains(style), formats[style] != .number,
      let serial = Double(String(decoding: number, as: UTF8.self)),
      let shown = dateOrTime(serial, format: formats[style], from: firstDay)
    {
      return Array(shown.utf8)
    }
    return plain
  }

  private func closeRow() throws(Refusal) {
    guard let row else { return }
    self.row = nil
    guard !row.spans.isEmpty else { return }
    let sum = layout.cellCount + row.spans.count
    width = max(width, row.spans.count)
    guard sum <= Limits.cells, (layout.rows.count + 1) * width <= Limits.cells else {
      throw tooManyCells(file)
    }
    layout.appendRow(row.spans, number: rowNumber)
  }
}

/// The column of a reference: A1 is 0, `AA7` is 26. Nil if it is none; no larger than needed to be refused.
private func columnIndex(_ reference: String) -> Int? {
  var column = 0
  for byte in reference.utf8 {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A:
      column = min(column * 26 + Int(byte & 0x1F), Limits.columns + 1)
    default: return column > 0 ? column - 1 : nil
    }
  }
  return nil
}
