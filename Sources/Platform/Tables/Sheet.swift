import Basics

/// A table as a person keeps it in a spreadsheet: rows of text cells over one buffer.
///
/// Every reader (CSV, XLSX) ends here, so that what follows need not know where a list came from. Cells are
/// UTF-8, exactly as written, or, in a workbook, as they are shown; nothing is typed or guessed.
///
/// Memory: the text once, plus 4 bytes a cell (8 in a workbook and in rows of more than 64 kB) and 20 bytes a row.
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
    let layout: SheetLayout
    let width: Int
    let damaged: [Int: Damage]

    init(text: [UInt8], layout: SheetLayout, width: Int, damaged: [Int: Damage]) {
      self.text = text
      self.layout = layout
      self.width = width
      self.damaged = damaged
    }
  }

  /// - Parameter width: the cells every row has at least. A workbook does not store the empty ones at the end
  ///   of a row, so that a shorter row means nothing there; in a text file it does.
  /// - Precondition: every cell of `layout` lies in `text`. The readers see to it.
  init(
    origin: Origin, text: [UInt8], layout: SheetLayout, width: Int = 0, damaged: [Int: Damage] = [:]
  ) {
    self.origin = origin
    content = Content(text: text, layout: layout, width: width, damaged: damaged)
  }

  /// The rows not to be trusted, by their number.
  package var damaged: [Int: Damage] { content.damaged }
  package var rowCount: Int { content.layout.rows.count }

  /// All text of the sheet. With `range(of:inRow:)`, a cell is read without counting references for each.
  package var buffer: [UInt8] { content.text }

  /// Where in `buffer` a cell stands; an empty range where the row is shorter.
  package func range(of column: Int, inRow row: Int) -> Range<Int> {
    let place = content.layout.rows[row]
    guard column >= 0, column < Int(place.cellCount) else { return 0..<0 }
    return content.layout.range(of: column, in: place)
  }

  package subscript(row: Int) -> Row {
    Row(content: content, place: content.layout.rows[row])
  }

  /// One line of the table.
  package struct Row: Sendable {
    let content: Content
    let place: SheetLayout.Row

    /// As the spreadsheet program numbers it: the first line is 1.
    package var number: Int { Int(place.number) }
    package var cellCount: Int { max(Int(place.cellCount), content.width) }

    /// The bytes of a cell; empty where the row is shorter.
    package subscript(column: Int) -> ArraySlice<UInt8> {
      content.text[range(of: column)]
    }

    /// All text of the sheet. With `range(of:)`, a cell is read without counting references for each.
    package var buffer: [UInt8] { content.text }

    /// Where in `buffer` a cell stands; an empty range where the row is shorter.
    package func range(of column: Int) -> Range<Int> {
      guard column >= 0, column < Int(place.cellCount) else { return 0..<0 }
      return content.layout.range(of: column, in: place)
    }

    package func text(_ column: Int) -> String {
      String(decoding: self[column], as: UTF8.self)
    }

    package var texts: [String] {
      (0..<cellCount).map(text)
    }

    /// True if no cell holds more than white space.
    package var isBlank: Bool {
      for column in 0..<Int(place.cellCount) {
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
