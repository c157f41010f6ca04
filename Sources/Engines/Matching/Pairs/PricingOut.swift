extension AllPairs {
  /// The best matching of all pairs that may be made, although few of them were ever listed.
  public struct Optimum: Sendable {
    /// The problem of the pairs that were listed in the end, which is enough to have the same answer.
    public let problem: MatchingProblem
    /// The best matching, and prices that no pair beats, listed or not.
    public let assignment: Assignment
    /// How it was found: what each look at the pairs left aside brought.
    public let looks: [Look]
  }

  /// One look at the pairs that were left aside.
  public struct Look: Sendable, Equatable {
    /// Seekers of whom pairs were looked at.
    public let seekers: Int
    /// Supporters of whom pairs were looked at.
    public let supporters: Int
    /// Pairs that were listed because of it: 0 at the end.
    public let added: Int
  }

  /// Where a long search stands.
  public enum Progress: Sendable, Equatable {
    /// Everybody's best candidates are found for so many seekers.
    case listing(seekers: Int)
    /// The listed pairs are matched for the so-manieth time, the first being 1.
    case solving(Int)
    /// The pairs that were left aside are looked at for the so-manieth time, with so many seekers done.
    case looking(Int, seekers: Int)
  }

  /// Lists everybody's best candidates, matches them, and *prices out* all other pairs: as long as some are worth more
  /// than the prices of the two, the worst of them are listed too and the matching is mended.
  ///
  /// (Column generation for the assignment problem; the dual prices of a matching of some pairs that no other pair beats
  /// prove it the best of all.) Each round that ends before the last makes the lists longer, so the search ends; in
  /// practice after five to seven. The matching is mended from its prices each time: those of an answer found anew would be
  /// beaten elsewhere.
  ///
  /// From the second look on, most pairs need none: see `PairsAside`.
  ///
  /// Since the prices prove the answer, how long the lists were to begin with does not matter to it, only to the time.
  ///
  /// - Parameters:
  ///   - listed: candidates of each seeker to begin with.
  ///   - atMost: how many pairs to add for a seeker after a look, at least 1.
  ///   - progress: called now and then, perhaps several times with the same; what it throws ends the work.
  /// - Throws: what `progress` throws; `MatchingError` if the listed pairs make no problem (as where quotas cannot be met
  ///   with them).
  public func optimum(
    listed: Int = 20, atMost: Int = 8, progress: (Progress) throws -> Void = { _ in }
  ) throws -> Optimum {
    let first = max(1, listed)
    var (problem, ceilings) = try firstProblem(first, progress)
    try progress(.solving(1))
    var assignment = try problem.solved { _ in try progress(.solving(1)) }
    var aside = PairsAside(self, atMost: max(1, atMost), ceilings: ceilings)
    while true {
      let number = aside.looks.count + 1
      let better = try aside.look(assignment, isListed: problem.lists) { done in
        try progress(.looking(number, seekers: done))
      }
      if better.count == 0 { break }
      func solving(_: Int) throws { try progress(.solving(number + 1)) }
      try solving(0)
      try problem.add(better.candidates(ofSeeker:))
      if problem.isOrdinary {
        assignment = try problem.solved(patience: nil, from: consume assignment, progress: solving)
      } else {
        assignment = try LiveMatching(problem, from: assignment, progress: solving).assignment
      }
    }
    return Optimum(problem: problem, assignment: assignment, looks: aside.looks)
  }

  /// The problem of everybody's best, and for each seeker the score that no other pair of theirs is above: -1 if all are
  /// listed.
  private func firstProblem(
    _ listed: Int, _ progress: (Progress) throws -> Void
  ) throws -> (MatchingProblem, [Int16]) {
    let (candidates, starts) = try flatCandidates(listed) { (done: Int) throws in
      try progress(.listing(seekers: done))
    }
    let ceilings = seekers.indices.map { seeker in
      starts[seeker + 1] - starts[seeker] < listed
        ? -1 : Int16(clamping: candidates[starts[seeker + 1] - 1].score)
    }
    return (try empty.listing(candidates, starts: starts), ceilings)
  }
}

extension MatchingProblem {
  /// Whether a pair is a candidate.
  func lists(_ pair: Pair) -> Bool {
    candidates(ofSeeker: pair.seeker).contains { Int($0.supporter) == pair.supporter }
  }
}
