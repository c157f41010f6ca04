import Basics

/// Writes a workbook of one sheet (ECMA-376, transitional), row by row.
///
/// The headings are bold and stay in sight; days and moments are dates to the spreadsheet program, shown in the order of
/// ISO 8601. There are no formulas: text is text whatever it begins with, and so exactly what it was. Texts that would become
/// a formula if somebody edited their cell are marked as text besides ("quote prefix").
///
/// - Complexity: O(bytes), in constant memory if what is packed is taken away.
final class XLSXWriter: RowWriter {
  struct Column {
    let heading: String
    /// In figures of the usual font.
    let width: Int
  }

  private let archive: ZipWriter
  private let letters: [[UInt8]]
  private var rowNumber = 0
  private var sheet: [UInt8] = []

  /// - Parameter name: what stands on the tab of the sheet.
  init(sheet name: String, columns: [Column]) throws(Refusal) {
    guard columns.count <= Limits.columns else { throw tooLargeForWorkbook }
    archive = try ZipWriter()
    letters = columns.indices.map { Array(columnLetters($0).utf8) }
    for (part, content) in WorkbookFrame.parts(sheet: name) {
      try archive.begin(part)
      try archive.write(Array(content.utf8))
    }
    try archive.begin(WorkbookFrame.sheetPart)
    add(WorkbookFrame.sheetStart(widths: columns.map(\.width)))
    try append(columns.map { .text($0.heading) }, isHeading: true)
  }

  func append(_ row: [WrittenCell]) throws(Refusal) {
    try append(row, isHeading: false)
  }

  func finish() throws(Refusal) {
    add(WorkbookFrame.sheetEnd)
    try archive.write(sheet)
    sheet = []
    try archive.finish()
  }

  func take() -> [UInt8] { archive.take() }

  private func append(_ row: [WrittenCell], isHeading: Bool) throws(Refusal) {
    assert(row.count <= letters.count, "a cell without a column")
    guard rowNumber < Limits.rows else { throw tooLargeForWorkbook }
    rowNumber += 1
    let number = String(rowNumber)
    add("<row r=\"\(number)\">")
    for (cell, letters) in zip(row, letters) where cell != .empty {
      add("<c r=\"")
      sheet += letters
      add(number)
      append(cell, isHeading: isHeading)
    }
    add("</row>")
    guard sheet.count >= 1 << 16 else { return }
    try archive.write(sheet)
    sheet.removeAll(keepingCapacity: true)
  }

  private func append(_ cell: WrittenCell, isHeading: Bool) {
    switch cell {
    case .empty: add("\"/>")
    case .text(let text):
      append(text, isHeading ? .heading : isFormulaLike(text) ? .guarded : .plain)
    case .number(let number): append(number, places: 0)
    case .decimal(let units, let places): append(units, places: places)
    case .day(let day):
      guard let serial = Self.serial(day) else { return append(day.description, .plain) }
      append(serial: String(serial), .day)
    case .moment(let reading):
      guard let serial = Self.serial(reading.day) else { return append(reading.written, .plain) }
      append(serial: "\(Double(serial) + Double(reading.secondOfDay) / 86_400)", .moment)
    }
  }

  private func append(_ text: String, _ style: WorkbookFrame.Style) {
    add("\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    sheet.append(workbookText: text)
    add("</t></is></c>")
  }

  /// Spreadsheet programs keep fifteen digits of a number. A longer one is text, so that none is lost.
  private func append(_ units: Int, places: Int) {
    let written = decimalText(units, places: places, mark: ".")
    guard units.magnitude < 1_000_000_000_000_000 else { return append(written, .plain) }
    append(serial: written, .number(places: places))
  }

  private func append(serial: String, _ style: WorkbookFrame.Style) {
    add("\" s=\"\(style.rawValue)\"><v>\(serial)</v></c>")
  }

  private func add(_ markup: String) { sheet += markup.utf8 }

  /// The day as spreadsheet programs count it, or nil for one that they do not agree on: before March 1900 they know a day
  /// that never was, or none at all.
  private static func serial(_ day: LocalDate) -> Int? {
    let serial = Int(day.daysSince1970) + 25_569
    return (61...2_958_465).contains(serial) ? serial : nil
  }
}
