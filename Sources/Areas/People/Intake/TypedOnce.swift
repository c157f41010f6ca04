/// Remembers what a cell was read as, so that "Halifax" is typed once, not a hundred thousand times.
///
/// Open addressing over the bytes themselves. A column whose values hardly ever repeat (identifiers, addresses) is found
/// out after some thousand cells and is not remembered any more.
///
/// - Complexity: O(length of the cell) for a look-up.
struct TypedOnce<Value> {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private var keys: [UInt8] = []
  private var ends: [Int] = [0]
  private var values: [Value] = []
  private var asked = 0
  private var isLearning = true
  private static var most: Int { 1 << 16 }
  private static var trial: Int { 4_096 }

  init() {
    slots = Array(repeating: -1, count: 256)
  }

  /// - Parameters:
  ///   - cell: where the cell stands in the buffer.
  ///   - make: reads it, if it was not read before.
  mutating func value(for cell: Range<Int>, in buffer: [UInt8], else make: (ArraySlice<UInt8>) -> Value)
    -> Value
  {
    guard isLearning else { return make(buffer[cell]) }
    asked += 1
    let hash = Self.hash(cell, in: buffer)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, isKey(index, cell, in: buffer) { return values[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let value = make(buffer[cell])
    if values.count == Self.most || (asked > Self.trial && values.count * 10 > asked * 9) {
      self = TypedOnce()
      isLearning = false
      return value
    }
    slots[slot] = Int32(truncatingIfNeeded: values.count)
    hashes.append(hash)
    keys.append(contentsOf: buffer[cell])
    ends.append(keys.count)
    values.append(value)
    if values.count * 2 > slots.count { grow() }
    return value
  }

  private func isKey(_ index: Int, _ cell: Range<Int>, in buffer: [UInt8]) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == cell.count else { return false }
    return keys.withUnsafeBytes { known in
      buffer.withUnsafeBytes { all in
        let (known, asked) = (
          UnsafeRawBufferPointer(rebasing: known[start..<start + cell.count]),
          UnsafeRawBufferPointer(rebasing: all[cell])
        )
        var i = 0
        while i + 8 <= asked.count {
          if known.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            != asked.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          {
            return false
          }
          i += 8
        }
        while i < asked.count {
          if known[i] != asked[i] { return false }
          i += 1
        }
        return true
      }
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// FNV-1a over eight bytes at a time, stirred at the end.
  private static func hash(_ cell: Range<Int>, in buffer: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    buffer.withUnsafeBytes { all in
      let bytes = UnsafeRawBufferPointer(rebasing: all[cell])
      var i = 0
      while i + 8 <= bytes.count {
        hash = (hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x100_0000_01b3
        i += 8
      }
      while i < bytes.count {
        hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01b3
        i += 1
      }
    }
    hash ^= hash >> 32
    hash = hash &* 0x9e37_79b9_7f4a_7c15
    return hash ^ (hash >> 29)
  }
}
