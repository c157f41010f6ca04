#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A time zone by its name ("America/Halifax"), as this system's tables have it.
///
/// The tables come from the system and not with the product: provinces change their clocks, and the system is kept up to
/// date. Foundation brings tables of its own.
package struct Zone: Sendable {
  package let name: String
  /// When the clocks were changed, in order, and the seconds east of Greenwich from then on.
  private let changes: [(at: Int64, offset: Int64)]
  private let firstOffset: Int64
  /// What holds after the last change.
  private let rule: ZoneRule?

  /// What a clock on the wall shows.
  package struct Reading: Sendable, Hashable, Comparable {
    package let day: LocalDate
    /// 0 to 86,399; a clock that is set back shows the same seconds twice.
    package let secondOfDay: Int

    package init(day: LocalDate, secondOfDay: Int) {
      self.day = day
      self.secondOfDay = secondOfDay
    }

    package static func < (a: Reading, b: Reading) -> Bool {
      (a.day, a.secondOfDay) < (b.day, b.secondOfDay)
    }
  }

  /// - Throws: a refusal when this system has no such zone.
  package init(named name: String) throws(Refusal) {
    let isName =
      name.utf8.count <= 64 && name.utf8.first != UInt8(ascii: "/") && !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || "/_+-".utf8.contains($0)
      }
    guard isName, let bytes = Self.bytes(ofFile: Self.folder + name), let zone = Zone(name, table: bytes)
    else {
      throw Refusal(
        .request,
        en:
          "This system knows no time zone “\(name)”. Write one such as America/Halifax, and see that tzdata is installed.",
        fr: "Ce système ne connaît pas le fuseau horaire «\u{A0}\(name)\u{A0}». "
          + "Écrivez-en un comme America/Halifax, et vérifiez que tzdata est installé.")
    }
    self = zone
  }

  /// A table in the form of RFC 8536 (TZif), version 2 or later; nil when it is not one.
  init?(_ name: String, table bytes: [UInt8]) {
    var reader = TableReader(bytes: bytes)
    // The first of two tables has times of 32 bits, and is there for programs of long ago.
    guard let short = reader.header(), short.version >= UInt8(ascii: "2"),
      reader.skip(
        short.times * 5 + short.kinds * 6 + short.letters + short.leaps * 8 + short.standards
          + short.universals),
      let long = reader.header(), long.kinds > 0,
      let times = reader.numbers(long.times, size: 8), let which = reader.bytes(long.times)
    else { return nil }
    var offsets: [Int64] = []
    for _ in 0..<long.kinds {
      guard let offset = reader.numbers(1, size: 4)?.first, reader.skip(2) else { return nil }
      offsets.append(offset)
    }
    var changes: [(at: Int64, offset: Int64)] = []
    for (time, kind) in zip(times, which) {
      guard offsets.indices.contains(Int(kind)), changes.last.map({ $0.at < time }) ?? true else {
        return nil
      }
      changes.append((time, offsets[Int(kind)]))
    }
    guard reader.skip(long.letters + long.leaps * 12 + long.standards + long.universals),
      let first = offsets.first
    else { return nil }
    self.name = name
    self.changes = changes
    firstOffset = first
    rule = reader.footer().flatMap { ZoneRule($0) }
  }

  /// - Complexity: O(log n) in the changes of the zone.
  package func reading(at moment: Moment) -> Reading {
    // Rounded down, before 1970 too.
    let seconds =
      moment.microsecondsSince1970 >= 0
      ? moment.microsecondsSince1970 / 1_000_000 : (moment.microsecondsSince1970 + 1) / 1_000_000 - 1
    // A moment is less than 2^63 / 10^6 seconds: an offset added cannot go over.
    let local = seconds + offset(at: seconds)
    let day = local >= 0 ? local / 86_400 : (local + 1) / 86_400 - 1
    return Reading(
      day: LocalDate(daysSince1970: Int32(clamping: day)), secondOfDay: Int(local - day * 86_400))
  }

  private func offset(at seconds: Int64) -> Int64 {
    guard let last = changes.last, seconds < last.at else {
      return rule?.offset(at: seconds) ?? changes.last?.offset ?? firstOffset
    }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : changes[low - 1].offset
  }

  private static let folder = "/usr/share/zoneinfo/"

  private static func bytes(ofFile path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The largest has 4 kB.
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 && count < bytes.count ? Array(bytes.prefix(count)) : nil
  }
}

/// Reads a table of RFC 8536 from the front; every reading asks first whether there is enough left.
private struct TableReader {
  struct Header {
    let version: UInt8
    let universals, standards, leaps, times, kinds, letters: Int
  }

  let bytes: [UInt8]
  var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  /// Signed numbers of so many bytes, the highest byte first.
  mutating func numbers(_ count: Int, size: Int) -> [Int64]? {
    guard count <= bytes.count, let all = bytes(count * size) else { return nil }
    var numbers: [Int64] = []
    var rest = all
    while !rest.isEmpty {
      let first: Int64 = (rest.first ?? 0) & 0x80 == 0 ? 0 : -1
      numbers.append(rest.prefix(size).reduce(first) { $0 << 8 | Int64($1) })
      rest = rest.dropFirst(size)
    }
    return numbers
  }

  mutating func header() -> Header? {
    guard let magic = bytes(4), Array(magic) == Array("TZif".utf8), let version = bytes(1)?.first, skip(15),
      let counts = numbers(6, size: 4), counts.allSatisfy({ (0...65_536).contains($0) })
    else { return nil }
    let c = counts.map { Int($0) }
    return Header(
      version: version, universals: c[0], standards: c[1], leaps: c[2], times: c[3], kinds: c[4],
      letters: c[5])
  }

  /// What stands between the last two line ends.
  mutating func footer() -> ArraySlice<UInt8>? {
    guard bytes(1)?.first == 0x0A else { return nil }
    let rest = bytes[place...]
    return rest.last == 0x0A ? rest.dropLast() : nil
  }
}
