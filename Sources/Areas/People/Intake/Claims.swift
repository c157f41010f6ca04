import CPrefetch

/// Who was first to use a name. A list has as many identifiers and addresses as people, so that a dictionary of them
/// costs more than all the rest of reading; this table keeps a part of each hash and the place of the person, and looks
/// at names only where those parts agree.
///
/// An address is the same in capitals; an identifier is not, since some systems tell people apart by them.
///
/// - Complexity: O(length of the name). Memory: 4 bytes a place, of which there are 1.4 to 2.9 for each person.
struct Claims {
  private let name: KeyPath<Profile, String>
  /// 0 where nobody is; else, in the low bits, the person's place and one, and above them as much of the hash as there is
  /// room for. The smaller the table, the nearer to the processor it stays.
  private var slots: [UInt32]
  private var count = 0

  /// - Parameter capacity: the people there may be; more make room for themselves.
  init(to name: KeyPath<Profile, String>, capacity: Int) {
    self.name = name
    var places = 256
    while places * 7 < capacity * 10 { places *= 2 }
    slots = Array(repeating: 0, count: places)
  }

  /// Asks for the memory that a claim of the name will look at: a table of many people is far from the processor, and
  /// waiting for it took an eighth of the time of reading a large list (docs/decisions/0010).
  func expect(_ name: String) {
    let place = Int(Self.first(Self.hash(name))) & (slots.count - 1)
    slots.span.withUnsafeBufferPointer { slots in
      // An address is all that is made of it; nothing is read.
      if let first = slots.baseAddress { prefetch(first + place) }
    }
  }

  /// The place of the person who claimed the name before, if one did; else it is that of the person at `place`.
  mutating func claim(_ name: String, by place: Int, among people: [Profile]) -> Int? {
    let hash = Self.hash(name)
    let low = UInt32(truncatingIfNeeded: slots.count - 1)
    let mark = hash & ~low
    var slot = Int(Self.first(hash) & low)
    while slots[slot] != 0 {
      let earlier = Int(slots[slot] & low) - 1
      if slots[slot] & ~low == mark, Self.isSame(people[earlier][keyPath: self.name], name) { return earlier }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = mark | UInt32(truncatingIfNeeded: place + 1)
    count += 1
    if count * 10 > slots.count * 7 || place + 2 >= slots.count { grow(people) }
    return nil
  }

  private mutating func grow(_ people: [Profile]) {
    let old = slots
    let oldLow = UInt32(truncatingIfNeeded: old.count - 1)
    slots = Array(repeating: 0, count: old.count * 2)
    let low = UInt32(truncatingIfNeeded: slots.count - 1)
    for entry in old where entry != 0 {
      let number = entry & oldLow
      let hash = Self.hash(people[Int(number) - 1][keyPath: name])
      var slot = Int(Self.first(hash) & low)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash & ~low | number
    }
  }

  /// Where to look first: by other bits than those that are kept.
  @inline(__always)
  private static func first(_ hash: UInt32) -> UInt32 { (hash &* 0x9e37_79b1) >> 7 ^ hash }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || (isAddress(a) && a.lowercased() == b.lowercased())
  }

  private static func isAddress(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "@"))
  }

  /// Over eight bytes at a time, with the bit that tells capitals from small letters set in all: what agrees but for
  /// that is looked at anyway.
  private static func hash(_ name: String) -> UInt32 {
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
    return UInt32(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }
}
