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
  /// A pair that may be made, from the side of its seeker.
  struct Edge {
    var supporter: Int32
    var weight: Int32
  }

  /// Where the edges of each seeker start, and after the last seeker where they end.
  let starts: [Int]
  /// By seeker, the heaviest first, then by supporter.
  let edges: [Edge]
  /// How many seekers each supporter can take: at least one.
  let capacities: [Int32]
  let mustMeet: [Bool]
  let mustFill: [Bool]
  /// What an obligation adds to the weights of its person.
  let bonus: Int32
  /// What all weights and the bonus have been multiplied by, so that the auction can tell small ones apart.
  let scale: Int32

  var seekerCount: Int { starts.count - 1 }
  var supporterCount: Int { capacities.count }

  /// Who meets whom, and prices: a beginning, or the answer.
  struct State {
    /// For each seeker their supporter, or -1.
    var supporterOfSeeker: [Int32]
    var supporterPrices: [Int64]
  }

  /// The same edges from the side of the supporters, in no order that matters.
  struct Reversed {
    struct Edge {
      var seeker: Int32
      var weight: Int32
    }
    let starts: [Int]
    let edges: [Edge]
  }

  /// - Complexity: O(edges + people); 8 bytes an edge.
  func reversed() -> Reversed {
    var starts = [Int](repeating: 0, count: supporterCount + 1)
    for edge in edges { starts[Int(edge.supporter) + 1] += 1 }
    for supporter in 0..<supporterCount { starts[supporter + 1] += starts[supporter] }
    var nextOfSupporter = starts
    var reversed = [Reversed.Edge](repeating: .init(seeker: 0, weight: 0), count: edges.count)
    var places = reversed.mutableSpan
    var nexts = nextOfSupporter.mutableSpan
    let (rows, edges) = (self.starts.span, self.edges.span)
    for seeker in 0..<seekerCount {
      for next in rows[seeker]..<rows[seeker + 1] {
        let edge = edges[next]
        let place = nexts[Int(edge.supporter)]
        places[place] = .init(seeker: Int32(truncatingIfNeeded: seeker), weight: edge.weight)
        nexts[Int(edge.supporter)] = place &+ 1
      }
    }
    return Reversed(starts: starts, edges: reversed)
  }

  /// What the most attractive edge leaves a seeker at these prices: at least 0 if they may go without.
  func seekerPrice(_ seeker: Int, at prices: [Int64]) -> Int64 {
    var best: Int64 = mustMeet[seeker] ? .min : 0
    for edge in edges[starts[seeker]..<starts[seeker + 1]] {
      best = max(best, Int64(edge.weight) - prices[Int(edge.supporter)])
    }
    return best
  }
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

  /// The price of a seeker in the numbers of the objective, where those of the supporters are multiples of the scale.
  func unscaledSeekerPrice(_ seeker: Int, at prices: [Int64]) -> Int64 {
    if starts[seeker] == starts[seeker + 1] { return 0 }
    return (seekerPrice(seeker, at: prices) - (mustMeet[seeker] ? Int64(bonus) : 0)) / Int64(scale)
  }

  /// The best answer there is, with the prices that prove it.
  ///
  /// What is easy is done by outbidding without any step, then by shortest paths. Where these take more than a part
  /// of a pass over the edges, an auction with steps that become smaller comes near, and shortest paths do the rest.
  ///
  /// - Parameters:
  ///   - beginning: any matching at any prices. If `isNear`, it is expected to be almost the answer.
  ///   - patience: how many edges shortest paths may look at before the auction is called, if that is not left to
  ///     the solver.
  func solved(from beginning: State, isNear: Bool = false, patience: Int? = nil) -> State {
    let steps = steps
    var state = beginning
    var isEasy = isNear || steps.isEmpty || edges.count < 100_000
    if !isNear {
      var auction = Auction(self, from: state)
      auction.settle(step: 0)
      auction.outbidExactly(bids: 4 * seekerCount + 1_000)
      state = auction.state
      isEasy = isEasy || state.supporterOfSeeker.count { $0 < 0 } < seekerCount / 8
    }
    if isEasy {
      var repair = Repair(self, from: state)
      let patience = patience ?? 200_000 + edges.count / (isNear ? 1 : 4)
      let isFinished = repair.finished(within: steps.isEmpty ? .max : patience)
      state = repair.state
      if isFinished { return state }
    }
    let reversed = reversed()
    var auction = Auction(self, from: state)
    for step in steps {
      auction.settle(step: step)
      auction.outbid(step: step)
      auction.invite(step: step, reversed)
    }
    auction.settle(step: 0)
    auction.outbidExactly(bids: seekerCount)
    var repair = Repair(self, from: auction.state, reversed)
    _ = repair.finished(within: .max)
    return repair.state
  }

  /// From a twentieth of the largest weight down to about a thousandth, by eights: the last small differences are
  /// settled faster by shortest paths, and so is everything where weights are hardly different.
  private var steps: [Int32] {
    let largest = bonus > 0 ? bonus : edges.reduce(0) { max($0, $1.weight) }
    var steps: [Int32] = []
    var step = largest / 20
    while step > largest / 2_500, step > 0 {
      steps.append(step)
      step /= 8
    }
    return steps
  }
}
