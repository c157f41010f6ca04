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
    /// Seekers of whom all pairs were looked at.
    public let seekers: Int
    /// Supporters whose pairs with all other seekers were looked at.
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
  /// practice after five to ten. After the first look there is so much to mend that solving anew is faster; from then on
  /// the matching is mended from its prices, since prices of an answer found anew are beaten elsewhere each time.
  ///
  /// From the second look on, only those are looked at again whose price fell, or of whom not all better pairs were
  /// listed: all other pairs were below their prices before, and these have not fallen.
  ///
  /// Since the prices prove the answer, how long the lists were to begin with does not matter to it, only to the time.
  ///
  /// - Parameters:
  ///   - listed: candidates of each seeker to begin with.
  ///   - atMost: how many pairs to add for a seeker after a look, at least 1.
  ///   - progress: called now and then; what it throws ends the work.
  /// - Throws: what `progress` throws; `MatchingError` if the listed pairs make no problem (as where quotas cannot be met
  ///   with them).
  public func optimum(
    listed: Int = 20, atMost: Int = 8, progress: (Progress) throws -> Void = { _ in }
  ) throws -> Optimum {
    var lists = try topCandidates(max(1, listed)) { (done: Int) throws in
      try progress(.listing(seekers: done))
    }
    try progress(.solving(1))
    var problem = try problem(candidates: lists)
    var assignment = problem.solved()
    var aside = Aside(self, atMost: max(1, atMost))
    func look(_ isListed: (MatchingProblem.Pair) -> Bool) throws -> BetterPairs {
      let number = aside.looks.count + 1
      return try aside.look(assignment, isListed: isListed) { done in
        try progress(.looking(number, seekers: done))
      }
    }
    var better = try look(problem.lists)
    if better.count > 0 {
      for seeker in lists.indices { lists[seeker] += better.candidates[seeker] }
      try progress(.solving(2))
      problem = try self.problem(candidates: lists)
      lists = []
      assignment = problem.solved()
      better = try look(problem.lists)
    }
    if better.count > 0 {
      var live = LiveMatching(problem, from: assignment)
      while better.count > 0 {
        try progress(.solving(aside.looks.count + 1))
        try live.addCandidates(
          better.candidates.enumerated().flatMap { seeker, candidates in
            candidates.map { (.init(seeker: seeker, supporter: Int($0.supporter)), $0.score) }
          })
        assignment = live.assignment
        better = try look { live.score(of: $0) != nil }
      }
      problem = try live.problem()
    }
    return Optimum(problem: problem, assignment: assignment, looks: aside.looks)
  }
}

extension MatchingProblem {
  /// Whether a pair is a candidate.
  func lists(_ pair: Pair) -> Bool {
    candidates(ofSeeker: pair.seeker).contains { Int($0.supporter) == pair.supporter }
  }
}

/// The pairs that were left aside, and what is known of them.
private struct Aside {
  private let pairs: AllPairs
  private let atMost: Int
  /// At these prices no pair was better but those that were listed since, and pairs of seekers who are not done.
  private var last: Assignment?
  private var isDone: [Bool]
  private(set) var looks: [AllPairs.Look] = []

  init(_ pairs: AllPairs, atMost: Int) {
    (self.pairs, self.atMost) = (pairs, atMost)
    isDone = Array(repeating: false, count: pairs.seekers.count)
  }

  mutating func look(
    _ assignment: Assignment, isListed: (MatchingProblem.Pair) -> Bool, progress: (Int) throws -> Void
  ) throws -> BetterPairs {
    var found = BetterPairs(seekers: pairs.seekers.count)
    var again = pairs.seekersByBlock
    var others: [Int] = []
    var fallen: [Bool] = []
    if let last {
      again = pairs.seekersByBlock.filter {
        !isDone[$0] || assignment.seekerPrices[$0] < last.seekerPrices[$0]
      }
      fallen = pairs.columns.order.map { assignment.supporterPrices[$0] < last.supporterPrices[$0] }
      let isAgain = again.reduce(into: Array(repeating: false, count: isDone.count)) { $0[$1] = true }
      others = fallen.contains(true) ? pairs.seekersByBlock.filter { !isAgain[$0] } : []
    }
    var scan = PriceScan(
      pairs, pairs.columns, assignment.seekerPrices, assignment.supporterPrices, atMost: atMost)
    try scan.look(at: again, &found, isListed: isListed, progress)
    if !others.isEmpty {
      var scan = PriceScan(
        pairs, pairs.columns.restricted(to: fallen), assignment.seekerPrices, assignment.supporterPrices,
        atMost: atMost)
      try scan.look(at: others, &found, isListed: isListed) { try progress(again.count + $0) }
    }
    last = assignment
    isDone = found.isComplete
    looks.append(
      .init(seekers: again.count, supporters: fallen.count { $0 }, added: found.count))
    return found
  }
}
