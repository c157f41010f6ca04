/// The proof that a matching is the best of all pairs a policy allows, not only of those that were listed.
///
/// `Certificate` proves it of the pairs that are candidates of the problem. What is left to show is that no pair that was
/// left aside could have made a better matching: each is worth no more than the prices of the two. That takes one look at
/// all pairs, and knows nothing of how the answer was found.
public struct AllPairsCertificate: Sendable {
  /// All pairs that may be made.
  public let pairs: AllPairs
  /// The pairs that were listed, with the matching and its prices.
  public let listed: Certificate

  /// A claim, not yet checked.
  public init(pairs: AllPairs, problem: MatchingProblem, assignment: Assignment) {
    self.pairs = pairs
    listed = Certificate(problem: problem, assignment: assignment)
  }

  /// What the matching is worth, if the proof holds.
  ///
  /// - Throws: the first `Flaw` found.
  /// - Complexity: O(all pairs that may be made) vector operations.
  public func check() throws(Flaw) -> Worth {
    let (problem, assignment) = (listed.problem, listed.assignment)
    guard problem.seekers == pairs.seekers, problem.supporters == pairs.supporters,
      problem.order == pairs.order, problem.seed == pairs.seed
    else { throw .otherProblem }
    let worth: Worth
    do { worth = try listed.check() } catch { throw .listed(error) }
    for pair in assignment.pairs {
      let row = pairs.policy.row(ofSeeker: pair.seeker)
      let candidate = problem.candidates(ofSeeker: pair.seeker).first { Int($0.supporter) == pair.supporter }
      guard row.isFeasible(pair.supporter), candidate?.score == row.total(pair.supporter),
        !pairs.forbidden.contains(pair)
      else { throw .notOfThePolicy(pair) }
    }
    let prices = assignment.seekerPrices + assignment.supporterPrices
    guard prices.allSatisfy({ $0.numbers.allSatisfy { $0.magnitude < 1 << 62 } }) else {
      throw .listed(.overflow)
    }
    let better = pairs.betterPairs(
      seekerPrices: assignment.seekerPrices, supporterPrices: assignment.supporterPrices, atMost: 1,
      isListed: problem.lists
    ) { (_: Int) throws(Never) in }
    for seeker in pairs.seekers.indices {
      if let candidate = better.candidates(ofSeeker: seeker).first {
        throw .betterPair(MatchingProblem.Pair(seeker: seeker, supporter: Int(candidate.supporter)))
      }
    }
    return worth
  }

  /// Why a certificate proves nothing.
  public enum Flaw: Error, Sendable, Equatable {
    /// The problem is about other people, another order or another seed.
    case otherProblem
    /// It does not even hold for the pairs that were listed.
    case listed(Certificate.Flaw)
    /// A pair is made that the policy does not allow, or gives another score.
    case notOfThePolicy(MatchingProblem.Pair)
    /// A pair that was left aside is worth more than its prices: a better matching may exist.
    case betterPair(MatchingProblem.Pair)
  }
}
