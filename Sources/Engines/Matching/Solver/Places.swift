/// A place that is taken.
struct Slot {
  var seeker: Int32
  /// What its seeker would have paid for it, and not more.
  var level: Int32
  var weight: Int32
}

/// The places of one supporter among those of all: a heap of those that are taken, the lowest level first.
struct Places {
  let start: Int32
  var taken: Int32
  let capacity: Int32

  var isFull: Bool { taken == capacity }
  var slots: Range<Int> { Int(start)..<Int(start &+ taken) }

  /// Adds one more to those that are taken; to count it is left to the caller.
  @inline(__always)
  func add(_ slots: inout MutableSpan<Slot>, _ slot: Slot) {
    let start = Int(start)
    var child = Int(taken)
    while child > 0 {
      let parent = (child &- 1) / 2
      if slots[start &+ parent].level <= slot.level { break }
      slots[start &+ child] = slots[start &+ parent]
      child = parent
    }
    slots[start &+ child] = slot
  }

  /// Puts the one at `root` where it belongs among those below it.
  @inline(__always)
  func sink(_ slots: inout MutableSpan<Slot>, from root: Int) {
    let (start, count) = (Int(start), Int(taken))
    var parent = root
    let moving = slots[start &+ root]
    while true {
      var child = 2 &* parent &+ 1
      if child >= count { break }
      if child &+ 1 < count, slots[start &+ child &+ 1].level < slots[start &+ child].level { child &+= 1 }
      if slots[start &+ child].level >= moving.level { break }
      slots[start &+ parent] = slots[start &+ child]
      parent = child
    }
    slots[start &+ parent] = moving
  }
}
