/// What supporters ask for a place, and who holds the places at what level.
///
/// The places of a supporter form a heap, the lowest level first. A free place is held by nobody, at a level below all
/// others: so it is always the one that goes first, and a bid for it is like any other.
///
/// A profit stands with its supporter in one number, the profit in the upper half: then the best two of a row are found
/// by comparing numbers. Prices are in the upper half of theirs, so that a profit is one subtraction.
struct Market {
  struct Slot {
    /// Or -1 for nobody.
    var seeker: Int32
    /// What the seeker would have paid for the place, and not more.
    var level: Int32
    var weight: Int32

    static let free = Slot(seeker: -1, level: .min, weight: 0)
  }

  /// One for each supporter, in the upper half.
  var prices: [Int64]
  /// Where the places of each supporter start, and behind the last supporter where they end.
  let starts: [Int32]
  var slots: [Slot]

  @inline(__always)
  static func raised(_ price: Int32) -> Int64 { Int64(price) << 32 }

  /// The upper half: a price, a profit or a weight.
  @inline(__always)
  static func upper(_ number: Int64) -> Int32 { Int32(truncatingIfNeeded: number >> 32) }

  /// The lower half: a supporter.
  @inline(__always)
  static func supporter(_ number: Int64) -> Int { Int(number & 0xFFFF_FFFF) }

  func price(_ supporter: Int) -> Int32 { Self.upper(prices[supporter]) }

  func slots(of supporter: Int) -> Range<Int> { Int(starts[supporter])..<Int(starts[supporter + 1]) }

  /// The two most profitable edges of a row, or less than `nothing` + 2³² where there is no profit.
  ///
  /// Without branches but for the end: which edge is the best is not to be foreseen.
  @inline(__always)
  static func bestTwo(_ row: Span<ScalarProblem.Edge>, at prices: Span<Int64>) -> (best: Int64, second: Int64)
  {
    var best = nothing
    var second = nothing
    for next in row.indices {
      let whole = row[next].packed
      // No price is below 0, and weights fall along a row.
      if whole <= second { break }
      let profit = whole &- prices[supporter(whole)]
      second = max(second, min(best, profit))
      best = max(best, profit)
    }
    return (best, second)
  }

  /// No profit, and no supporter.
  static let nothing: Int64 = 0xFFFF_FFFF

  /// Offers so much more than the price, and says who is without a place after that: -1 if it is nobody.
  @inline(__always)
  static func bid(
    _ seeker: Int32, _ supporter: Int, weight: Int32, rise: Int32, _ starts: Span<Int32>,
    _ prices: inout MutableSpan<Int64>, _ slots: inout MutableSpan<Slot>
  ) -> Int32 {
    let price = upper(prices[supporter])
    let level = price &+ rise
    let start = Int(starts[supporter])
    let lowest = slots[start]
    guard level > lowest.level else {
      prices[supporter] = raised(level)
      return seeker
    }
    if lowest.level > price { prices[supporter] = raised(lowest.level) }
    let count = Int(starts[supporter &+ 1]) &- start
    sink(&slots, Slot(seeker: seeker, level: level, weight: weight), from: 0, start: start, count: count)
    return lowest.seeker
  }

  /// Puts the places of all supporters in order, whatever they were.
  mutating func order() {
    let starts = starts
    var slots = slots.mutableSpan
    for supporter in starts.indices.dropLast() {
      let start = Int(starts[supporter])
      let count = Int(starts[supporter + 1]) - start
      for root in stride(from: count / 2 - 1, through: 0, by: -1) {
        Self.sink(&slots, slots[start + root], from: root, start: start, count: count)
      }
    }
  }

  /// Puts a slot in place of the one at `root`, or below it.
  @inline(__always)
  private static func sink(
    _ slots: inout MutableSpan<Slot>, _ moving: Slot, from root: Int, start: Int, count: Int
  ) {
    var parent = root
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
