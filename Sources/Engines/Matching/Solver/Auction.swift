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
/// - Complexity: memory 12 bytes a seeker, 16 bytes a supporter, 12 bytes a place, not counting places beyond the
///   candidates.
struct Auction {
  /// A price that nobody can pay: that of a supporter without any place.
  static let closed: Int32 = 1 << 28

  private let problem: ScalarProblem
  private var prices: [Int32]
  private var places: [Places]
  private var slots: [Slot]
  private var supporterOfSeeker: [Int32]
  private var slotOfSeeker: [Int32]
  private var free: [Int32] = []
  /// What was read ahead; of no meaning, but kept so that the reading is done.
  private var touched: Int32 = 0

  /// Prices out of range come to their limits: they only become a worse beginning.
  init(_ problem: ScalarProblem, from state: ScalarProblem.State) {
    self.problem = problem
    prices = problem.capacities.indices.map { supporter in
      problem.capacities[supporter] == 0
        ? Self.closed : Int32(truncatingIfNeeded: max(0, min(state.supporterPrices[supporter], 1 << 27)))
    }
    places = problem.capacities.indices.map { supporter in
      Places(start: problem.placeStarts[supporter], taken: 0, capacity: problem.capacities[supporter])
    }
    slots = Array(repeating: Slot(seeker: -1, level: 0, weight: 0), count: problem.placeCount)
    supporterOfSeeker = Array(repeating: -1, count: problem.seekerCount)
    slotOfSeeker = Array(repeating: -1, count: problem.seekerCount)
    for seeker in 0..<problem.seekerCount where state.supporterOfSeeker[seeker] >= 0 {
      let supporter = state.supporterOfSeeker[seeker]
      for edge in problem.edges[problem.row(seeker)] where edge.supporter == supporter {
        seat(seeker, at: Int(supporter), weight: edge.weight)
      }
    }
  }

  var state: ScalarProblem.State {
    ScalarProblem.State(supporterOfSeeker: supporterOfSeeker, supporterPrices: prices.map { Int64($0) })
  }

  // MARK: Settling

  /// Frees those who would do better elsewhere by more than a step, and says what the others would pay to stay.
  mutating func settle(step: Int32) {
    free.removeAll(keepingCapacity: true)
    let problem = problem
    let (starts, edges) = (problem.starts.span, problem.edges.span)
    for seeker in 0..<problem.seekerCount {
      let own = supporterOfSeeker[seeker]
      let end = Int(starts[seeker &+ 1])
      var second: Int32 = 0
      var next = Int(starts[seeker])
      while next < end {
        let edge = edges[next]
        if edge.weight <= second { break }
        let profit = edge.weight &- prices[Int(edge.supporter)]
        if profit > second, edge.supporter != own {
          second = profit
          // Whoever has nothing bids, whatever the second best.
          if own < 0 { break }
        }
        next &+= 1
      }
      guard own >= 0 else {
        if second > 0 { free.append(Int32(truncatingIfNeeded: seeker)) }
        continue
      }
      let slot = Int(slotOfSeeker[seeker])
      let profit = slots[slot].weight &- prices[Int(own)]
      if profit < second &- step {
        unseat(seeker)
        free.append(Int32(truncatingIfNeeded: seeker))
      } else {
        slots[slot].level = prices[Int(own)] &+ profit &- second &+ step
      }
    }
    let places = places
    var heaps = slots.mutableSpan
    for place in places where place.taken > 1 {
      for root in stride(from: Int(place.taken) / 2 - 1, through: 0, by: -1) {
        place.sink(&heaps, from: root)
      }
    }
  }

  private mutating func seat(_ seeker: Int, at supporter: Int, weight: Int32) {
    let slot = places[supporter].start &+ places[supporter].taken
    slots[Int(slot)] = Slot(seeker: Int32(truncatingIfNeeded: seeker), level: 0, weight: weight)
    slotOfSeeker[seeker] = slot
    supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
    places[supporter].taken += 1
  }

  private mutating func unseat(_ seeker: Int) {
    let supporter = Int(supporterOfSeeker[seeker])
    places[supporter].taken -= 1
    let last = slots[Int(places[supporter].start &+ places[supporter].taken)]
    let slot = slotOfSeeker[seeker]
    slots[Int(slot)] = last
    slotOfSeeker[Int(last.seeker)] = slot
    supporterOfSeeker[seeker] = -1
  }

  // MARK: Seekers bid

  /// Seekers without a place bid for the one that leaves them most, by a step more than it is worth to them.
  ///
  /// A few seekers take turns, so that the memory they will need is on its way while others bid: on large problems
  /// that is most of the time.
  mutating func outbid(step: Int32, _ watch: Watch) throws(Stopped) {
    let (problem, newcomers) = (problem, free)
    let (starts, edges) = (problem.starts.span, problem.edges.span)
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
      if first & 0xFFFF == 0 { try watch() }
      if waiting > 3 {
        let start = Int(starts[Int(turns[(first &+ 2) & 7])])
        touched &+= edges[start].weight &+ edges[min(start &+ 8, edges.count &- 1)].weight
      }
      let start = Int(starts[Int(seeker)])
      let end = Int(starts[Int(seeker) &+ 1])
      // Profit and edge in one number, so that the best two are kept without branches.
      var best = 0xFFFF_FFFF
      var second = 0xFFFF_FFFF
      var looked = start
      while looked < end {
        let edge = edges[looked]
        if Int(edge.weight) <= second >> 32 { break }
        let entry = Int(edge.weight &- prices[Int(edge.supporter)]) << 32 | (looked &- start)
        second = max(second, min(best, entry))
        best = max(best, entry)
        looked &+= 1
      }
      if best <= 0xFFFF_FFFF { continue }
      let edge = edges[start &+ (best & 0xFFFF_FFFF)]
      let rise = Int32(truncatingIfNeeded: best >> 32 &- second >> 32) &+ step
      let loser = bid(seeker, edge, rise: rise)
      if loser < 0 { continue }
      touched &+= starts[Int(loser)]
      turns[(first &+ waiting) & 7] = loser
      waiting &+= 1
    }
    self.touched = touched
    remember()
  }

  /// Outbidding without a step keeps every pair exactly the best for its seeker. Whoever finds two supporters equally
  /// good, both full, is left over for the shortest paths (the row reduction of Jonker & Volgenant 1987).
  mutating func outbidExactly(bids: Int, _ watch: Watch) throws(Stopped) {
    let (problem, newcomers) = (problem, free)
    let (starts, edges) = (problem.starts.span, problem.edges.span)
    var bidsLeft = bids
    for newcomer in newcomers {
      var seeker = newcomer
      while seeker >= 0, bidsLeft > 0 {
        bidsLeft &-= 1
        if bidsLeft & 0xFFFF == 0 { try watch() }
        var (best, second): (Int32, Int32) = (0, 0)
        var chosen = ScalarProblem.Edge(supporter: -1, score: 0)
        var hasRoom = false
        for next in Int(starts[Int(seeker)])..<Int(starts[Int(seeker) &+ 1]) {
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
        if chosen.supporter < 0 || !hasRoom && best == second { break }
        seeker = bid(seeker, chosen, rise: best &- second)
      }
    }
    remember()
  }

  /// Offers so much more than the price, and says who is without a place after that, or -1.
  @inline(__always)
  private mutating func bid(_ seeker: Int32, _ edge: ScalarProblem.Edge, rise: Int32) -> Int32 {
    let supporter = Int(edge.supporter)
    let price = prices[supporter]
    let bid = Slot(seeker: seeker, level: price &+ rise, weight: edge.weight)
    let place = places[supporter]
    var heap = slots.mutableSpan
    if !place.isFull {
      place.add(&heap, bid)
      places[supporter].taken = place.taken &+ 1
      return -1
    }
    let lowest = heap[Int(place.start)]
    guard bid.level > lowest.level else {
      prices[supporter] = bid.level
      return seeker
    }
    heap[Int(place.start)] = bid
    place.sink(&heap, from: 0)
    prices[supporter] = max(price, lowest.level)
    return lowest.seeker
  }

  /// Writes down for each seeker what the places say.
  private mutating func remember() {
    for seeker in supporterOfSeeker.indices { supporterOfSeeker[seeker] = -1 }
    for (supporter, place) in places.enumerated() {
      for slot in place.slots {
        let seeker = Int(slots[slot].seeker)
        supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
        slotOfSeeker[seeker] = Int32(truncatingIfNeeded: slot)
      }
    }
  }

  // MARK: Supporters invite

  /// Supporters with a free place and a price become cheaper, until somebody would rather come to them.
  mutating func invite(
    step: Int32, _ reversed: ScalarProblem.Reversed, _ watch: Watch
  ) throws(Stopped) {
    var profits = [Int32](repeating: 0, count: problem.seekerCount)
    for (supporter, place) in places.enumerated() {
      for slot in place.slots { profits[Int(slots[slot].seeker)] = slots[slot].weight &- prices[supporter] }
    }
    var waiting = places.indices.filter { isCalling($0) }
    var calls = 0
    while let supporter = waiting.popLast() {
      while isCalling(supporter) {
        calls &+= 1
        if calls & 0x3FFF == 0 { try watch() }
        let (best, second, guest) = Self.offers(
          from: supporter, reversed, profits: profits.span, supporterOfSeeker.span)
        let comes = best > step
        let price = prices[supporter]
        let lower = min(price, max(0, (comes ? second : best) &- step))
        if lower < price {
          prices[supporter] = lower
          for slot in places[supporter].slots { profits[Int(slots[slot].seeker)] &+= price &- lower }
        }
        if !comes { break }
        let seeker = Int(guest.seeker)
        let left = Int(supporterOfSeeker[seeker])
        if left >= 0 {
          unseat(seeker)
          if prices[left] > 0 { waiting.append(left) }
        }
        seat(seeker, at: supporter, weight: guest.weight)
        profits[seeker] = guest.weight &- lower
      }
    }
  }

  private func isCalling(_ supporter: Int) -> Bool { !places[supporter].isFull && prices[supporter] > 0 }

  /// The highest price that a seeker from elsewhere would pay to come, the second highest, and who that seeker is.
  private static func offers(
    from supporter: Int, _ reversed: ScalarProblem.Reversed, profits: Span<Int32>,
    _ supporterOfSeeker: Span<Int32>
  ) -> (best: Int32, second: Int32, guest: ScalarProblem.Reversed.Edge) {
    let edges = reversed.edges.span
    var (best, second): (Int32, Int32) = (0, 0)
    var guest = ScalarProblem.Reversed.Edge(seeker: -1, weight: 0)
    for next in reversed.row(supporter) {
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
}
