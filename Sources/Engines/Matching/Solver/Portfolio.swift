/// Asks whether to go on, and throws if not: about every millisecond, and at least between two passes over all edges.
typealias Watch = () throws(Stopped) -> Void

/// Nobody waits for the answer any more.
struct Stopped: Error {}

extension ScalarProblem {
  /// The best answer there is, with the prices that prove it.
  ///
  /// What is small or easy is done by outbidding without any step, then by shortest paths. Where many want the same, or
  /// where these take more than a part of a pass over the edges, an auction with a step, on large problems with two,
  /// comes near, and shortest paths do the rest.
  ///
  /// The shortest paths at the end have no limit, since there is nothing to call after them: what they do is bounded, and
  /// whoever waits can end it. After the auction they lead over prices that are a step from the best, and are short.
  ///
  /// - Parameters:
  ///   - beginning: any matching at any prices. If `isNear`, it is expected to be almost the answer.
  ///   - patience: how many edges shortest paths may look at before the auction is called, if that is not left to
  ///     the solver.
  func solved(
    from beginning: State, isNear: Bool = false, patience: Int? = nil, _ watch: Watch
  ) throws(Stopped) -> State {
    let steps = steps
    var state = beginning
    if isNear || steps.isEmpty || edges.count < Self.fewEdges || !isCrowded {
      if !isNear {
        var auction = Auction(self, from: state)
        auction.settle(step: 0)
        try auction.outbidExactly(bids: 4 * seekerCount + 1_000, watch)
        state = auction.state
      }
      var repair = Repair(self, from: state)
      let patience = patience ?? 200_000 + edges.count / (isNear ? 1 : 4)
      let isFinished = try repair.finished(within: steps.isEmpty ? .max : patience, watch)
      state = repair.state
      if isFinished { return state }
    }
    var auction = Auction(self, from: state)
    for step in steps {
      auction.settle(step: step)
      try auction.outbid(step: step, watch)
      try auction.invite(step: step, watch)
    }
    var repair = Repair(self, from: auction.state)
    _ = try repair.finished(within: .max, watch)
    return repair.state
  }

  /// Below that shortest paths are quick whatever people want, and give prices that are no higher than they need to be.
  private static let fewEdges = 4_096

  /// Whether an eighth of the seekers or more come too late for what they want most.
  private var isCrowded: Bool {
    var room = capacities
    var late = 0
    for seeker in 0..<seekerCount where starts[seeker] < starts[seeker + 1] {
      let supporter = Int(edges[Int(starts[seeker])].supporter)
      if room[supporter] > 0 { room[supporter] -= 1 } else { late += 1 }
    }
    return late >= seekerCount / 8
  }

  /// One about an eightieth of the largest weight, and where there are many people an eighth of that after it: the last
  /// small differences are settled faster by shortest paths, and so is everything where weights are hardly different.
  private var steps: [Int32] {
    let largest = bonus > 0 ? bonus : heaviest
    if largest < 320 { return [] }
    return edges.count < 100_000 ? [largest / 80] : [largest / 80, largest / 640]
  }
}
