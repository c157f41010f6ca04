/// From any prices and any matching to the best matching and the prices that prove it, by shortest paths.
///
/// Seekers who do not hold what is best for them at the prices are set free. What holds from then on: every slack is
/// ≥ 0 and that of a pair in the matching is 0; a seeker or supporter without an obligation has a price ≥ 0. What is
/// missing: a seeker who meets nobody should have price 0, and may not have an obligation; so should a supporter with
/// a free place. Each search along a shortest path mends one of these and breaks none. When nothing is missing,
/// prices and matching prove each other (complementary slackness).
///
/// *Seekers first.* From a seeker who should meet somebody, the shortest path leads to a free place, or to a seeker
/// who may be left out for what they have. Supporters passed on the way become dearer by what the path is longer
/// than their distance (Edmonds & Karp 1972; Jonker & Volgenant 1987). *Supporters then*, the other way round: from
/// a free place with a price to a seeker who meets nobody, or to a supporter whose place can stay free for what it
/// costs. Supporters passed on the way become cheaper.
///
/// | here | in the papers |
/// |---|---|
/// | price of a seeker, of a supporter | uᵢ, vⱼ |
/// | slack of a pair | uᵢ + vⱼ − wᵢⱼ |
///
/// The price of a seeker is not kept: it is what their pair leaves them.
///
/// Overflow: the bonuses in the weights cancel along a path but for its ends, and the prices to begin with are below
/// 2²⁷, or 2⁴⁰ for a supporter without any place; so what `Worth` says of prices and distances holds here too.
///
/// - Complexity: O(unmet · edges · log supporters) at worst; memory 16 bytes a seeker, 60 bytes a supporter, 4 bytes
///   a place, not counting places beyond the candidates.
struct Repair {
  /// A price that nobody can pay: that of a supporter without any place.
  private static let closed: Int64 = 1 << 40

  private typealias Stand = RepairSearch.Stand
  private typealias Places = RepairSearch.Places
  private typealias Seat = RepairSearch.Seat
  private typealias Step = RepairSearch.Step

  private let problem: ScalarProblem
  private var stands: [Stand]
  private var places: [Places]
  private var seats: [Seat]
  private var slots: [Int32]
  /// No price is lower.
  private var leastPrice: Int64
  private var unmet: [Int32] = []
  /// Edges from the side of the supporters: all that may matter whose slack is less than `reach`, and perhaps others.
  private var reversed: ScalarProblem.Reversed?
  private var reach: Int64 = 0
  /// Where `reach` has an end, the prices at which these were found, and by how much any has fallen at most.
  private var openings: [Int64] = []
  private var deepest: Int64 = 0
  /// Whether there are so many edges that few of them should be held twice.
  private let isLarge: Bool

  private var search = RepairSearch()
  /// The edge by which the shortest path came to the supporter, or left it on the way back.
  private var steps: [Step]
  private var nextRest = 1 << 16
  /// How long the paths from seekers were of late: below 2⁵⁹.
  private var usualLength: Int64 = 64

  /// - Parameter isLarge: as the edges say, if nil.
  init(_ problem: ScalarProblem, from state: ScalarProblem.State, isLarge: Bool? = nil) {
    self.problem = problem
    self.isLarge = isLarge ?? (problem.edges.count >= 1 << 20)
    stands = problem.capacities.indices.map { supporter in
      Stand(price: problem.capacities[supporter] == 0 ? Self.closed : state.supporterPrices[supporter])
    }
    places = problem.capacities.indices.map { supporter in
      Places(start: problem.placeStarts[supporter], capacity: problem.capacities[supporter])
    }
    leastPrice = stands.reduce(.max) { min($0, $1.price) }
    seats = Array(repeating: Seat(), count: problem.seekerCount)
    slots = Array(repeating: -1, count: problem.placeCount)
    steps = Array(repeating: Step(seeker: -1, weight: 0, supporter: -1), count: problem.supporterCount)
    keepBest(of: state.supporterOfSeeker)
  }

  var state: ScalarProblem.State {
    ScalarProblem.State(
      supporterOfSeeker: seats.map(\.supporter), supporterPrices: stands.map(\.price),
      weights: seats.map(\.weight))
  }

  /// Mends what is missing; false if it takes more steps than allowed, with everything in order that was done.
  mutating func finished(within limit: Int, _ watch: Watch) throws(Stopped) -> Bool {
    var served = 0
    while served < unmet.count {
      try rest(watch)
      if search.work > limit {
        unmet.removeFirst(served)
        return false
      }
      if served + 1 < unmet.count {
        let start = problem.row(Int(unmet[served + 1])).lowerBound
        problem.edges.span.bringNear(start)
        problem.edges.span.bringNear(start &+ 8)
      }
      serve(Int(unmet[served]))
      served += 1
    }
    unmet.removeAll()
    for supporter in 0..<problem.supporterCount {
      while !places[supporter].isFull, problem.mustFill[supporter] || stands[supporter].price > 0 {
        try rest(watch)
        if search.work > limit { return false }
        if !fill(supporter) { break }
      }
    }
    // Nothing larger is held while the answer is written down.
    reversed = nil
    return true
  }

  private mutating func rest(_ watch: Watch) throws(Stopped) {
    guard search.work > nextRest else { return }
    nextRest = search.work + (1 << 16)
    try watch()
  }

  /// Keeps the pairs that are the best for their seeker at these prices.
  private mutating func keepBest(of supporterOfSeeker: [Int32]) {
    let (problem, heldStands) = (problem, stands)
    let (starts, edges, stands) = (problem.starts.span, problem.edges.span, heldStands.span)
    let mustMeet = problem.mustMeet.span
    for (seeker, own) in supporterOfSeeker.enumerated() {
      let row = edges.extracting(Int(starts[seeker])..<Int(starts[seeker + 1]))
      let mustMeet = mustMeet[seeker]
      var best: Int64 = mustMeet ? .min : 0
      // What weighs less leaves less than the best, as no price is lower.
      var lightest = mustMeet ? .min : leastPrice
      var kept: (profit: Int64, weight: Int32) = (.min, 0)
      for next in row.indices {
        let edge = row[next]
        let weight = Int64(edge.weight)
        if weight < lightest { break }
        let profit = weight &- stands[Int(edge.supporter)].price
        if profit > best {
          best = profit
          lightest = profit &+ leastPrice
        }
        if edge.supporter == own { kept = (profit, edge.weight) }
      }
      if own >= 0, kept.profit == best, !places[Int(own)].isFull {
        give(Int(own), to: seeker, weight: kept.weight)
      } else if best > 0 || mustMeet {
        unmet.append(Int32(truncatingIfNeeded: seeker))
      }
    }
  }

  // MARK: Seekers

  /// Looks no farther than some lengths of the paths of late, since what lies beyond would be put in order for nothing; if
  /// there is no end, prices follow as far as that, and the search goes on from there.
  private mutating func serve(_ newcomer: Int) {
    var price = price(of: newcomer)
    var limit = problem.mustMeet[newcomer] ? .max : price
    if limit <= 0 { return }
    var (radius, passed) = (min(limit, 8 * usualLength), Int64(0))
    while true {
      search.end = .stays
      search.length = radius
      search.findPlace(
        for: newcomer, price: price, problem, seats, slots, &stands, places, &steps, leastPrice: leastPrice)
      passed += search.length
      guard case .stays = search.end, radius < limit else { break }
      price -= radius
      if limit < .max { limit -= radius }
      radius = radius < .max / 8 ? min(limit, 8 * radius) : limit
    }
    usualLength = (7 * usualLength + passed) / 8 + 1
    pass(on: newcomer)
  }

  /// What the most attractive edge leaves a seeker: at least 0 if they may go without.
  private func price(of seeker: Int) -> Int64 {
    var best: Int64 = problem.mustMeet[seeker] ? .min : 0
    for next in problem.row(seeker) {
      let edge = problem.edges[next]
      if Int64(edge.weight) - leastPrice <= best { break }
      best = max(best, Int64(edge.weight) - stands[Int(edge.supporter)].price)
    }
    return best
  }

  private mutating func pass(on newcomer: Int) {
    var place: Int
    switch search.end {
    case .stays, .newcomer:
      assert(!problem.mustMeet[newcomer], "an obligation that cannot be met")
      return
    case .leftOut(let last):
      place = Int(seats[last].supporter)
      takeBack(from: last)
    case .freePlace(let free):
      place = free
    }
    while true {
      let seeker = Int(steps[place].seeker)
      let old = Int(seats[seeker].supporter)
      if old >= 0 { takeBack(from: seeker) }
      give(place, to: seeker, weight: steps[place].weight)
      if seeker == newcomer { return }
      place = old
    }
  }

  // MARK: Supporters

  /// Gives one more seeker to a supporter, or makes a place there free of charge; false if neither can be done, which
  /// cannot be where obligations can be met. On large problems it looks no farther at a time than `serve` does.
  private mutating func fill(_ first: Int) -> Bool {
    var limit = problem.mustFill[first] ? .max : stands[first].price
    var (radius, passed) = (isLarge ? min(limit, 8 * usualLength) : limit, Int64(0))
    while true {
      let reversed = edges(within: radius)
      search.end = .stays
      search.length = radius
      search.findNewcomer(
        for: first, reversed, problem.mustFill, seats, &stands, &steps, leastPrice: &leastPrice, openings,
        deepest: &deepest)
      assert(search.length < .max, "an obligation that cannot be met")
      if search.length == .max { return false }
      passed += search.length
      guard case .stays = search.end, radius < limit else { break }
      if limit < .max { limit -= radius }
      radius = radius < .max / 8 ? min(limit, 8 * radius) : limit
    }
    usualLength = (7 * usualLength + passed) / 8 + 1
    moveUp(to: first)
    return true
  }

  /// The edges that can matter to a search that goes so far, while prices fall, which they do from the first time that this
  /// is asked for. More than these are kept, for the next searches; if they are not enough any more, they are found anew.
  private mutating func edges(within radius: Int64) -> ScalarProblem.Reversed {
    // A slack becomes less by what the price of the supporter falls, at most.
    if let reversed, reach == .max || radius <= reach - deepest { return reversed }
    reversed = nil
    reach = isLarge && radius < .max / 4 ? 4 * radius : .max
    (openings, deepest) = (reach < .max ? stands.map(\.price) : [], 0)
    let prices = seats.map { seat in
      seat.supporter < 0 ? 0 : Int64(seat.weight) - stands[Int(seat.supporter)].price
    }
    let found = problem.reversed(
      above: prices, mustFill: problem.mustFill.contains(true) ? problem.mustFill : nil,
      near: reach < .max ? (openings, reach) : nil)
    reversed = found
    return found
  }

  private mutating func moveUp(to first: Int) {
    var move: Step
    switch search.end {
    case .stays, .leftOut: return
    case .newcomer(let newcomer): move = newcomer
    case .freePlace(let supporter):
      if supporter == first { return }
      move = steps[supporter]
    }
    if seats[Int(move.seeker)].supporter >= 0 { takeBack(from: Int(move.seeker)) }
    while Int(move.supporter) != first {
      let next = steps[Int(move.supporter)]
      takeBack(from: Int(next.seeker))
      give(Int(move.supporter), to: Int(move.seeker), weight: move.weight)
      move = next
    }
    give(first, to: Int(move.seeker), weight: move.weight)
  }

  // MARK: Both

  private mutating func give(_ supporter: Int, to seeker: Int, weight: Int32) {
    let slot = places[supporter].slots.upperBound
    slots[slot] = Int32(truncatingIfNeeded: seeker)
    places[supporter].taken += 1
    seats[seeker] = Seat(
      supporter: Int32(truncatingIfNeeded: supporter), slot: Int32(truncatingIfNeeded: slot), weight: weight)
  }

  private mutating func takeBack(from seeker: Int) {
    let (supporter, slot) = (Int(seats[seeker].supporter), seats[seeker].slot)
    places[supporter].taken -= 1
    let last = slots[places[supporter].slots.upperBound]
    slots[Int(slot)] = last
    seats[Int(last)].slot = slot
    seats[seeker].supporter = -1
  }
}
