/// The proof that an assignment is the best there is, checked in one pass over the candidates without the solver.
///
/// Call uᵢ the price of seeker i and vⱼ that of supporter j. If uᵢ + vⱼ ≥ the worth of every candidate pair, and no
/// price is negative, then no matching can be worth more than Σ uᵢ + Σ capacityⱼ · vⱼ, because each seeker is in
/// at most one pair and each supporter in at most `capacity`. A matching that reaches that sum is therefore the best.
/// (Weak duality of the transportation problem; it holds for worths that compare like words, since it only adds
/// and compares.)
public struct Certificate: Sendable {
  /// The problem that is claimed to be solved.
  public let problem: MatchingProblem
  /// The answer, with its prices.
  public let assignment: Assignment

  /// A claim, not yet checked.
  public init(problem: MatchingProblem, assignment: Assignment) {
    self.problem = problem
    self.assignment = assignment
  }

  /// What the matching is worth, if the proof holds.
  ///
  /// Prices may come from anywhere: whatever their numbers, they are added with care.
  ///
  /// - Throws: the first `Flaw` found.
  /// - Complexity: O(candidates + people).
  public func check() throws(Flaw) -> Worth { try check(bonus: .zero) }

  /// The same where every pair counts a bonus besides, without which the worth is told.
  func check(bonus: Worth) throws(Flaw) -> Worth {
    guard bonus >= .zero else { throw .negativePrice("") }
    guard assignment.supporterOfSeeker.count == problem.seekers.count,
      assignment.seekerPrices.count == problem.seekers.count,
      assignment.supporterPrices.count == problem.supporters.count
    else { throw .incomplete }
    for (seeker, price) in zip(problem.seekers, assignment.seekerPrices) where price < .zero {
      throw .negativePrice(seeker.id)
    }
    for (supporter, price) in zip(problem.supporters, assignment.supporterPrices) where price < .zero {
      throw .negativePrice(supporter.id)
    }

    var achieved = Worth.zero
    var taken = [Int](repeating: 0, count: problem.supporters.count)
    for seeker in problem.seekers.indices {
      let chosen = assignment.supporterOfSeeker[seeker]
      var isCandidate = chosen == nil
      for candidate in problem.candidates(ofSeeker: seeker) {
        let supporter = Int(candidate.supporter)
        guard let worth = problem.worth(ofSeeker: seeker, with: candidate).adding(bonus) else {
          throw .overflow
        }
        guard let prices = assignment.seekerPrices[seeker].adding(assignment.supporterPrices[supporter])
        else {
          throw .overflow
        }
        guard prices >= worth else {
          throw .betterPair(seeker: problem.seekers[seeker].id, supporter: problem.supporters[supporter].id)
        }
        if supporter == chosen {
          isCandidate = true
          guard let sum = achieved.adding(worth) else { throw .overflow }
          achieved = sum
          taken[supporter] += 1
        }
      }
      guard isCandidate else { throw .notACandidate(seeker: problem.seekers[seeker].id) }
    }
    for (supporter, count) in taken.enumerated() where count > problem.supporters[supporter].capacity {
      throw .overfull(problem.supporters[supporter].id)
    }

    var bound = Worth.zero
    for price in assignment.seekerPrices {
      guard let sum = bound.adding(price) else { throw .overflow }
      bound = sum
    }
    for (supporter, price) in zip(problem.supporters, assignment.supporterPrices) {
      guard let places = price.times(Int64(supporter.capacity)), let sum = bound.adding(places) else {
        throw .overflow
      }
      bound = sum
    }
    guard bound == achieved else { throw .gap }
    guard let bonuses = bonus.times(Int64(taken.reduce(0, +))) else { throw .overflow }
    return achieved - bonuses
  }

  /// Why a certificate proves nothing.
  public enum Flaw: Error, Sendable, Equatable {
    /// A seeker or a supporter has no price, or no answer.
    case incomplete
    /// A price is less than nothing.
    case negativePrice(String)
    /// A seeker is paired with somebody who is not among their candidates.
    case notACandidate(seeker: String)
    /// A supporter has more pairs than places.
    case overfull(String)
    /// A candidate pair is worth more than its prices: a better matching may exist.
    case betterPair(seeker: String, supporter: String)
    /// The matching is worth less than the prices allow: a better one may exist.
    case gap
    /// The numbers are too large to be those of a matching.
    case overflow
  }
}
