/// Numbers features in the order in which they come: open addressing over keys that are hashes already.
struct FeatureNumbers: Sendable {
  private var slots: [Int32]
  /// Those that were numbered, in order.
  private(set) var keys: [UInt64] = []

  /// - Parameter capacity: how many are expected, about; more fit.
  init(capacity: Int = 16) {
    var size = 16
    while size < min(max(0, capacity), 1 << 24) * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  var count: Int { keys.count }

  mutating func number(of key: UInt64) -> Int32 {
    var slot = place(of: key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: keys.count)
    slots[slot] = number
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return number
  }

  func knownNumber(of key: UInt64) -> Int32? {
    var slot = place(of: key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let stirred = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: stirred >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = place(of: key)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
