/// Seekers bid for places, supporters invite seekers: an answer that is nearly the best, fast.
///
/// The forward–reverse auction with ε-scaling for similar objects (Bertsekas 1979; Bertsekas & Castañon 1989; 1992).
/// Nothing that comes out of here is relied upon: prices and pairs are where `Repair` begins.
///
/// | here | in the papers |
/// |---|---|
/// | `step` | ε |
/// | profit of a seeker with a supporter | wᵢⱼ − pⱼ |
/// | price of a supporter | pⱼ: the lowest level among their places |
/// | level of a place | what its seeker would have paid for it, and not more |
///
/// The price goes up to the level of the one who loses, not to what the winner has offered, so that most winners
/// hold what is best for them at the end.
///
/// Overflow: a weight has at most two bonuses, so weights lie between −2²⁴ and 2²⁶; prices lie between 0 and 2²⁷, and
/// a level is at most a weight and a step more than a price: below 2²⁹.
///
/// - Complexity: memory 24 bytes a seeker, 28 bytes a supporter, 12 bytes a place, not counting places beyond the
///   candidates.
struct Auction {
  /// A place that is taken. The places of a supporter form a heap, the lowest level first, while seekers bid.
  private struct Slot {
    var seeker: Int32
    var level: Int32
    var weight: Int32
  }

  private struct Places {
    var start: Int
    var taken: Int32
    var capacity: Int32
    var isFull: Bool { taken == capacity }
  }

  private let problem: ScalarProblem
  private var prices: [Int32]
  private var places: [Places]
  private var slots: [Slot]
  private var supporterOfSeeker: [Int32]
  private var slotOfSeeker: [Int]
  private var free: [Int32] = []
  /// What was read ahead; of no meaning, but kept so that the reading is done.
  private var touched: Int32 = 0

  /// Prices out of range come to their limits: they only become a worse beginning.
  init(_ problem: ScalarProblem, from state: ScalarProblem.State) {
    self.problem = problem
    prices = state.supporterPrices.map { Int32(max(0, min($0, 1 << 27))) }
    var room = [Int32](repeating: 0, count: problem.supporterCount)
    for edge in problem.edges { room[Int(edge.supporter)] += 1 }
    places = []
    places.reserveCapacity(problem.supporterCount)
    var start = 0
    for supporter in 0..<problem.supporterCount {
      places.append(Places(start: start, taken: 0, capacity: problem.capacities[supporter]))
      start += Int(min(room[supporter], problem.capacities[supporter]))
    }
    slots = Array(repeating: Slot(seeker: -1, level: 0, weight: 0), count: start)
    supporterOfSeeker = Array(repeating: -1, count: problem.seekerCount)
    slotOfSeeker = Array(repeating: -1, count: problem.seekerCount)
    for seeker in 0..<problem.seekerCount where state.supporterOfSeeker[seeker] >= 0 {
      let supporter = state.supporterOfSeeker[seeker]
      for edge in problem.edges[problem.starts[seeker]..<problem.starts[seeker + 1]]
      where edge.supporter == supporter {
        let slot = places[Int(supporter)].start + Int(places[Int(supporter)].taken)
        slots[slot] = Slot(seeker: Int32(truncatingIfNeeded: seeker), level: 0, weight: edge.weight)
        slotOfSeeker[seeker] = slot
        supporterOfSeeker[seeker] = supporter
        places[Int(supporter)].taken += 1
      }
    }
  }

  var state: ScalarProblem.State {
    ScalarProblem.State(supporterOfSeeker: supporterOfSeeker, supporterPrices: prices.map { Int64($0) })
  }

  /// Frees those who would do better elsewhere by more than a step, and says what the others would pay to stay.
  mutating func settle(step: Int32) {
    free.removeAll(keepingCapacity: true)
    let problem = problem
    let starts = problem.starts.span
    let edges = problem.edges.span
    for seeker in 0..<problem.seekerCount {
      let own = supporterOfSeeker[seeker]
      let end = starts[seeker + 1]
      var second: Int32 = 0
      var next = starts[seeker]
      while next < end {
        let edge = edges[next]
        if edge.weight <= second { break }
        let profit = edge.weight &- prices[Int(edge.supporter)]
        if profit > second, edge.supporter != own { second = profit }
        next += 1
      }
      guard own >= 0 else {
        if second > 0 { free.append(Int32(truncatingIfNeeded: seeker)) }
        continue
      }
      let slot = slotOfSeeker[seeker]
      let profit = slots[slot].weight &- prices[Int(own)]
      if profit < second &- step {
        remove(slot, of: Int(own))
        supporterOfSeeker[seeker] = -1
        free.append(Int32(truncatingIfNeeded: seeker))
      } else {
        slots[slot].level = prices[Int(own)] &+ profit &- second &+ step
      }
    }
    var slotArray = self.slots
    self.slots = []
    var slots = slotArray.mutableSpan
    for place in places where place.taken > 1 {
      for root in stride(from: Int(place.taken) / 2 - 1, through: 0, by: -1) {
        Self.sink(&slots, from: root, at: place.start, count: Int(place.taken))
      }
    }
    self.slots = slotArray
  }

  private mutating func remove(_ slot: Int, of supporter: Int) {
    places[supporter].taken -= 1
    let last = slots[places[supporter].start + Int(places[supporter].taken)]
    slots[slot] = last
    slotOfSeeker[Int(last.seeker)] = slot
  }

  /// Seekers without a place bid for the one that leaves them most, by a step more than it is worth to them.
  ///
  /// A few seekers take turns, so that the memory they will need is on its way while others bid: on large problems
  /// that is most of the time.
  mutating func outbid(step: Int32) {
    let (problem, newcomers) = (problem, free)
    let starts = problem.starts.span
    let edges = problem.edges.span
    var (priceArray, placeArray, slotArray) = (self.prices, self.places, self.slots)
    (self.prices, self.places, self.slots) = ([], [], [])
    var prices = priceArray.mutableSpan
    var places = placeArray.mutableSpan
    var slots = slotArray.mutableSpan
    var turns = InlineArray<8, Int32>(repeating: 0)
    var (first, waiting, next) = (0, 0, 0)
    var touched: Int32 = 0
    while true {
      while waiting < 8, next < newcomers.count {
        turns[(first &+ waiting) & 7] = newcomers[next]
        waiting &+= 1
        next &+= 1
      }
      if waiting == 0 { break }
      let seeker = turns[first & 7]
      first &+= 1
      waiting &-= 1
      if waiting > 3 {
        let start = starts[Int(turns[(first &+ 2) & 7])]
        touched &+= edges[start].weight &+ edges[min(start &+ 8, edges.count &- 1)].weight
      }
      let start = starts[Int(seeker)]
      let end = starts[Int(seeker) + 1]
      // Profit and edge in one number, so that the best two are kept without branches.
      var best = 0xFFFF_FFFF
      var second = 0xFFFF_FFFF
      var looked = start
      while looked < end {
        let edge = edges[looked]
        if Int(edge.weight) <= second >> 32 { break }
        let profit = edge.weight &- prices[Int(edge.supporter)]
        let entry = Int(profit) << 32 | (looked &- start)
        let lower = min(entry, best)
        best = max(entry, best)
        second = max(lower, second)
        looked &+= 1
      }
      if best <= 0xFFFF_FFFF { continue }
      let edge = edges[start &+ (best & 0xFFFF_FFFF)]
      let supporter = Int(edge.supporter)
      let price = prices[supporter]
      let level = price &+ Int32(truncatingIfNeeded: best >> 32 &- second >> 32) &+ step
      let place = places[supporter]
      let bid = Slot(seeker: seeker, level: level, weight: edge.weight)
      if !place.isFull {
        Self.add(&slots, bid, at: place.start, count: Int(place.taken))
        places[supporter].taken = place.taken &+ 1
        continue
      }
      let lowest = slots[place.start]
      var loser = seeker
      if level > lowest.level {
        slots[place.start] = bid
        Self.sink(&slots, from: 0, at: place.start, count: Int(place.taken))
        prices[supporter] = max(price, lowest.level)
        loser = lowest.seeker
      } else {
        prices[supporter] = level
      }
      touched &+= Int32(truncatingIfNeeded: starts[Int(loser)])
      turns[(first &+ waiting) & 7] = loser
      waiting &+= 1
    }
    (self.prices, self.places, self.slots) = (priceArray, placeArray, slotArray)
    self.touched = touched
    remember()
  }

  /// Outbidding without a step keeps every pair exactly the best for its seeker. Whoever finds two supporters equally
  /// good, both full, is left over for the shortest paths (the row reduction of Jonker & Volgenant 1987).
  mutating func outbidExactly(bids: Int) {
    let (problem, newcomers) = (problem, free)
    let starts = problem.starts.span
    let edges = problem.edges.span
    var (priceArray, placeArray, slotArray) = (self.prices, self.places, self.slots)
    (self.prices, self.places, self.slots) = ([], [], [])
    var prices = priceArray.mutableSpan
    var places = placeArray.mutableSpan
    var slots = slotArray.mutableSpan
    var bidsLeft = bids
    for newcomer in newcomers {
      var seeker = newcomer
      while bidsLeft > 0 {
        bidsLeft -= 1
        var (best, second): (Int32, Int32) = (0, 0)
        var chosen = ScalarProblem.Edge(supporter: -1, weight: 0)
        var hasRoom = false
        for next in starts[Int(seeker)]..<starts[Int(seeker) + 1] {
          let edge = edges[next]
          if edge.weight <= second, hasRoom || edge.weight < best { break }
          let supporter = Int(edge.supporter)
          let profit = edge.weight &- prices[supporter]
          if profit > best {
            second = best
            (best, chosen, hasRoom) = (profit, edge, !places[supporter].isFull)
          } else if profit >= second, profit > 0 {
            second = profit
            if profit == best, !hasRoom, !places[supporter].isFull { (chosen, hasRoom) = (edge, true) }
          }
        }
        if chosen.supporter < 0 { break }
        let supporter = Int(chosen.supporter)
        let price = prices[supporter]
        let level = price &+ best &- second
        let place = places[supporter]
        let bid = Slot(seeker: seeker, level: level, weight: chosen.weight)
        if hasRoom {
          Self.add(&slots, bid, at: place.start, count: Int(place.taken))
          places[supporter].taken += 1
          break
        }
        if level == price { break }
        let lowest = slots[place.start]
        if level > lowest.level {
          slots[place.start] = bid
          Self.sink(&slots, from: 0, at: place.start, count: Int(place.taken))
          prices[supporter] = max(price, lowest.level)
          seeker = lowest.seeker
        } else {
          prices[supporter] = level
        }
      }
    }
    (self.prices, self.places, self.slots) = (priceArray, placeArray, slotArray)
    remember()
  }

  /// Writes down for each seeker what the places say.
  private mutating func remember() {
    for seeker in supporterOfSeeker.indices { supporterOfSeeker[seeker] = -1 }
    for (supporter, place) in places.enumerated() {
      for slot in place.start..<place.start + Int(place.taken) {
        let seeker = Int(slots[slot].seeker)
        supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
        slotOfSeeker[seeker] = slot
      }
    }
  }

  /// Supporters with a free place and a price become cheaper, until somebody would rather come to them.
  mutating func invite(step: Int32, _ reversed: ScalarProblem.Reversed) {
    var profits = [Int32](repeating: 0, count: problem.seekerCount)
    for (supporter, place) in places.enumerated() {
      for slot in place.start..<place.start + Int(place.taken) {
        profits[Int(slots[slot].seeker)] = slots[slot].weight &- prices[supporter]
      }
    }
    var waiting = places.indices.filter { !places[$0].isFull && prices[$0] > 0 }
    while let supporter = waiting.popLast() {
      while !places[supporter].isFull, prices[supporter] > 0 {
        let (best, second, guest) = Self.offers(
          from: supporter, reversed, profits: profits.span, supporterOfSeeker.span)
        let comes = best > step
        let price = prices[supporter]
        let lower = min(price, max(0, (comes ? second : best) &- step))
        let place = places[supporter]
        if lower < price {
          prices[supporter] = lower
          for slot in place.start..<place.start + Int(place.taken) {
            profits[Int(slots[slot].seeker)] &+= price &- lower
          }
        }
        if !comes { break }
        let seeker = Int(guest.seeker)
        let left = Int(supporterOfSeeker[seeker])
        if left >= 0 {
          remove(slotOfSeeker[seeker], of: left)
          if prices[left] > 0 { waiting.append(left) }
        }
        let slot = place.start + Int(place.taken)
        slots[slot] = Slot(seeker: guest.seeker, level: 0, weight: guest.weight)
        slotOfSeeker[seeker] = slot
        places[supporter].taken += 1
        supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
        profits[seeker] = guest.weight &- lower
      }
    }
  }

  /// The highest price that a seeker from elsewhere would pay to come, the second highest, and who that seeker is.
  private static func offers(
    from supporter: Int, _ reversed: ScalarProblem.Reversed, profits: Span<Int32>,
    _ supporterOfSeeker: Span<Int32>
  ) -> (best: Int32, second: Int32, guest: ScalarProblem.Reversed.Edge) {
    let edges = reversed.edges.span
    var (best, second): (Int32, Int32) = (0, 0)
    var guest = ScalarProblem.Reversed.Edge(seeker: -1, weight: 0)
    for next in reversed.starts[supporter]..<reversed.starts[supporter + 1] {
      let edge = edges[next]
      let offer = edge.weight &- profits[Int(edge.seeker)]
      guard offer > second, supporterOfSeeker[Int(edge.seeker)] != Int32(truncatingIfNeeded: supporter)
      else { continue }
      if offer > best {
        second = best
        (best, guest) = (offer, edge)
      } else {
        second = offer
      }
    }
    return (best, second, guest)
  }

  /// Adds to the heap of `count` places that begins at `start`.
  @inline(__always)
  private static func add(_ slots: inout MutableSpan<Slot>, _ slot: Slot, at start: Int, count: Int) {
    var child = count
    while child > 0 {
      let parent = (child - 1) / 2
      if slots[start + parent].level <= slot.level { break }
      slots[start + child] = slots[start + parent]
      child = parent
    }
    slots[start + child] = slot
  }

  @inline(__always)
  private static func sink(_ slots: inout MutableSpan<Slot>, from root: Int, at start: Int, count: Int) {
    var parent = root
    let moving = slots[start + root]
    while true {
      var child = 2 * parent + 1
      if child >= count { break }
      if child + 1 < count, slots[start + child + 1].level < slots[start + child].level { child += 1 }
      if slots[start + child].level >= moving.level { break }
      slots[start + parent] = slots[start + child]
      parent = child
    }
    slots[start + parent] = moving
  }
}
