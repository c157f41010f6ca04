import Basics
import Tables

/// What became of a row that is not refused.
enum RowFate {
  case taken
  /// It holds something else than what is looked for, named here.
  case unused(String)
}

/// A sheet whose layout is known, read row by row.
struct RecognisedSheet {
  let sheet: Sheet
  let recognised: Layout.Recognised

  /// Calls `read` for every row below the headings that has something in it, and keeps count of what became of each.
  func rows(
    _ report: inout FileReport,
    read: (Sheet.Row, inout FileReport) throws(RowProblem) -> RowFate
  ) {
    for place in (recognised.headingsRow + 1)..<max(recognised.headingsRow + 1, sheet.rowCount) {
      let row = sheet[place]
      if row.isBlank { continue }
      report.rows += 1
      do throws(RowProblem) {
        if row.damage != nil { throw .damaged }
        if row.cellCount < recognised.width { throw .tooFewCells(row.cellCount, of: recognised.width) }
        switch try read(row, &report) {
        case .taken: report.rowsTaken += 1
        case .unused(let what): report.unused[what, default: 0] += 1
        }
      } catch {
        report.refuse(row, error)
      }
    }
  }

  /// A cell without the white space around it; empty where the layout has no such column.
  func cell(_ column: Layout.Column, of row: Sheet.Row) -> ArraySlice<UInt8> {
    guard let place = recognised.place(column) else { return [] }
    return trimmed(row[place])
  }

  func text(_ column: Layout.Column, of row: Sheet.Row) -> String {
    String(decoding: cell(column, of: row), as: UTF8.self)
  }

  /// A title that can be kept.
  func title(_ column: Layout.Column, of row: Sheet.Row) throws(RowProblem) -> ArraySlice<UInt8> {
    let title = cell(column, of: row)
    guard !title.isEmpty else { throw .noTitle }
    guard title.count <= ImportedTitles.longest else { throw .titleTooLong(title.count) }
    return title
  }

  func short(_ column: Layout.Column, of row: Sheet.Row) -> String {
    String(decoding: cell(column, of: row).prefix(60), as: UTF8.self)
  }
}
