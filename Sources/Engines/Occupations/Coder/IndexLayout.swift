/// Why bytes are no index that can be read.
public enum IndexProblem: Error, Hashable, Sendable {
  /// Something else altogether.
  case notAnIndex
  /// An index in a layout this version does not read; make it again.
  case otherVersion(UInt32)
  /// Not all of it, changed on the way, or not what it says it is.
  case damaged
}

/// Where things lie in a compiled index.
///
/// | bytes | what |
/// |---|---|
/// | 0..<8 | "ALLIESOC" |
/// | 8..<12 | the version of the layout |
/// | 12..<16 | 0x01020304, as the machine that wrote it writes numbers |
/// | 16..<24 | how many bytes it is |
/// | 24..<32 | the checksum of all that follows |
/// | 32..<32 + 16n | where each of the n parts begins, and how many bytes it has |
/// | from there | the parts, each from a multiple of 8, zeros between |
package struct IndexLayout {
  /// The parts, in their order.
  enum Part: Int, CaseIterable {
    case facts, units
    case wordBuckets, wordTags, wordStarts, wordUnits, wordWeights, wordTotals
    case fourBuckets, fourTags, fourStarts, fourUnits, fourWeights, fourTotals
    case titleBuckets, titleTags, titleStarts, titleUnits, titleWeights, titleTotals
    case wordCommon, wordRows, fourCommon, fourRows, titleCommon, titleRows
    case stems
    case texts, textEnds, textsOfUnit
    case note
  }

  /// The parts that hold one table of features.
  struct TableParts {
    let buckets, tags, starts, units, weights, totals, common, rows: Part
    static let words = TableParts(
      buckets: .wordBuckets, tags: .wordTags, starts: .wordStarts, units: .wordUnits, weights: .wordWeights,
      totals: .wordTotals, common: .wordCommon,
      rows: .wordRows)
    static let fours = TableParts(
      buckets: .fourBuckets, tags: .fourTags, starts: .fourStarts, units: .fourUnits, weights: .fourWeights,
      totals: .fourTotals, common: .fourCommon,
      rows: .fourRows)
    static let titles = TableParts(
      buckets: .titleBuckets, tags: .titleTags, starts: .titleStarts, units: .titleUnits,
      weights: .titleWeights, totals: .titleTotals, common: .titleCommon, rows: .titleRows)
  }

  static let version: UInt32 = 2
  private static let magic: [UInt8] = Array("ALLIESOC".utf8)
  private static let order: UInt32 = 0x0102_0304
  private static let tableStart = 32
  private static let headCount = tableStart + 16 * Part.allCases.count

  let bytes: IndexBytes
  private let parts: [Range<Int>]

  /// - Complexity: O(length): the checksum reads everything once.
  init(opening bytes: IndexBytes) throws(IndexProblem) {
    guard let magic = bytes.column(0..<min(8, bytes.count), of: UInt8.self), magic.all == Self.magic else {
      throw .notAnIndex
    }
    guard let head = bytes.column(8..<16, of: UInt32.self), let version = head.at(0), head.at(1) == Self.order
    else { throw .notAnIndex }
    guard version == Self.version else { throw .otherVersion(version) }
    guard bytes.count >= Self.headCount, bytes.count % 8 == 0, bytes.isAligned,
      let numbers = bytes.column(16..<Self.headCount, of: UInt64.self),
      numbers.at(0) == UInt64(bytes.count), let checksum = numbers.at(1),
      checksum == bytes.checksum(Self.tableStart..<bytes.count)
    else { throw .damaged }
    var parts: [Range<Int>] = []
    for part in Part.allCases {
      guard let start = numbers.at(2 + 2 * part.rawValue), let count = numbers.at(3 + 2 * part.rawValue),
        start % 8 == 0, start >= UInt64(Self.headCount), start <= UInt64(bytes.count),
        count <= UInt64(bytes.count) - start
      else { throw .damaged }
      parts.append(Int(start)..<Int(start + count))
    }
    self.bytes = bytes
    self.parts = parts
  }

  /// Puts the parts together.
  init(writing contents: [Part: PartContent]) {
    var parts: [Range<Int>] = []
    var end = Self.headCount
    for part in Part.allCases {
      let count = contents[part]?.byteCount ?? 0
      parts.append(end..<end + count)
      end = (end + count + 7) / 8 * 8
    }
    let buffer = OwnBuffer(count: end)
    let target = buffer.bytes
    func write(_ number: UInt64, at place: Int) {
      target.storeBytes(of: number, toByteOffset: place, as: UInt64.self)
    }
    target.copyBytes(from: Self.magic)
    target.storeBytes(of: Self.version, toByteOffset: 8, as: UInt32.self)
    target.storeBytes(of: Self.order, toByteOffset: 12, as: UInt32.self)
    write(UInt64(end), at: 16)
    write(0, at: 24)
    for part in Part.allCases {
      let range = parts[part.rawValue]
      write(UInt64(range.lowerBound), at: Self.tableStart + 16 * part.rawValue)
      write(UInt64(range.count), at: Self.tableStart + 16 * part.rawValue + 8)
      contents[part]?.copy(UnsafeMutableRawBufferPointer(rebasing: target[range]))
      for gap in range.upperBound..<(range.upperBound + 7) / 8 * 8 { target[gap] = 0 }
    }
    bytes = IndexBytes(UnsafeRawBufferPointer(target), owner: buffer)
    self.parts = parts
  }

  /// The bytes with another note and their checksum, which the index of a running process does without. The note is the
  /// last part.
  func sealed(note: [UInt8]) -> [UInt8] {
    let start = parts[Part.note.rawValue].lowerBound
    var all = Array(bytes.all.prefix(start)) + note
    all += Array(repeating: 0, count: 7 - (all.count + 7) % 8)
    Self.write(UInt64(all.count), to: &all, at: 16)
    Self.write(IndexBuilder.carriedFingerprint, to: &all, at: parts[Part.facts.rawValue].lowerBound)
    Self.write(UInt64(note.count), to: &all, at: Self.tableStart + 16 * Part.note.rawValue + 8)
    return Self.sealed(all)
  }

  /// The bytes of an index with the checksum that belongs to them.
  package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let checksum = IndexBytes(copying: bytes).checksum(tableStart..<bytes.count) ?? 0
    write(checksum, to: &bytes, at: 24)
    return bytes
  }

  private static func write(_ number: UInt64, to bytes: inout [UInt8], at place: Int) {
    for byte in 0..<8 where place + byte < bytes.count {
      bytes[place + byte] = UInt8(truncatingIfNeeded: number >> UInt64(8 * byte))
    }
  }

  /// An index of nothing.
  static let empty = IndexLayout(bytes: IndexBytes(copying: []), parts: Part.allCases.map { _ in 0..<0 })

  private init(bytes: IndexBytes, parts: [Range<Int>]) {
    self.bytes = bytes
    self.parts = parts
  }

  /// The elements of a part.
  func column<Element: BitwiseCopyable>(_ part: Part, of kind: Element.Type) throws(IndexProblem)
    -> IndexColumn<Element>
  {
    guard let column = bytes.column(parts[part.rawValue], of: kind) else { throw .damaged }
    return column
  }

  /// Elements that are to become a part.
  struct PartContent {
    let byteCount: Int
    let copy: (UnsafeMutableRawBufferPointer) -> Void

    init<Element: BitwiseCopyable>(_ elements: [Element]) {
      byteCount = elements.count * MemoryLayout<Element>.stride
      copy = { target in elements.withUnsafeBytes { target.copyMemory(from: $0) } }
    }
  }
}
