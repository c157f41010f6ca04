/// Numbers features in the order in which they come: open addressing over keys that are hashes already.
///
/// A slot holds half of the key beside the number, so that one look into memory decides. The other half says where the
/// slot is; two keys that agree in both are taken for one, as they are in a `FeatureTable`.
struct FeatureNumbers: Sendable {
  /// A tag in the high half, the number plus one in the low; 0 is empty.
  private var slots: [UInt64]
  /// Those that were numbered, in order.
  private(set) var keys: [UInt64] = []

  /// - Parameter capacity: how many are expected, about; more fit.
  init(capacity: Int = 16) {
    let capacity = min(max(0, capacity), 1 << 24)
    var size = 16
    while size * 3 / 4 < capacity { size *= 2 }
    slots = Array(repeating: 0, count: size)
    keys.reserveCapacity(capacity)
  }

  var count: Int { keys.count }

  @inline(__always)
  mutating func number(of key: UInt64) -> Int32 {
    let stirred = FeatureTable.stirred(key)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: stirred >> 32) & mask
    let tag = stirred << 32
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag { return Self.number(in: slots[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = tag | UInt64(keys.count + 1)
    keys.append(key)
    if keys.count * 4 > slots.count * 3 { grow() }
    return Int32(truncatingIfNeeded: keys.count - 1)
  }

  func knownNumber(of key: UInt64) -> Int32? {
    let stirred = FeatureTable.stirred(key)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: stirred >> 32) & mask
    let tag = stirred << 32
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag { return Self.number(in: slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func number(in slot: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      let stirred = FeatureTable.stirred(key)
      var slot = Int(truncatingIfNeeded: stirred >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = stirred << 32 | UInt64(number + 1)
    }
  }
}
