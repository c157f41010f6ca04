import Basics

/// A list that people take away: what its columns are called in both languages, and what stands in them. One declaration
/// gives a text file and a workbook, in either language.
///
///     static let waiting = Export<Newcomer>(
///       Bilingual(en: "Who waits", fr: "Qui attend"),
///       [
///         .text(Bilingual(en: "name", fr: "nom")) { $0.name },
///         .day(Bilingual(en: "waits since", fr: "attend depuis")) { $0.waitsSince },
///       ])
///
///     let file = try waiting.bytes(of: newcomers, as: .workbook, in: .french)
///
/// Nothing in either file is ever run as a formula (`CSVWriter`, `XLSXWriter`). The same rows give the same bytes.
package struct Export<Row>: Sendable {
  package let title: Bilingual
  package let columns: [ExportColumn<Row>]

  package init(_ title: Bilingual, _ columns: [ExportColumn<Row>]) {
    self.title = title
    self.columns = columns
  }

  /// Writes the list in pieces, however many rows there are, none of them kept.
  ///
  /// - Parameters:
  ///   - take: is given the file, piece by piece.
  ///   - fill: adds the rows, one after the other.
  /// - Throws: a `Refusal` when no workbook holds so much; what `take` and `fill` throw.
  package func write(
    as format: ExportFormat, in language: Language, to take: @escaping ([UInt8]) throws -> Void,
    _ fill: (_ add: (Row) throws -> Void) throws -> Void
  ) throws {
    var writer = try writer(format, language)
    var rowCount = 0
    try fill { row in
      try writer.append(cells(row, language))
      rowCount &+= 1
      guard rowCount % 512 == 0 else { return }
      let piece = writer.take()
      if !piece.isEmpty { try take(piece) }
    }
    try writer.finish()
    try take(writer.take())
  }

  /// The file in one piece.
  ///
  /// - Throws: a `Refusal` when no workbook holds so much.
  package func bytes(
    of rows: some Sequence<Row>, as format: ExportFormat, in language: Language
  ) throws(Refusal) -> [UInt8] {
    var writer = try writer(format, language)
    for row in rows { try writer.append(cells(row, language)) }
    try writer.finish()
    return writer.take()
  }

  private func cells(_ row: Row, _ language: Language) -> [WrittenCell] {
    columns.map { $0.cell(row, language) }
  }

  private func writer(_ format: ExportFormat, _ language: Language) throws(Refusal) -> any RowWriter {
    let headings = columns.map { $0.heading[language] }
    switch format {
    case .text:
      return CSVWriter(delimiter: language == .french ? .semicolon : .comma, headings: headings)
    case .workbook:
      let columns = columns.map {
        XLSXWriter.Column(heading: $0.heading[language], width: $0.width(in: language))
      }
      return try XLSXWriter(sheet: title[language], columns: columns)
    }
  }
}

/// The two kinds of files that every spreadsheet program opens.
package enum ExportFormat: String, Sendable, CaseIterable {
  /// CSV in the dialect of its language: semicolons and decimal commas in French (0008).
  case text = "csv"
  case workbook = "xlsx"

  /// Without the point.
  package var fileEnding: String { rawValue }

  package var mediaType: String {
    switch self {
    case .text: "text/csv; charset=utf-8"
    case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
