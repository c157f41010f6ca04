import Basics
import Occupations
import Tables

/// The bytes of an index: a header, a table of sections, and the sections, each with its checksum.
///
/// | at | what |
/// |---|---|
/// | 0 | "ALLIESOX" |
/// | 8 | version of this layout, 32 bits |
/// | 12 | how many sections, 32 bits |
/// | 16 | length of the file, 64 bits |
/// | 24 | CRC-32 of the table of sections |
/// | 32 | for each section: kind and CRC-32, 32 bits each; place and length, 64 bits each |
///
/// Numbers have their lowest byte first, on every machine. Sections begin at pages, so that each can be mapped and read where
/// it lies.
enum IndexFile {
  static let version: UInt32 = 1
  private static let magic = Array("ALLIESOX".utf8)
  private static let headerLength = 32
  private static let entryLength = 24
  private static let page = 4_096
  private static let mostSections = 64

  enum Section: UInt32, CaseIterable {
    case manifest = 1
    case titleText = 2
    case titleEntries = 3
    case coder = 4
    case relations = 5
    case skills = 6
  }

  enum Problem: Error {
    case notAnIndex
    case otherVersion(UInt32)
    case damaged
  }

  /// The pieces of a file, in order.
  static func pieces(_ sections: [(Section, [UInt8])]) -> [[UInt8]] {
    var place = headerLength + entryLength * sections.count
    var table: [UInt8] = []
    var pieces: [[UInt8]] = []
    for (section, bytes) in sections {
      let start = (place + page - 1) / page * page
      pieces.append([UInt8](repeating: 0, count: start - place))
      pieces.append(bytes)
      table.append(section.rawValue)
      table.append(checksum(bytes))
      table.append(UInt64(start))
      table.append(UInt64(bytes.count))
      place = start + bytes.count
    }
    var header = magic
    header.append(version)
    header.append(UInt32(truncatingIfNeeded: sections.count))
    header.append(UInt64(place))
    header.append(checksum(table))
    header.append(UInt32(0))
    return [header + table] + pieces
  }

  /// Where the sections of a file lie.
  struct Table {
    private let places: [Section: (range: Range<Int>, checksum: UInt32)]
    private let file: MappedFile

    /// - Complexity: O(1): no section is looked at.
    init(_ file: MappedFile) throws(Problem) {
      places = try file.read { bytes throws(Problem) in try Self.places(in: bytes) }
      self.file = file
    }

    private static func places(
      in bytes: UnsafeRawBufferPointer
    ) throws(Problem) -> [Section: (range: Range<Int>, checksum: UInt32)] {
      guard bytes.count >= headerLength, bytes.prefix(8).elementsEqual(magic) else { throw .notAnIndex }
      let version = bytes.number(at: 8)
      guard version == IndexFile.version else { throw .otherVersion(version) }
      let count = Int(bytes.number(at: 12))
      guard count <= mostSections, headerLength + entryLength * count <= bytes.count,
        bytes.longNumber(at: 16) == UInt64(bytes.count)
      else { throw .damaged }
      let table = Array(bytes[headerLength..<headerLength + entryLength * count])
      guard checksum(table) == bytes.number(at: 24) else { throw .damaged }
      var places: [Section: (range: Range<Int>, checksum: UInt32)] = [:]
      for number in 0..<count {
        let at = headerLength + entryLength * number
        guard let start = Int(exactly: bytes.longNumber(at: at + 8)),
          let length = Int(exactly: bytes.longNumber(at: at + 16)), start <= bytes.count,
          length <= bytes.count - start
        else { throw .damaged }
        guard let section = Section(rawValue: bytes.number(at: at)) else { continue }
        places[section] = (start..<start + length, bytes.number(at: at + 4))
      }
      guard Section.allCases.allSatisfy({ places[$0] != nil }) else { throw .damaged }
      return places
    }

    /// A section where it lies, unchecked: for the one that checks itself, and keeps the file.
    func mapped(_ section: Section) -> (bytes: UnsafeRawBufferPointer, owner: MappedFile) {
      (UnsafeRawBufferPointer(rebasing: file.bytes[places[section]?.range ?? 0..<0]), file)
    }

    /// A section, once its checksum holds.
    func checked(_ section: Section) throws(Problem) -> [UInt8] {
      guard let (range, sum) = places[section] else { throw .damaged }
      let content = file.read { Array($0[range]) }
      guard checksum(content) == sum else { throw .damaged }
      return content
    }
  }
}

extension UnsafeRawBufferPointer {
  /// 32 bits, lowest byte first; 0 where the bytes end before.
  func number(at place: Int) -> UInt32 {
    guard place >= 0, place <= count - 4 else { return 0 }
    return UInt32(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// 64 bits, lowest byte first; 0 where the bytes end before.
  func longNumber(at place: Int) -> UInt64 {
    guard place >= 0, place <= count - 8 else { return 0 }
    return UInt64(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension [UInt8] {
  /// Lowest byte first.
  mutating func append(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<MemoryLayout.size(ofValue: number) {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
