/// Where the rows and cells of a sheet stand in its text.
///
/// Cells of a text file follow one another, so that four bytes say where one is in its row. Cells of a workbook share
/// texts, and a row may be longer than 64 kB: those take eight. A list of a hundred thousand people has two million
/// cells, and memory that is asked for the first time is the dearest part of reading it.
struct SheetLayout: Sendable {
  private(set) var rows: [Row] = []
  private var narrow: [NarrowCell] = []
  private var wide: [Span] = []
  /// The row that is being written.
  private var open = Row(firstCell: 0, cellCount: 0, number: 0, start: 0, isWide: false)

  struct Row: Sendable {
    /// Among the narrow or the wide cells.
    fileprivate var firstCell: UInt32
    fileprivate(set) var cellCount: UInt32
    /// As the spreadsheet program numbers it: the first line is 1.
    fileprivate(set) var number: UInt32
    /// Where narrow cells count from.
    fileprivate var start: UInt32
    fileprivate var isWide: Bool
  }

  /// Counted from the start of the row.
  private struct NarrowCell {
    var start: UInt16
    var count: UInt16
  }

  /// A piece of the text, which stays far below 4 GB since the limits of what is read do.
  struct Span: Sendable {
    let start: UInt32
    let count: UInt32

    init(start: Int, count: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.count = UInt32(truncatingIfNeeded: count)
    }
  }

  var cellCount: Int { narrow.count + wide.count }
  /// The cells of the row that is being written.
  var openCellCount: Int { Int(open.cellCount) }

  /// Makes room for so many cells of a text file.
  mutating func reserve(cells: Int) {
    narrow.reserveLarge(cells)
  }

  /// Begins a row whose text begins at `start`.
  @inline(__always)
  mutating func openRow(at start: Int) {
    open = Row(
      firstCell: UInt32(truncatingIfNeeded: narrow.count), cellCount: 0, number: 0,
      start: UInt32(truncatingIfNeeded: start), isWide: false)
  }

  /// Adds a cell to the row that is being written.
  /// - Precondition: it begins behind the start of the row.
  @inline(__always)
  mutating func append(start: Int, count: Int) {
    open.cellCount += 1
    let offset = start - Int(open.start)
    if !open.isWide {
      if let offset = UInt16(exactly: offset), let count = UInt16(exactly: count) {
        narrow.append(NarrowCell(start: offset, count: count))
        return
      }
      widen()
    }
    wide.append(Span(start: start, count: count))
  }

  mutating func closeRow(number: Int) {
    open.number = UInt32(truncatingIfNeeded: number)
    rows.append(open)
  }

  /// Adds a row whose cells stand anywhere in the text.
  mutating func appendRow(_ cells: [Span], number: Int) {
    rows.append(
      Row(
        firstCell: UInt32(truncatingIfNeeded: wide.count), cellCount: UInt32(truncatingIfNeeded: cells.count),
        number: UInt32(truncatingIfNeeded: number), start: 0, isWide: true))
    wide.append(contentsOf: cells)
  }

  /// Where in the text a cell stands.
  /// - Precondition: the row has such a column.
  @inline(__always)
  func range(of column: Int, in row: Row) -> Range<Int> {
    let place = Int(row.firstCell) + column
    if row.isWide {
      let cell = wide[place]
      return Int(cell.start)..<Int(cell.start) + Int(cell.count)
    }
    let cell = narrow[place]
    let start = Int(row.start) + Int(cell.start)
    return start..<start + Int(cell.count)
  }

  /// Makes a cell shorter, to `count` bytes.
  mutating func shorten(_ column: Int, in row: Row, to count: Int) {
    let place = Int(row.firstCell) + column
    if row.isWide {
      wide[place] = Span(start: Int(wide[place].start), count: count)
    } else {
      narrow[place].count = UInt16(truncatingIfNeeded: count)
    }
  }

  /// A cell begins too far from the start of its row, or is too long: its whole row goes to the others of that kind.
  private mutating func widen() {
    let first = Int(open.firstCell)
    open.firstCell = UInt32(truncatingIfNeeded: wide.count)
    open.isWide = true
    for cell in narrow[first...] {
      wide.append(Span(start: Int(open.start) + Int(cell.start), count: Int(cell.count)))
    }
    narrow.removeSubrange(first...)
  }
}
