/// Who was first to use a name. A list has as many identifiers and addresses as people, so that a dictionary of them
/// costs more than all the rest of reading; this table keeps hashes and looks at names only where those agree.
///
/// An address is the same in capitals; an identifier is not, since some systems tell people apart by them.
///
/// - Complexity: O(length of the name).
struct Claims {
  private var slots: [Int32]
  private var claims: [(hash: UInt64, name: String, row: Int)] = []

  init(capacity: Int) {
    var count = 256
    while count < capacity * 2 { count *= 2 }
    slots = Array(repeating: -1, count: count)
    claims.reserveCapacity(capacity)
  }

  /// The row that claimed the name before, if one did; else the name is this row's.
  mutating func claim(_ name: String, row: Int) -> Int? {
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let earlier = Int(slots[slot])
      if claims[earlier].hash == hash, Self.isSame(claims[earlier].name, name) { return claims[earlier].row }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: claims.count)
    claims.append((hash, name, row))
    if claims.count * 2 > slots.count { grow() }
    return nil
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, claim) in claims.enumerated() {
      var slot = Int(truncatingIfNeeded: claim.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || (isAddress(a) && a.lowercased() == b.lowercased())
  }

  private static func isAddress(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "@"))
  }

  /// Over eight bytes at a time, with the bit that tells capitals from small letters set in all: what agrees but for
  /// that is looked at anyway.
  private static func hash(_ name: String) -> UInt64 {
    let bytes = name.utf8.span.bytes
    let small: UInt64 = 0x2020_2020_2020_2020
    var hash = UInt64(truncatingIfNeeded: bytes.byteCount)
    var place = 0
    while place + 8 <= bytes.byteCount {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      hash = (hash ^ (word | small)) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
      place += 8
    }
    while place < bytes.byteCount {
      hash =
        (hash ^ UInt64(bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self) | 0x20)) &* 0x100_0000_01b3
      place += 1
    }
    hash ^= hash >> 32
    return hash &* 0x9e37_79b9_7f4a_7c15
  }
}
