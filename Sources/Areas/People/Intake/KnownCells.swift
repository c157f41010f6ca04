/// Numbers the different cells of a column, so that "Halifax" is typed once, not a hundred thousand times.
///
/// Open addressing over the bytes themselves. A column whose values hardly ever repeat (identifiers, addresses) is found
/// out after some thousand cells, and none of its cells is known any more.
///
/// - Complexity: O(length of the cell).
struct KnownCells {
  /// A place in the table. Of a cell of up to seven bytes, the mark is the cell itself; longer ones stand in `keys`.
  private struct Slot {
    var mark: UInt64 = 0
    var number: Int32 = -1
    var count: UInt32 = 0
    var start = 0
  }

  private var slots: [Slot]
  private var shift: UInt64
  private var keys: [UInt8] = []
  private var count = 0
  private var asked = 0
  private var isLearning = true
  private static var most: Int { 1 << 16 }
  private static var trial: Int { 4_096 }

  init() {
    slots = Array(repeating: Slot(), count: 256)
    shift = 56
  }

  /// The number of a cell, and whether it was seen before. New numbers count up from 0; where nothing is remembered any
  /// more, every cell is new and has the number 0.
  mutating func number(of cell: Range<Int>, in text: RawSpan) -> (number: Int, isKnown: Bool) {
    guard isLearning else { return (0, false) }
    asked += 1
    let mark = Self.mark(of: cell, in: text)
    var place = Int(truncatingIfNeeded: Self.stirred(mark) >> shift)
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.mark == mark, Int(slot.count) == cell.count, cell.count < 8 || isSame(slot, cell, in: text) {
        return (Int(slot.number), true)
      }
      place = (place + 1) & (slots.count - 1)
    }
    if count == Self.most || (asked > Self.trial && count * 10 > asked * 9) {
      self = KnownCells()
      isLearning = false
      return (0, false)
    }
    let number = count
    count += 1
    slots[place] = Slot(
      mark: mark, number: Int32(truncatingIfNeeded: number), count: UInt32(truncatingIfNeeded: cell.count),
      start: keys.count)
    if cell.count >= 8 { for place in cell { keys.append(text.byte(place)) } }
    if count * 2 > slots.count { grow() }
    return (number, false)
  }

  @inline(__always)
  private func isSame(_ earlier: Slot, _ cell: Range<Int>, in text: RawSpan) -> Bool {
    let keys = keys.span.bytes
    var offset = 0
    while offset + 8 < cell.count {
      if keys.word(earlier.start + offset) != text.word(cell.lowerBound + offset) { return false }
      offset += 8
    }
    return keys.word(earlier.start + cell.count - 8) == text.word(cell.upperBound - 8)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.number >= 0 {
      var place = Int(truncatingIfNeeded: Self.stirred(slot.mark) >> shift)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// A number that is the same for the same bytes: up to seven bytes and their count, or else a hash of eight bytes at a
  /// time, the last of which may overlap those before.
  @inline(__always)
  private static func mark(of cell: Range<Int>, in text: RawSpan) -> UInt64 {
    let count = cell.count
    if count < 8 {
      let length = UInt64(truncatingIfNeeded: count) << 56
      if cell.lowerBound + 8 <= text.byteCount {
        let rest = UInt64(truncatingIfNeeded: 64 - 8 * count)
        return count == 0 ? length : ((text.word(cell.lowerBound) << rest) >> rest) | length
      }
      var word = length
      for (place, offset) in zip(cell, 0...) {
        word |= UInt64(text.byte(place)) << UInt64(truncatingIfNeeded: 8 * offset)
      }
      return word
    }
    var hash = UInt64(truncatingIfNeeded: count)
    var place = cell.lowerBound
    while place + 8 < cell.upperBound {
      hash = stirred(hash ^ text.word(place))
      hash ^= hash >> 32
      place += 8
    }
    return hash ^ text.word(cell.upperBound - 8)
  }

  /// The high bits depend on all bits (multiplication by the golden ratio, Knuth 1973).
  @inline(__always)
  private static func stirred(_ mark: UInt64) -> UInt64 { mark &* 0x9e37_79b9_7f4a_7c15 }
}

extension RawSpan {
  @inline(__always)
  fileprivate func byte(_ place: Int) -> UInt8 { unsafeLoad(fromByteOffset: place, as: UInt8.self) }

  /// Eight bytes, the first of them lowest.
  @inline(__always)
  fileprivate func word(_ place: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
