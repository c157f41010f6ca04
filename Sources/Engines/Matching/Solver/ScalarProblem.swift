/// A matching problem with one whole number for each pair: the sum over the pairs that are made is to be as large
/// as possible.
///
/// Some seekers *must meet* somebody and some supporters *must be full*, because an objective that comes first
/// says so; it is known that they can. In the books a person without such an obligation has a price of at least 0,
/// which is 0 for a seeker who meets nobody and for a supporter with a free place; the price of a person with an
/// obligation may have either sign, and the obligation is met.
///
/// An obligation is also worth a *bonus* that is already in the weights: one for the seeker, one for the supporter.
/// That moves the price of that person up by the bonus and changes nothing else, since the person is matched in
/// every answer. It lets the auction, which knows nothing of obligations, come near an answer that meets them.
struct ScalarProblem {
  /// A pair that may be made, from the side of its seeker. Its score is what it counts for here: its weight.
  typealias Edge = MatchingProblem.Candidate

  /// Where the edges of each seeker start, and behind the last seeker where they end: fewer than 2³¹.
  let starts: [Int32]
  /// By seeker, the heaviest first.
  let edges: [Edge]
  /// How many seekers each supporter can take.
  let capacities: [Int32]
  /// Where the places of each supporter start among those of all: as many as the supporter has, or fewer where no
  /// more can be asked for.
  let placeStarts: [Int32]
  let placeCount: Int
  let mustMeet: [Bool]
  let mustFill: [Bool]
  /// What an obligation adds to the weights of its person.
  let bonus: Int32
  /// The heaviest weight without a bonus; 0 if none is above that.
  let heaviest: Int32
  /// What all weights and the bonus have been multiplied by, so that the auction can tell small ones apart.
  let scale: Int32

  init(
    starts: [Int32], edges: [Edge], capacities: [Int32], mustMeet: [Bool], mustFill: [Bool], heaviest: Int32,
    bonus: Int32 = 0, scale: Int32 = 1
  ) {
    (self.starts, self.edges, self.capacities) = (starts, edges, capacities)
    (self.mustMeet, self.mustFill) = (mustMeet, mustFill)
    (self.heaviest, self.bonus, self.scale) = (heaviest, bonus, scale)
    // Capacities may be far beyond what anybody asks for; those who ask are counted only if that is so.
    var room = capacities
    if capacities.reduce(0, { $0 + Int($1) }) > edges.count {
      var asking = [Int32](repeating: 0, count: capacities.count)
      for edge in edges { asking[Int(edge.supporter)] += 1 }
      for supporter in room.indices { room[supporter] = min(room[supporter], asking[supporter]) }
    }
    // Either way there are no more places than edges, fewer than 2³¹.
    var start: Int32 = 0
    placeStarts = room.map { places in
      defer { start += places }
      return start
    }
    placeCount = Int(start)
  }

  var seekerCount: Int { starts.count - 1 }
  var supporterCount: Int { capacities.count }

  func row(_ seeker: Int) -> Range<Int> { Int(starts[seeker])..<Int(starts[seeker + 1]) }

  /// Who meets whom, and prices: a beginning, or the answer.
  struct State {
    /// For each seeker their supporter, or -1.
    var supporterOfSeeker: [Int32]
    var supporterPrices: [Int64]
    /// In an answer, for each seeker what their pair weighs.
    var weights: [Int32] = []
  }

  /// Edges from the side of the supporters, in the order of the seekers.
  struct Reversed {
    struct Edge {
      var seeker: Int32
      var weight: Int32
    }
    let starts: [Int32]
    let edges: [Edge]

    func row(_ supporter: Int) -> Range<Int> { Int(starts[supporter])..<Int(starts[supporter + 1]) }
  }

  /// The edges that weigh more than their seeker is left with, and all to supporters who must be full.
  ///
  /// Others matter to nobody who has a free place and becomes cheaper until somebody comes, as long as seekers are not
  /// left with less: along such an edge nobody would come even if the place were free of charge. Mostly that
  /// leaves half of the edges or fewer.
  ///
  /// - Parameter near: if there are any, prices of supporters, and a slack that these edges do not reach at them.
  /// - Complexity: O(edges + people); 8 bytes for each of these edges.
  func reversed<Price: FixedWidthInteger>(
    above seekerPrices: [Price], mustFill: [Bool]? = nil, near: (prices: [Int64], reach: Int64)? = nil
  ) -> Reversed {
    guard let (prices, reach) = near else {
      return reversed(above: seekerPrices, mustFill: mustFill) { _, _ in true }
    }
    return reversed(above: seekerPrices, mustFill: mustFill) { edge, price in
      Int64(price) &+ prices[Int(edge.supporter)] &- Int64(edge.weight) < reach
    }
  }

  /// - Parameter isNear: asked of edges at the price of their seeker.
  @inline(__always)
  private func reversed<Price: FixedWidthInteger>(
    above seekerPrices: [Price], mustFill: [Bool]?, _ isNear: (Edge, Price) -> Bool
  ) -> Reversed {
    let (rows, edges, prices) = (starts.span, edges.span, seekerPrices.span)
    let hasObligations = mustFill != nil
    /// Whether an edge that does not weigh more is among them all the same.
    @inline(__always)
    func isObliged(_ edge: Edge) -> Bool { mustFill.map { $0[Int(edge.supporter)] } ?? false }
    // Counted, then added up, each is where the edges of a supporter end, and comes to where they start as these are put
    // down from the last.
    var heldStarts = [Int32](repeating: 0, count: supporterCount + 1)
    var starts = heldStarts.mutableSpan
    for seeker in prices.indices {
      let row = edges.extracting(Int(rows[seeker])..<Int(rows[seeker &+ 1]))
      let price = prices[seeker]
      for next in row.indices {
        let edge = row[next]
        if Price(truncatingIfNeeded: edge.weight) <= price {
          if !hasObligations { break }
          if !isObliged(edge) { continue }
        }
        if !isNear(edge, price) { continue }
        starts[Int(edge.supporter)] &+= 1
      }
    }
    for supporter in 0..<supporterCount { starts[supporter &+ 1] &+= starts[supporter] }
    var reversed = [Reversed.Edge](
      repeating: .init(seeker: 0, weight: 0), count: Int(starts[supporterCount]))
    var places = reversed.mutableSpan
    for seeker in prices.indices.reversed() {
      let row = edges.extracting(Int(rows[seeker])..<Int(rows[seeker &+ 1]))
      let price = prices[seeker]
      for next in row.indices {
        let edge = row[next]
        if Price(truncatingIfNeeded: edge.weight) <= price {
          if !hasObligations { break }
          if !isObliged(edge) { continue }
        }
        if !isNear(edge, price) { continue }
        let place = starts[Int(edge.supporter)] &- 1
        places[Int(place)] = .init(seeker: Int32(truncatingIfNeeded: seeker), weight: edge.weight)
        starts[Int(edge.supporter)] = place
      }
    }
    return Reversed(starts: heldStarts, edges: reversed)
  }
}

extension MatchingProblem.Candidate {
  var weight: Int32 { score }
}

extension ScalarProblem {
  /// Prices of supporters as they are here, with scale and bonus, from those in the numbers of the objective.
  func scaled(_ prices: [Int64]) -> [Int64] {
    prices.indices.map { prices[$0] * Int64(scale) + (mustFill[$0] ? Int64(bonus) : 0) }
  }

  /// The other way round, rounded down.
  ///
  /// Nothing is lost by that: weights are multiples of the scale, so where uᵢ + vⱼ ≥ wᵢⱼ, rounding uᵢ up and vⱼ down to
  /// multiples keeps it so; and where it was equal, it stays equal.
  func unscaled(_ prices: [Int64]) -> [Int64] {
    let scale = Int64(scale)
    return prices.indices.map { supporter in
      let price = prices[supporter] - (mustFill[supporter] ? Int64(bonus) : 0)
      return price >= 0 ? price / scale : -((scale - 1 - price) / scale)
    }
  }

  /// The prices of seekers in the numbers of the objective, where those of the supporters are in these too: what their
  /// pairs leave them.
  func seekerPrices(of state: State, at supporterPrices: [Int64]) -> [Int64] {
    (0..<seekerCount).map { seeker in
      let own = Int(state.supporterOfSeeker[seeker])
      if own < 0 { return 0 }
      let bonuses = (mustMeet[seeker] ? bonus : 0) + (mustFill[own] ? bonus : 0)
      return Int64((state.weights[seeker] - bonuses) / scale) - supporterPrices[own]
    }
  }
}
