/// A title as it is compared with others: plain small letters, single spaces.
///
/// "Civil  Engineer" and "civil engineer" are one title; "génie" and "genie" are two. Only the capitals of ASCII and Latin-1
/// are made small, since it is done for every title of a publication, and it decides no more than what counts as said twice.
struct TitleKey {
  private(set) var bytes: [UInt8] = []

  /// - Complexity: O(n).
  mutating func read(_ title: Span<UInt8>) {
    var bytes = self.bytes
    self.bytes = []
    bytes.removeAll(keepingCapacity: true)
    _ = Self.eachByte(of: title) { byte in
      bytes.append(byte)
      return true
    }
    self.bytes = bytes
  }

  /// True if a title is the one that was read, but for capitals and spaces.
  func isSame(_ title: Span<UInt8>) -> Bool {
    var place = 0
    let isPrefix = Self.eachByte(of: title) { byte in
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
      return true
    }
    return isPrefix && place == bytes.count
  }

  /// A number that other titles do not have but by chance (FNV-1a, 64 bits).
  func hash(with seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for place in bytes.indices { hash = (hash ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 29
  }

  /// Gives the bytes to compare, one after the other, until `take` says no.
  @inline(__always)
  private static func eachByte(of title: Span<UInt8>, _ take: (UInt8) -> Bool) -> Bool {
    var gap = false
    var isFirst = true
    var before: UInt8 = 0
    for place in 0..<title.count {
      var byte = title[place]
      if byte <= 0x20 {
        gap = true
        continue
      }
      if gap, !isFirst, !take(0x20) { return false }
      (gap, isFirst) = (false, false)
      // À to Þ, without the multiplication sign.
      let isLatin = before == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
      before = byte
      if isLatin || (0x41...0x5A).contains(byte) { byte += 0x20 }
      if !take(byte) { return false }
    }
    return true
  }
}
