/// What supporters ask for a place, and who holds the places at what level.
///
/// The places of a supporter form a heap, the lowest level first. A free place is held by nobody, at a level below all
/// others: so it is always the one that goes first, and a bid for it is like any other.
///
/// What one bid needs lies together: the price, which the bidder has just read, beside where the places are, and those
/// one behind the other. On large problems a bid costs what the memory takes to bring them.
struct Market {
  struct Stand {
    var price: Int32
    /// Where the supporter's places start; they end where those of the next one start.
    let start: Int32
  }

  struct Slot {
    /// Or -1 for nobody.
    var seeker: Int32
    /// What the seeker would have paid for the place, and not more.
    var level: Int32
    var weight: Int32

    static let free = Slot(seeker: -1, level: .min, weight: 0)
  }

  /// One for each supporter, and one behind the last.
  var stands: [Stand]
  var slots: [Slot]

  func slots(of supporter: Int) -> Range<Int> {
    Int(stands[supporter].start)..<Int(stands[supporter + 1].start)
  }

  /// Whether nobody holds one of the places: to be asked where these are in order.
  func hasRoom(_ supporter: Int) -> Bool {
    let start = stands[supporter].start
    return start < stands[supporter + 1].start && slots[Int(start)].seeker < 0
  }

  /// Offers so much more than the price, and says who is without a place after that: -1 if it is nobody.
  @inline(__always)
  mutating func bid(_ seeker: Int32, _ edge: ScalarProblem.Edge, rise: Int32) -> Int32 {
    let supporter = Int(edge.supporter)
    let stand = stands[supporter]
    let level = stand.price &+ rise
    let lowest = slots[Int(stand.start)]
    guard level > lowest.level else {
      stands[supporter].price = level
      return seeker
    }
    if lowest.level > stand.price { stands[supporter].price = lowest.level }
    let count = Int(stands[supporter &+ 1].start &- stand.start)
    let bid = Slot(seeker: seeker, level: level, weight: edge.weight)
    Self.sink(&slots, bid, from: 0, start: Int(stand.start), count: count)
    return lowest.seeker
  }

  /// Puts the places of a supporter in order, whatever they were.
  mutating func order(_ supporter: Int) {
    let places = slots(of: supporter)
    for root in stride(from: places.count / 2 - 1, through: 0, by: -1) {
      Self.sink(
        &slots, slots[places.lowerBound + root], from: root, start: places.lowerBound, count: places.count)
    }
  }

  /// Puts a slot in place of the one at `root`, or below it.
  @inline(__always)
  private static func sink(_ slots: inout [Slot], _ moving: Slot, from root: Int, start: Int, count: Int) {
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
