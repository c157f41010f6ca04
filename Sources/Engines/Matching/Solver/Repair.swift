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

  /// What is known of a supporter, together, since what one step looks at lies far from what the next one does.
  private struct Stand {
    var price: Int64
    /// From where the search began.
    var distance: Int64 = .max
    let start: Int32
    /// How many seekers hold a place, their names in `slots` from `start` on.
    var taken: Int32 = 0
    let capacity: Int32

    var isFull: Bool { taken == capacity }
    var slots: Range<Int> { Int(start)..<Int(start &+ taken) }
  }

  /// What a seeker holds; -1 for nothing.
  private struct Seat {
    var supporter: Int32 = -1
    var slot: Int32 = -1
    var weight: Int32 = 0
  }

  private let problem: ScalarProblem
  private var stands: [Stand]
  private var seats: [Seat]
  private var slots: [Int32]
  /// No price is lower.
  private var leastPrice: Int64
  private var unmet: [Int32] = []
  private var reversed: ScalarProblem.Reversed?

  // One search.
  /// The edge by which the shortest path came to the supporter, or left it on the way back.
  private var step: [Step]
  private var reached: [Int32] = []
  /// Those reached at the distance of the one being looked at, and those farther away.
  private var near: [Int32] = []
  private var far = Heap<Front>()
  private var end = End.stays
  private var length = Int64.max
  private var work = 0
  private var nextRest = 1 << 16

  private struct Step {
    var seeker: Int32
    var weight: Int32
    /// Where the seeker goes when places are filled from the side of the supporters.
    var supporter: Int32
  }

  /// Of two that are as far, the queue gives either, but always the same.
  private struct Front: Comparable {
    let distance: Int64
    let supporter: Int32
    static func < (a: Front, b: Front) -> Bool { a.distance < b.distance }
  }

  private enum End {
    /// All stays as it is, but for prices.
    case stays
    case freePlace(Int)
    case leftOut(Int)
    case newcomer(Step)
  }

  /// - Parameter reversed: made when it is needed, if it is not there.
  init(
    _ problem: ScalarProblem, from state: ScalarProblem.State, _ reversed: ScalarProblem.Reversed? = nil
  ) {
    self.problem = problem
    self.reversed = reversed
    stands = problem.capacities.indices.map { supporter in
      let capacity = problem.capacities[supporter]
      return Stand(
        price: capacity == 0 ? Self.closed : state.supporterPrices[supporter],
        start: problem.placeStarts[supporter], capacity: capacity)
    }
    leastPrice = stands.reduce(.max) { min($0, $1.price) }
    seats = Array(repeating: Seat(), count: problem.seekerCount)
    slots = Array(repeating: -1, count: problem.placeCount)
    step = Array(repeating: Step(seeker: -1, weight: 0, supporter: -1), count: problem.supporterCount)
    for seeker in 0..<problem.seekerCount { keepIfBest(seeker, at: state.supporterOfSeeker[seeker]) }
  }

  var state: ScalarProblem.State {
    ScalarProblem.State(supporterOfSeeker: seats.map(\.supporter), supporterPrices: stands.map(\.price))
  }

  /// Mends what is missing; false if it takes more steps than allowed, with everything in order that was done.
  mutating func finished(within limit: Int, _ watch: Watch) throws(Stopped) -> Bool {
    var served = 0
    while served < unmet.count {
      try rest(watch)
      if work > limit {
        unmet.removeFirst(served)
        return false
      }
      serve(Int(unmet[served]))
      served += 1
    }
    unmet.removeAll()
    for supporter in 0..<problem.supporterCount {
      while !stands[supporter].isFull, problem.mustFill[supporter] || stands[supporter].price > 0 {
        try rest(watch)
        if work > limit { return false }
        if !fill(supporter) { break }
      }
    }
    return true
  }

  private mutating func rest(_ watch: Watch) throws(Stopped) {
    guard work > nextRest else { return }
    nextRest = work + (1 << 16)
    try watch()
  }

  private mutating func keepIfBest(_ seeker: Int, at own: Int32) {
    var best: Int64 = problem.mustMeet[seeker] ? .min : 0
    var kept: (profit: Int64, weight: Int32) = (.min, 0)
    for next in problem.row(seeker) {
      let edge = problem.edges[next]
      if own < 0 || kept.profit > .min, Int64(edge.weight) - leastPrice <= best { break }
      let profit = Int64(edge.weight) - stands[Int(edge.supporter)].price
      best = max(best, profit)
      if edge.supporter == own { kept = (profit, edge.weight) }
    }
    if kept.profit == best, own >= 0 {
      give(Int(own), to: seeker, weight: kept.weight)
    } else if best > 0 || problem.mustMeet[seeker] {
      unmet.append(Int32(truncatingIfNeeded: seeker))
    }
  }

  // MARK: Seekers

  private mutating func serve(_ newcomer: Int) {
    let price = price(of: newcomer)
    end = .stays
    length = problem.mustMeet[newcomer] ? .max : price
    if length > 0 {
      relax(from: newcomer, price: price, at: 0)
      look: while let (supporter, here) = nearest() {
        for slot in stands[supporter].slots {
          let holder = Int(slots[slot])
          let price = Int64(seats[holder].weight) - stands[supporter].price
          if !problem.mustMeet[holder], here + price < length {
            end = .leftOut(holder)
            length = here + price
          }
          if length == here { break look }
          relax(from: holder, price: price, at: here)
          if length == here { break look }
        }
      }
      for supporter in reached where stands[Int(supporter)].distance < length {
        stands[Int(supporter)].price += length - stands[Int(supporter)].distance
      }
      pass(on: newcomer)
    }
    forget()
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

  private mutating func relax(from seeker: Int, price: Int64, at start: Int64) {
    let base = start + price
    let heldEdges = problem.edges
    let edges = heldEdges.span
    for next in problem.row(seeker) {
      let edge = edges[next]
      let rest = base - Int64(edge.weight)
      work += 1
      if rest + leastPrice >= length { break }
      let supporter = Int(edge.supporter)
      let stand = stands[supporter]
      let reach = rest + stand.price
      guard reach < length, reach < stand.distance else { continue }
      let here = Step(
        seeker: Int32(truncatingIfNeeded: seeker), weight: edge.weight, supporter: edge.supporter)
      if stand.isFull {
        come(to: supporter, at: reach, by: here, from: start)
      } else {
        step[supporter] = here
        end = .freePlace(supporter)
        length = reach
        if reach == start { return }
      }
    }
  }

  private mutating func pass(on newcomer: Int) {
    var place: Int
    switch end {
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
      let seeker = Int(step[place].seeker)
      let old = Int(seats[seeker].supporter)
      if old >= 0 { takeBack(from: seeker) }
      give(place, to: seeker, weight: step[place].weight)
      if seeker == newcomer { return }
      place = old
    }
  }

  // MARK: Supporters

  /// Gives one more seeker to a supporter, or makes a place there free of charge; false if neither can be done, which
  /// cannot be where obligations can be met.
  private mutating func fill(_ first: Int) -> Bool {
    defer { forget() }
    let reversed = reversed ?? problem.reversed()
    self.reversed = reversed
    end = .stays
    length = problem.mustFill[first] ? .max : stands[first].price
    stands[first].distance = 0
    reached.append(Int32(truncatingIfNeeded: first))
    attract(to: first, at: 0, reversed)
    while let (supporter, here) = nearest() {
      if !problem.mustFill[supporter], here + stands[supporter].price < length {
        end = .freePlace(supporter)
        length = here + stands[supporter].price
      }
      if length == here { break }
      attract(to: supporter, at: here, reversed)
      if length == here { break }
    }
    assert(length < .max, "an obligation that cannot be met")
    if length == .max { return false }
    for supporter in reached where stands[Int(supporter)].distance < length {
      stands[Int(supporter)].price -= length - stands[Int(supporter)].distance
      leastPrice = min(leastPrice, stands[Int(supporter)].price)
    }
    moveUp(to: first)
    return true
  }

  private mutating func attract(to supporter: Int, at start: Int64, _ reversed: ScalarProblem.Reversed) {
    let base = start + stands[supporter].price
    let edges = reversed.edges.span
    for next in reversed.row(supporter) {
      let edge = edges[next]
      work += 1
      let seat = seats[Int(edge.seeker)]
      let own = Int(seat.supporter)
      if own == supporter { continue }
      let price = own < 0 ? 0 : Int64(seat.weight) - stands[own].price
      let reach = base + price - Int64(edge.weight)
      let here = Step(
        seeker: edge.seeker, weight: edge.weight, supporter: Int32(truncatingIfNeeded: supporter))
      if own < 0 {
        guard reach < length else { continue }
        end = .newcomer(here)
        length = reach
      } else if reach < length, reach < stands[own].distance {
        come(to: own, at: reach, by: here, from: start)
      }
    }
  }

  private mutating func moveUp(to first: Int) {
    var move: Step
    switch end {
    case .stays, .leftOut: return
    case .newcomer(let newcomer): move = newcomer
    case .freePlace(let supporter):
      if supporter == first { return }
      move = step[supporter]
    }
    if seats[Int(move.seeker)].supporter >= 0 { takeBack(from: Int(move.seeker)) }
    while Int(move.supporter) != first {
      let next = step[Int(move.supporter)]
      takeBack(from: Int(next.seeker))
      give(Int(move.supporter), to: Int(move.seeker), weight: move.weight)
      move = next
    }
    give(first, to: Int(move.seeker), weight: move.weight)
  }

  // MARK: Both

  private mutating func come(to supporter: Int, at reach: Int64, by here: Step, from start: Int64) {
    if stands[supporter].distance == .max { reached.append(Int32(truncatingIfNeeded: supporter)) }
    stands[supporter].distance = reach
    step[supporter] = here
    if reach == start {
      near.append(Int32(truncatingIfNeeded: supporter))
    } else {
      far.insert(Front(distance: reach, supporter: Int32(truncatingIfNeeded: supporter)))
    }
  }

  /// The next supporter to look at, while it may lead to something nearer than the end found so far.
  private mutating func nearest() -> (supporter: Int, distance: Int64)? {
    if let supporter = near.popLast() { return (Int(supporter), stands[Int(supporter)].distance) }
    while let front = far.popMin(), front.distance < length {
      if stands[Int(front.supporter)].distance == front.distance {
        return (Int(front.supporter), front.distance)
      }
    }
    return nil
  }

  private mutating func forget() {
    for supporter in reached { stands[Int(supporter)].distance = .max }
    reached.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    far.removeAll()
  }

  private mutating func give(_ supporter: Int, to seeker: Int, weight: Int32) {
    let slot = stands[supporter].slots.upperBound
    slots[slot] = Int32(truncatingIfNeeded: seeker)
    stands[supporter].taken += 1
    seats[seeker] = Seat(
      supporter: Int32(truncatingIfNeeded: supporter), slot: Int32(truncatingIfNeeded: slot), weight: weight)
  }

  private mutating func takeBack(from seeker: Int) {
    let (supporter, slot) = (Int(seats[seeker].supporter), seats[seeker].slot)
    stands[supporter].taken -= 1
    let last = slots[stands[supporter].slots.upperBound]
    slots[Int(slot)] = last
    seats[Int(last)].slot = slot
    seats[seeker].supporter = -1
  }
}
