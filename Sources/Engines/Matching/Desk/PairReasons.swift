/// Why somebody meets whom they meet: who would come next, and who else wanted the same person.
///
/// The parts of the score are told by `Policy.Row.score`; what the pair does for the round, by the round.
public struct PairReasons: Sendable, Equatable {
  /// Another pair that could be made instead, with what that would cost the round.
  public struct Alternative: Sendable, Equatable {
    /// The seeker and the supporter.
    public let pair: MatchingProblem.Pair
    /// The score of the pair.
    public let score: Int32
    /// What the round would lose, at the least, if this pair were made.
    public let cost: Worth
  }

  /// The pair that is made.
  public let pair: MatchingProblem.Pair
  /// Its score.
  public let score: Int32
  /// What the round would lose without this pair, and who would move: the pair is worth that much to the round.
  public let without: Rearrangement
  /// The others this seeker could meet, the cheapest for the round first: the first is the runner-up. Supporters
  /// without a place are left out.
  public let runnersUp: [Alternative]
  /// Who else could meet this supporter and does not, and would rather: the pair has a better score than what they
  /// have now, or they meet nobody. The cheapest for the round first.
  public let rivals: [Alternative]

  /// The reasons for the pair of a seeker; nil for one who meets nobody or is not there.
  ///
  /// - Complexity: three searches along the candidates.
  public init?(ofSeeker seeker: Int, in round: ProvenRound) {
    let problem = round.problem
    guard problem.seekers.indices.contains(seeker),
      let supporter = round.assignment.supporterOfSeeker[seeker]
    else { return nil }
    let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
    guard let without = round.rearrangement(parting: pair), let own = problem.score(of: pair) else {
      return nil
    }
    self.pair = pair
    self.without = without
    score = own
    runnersUp = round.costs(ofSeeker: seeker).compactMap { other in
      let pair = MatchingProblem.Pair(seeker: seeker, supporter: other.supporter)
      guard other.supporter != supporter, let score = problem.score(of: pair) else { return nil }
      return Alternative(pair: pair, score: score, cost: other.cost)
    }
    rivals = round.costs(ofSupporter: supporter).compactMap { other in
      let pair = MatchingProblem.Pair(seeker: other.seeker, supporter: supporter)
      let current = round.assignment.supporterOfSeeker[other.seeker]
      guard current != supporter, let score = problem.score(of: pair) else { return nil }
      if let current,
        let now = problem.score(of: .init(seeker: other.seeker, supporter: current)), now >= score
      {
        return nil
      }
      return Alternative(pair: pair, score: score, cost: other.cost)
    }
  }
}

/// Why two people do not meet.
public enum PairObstacle: Sendable, Equatable {
  /// One of the two is not there.
  case notThere
  /// They meet.
  case none
  /// These requirements do not hold, by their places in the policy; and what the round would lose if they were waived
  /// for these two, nil where the supporter has no place. Less than nothing if the round would gain.
  case requirements([Int], ifWaived: Rearrangement?)
  /// The pair meets the requirements and is not a candidate all the same: somebody has excluded it.
  case excluded
  /// The supporter has no place at all.
  case noPlace
  /// Nothing but the others: what the round would lose, and who would move.
  case others(Rearrangement)

  /// Why two people do not meet.
  ///
  /// - Parameter policy: the policy that the candidates of the round come from.
  /// - Complexity: a search along the candidates.
  public init(_ pair: MatchingProblem.Pair, in round: ProvenRound, policy: Policy) {
    let problem = round.problem
    guard problem.seekers.indices.contains(pair.seeker), problem.supporters.indices.contains(pair.supporter)
    else {
      self = .notThere
      return
    }
    if round.assignment.supporterOfSeeker[pair.seeker] == pair.supporter {
      self = .none
    } else if problem.score(of: pair) == nil {
      let row = policy.row(ofSeeker: pair.seeker)
      let failures = row.failures(pair.supporter)
      self =
        failures.isEmpty
        ? .excluded
        : .requirements(
          failures, ifWaived: round.rearrangement(waiving: pair, score: row.total(pair.supporter)))
    } else if let rearrangement = round.rearrangement(making: pair) {
      self = .others(rearrangement)
    } else {
      self = .noPlace
    }
  }
}

extension MatchingProblem {
  /// The score of a pair that may be made; nil if it may not.
  ///
  /// - Complexity: O(candidates of the seeker).
  public func score(of pair: Pair) -> Int32? {
    candidates(ofSeeker: pair.seeker).first { Int($0.supporter) == pair.supporter }?.score
  }
}
