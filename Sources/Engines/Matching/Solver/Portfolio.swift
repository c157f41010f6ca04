/// Asks whether to go on, and throws if not: about every millisecond, and at least between two passes over all edges.
typealias Watch = () throws(Stopped) -> Void

/// Nobody waits for the answer any more.
struct Stopped: Error {}

extension ScalarProblem {
  /// The best answer there is, with the prices that prove it.
  ///
  /// What is easy is done by outbidding without any step, then by shortest paths. Where many want the same, or where
  /// these take more than a part of a pass over the edges, an auction with steps that become smaller comes near, and
  /// shortest paths do the rest.
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
    if isNear || steps.isEmpty || edges.count < 100_000 || !isCrowded {
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
    let reversed = reversed()
    var auction = Auction(self, from: state)
    for step in steps {
      auction.settle(step: step)
      try auction.outbid(step: step, watch)
      try auction.invite(step: step, reversed, watch)
    }
    var repair = Repair(self, from: auction.state, reversed)
    _ = try repair.finished(within: .max, watch)
    return repair.state
  }

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

  /// From a twentieth of the largest weight down to about a thousandth, by fours: the last small differences are
  /// settled faster by shortest paths, and so is everything where weights are hardly different.
  private var steps: [Int32] {
    var largest = bonus
    if bonus == 0 {
      for seeker in 0..<seekerCount where starts[seeker] < starts[seeker + 1] {
        largest = max(largest, edges[Int(starts[seeker])].weight)
      }
    }
    var steps: [Int32] = []
    var step = largest / 20
    while step > largest / 1_500, step > 0 {
      steps.append(step)
      step /= 4
    }
    return steps
  }
}
