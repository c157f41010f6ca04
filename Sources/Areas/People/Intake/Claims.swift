/// Who was first to use a name. A list has as many identifiers and addresses as people, so that a dictionary of them
/// costs more than all the rest of reading; this table keeps a part of each hash and the place of the person, and looks
/// at names only where those parts agree.
///
/// An address is the same in capitals; an identifier is not, since some systems tell people apart by them.
///
/// - Complexity: O(length of the name). Memory: 8 bytes a place, of which there are 1.4 to 2.8 for each person.
struct Claims {
  private struct Slot {
    var hash: UInt32 = 0
    var person: Int32 = -1
  }

  private let name: KeyPath<Profile, String>
  private var slots: [Slot]
  private var count = 0

  /// - Parameter capacity: the people there may be; more make room for themselves.
  init(to name: KeyPath<Profile, String>, capacity: Int) {
    self.name = name
    var places = 256
    while places * 7 < capacity * 10 { places *= 2 }
    slots = Array(repeating: Slot(), count: places)
  }

  /// The place of the person who claimed the name before, if one did; else it is that of the person at `place`.
  mutating func claim(_ name: String, by place: Int, among people: [Profile]) -> Int? {
    let hash = Self.hash(name)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].person >= 0 {
      let earlier = Int(slots[slot].person)
      if slots[slot].hash == hash, Self.isSame(people[earlier][keyPath: self.name], name) { return earlier }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Slot(hash: hash, person: Int32(truncatingIfNeeded: place))
    count += 1
    if count * 10 > slots.count * 7 { grow() }
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for entry in old where entry.person >= 0 {
      var slot = Int(entry.hash) & (slots.count - 1)
      while slots[slot].person >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
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
