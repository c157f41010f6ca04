/// Which requirement, relaxed, would let the most people meet somebody: for each, the best round there would be.
///
/// For every requirement of a policy, the pairs that fail on it alone are let in, and the round goes on from its prices:
/// only those whom a new pair is worth more to than its prices are served anew (`LiveMatching.addCandidates`). Where there
/// are none, the old proof holds for the new round too, and nothing would be gained; where they are more than a
/// sixteenth of all seekers, to solve from nothing is quicker, and done.
public struct Relaxations: Sendable {
  /// What relaxing one requirement would do.
  public struct Relaxation: Sendable, Equatable {
    /// The requirement, by its place in the policy.
    public let requirement: Int
    /// Pairs that fail on it alone.
    public let pairs: Int
    /// How many more seekers would meet somebody: fewer, below nothing, where coverage does not come first.
    public let moreMatched: Int
    /// What the round would gain, exactly.
    public let gain: Worth
    /// Everybody who would meet somebody else than now, or nobody, by identifier.
    public let moves: [Move]
  }

  /// The most people first, then the greatest gain, then in the order of the policy.
  public let all: [Relaxation]

  /// What relaxing each requirement of a policy would do to a round.
  ///
  /// - Parameters:
  ///   - policy: the policy that the candidates of the round come from.
  ///   - isForbidden: pairs that must not be made, whatever the policy says.
  ///   - progress: called now and then with the number of requirements that are done, perhaps several times with the
  ///     same; what it throws ends the work.
  /// - Complexity: O(seekers × supporters × rules) to find the pairs, and for each requirement O(candidates) and a
  ///   search or two for each seeker who would gain, or solving once.
  public init<E>(
    of policy: Policy, in round: ProvenRound, isForbidden: (MatchingProblem.Pair) -> Bool = { _ in false },
    progress: (Int) throws(E) -> Void
  ) throws(E) {
    var openings = [[Opening]](repeating: [], count: policy.requirements.count)
    for seeker in round.problem.seekers.indices {
      if seeker & 0xFF == 0 { try progress(0) }
      let row = policy.row(ofSeeker: seeker)
      for supporter in round.problem.supporters.indices where round.problem.supporters[supporter].capacity > 0
      {
        guard let requirement = row.onlyFailure(supporter) else { continue }
        let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
        if isForbidden(pair) { continue }
        openings[requirement].append(Opening(pair, score: row.total(supporter)))
      }
    }
    try self.init(openings, in: round, progress: progress)
  }

  /// What relaxing each requirement of a policy would do to a round, for those who can wait.
  public init(
    of policy: Policy, in round: ProvenRound, isForbidden: (MatchingProblem.Pair) -> Bool = { _ in false }
  ) {
    self.init(of: policy, in: round, isForbidden: isForbidden) { _ in }
  }

  /// A pair that could be made if a requirement were relaxed.
  public struct Opening: Sendable, Hashable {
    /// The two.
    public let pair: MatchingProblem.Pair
    /// Their score.
    public let score: Int32

    /// An opening.
    public init(_ pair: MatchingProblem.Pair, score: Int32) {
      (self.pair, self.score) = (pair, score)
    }
  }

  /// What it would do to a round to let in the pairs that each requirement alone stands in the way of.
  ///
  /// - Parameters:
  ///   - openings: for each requirement; pairs that are candidates already, are forbidden or not there, come again, or have
  ///     a score not within ±1,000,000, are passed over.
  ///   - progress: called now and then with the number of requirements that are done, perhaps several times with the
  ///     same; what it throws ends the work.
  public init<E>(
    _ openings: [[Opening]], in round: ProvenRound, progress: (Int) throws(E) -> Void
  ) throws(E) {
    let problem = round.problem
    all = try openings.enumerated().map { requirement, pairs throws(E) in
      var seen: Set<MatchingProblem.Pair> = []
      let added = pairs.filter { opening in
        problem.seekers.indices.contains(opening.pair.seeker)
          && problem.supporters.indices.contains(opening.pair.supporter)
          && (-1_000_000...1_000_000).contains(opening.score) && problem.score(of: opening.pair) == nil
          && !problem.isForbidden(opening.pair) && seen.insert(opening.pair).inserted
      }
      return try Self.relaxation(requirement, added, in: round) { _ throws(E) in try progress(requirement) }
    }.sorted { a, b in
      if a.moreMatched != b.moreMatched { return a.moreMatched > b.moreMatched }
      return a.gain != b.gain ? a.gain > b.gain : a.requirement < b.requirement
    }
  }

  /// What it would do to a round to let these pairs in, for those who can wait.
  public init(_ openings: [[Opening]], in round: ProvenRound) { self.init(openings, in: round) { _ in } }

  private static func relaxation<E>(
    _ requirement: Int, _ added: [Opening], in round: ProvenRound, _ progress: (Int) throws(E) -> Void
  ) throws(E) -> Relaxation {
    try progress(0)
    let problem = round.problem
    let gaining = Set(
      added.filter { opening in
        let pair = opening.pair
        let worth = problem.worth(ofSeeker: pair.seeker, with: opening.candidate)
        return worth
          > round.assignment.seekerPrices[pair.seeker] + round.assignment.supporterPrices[pair.supporter]
      }.map(\.pair.seeker))
    guard !gaining.isEmpty, let after = try round.after(adding: added, gaining: gaining.count, progress)
    else {
      return Relaxation(requirement: requirement, pairs: added.count, moreMatched: 0, gain: .zero, moves: [])
    }
    var moves: [Move] = []
    for (seeker, old) in round.assignment.supporterOfSeeker.enumerated() {
      let now = after.partners[seeker]
      if old != now { moves.append(Move(seeker: seeker, from: old, to: now)) }
    }
    moves.sort { problem.seekers[$0.seeker].id < problem.seekers[$1.seeker].id }
    return Relaxation(
      requirement: requirement, pairs: added.count,
      moreMatched: moves.count { $0.from == nil } - moves.count { $0.to == nil },
      gain: after.worth - round.worth, moves: moves)
  }
}

extension Relaxations.Opening {
  fileprivate var candidate: MatchingProblem.Candidate {
    .init(supporter: Int32(truncatingIfNeeded: pair.supporter), score: score)
  }
}

extension ProvenRound {
  /// The round as it would be with more pairs, which can all be added: mended from its prices where few seekers would
  /// gain by them, and from nothing where many would, since each of them costs a search.
  fileprivate func after<E>(
    adding openings: [Relaxations.Opening], gaining: Int, _ progress: (Int) throws(E) -> Void
  ) throws(E) -> (partners: [Int?], worth: Worth)? {
    if problem.isOrdinary, gaining > 16 + problem.seekers.count / 16 {
      var rows = problem.seekers.indices.map { Array(problem.candidates(ofSeeker: $0)) }
      for opening in openings { rows[opening.pair.seeker].append(opening.candidate) }
      guard
        let more = try? MatchingProblem(
          seekers: problem.seekers, supporters: problem.supporters, candidates: rows, order: problem.order,
          seed: problem.seed)
      else { return nil }
      let assignment = try more.solved(progress: progress)
      guard let worth = try? Certificate(problem: more, assignment: assignment).check() else { return nil }
      return (assignment.supporterOfSeeker, worth)
    }
    var live = live
    guard (try? live.list(openings.map { ($0.pair, $0.score) })) != nil else { return nil }
    let failed = try live.network.settle(progress)
    assert(failed == nil, "more pairs are never in the way")
    return (problem.seekers.indices.map { live.supporters(ofSeeker: $0).first }, live.worth)
  }
}
