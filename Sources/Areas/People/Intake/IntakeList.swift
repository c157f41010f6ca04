import Basics
import Tables

/// A list as it was read: the people in it, the rows that were refused, and how it was understood.
package struct IntakeList: Sendable {
  package let side: Side
  package let origin: Sheet.Origin
  package let columns: ColumnMap
  package let profiles: [Profile]
  package let refused: [RefusedRow]
  /// What was assumed on the way, for the person to know.
  package let notices: [Bilingual]
  package let blankRows: Int
  /// The names of the policy's own fields that the list was read for.
  package let ownTitles: [String]

  /// A row that cannot be used as it is, whole, with everything there is to correct in it.
  package struct RefusedRow: Sendable {
    package let number: Int
    /// 1 for the first row below the headings, blank rows not counted.
    package let position: Int
    package let cells: [String]
    package let messages: [Message]
  }
}

/// What the reader of a list needs to know besides the list.
package struct IntakeSettings: Sendable {
  package var mappings: [ColumnMapping] = []
  package var own: [OwnField] = []
  /// For dates such as 06/10/2026 in a column that does not settle it by itself.
  package var dateOrder: DateOrder?
  package var today: LocalDate

  package init(today: LocalDate) {
    self.today = today
  }
}

extension IntakeList {
  /// Reads people from the rows of a sheet. A row that cannot be used is refused alone; the others go on.
  ///
  /// - Parameter progress: called now and then with the rows read and the rows there are.
  /// - Complexity: O(cells); repeated values are typed once.
  package init(
    _ sheet: Sheet, side: Side, settings: IntakeSettings, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Refusal) {
    let columns = try ColumnMap(of: sheet, side: side, mappings: settings.mappings, own: settings.own)
    let orders = try dateOrders(in: sheet, columns: columns, settings: settings)
    var reader = ProfileReader(
      file: sheet.origin.file, side: side, columns: columns, orders: orders, settings: settings,
      rowCount: sheet.rowCount)
    var profiles: [Profile] = []
    var refused: [RefusedRow] = []
    profiles.reserveLarge(sheet.rowCount)
    var blankRows = 0
    for index in (columns.rowIndex + 1)..<max(columns.rowIndex + 1, sheet.rowCount) {
      if index & 0xFFF == 0 { progress(index, sheet.rowCount) }
      let row = sheet[index]
      if row.isBlank {
        blankRows += 1
        continue
      }
      let problems = reader.read(row, addingTo: &profiles)
      guard !problems.isEmpty else { continue }
      refused.append(
        RefusedRow(
          number: row.number, position: index - columns.rowIndex - blankRows, cells: row.texts,
          messages: problems))
    }
    progress(sheet.rowCount, sheet.rowCount)
    guard !profiles.isEmpty || !refused.isEmpty else { throw nobody(in: sheet.origin.file) }
    self.side = side
    origin = sheet.origin
    self.columns = columns
    self.profiles = profiles
    self.refused = refused
    self.blankRows = blankRows
    ownTitles = settings.own.map(\.name)
    notices = reader.notices
  }
}

private func nobody(in file: String) -> Refusal {
  Refusal(
    .content, en: "\(file) has headings but nobody below them. Check that the list was saved whole.",
    fr:
      "\(file) contient des en-têtes mais personne en dessous. Vérifiez que la liste a été enregistrée au complet."
  )
}

/// False for dates that begin with the year, as most do: they need no second look.
private func mayBeTwoNumbers(_ buffer: [UInt8], _ cell: Range<Int>) -> Bool {
  guard cell.count > 4 else { return false }
  let isDigit = { (offset: Int) in (0x30...0x39).contains(buffer[cell.lowerBound + offset]) }
  return !(isDigit(0) && isDigit(1) && isDigit(2))
}

/// For each column of dates: whether the day or the month comes first in dates such as 06/10/2026.
///
/// A column settles it by itself as soon as one of its dates has a number over 12. One that does not, or that
/// contradicts itself, is never guessed: the person is asked.
private func dateOrders(in sheet: Sheet, columns: ColumnMap, settings: IntakeSettings) throws(Refusal)
  -> [Int: DateOrder]
{
  var orders: [Int: DateOrder] = [:]
  for column in columns.columns
  where column.meaning == .field(.arrived) || column.meaning == .field(.registered) {
    var evidence: (day: Int, month: Int) = (0, 0)
    var example: String?
    var seen = KnownCells()
    var dates: [WrittenDate] = []
    let buffer = sheet.buffer
    for index in (columns.rowIndex + 1)..<max(columns.rowIndex + 1, sheet.rowCount) {
      let cell = sheet.range(of: column.index, inRow: index)
      guard mayBeTwoNumbers(buffer, cell) else { continue }
      let (number, isKnown) = seen.number(of: cell, in: buffer.span.bytes)
      if !isKnown {
        let date = writtenDate(oneLine(buffer[cell]))
        if number < dates.count { dates[number] = date } else { dates.append(date) }
      }
      guard case .twoNumbers(let first, let second, _) = dates[number] else { continue }
      if first > 12 { evidence.day += 1 }
      if second > 12 { evidence.month += 1 }
      if first <= 12, second <= 12, example == nil { example = oneLine(buffer[cell]) }
    }
    switch (settings.dateOrder, evidence.day > 0, evidence.month > 0) {
    case (let said?, _, _): orders[column.index] = said
    case (nil, true, false): orders[column.index] = .dayFirst
    case (nil, false, true): orders[column.index] = .monthFirst
    default:
      guard let example else { continue }
      throw Refusal(
        .content,
        en:
          "\(sheet.origin.file), column “\(column.heading)”: dates such as \(example) can be read in two ways. Say which with --dates day-first or --dates month-first.",
        fr:
          "\(sheet.origin.file), colonne « \(column.heading) » : des dates comme \(example) peuvent se lire de deux façons. Précisez avec --dates day-first (jour d’abord) ou --dates month-first (mois d’abord)."
      )
    }
  }
  return orders
}
