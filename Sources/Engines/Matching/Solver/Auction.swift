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
    let prices = problem.capacities.indices.map { supporter in
      Market.raised(
        problem.capacities[supporter] == 0
          ? Self.closed : Int32(truncatingIfNeeded: max(0, min(state.supporterPrices[supporter], 1 << 27))))
    }
    market = Market(
      prices: prices, starts: problem.placeStarts + [Int32(truncatingIfNeeded: problem.placeCount)],
      slots: Array(repeating: .free, count: problem.placeCount))
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
      supporterPrices: market.prices.map { Int64(Market.upper($0)) })
  }

  // MARK: Settling

  /// Frees those who would do better elsewhere by more than a step, and says what the others would pay to stay.
  mutating func settle(step: Int32) {
    for seeker in leaving(step: step) { unseat(Int(seeker)) }
    market.order()
  }

  /// Those who would do better elsewhere. The others are told what they would pay to stay, and all without a place
  /// become `free`.
  private mutating func leaving(step: Int32) -> [Int32] {
    let (problem, heldOwns, heldPlaces, heldPrices) = (
      problem, supporterOfSeeker, slotOfSeeker, market.prices
    )
    let (starts, edges) = (problem.starts.span, problem.edges.span)
    let (owns, places, prices) = (heldOwns.span, heldPlaces.span, heldPrices.span)
    var (leaving, free): ([Int32], [Int32]) = ([], [])
    var slots = market.slots.mutableSpan
    for seeker in owns.indices {
      // What is needed a few seekers later lies anywhere.
      let later = min(seeker &+ 8, owns.count &- 1)
      edges.bringNear(Int(starts[later]))
      slots.bringNear(Int(places[later]))
      let row = edges.extracting(Int(starts[seeker])..<Int(starts[seeker &+ 1]))
      let own = owns[seeker]
      guard own >= 0 else {
        for next in row.indices where row[next].weight > Market.upper(prices[Int(row[next].supporter)]) {
          free.append(Int32(truncatingIfNeeded: seeker))
          break
        }
        continue
      }
      let (best, other) = Market.bestTwo(row, at: prices)
      let second = max(0, Market.upper(Market.supporter(best) == Int(own) ? other : best))
      let price = Market.upper(prices[Int(own)])
      let slot = Int(places[seeker])
      let profit = slots[slot].weight &- price
      if profit < second &- step {
        leaving.append(Int32(truncatingIfNeeded: seeker))
        free.append(Int32(truncatingIfNeeded: seeker))
      } else {
        slots[slot].level = price &+ profit &- second &+ step
      }
    }
    self.free = free
    return leaving
  }

  private mutating func seat(_ seeker: Int, at supporter: Int, weight: Int32) {
    let slot = market.starts[supporter] &+ taken[supporter]
    market.slots[Int(slot)] = .init(seeker: Int32(truncatingIfNeeded: seeker), level: 0, weight: weight)
    slotOfSeeker[seeker] = slot
    supporterOfSeeker[seeker] = Int32(truncatingIfNeeded: supporter)
    taken[supporter] += 1
  }

  private mutating func unseat(_ seeker: Int) {
    let supporter = Int(supporterOfSeeker[seeker])
    taken[supporter] -= 1
    let lastSlot = Int(market.starts[supporter] &+ taken[supporter])
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
    let (problem, newcomers, heldPlaces) = (problem, free, market.starts)
    let (starts, edges, places) = (problem.starts.span, problem.edges.span, heldPlaces.span)
    var (heldPrices, heldSlots) = (market.prices, market.slots)
    (market.prices, market.slots) = ([], [])
    var prices = heldPrices.mutableSpan
    var slots = heldSlots.mutableSpan
    // What is small is near in any case.
    let isFar = edges.count > 1 << 16
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
      if isFar, waiting > 4 {
        edges.bringRowNear(Int(starts[Int(turns[(first &+ 3) & 7])]))
      }
      let row = edges.extracting(Int(starts[Int(seeker)])..<Int(starts[Int(seeker) &+ 1]))
      let (best, second) = Market.bestTwo(row, at: prices.span)
      if best <= Market.nothing { continue }
      let supporter = Market.supporter(best)
      let profit = Market.upper(best)
      let loser = Market.bid(
        seeker, supporter, weight: profit &+ Market.upper(prices[supporter]),
        rise: profit &- Market.upper(second) &+ step, places, &prices, &slots)
      if loser < 0 { continue }
      starts.bringNear(Int(loser))
      turns[(first &+ waiting) & 7] = loser
      waiting &+= 1
    }
    (market.prices, market.slots) = (heldPrices, heldSlots)
    remember()
  }

  /// Outbidding without a step keeps every pair exactly the best for its seeker. Whoever finds two supporters equally
  /// good, both full, is left over for the shortest paths (the row reduction of Jonker & Volgenant 1987).
  mutating func outbidExactly(bids: Int, _ watch: Watch) throws(Stopped) {
    let (problem, newcomers, heldPlaces) = (problem, free, market.starts)
    let (starts, edges, places) = (problem.starts.span, problem.edges.span, heldPlaces.span)
    var (heldPrices, heldSlots) = (market.prices, market.slots)
    (market.prices, market.slots) = ([], [])
    var prices = heldPrices.mutableSpan
    var slots = heldSlots.mutableSpan
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
          let profit = edge.weight &- Market.upper(prices[supporter])
          guard profit > 0, profit >= second, profit > best || profit > second || !hasRoom else { continue }
          let start = places[supporter]
          let isFree = start < places[supporter &+ 1] && slots[Int(start)].seeker < 0
          if profit > best {
            second = best
            (best, chosen, hasRoom) = (profit, edge, isFree)
          } else {
            second = profit
            if profit == best, !hasRoom, isFree { (chosen, hasRoom) = (edge, true) }
          }
        }
        if chosen.supporter < 0 || !hasRoom && best == second { break }
        seeker = Market.bid(
          seeker, Int(chosen.supporter), weight: chosen.weight, rise: best &- second, places, &prices, &slots)
      }
    }
    (market.prices, market.slots) = (heldPrices, heldSlots)
    remember()
  }

  /// Writes down for each seeker what the places say, and puts those that are taken first.
  private mutating func remember() {
    let starts = market.starts
    var (heldSlots, heldOwns, heldPlaces) = (market.slots, supporterOfSeeker, slotOfSeeker)
    (market.slots, supporterOfSeeker, slotOfSeeker) = ([], [], [])
    var slots = heldSlots.mutableSpan
    var owns = heldOwns.mutableSpan
    var places = heldPlaces.mutableSpan
    for seeker in owns.indices { owns[seeker] = -1 }
    for supporter in taken.indices {
      let start = Int(starts[supporter])
      var next = start
      for place in start..<Int(starts[supporter + 1]) where slots[place].seeker >= 0 {
        let slot = slots[place]
        slots[place] = slots[next]
        slots[next] = slot
        owns[Int(slot.seeker)] = Int32(truncatingIfNeeded: supporter)
        places[Int(slot.seeker)] = Int32(truncatingIfNeeded: next)
        next &+= 1
      }
      taken[supporter] = Int32(truncatingIfNeeded: next &- start)
    }
    (market.slots, supporterOfSeeker, slotOfSeeker) = (heldSlots, heldOwns, heldPlaces)
  }

  // MARK: Supporters invite

  /// Supporters with a free place and a price become cheaper, until somebody would rather come to them.
  mutating func invite(step: Int32, _ watch: Watch) throws(Stopped) {
    var waiting = taken.indices.filter { isCalling($0) }
    if waiting.isEmpty { return }
    var profits = [Int32](repeating: 0, count: problem.seekerCount)
    for supporter in taken.indices {
      let price = market.price(supporter)
      for slot in takenSlots(of: supporter) {
        profits[Int(market.slots[slot].seeker)] = market.slots[slot].weight &- price
      }
    }
    // From here on prices fall, so that nobody is left with less.
    let reversed = problem.reversed(above: profits)
    let edges = reversed.edges.span
    var calls = 0
    while let supporter = waiting.popLast() {
      if let later = waiting.last {
        let row = reversed.row(later)
        edges.bringRowNear(row.lowerBound)
      }
      while isCalling(supporter) {
        calls &+= 1
        if calls & 0x3FF == 0 { try watch() }
        let (best, second, guest) = Self.offers(
          from: supporter, reversed, profits: profits.span, supporterOfSeeker.span)
        let comes = best > step
        let price = market.price(supporter)
        let lower = min(price, max(0, (comes ? second : best) &- step))
        if lower < price {
          market.prices[supporter] = Market.raised(lower)
          for slot in takenSlots(of: supporter) { profits[Int(market.slots[slot].seeker)] &+= price &- lower }
        }
        if !comes { break }
        let seeker = Int(guest.seeker)
        let left = Int(supporterOfSeeker[seeker])
        if left >= 0 {
          unseat(seeker)
          if market.price(left) > 0 { waiting.append(left) }
        }
        seat(seeker, at: supporter, weight: guest.weight)
        profits[seeker] = guest.weight &- lower
      }
    }
  }

  private func takenSlots(of supporter: Int) -> Range<Int> {
    let start = Int(market.starts[supporter])
    return start..<start + Int(taken[supporter])
  }

  private func isCalling(_ supporter: Int) -> Bool {
    takenSlots(of: supporter).count < market.slots(of: supporter).count && market.price(supporter) > 0
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
