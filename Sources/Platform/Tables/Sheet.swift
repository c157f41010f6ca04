import Basics

/// A table as a person keeps it in a spreadsheet: rows of text cells over one buffer.
///
/// Every reader (CSV, XLSX) ends here, so that what follows need not know where a list came from. Cells are
/// UTF-8, exactly as written, or, in a workbook, as they are shown; nothing is typed or guessed.
///
/// Memory: the text once, plus 8 bytes a cell and 12 bytes a row.
package struct Sheet: Sendable {
  /// How the file was understood, to be shown to the person before anything is done with it.
  package struct Origin: Sendable, Equatable {
    package enum Format: Sendable, Equatable {
      case delimited(by: Delimiter, encoding: TextEncoding)
      /// The sheet that was read, and the names of the visible ones that were not.
      case workbook(sheet: String, others: [String])
    }
    package let file: String
    package let format: Format
    package let compressed: Bool

    package init(file: String, format: Format, compressed: Bool = false) {
      self.file = file
      self.format = format
      self.compressed = compressed
    }
  }

  package enum Delimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
  }

  /// Why a row is not to be trusted, though the rest of the table is.
  package enum Damage: Sendable, Equatable {
    /// Text stands after a closing quotation mark: there is one mark too many, or one is missing before it.
    case strayQuotationMark
    /// Bytes that are no letter in the encoding of the rest.
    case unreadableLetter
  }

  package let origin: Origin
  private let content: Content

  /// The buffers, shared by all rows: to pass a row on costs one reference count, not one for each array.
  final class Content: Sendable {
    let text: [UInt8]
    let cells: [CellSpan]
    let rows: [RowSpan]
    let width: Int
    let damaged: [Int: Damage]

    init(text: [UInt8], cells: [CellSpan], rows: [RowSpan], width: Int, damaged: [Int: Damage]) {
      self.text = text
      self.cells = cells
      self.rows = rows
      self.width = width
      self.damaged = damaged
    }
  }

  package struct CellSpan: Sendable {
    package fileprivate(set) var start: UInt32
    package internal(set) var count: UInt32

    /// Texts stay below 4 GB, since the limits of what is read do.
    init(start: Int, count: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.count = UInt32(truncatingIfNeeded: count)
    }
  }

  struct RowSpan: Sendable {
    var firstCell: UInt32
    var cellCount: UInt32
    /// As the spreadsheet program numbers it: the first line is 1.
    var number: UInt32

    init(firstCell: Int, cellCount: Int, number: Int) {
      self.firstCell = UInt32(truncatingIfNeeded: firstCell)
      self.cellCount = UInt32(truncatingIfNeeded: cellCount)
      self.number = UInt32(truncatingIfNeeded: number)
    }
  }

  /// - Parameter width: the cells every row has at least. A workbook does not store the empty ones at the end
  ///   of a row, so that a shorter row means nothing there; in a text file it does.
  /// - Precondition: every span lies in `text`, every row's cells in `cells`. The readers see to it.
  init(
    origin: Origin, text: [UInt8], cells: [CellSpan], rows: [RowSpan], width: Int = 0,
    damaged: [Int: Damage] = [:]
  ) {
    self.origin = origin
    content = Content(text: text, cells: cells, rows: rows, width: width, damaged: damaged)
  }

  /// The rows not to be trusted, by their number.
  package var damaged: [Int: Damage] { content.damaged }
  package var rowCount: Int { content.rows.count }

  package subscript(row: Int) -> Row {
    Row(content: content, span: content.rows[row])
  }

  /// One line of the table.
  package struct Row: Sendable {
    let content: Content
    let span: RowSpan

    /// As the spreadsheet program numbers it: the first line is 1.
    package var number: Int { Int(span.number) }
    package var cellCount: Int { max(Int(span.cellCount), content.width) }

    /// The bytes of a cell; empty where the row is shorter.
    package subscript(column: Int) -> ArraySlice<UInt8> {
      content.text[range(of: column)]
    }

    /// All text of the sheet. With `spans`, a cell is read without counting references for each.
    package var buffer: [UInt8] { content.text }

    /// Where in `buffer` each cell stands; a workbook may have fewer than `cellCount`.
    package var spans: ArraySlice<CellSpan> {
      let first = Int(span.firstCell)
      return content.cells[first..<first + Int(span.cellCount)]
    }

    /// Where in `buffer` a cell stands; an empty range where the row is shorter.
    package func range(of column: Int) -> Range<Int> {
      guard column >= 0, column < Int(span.cellCount) else { return 0..<0 }
      let cell = content.cells[Int(span.firstCell) + column]
      return Int(cell.start)..<Int(cell.start) + Int(cell.count)
    }

    package func text(_ column: Int) -> String {
      String(decoding: self[column], as: UTF8.self)
    }

    package var texts: [String] {
      (0..<cellCount).map(text)
    }

    /// True if no cell holds more than white space.
    package var isBlank: Bool {
      for column in 0..<Int(span.cellCount) {
        let cell = self[column]
        guard let first = cell.first else { continue }
        let isPlain = first > 0x20 && first < 0x80
        if isPlain || !trimmed(cell).isEmpty { return false }
      }
      return true
    }

    package var damage: Damage? { content.damaged[number] }
  }
}

/// The bytes without white space (spaces, tabs, line ends, no-break spaces) at either end.
package func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var slice = bytes
  while let first = slice.first {
    if first <= 0x20 {
      slice = slice.dropFirst()
    } else if first == 0xC2, slice.dropFirst().first == 0xA0 {
      slice = slice.dropFirst(2)
    } else if first == 0xEF, slice.starts(with: [0xEF, 0xBB, 0xBF]) {
      slice = slice.dropFirst(3)
    } else {
      break
    }
  }
  while let last = slice.last {
    if last <= 0x20 {
      slice = slice.dropLast()
    } else if last == 0xA0, slice.dropLast().last == 0xC2 {
      slice = slice.dropLast(2)
    } else {
      break
    }
  }
  return slice
}
