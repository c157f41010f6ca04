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
/// Overflow: a weight has at most two bonuses, so weights lie between −2²⁴ and 2²⁶; prices lie between 0 and 2²⁷, but
/// for those that nobody can pay, and a level is at most a weight and a step more than a price: below 2²⁹.
///
/// - Complexity: memory 16 bytes a seeker, 12 bytes a supporter, 12 bytes a place, not counting places beyond the
///   candidates.
struct Auction {
  /// A price that nobody can pay: that of a supporter without any place.
  static let closed: Int32 = 1 << 28

  private let problem: ScalarProblem
  private var market: Market
  /// How many places of each supporter are taken, and by each seeker which, while nobody bids: then the first ones are.
  private var taken: [Int32]
  private var supporterOfSeeker: [Int32]
  private var slotOfSeeker: [Int32]
  private var free: [Int32] = []

  /// Prices out of range come to their limits: they only become a worse beginning.
  init(_ problem: ScalarProblem, from state: ScalarProblem.State) {
    self.problem = problem
    var stands = problem.capacities.indices.map { supporter in
      Market.Stand(
        price: problem.capacities[supporter] == 0
          ? Self.closed : Int32(truncatingIfNeeded: max(0, min(state.supporterPrices[supporter], 1 << 27))),
        start: problem.placeStarts[supporter])
    }
    stands.append(.init(price: Self.closed, start: Int32(truncatingIfNeeded: problem.placeCount)))
    market = Market(stands: stands, slots: Array(repeating: .free, count: problem.placeCount))
    taken = Array(repeating: 0, count: problem.supporterCount)
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
    ScalarProblem.State(
      supporterOfSeeker: supporterOfSeeker,
      supporterPrices: market.stands.dropLast().map { Int64($0.price) })
  }

  // MARK: Settling

  /// Frees those who would do better elsewhere by more than a step, and says what the others would pay to stay.
  mutating func settle(step: Int32) {
    free.removeAll(keepingCapacity: true)
    let problem = problem
    let (starts, edges) = (problem.starts.span, problem.edges.span)
    for seeker in 0..<problem.seekerCount {
      // What is needed a few seekers later lies anywhere.
      let later = min(seeker &+ 8, problem.seekerCount &- 1)
      edges.bringNear(Int(starts[later]))
      market.slots.span.bringNear(Int(slotOfSeeker[later]))
      let own = supporterOfSeeker[seeker]
      let end = Int(starts[seeker &+ 1])
      var second: Int32 = 0
      var next = Int(starts[seeker])
      while next < end {
        let edge = edges[next]
        if edge.weight <= second { break }
        let profit = edge.weight &- market.stands[Int(edge.supporter)].price
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
      let price = market.stands[Int(own)].price
      let profit = market.slots[slot].weight &- price
      if profit < second &- step {
        unseat(seeker)
        free.append(Int32(truncatingIfNeeded: seeker))
      } else {
        market.slots[slot].level = price &+ profit &- second &+ step
      }
    }
    for supporter in 0..<problem.supporterCount { market.order(supporter) }
  }

  private mutating func seat(_ seeker: Int, at supporter: Int, weight: Int32) {
    let slot = market.stands[supporter].start &+ taken[supporter]
    market.slots[Int(slot)] = .init(seeker: Int32(truncatingIfNeeded: seeker), level: 0, weight: weight)
    slotOfSeeker[seeker] = slot
    supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
    taken[supporter] += 1
  }

  private mutating func unseat(_ seeker: Int) {
    let supporter = Int(supporterOfSeeker[seeker])
    taken[supporter] -= 1
    let lastSlot = Int(market.stands[supporter].start &+ taken[supporter])
    let last = market.slots[lastSlot]
    let slot = slotOfSeeker[seeker]
    market.slots[Int(slot)] = last
    slotOfSeeker[Int(last.seeker)] = slot
    market.slots[lastSlot] = .free
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
    var market = market
    self.market = Market(stands: [], slots: [])
    var turns = InlineArray<8, Int32>(repeating: 0)
    var (first, waiting, next) = (0, 0, 0)
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
      if first & 0xFFF == 0 { try watch() }
      if waiting > 4 {
        let soon = Int(starts[Int(turns[(first &+ 3) & 7])])
        edges.bringNear(soon)
        edges.bringNear(soon &+ 8)
        edges.bringNear(soon &+ 16)
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
        let entry = Int(edge.weight &- market.stands[Int(edge.supporter)].price) << 32 | (looked &- start)
        second = max(second, min(best, entry))
        best = max(best, entry)
        looked &+= 1
      }
      if best <= 0xFFFF_FFFF { continue }
      let edge = edges[start &+ (best & 0xFFFF_FFFF)]
      let rise = Int32(truncatingIfNeeded: best >> 32 &- second >> 32) &+ step
      let loser = market.bid(seeker, edge, rise: rise)
      if loser < 0 { continue }
      starts.bringNear(Int(loser))
      turns[(first &+ waiting) & 7] = loser
      waiting &+= 1
    }
    remember(market)
  }

  /// Outbidding without a step keeps every pair exactly the best for its seeker. Whoever finds two supporters equally
  /// good, both full, is left over for the shortest paths (the row reduction of Jonker & Volgenant 1987).
  mutating func outbidExactly(bids: Int, _ watch: Watch) throws(Stopped) {
    let (problem, newcomers) = (problem, free)
    let (starts, edges) = (problem.starts.span, problem.edges.span)
    var market = market
    self.market = Market(stands: [], slots: [])
    var bidsLeft = bids
    for newcomer in newcomers {
      var seeker = newcomer
      while seeker >= 0, bidsLeft > 0 {
        bidsLeft &-= 1
        if bidsLeft & 0xFFF == 0 { try watch() }
        var (best, second): (Int32, Int32) = (0, 0)
        var chosen = ScalarProblem.Edge(supporter: -1, score: 0)
        var hasRoom = false
        for next in Int(starts[Int(seeker)])..<Int(starts[Int(seeker) &+ 1]) {
          let edge = edges[next]
          if edge.weight <= second, hasRoom || edge.weight < best { break }
          let supporter = Int(edge.supporter)
          let profit = edge.weight &- market.stands[supporter].price
          if profit > best {
            second = best
            (best, chosen, hasRoom) = (profit, edge, market.hasRoom(supporter))
          } else if profit >= second, profit > 0 {
            second = profit
            if profit == best, !hasRoom, market.hasRoom(supporter) { (chosen, hasRoom) = (edge, true) }
          }
        }
        if chosen.supporter < 0 || !hasRoom && best == second { break }
        seeker = market.bid(seeker, chosen, rise: best &- second)
      }
    }
    remember(market)
  }

  /// Writes down for each seeker what the places say, and puts those that are taken first.
  private mutating func remember(_ bidden: consuming Market) {
    market = bidden
    for seeker in supporterOfSeeker.indices { supporterOfSeeker[seeker] = -1 }
    for supporter in taken.indices {
      let places = market.slots(of: supporter)
      var next = places.lowerBound
      for slot in places where market.slots[slot].seeker >= 0 {
        market.slots.swapAt(slot, next)
        let seeker = Int(market.slots[next].seeker)
        supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
        slotOfSeeker[seeker] = Int32(truncatingIfNeeded: next)
        next += 1
      }
      taken[supporter] = Int32(truncatingIfNeeded: next - places.lowerBound)
    }
  }

  // MARK: Supporters invite

  /// Supporters with a free place and a price become cheaper, until somebody would rather come to them.
  mutating func invite(
    step: Int32, _ reversed: ScalarProblem.Reversed, _ watch: Watch
  ) throws(Stopped) {
    var profits = [Int32](repeating: 0, count: problem.seekerCount)
    for supporter in taken.indices {
      let price = market.stands[supporter].price
      for slot in takenSlots(of: supporter) {
        profits[Int(market.slots[slot].seeker)] = market.slots[slot].weight &- price
      }
    }
    var waiting = taken.indices.filter { isCalling($0) }
    var calls = 0
    while let supporter = waiting.popLast() {
      while isCalling(supporter) {
        calls &+= 1
        if calls & 0x3FF == 0 { try watch() }
        let (best, second, guest) = Self.offers(
          from: supporter, reversed, profits: profits.span, supporterOfSeeker.span)
        let comes = best > step
        let price = market.stands[supporter].price
        let lower = min(price, max(0, (comes ? second : best) &- step))
        if lower < price {
          market.stands[supporter].price = lower
          for slot in takenSlots(of: supporter) { profits[Int(market.slots[slot].seeker)] &+= price &- lower }
        }
        if !comes { break }
        let seeker = Int(guest.seeker)
        let left = Int(supporterOfSeeker[seeker])
        if left >= 0 {
          unseat(seeker)
          if market.stands[left].price > 0 { waiting.append(left) }
        }
        seat(seeker, at: supporter, weight: guest.weight)
        profits[seeker] = guest.weight &- lower
      }
    }
  }

  private func takenSlots(of supporter: Int) -> Range<Int> {
    let start = Int(market.stands[supporter].start)
    return start..<start + Int(taken[supporter])
  }

  private func isCalling(_ supporter: Int) -> Bool {
    takenSlots(of: supporter).count < market.slots(of: supporter).count && market.stands[supporter].price > 0
  }

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
