/// The proof that an assignment is the best there is, checked in one pass over the candidates without the solver.
///
/// Call uᵢ the price of seeker i, vⱼ that of supporter j, yᵧ that of group γ. Whatever these prices are, no matching that
/// keeps to locks, quotas and capacities can be worth more than the sum of
///
/// | for each | what | because |
/// |---|---|---|
/// | seeker | the most of 0, uᵢ + yᵧ, and uᵢ + yᵧ + (cᵢ − 1)(uᵢ − oᵢ) | they have up to cᵢ pairs, and what they bring themselves, oᵢ, is in the worth of every pair but counts once |
/// | supporter | the most of k · vⱼ − k² e, for k from quota to capacity | e is what a square of a load counts |
/// | group | the most of φ · min(n, floor) − n · yᵧ, for n up to its seekers | φ is what a member counts |
/// | candidate that is locked | wᵢⱼ − uᵢ − vⱼ | it is made once |
/// | other candidate | the same if that is positive | it is made at most once |
///
/// since for any matching the prices in this sum cancel, and what is left is at least its worth. A matching that reaches
/// the sum is therefore the best. (Weak duality of the flow in `MatchingProblem`, with each price relaxing the balance
/// of one node; it holds for worths that compare like words, since it only adds and compares.)
///
/// For a problem with one place a seeker and neither quotas, locks, floors nor even load this says: uᵢ + vⱼ is at least
/// the worth of every candidate, and the matching is worth Σ max(0, uᵢ) + Σ capacityⱼ · max(0, vⱼ).
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
  /// - Complexity: O(candidates + people), and O(log capacity) a supporter for an even load.
  public func check() throws(Flaw) -> Worth {
    guard assignment.supporterOfSeeker.count == problem.seekers.count,
      assignment.seekerPrices.count == problem.seekers.count,
      assignment.supporterPrices.count == problem.supporters.count,
      assignment.groupPrices.count == problem.groups.count
    else { throw .incomplete }
    var tally = Tally(problem)
    var further = assignment.furtherPairs[...]
    for seeker in problem.seekers.indices {
      var chosen: [Int] = assignment.supporterOfSeeker[seeker].map { [$0] } ?? []
      while let pair = further.first, pair.seeker == seeker {
        chosen.append(pair.supporter)
        further.removeFirst()
      }
      try checkPairs(of: seeker, chosen, &tally)
    }
    if let stray = further.first { throw .noSuchSeeker(stray.seeker) }
    try checkPlaces(&tally)
    for (number, group) in problem.groups.enumerated() {
      try tally.count(
        group, at: assignment.groupPrices[number], met: tally.met[number], of: tally.members[number])
    }
    guard tally.bound == tally.achieved else { throw .gap }
    return tally.achieved
  }

  /// One seeker's pairs and candidates.
  private func checkPairs(of seeker: Int, _ chosen: [Int], _ tally: inout Tally) throws(Flaw) {
    let person = problem.seekers[seeker]
    guard chosen.count <= person.capacity else { throw .tooManySupporters(person.id) }
    for supporter in chosen {
      guard problem.supporters.indices.contains(supporter), tally.lastSeeker[supporter] != seeker else {
        throw .notACandidate(seeker: person.id)
      }
      tally.lastSeeker[supporter] = seeker
    }
    var found = 0
    let hasLocks = !problem.locks.isEmpty
    for candidate in problem.candidates(ofSeeker: seeker) {
      let supporter = Int(candidate.supporter)
      let worth = problem.worth(ofSeeker: seeker, with: candidate)
      let isMade = tally.lastSeeker[supporter] == seeker
      let isLocked = hasLocks && problem.isLocked(.init(seeker: seeker, supporter: supporter))
      guard isMade || !isLocked else {
        throw .brokenLock(seeker: person.id, supporter: problem.supporters[supporter].id)
      }
      guard let prices = assignment.seekerPrices[seeker].adding(assignment.supporterPrices[supporter]),
        let surplus = worth.subtracting(prices)
      else { throw .overflow }
      if !isMade {
        guard surplus <= .zero else {
          throw .betterPair(seeker: person.id, supporter: problem.supporters[supporter].id)
        }
        continue
      }
      found += 1
      tally.taken[supporter] += 1
      try tally.achieve(worth)
      if isLocked || surplus > .zero { try tally.promise(surplus) }
    }
    guard found == chosen.count else { throw .notACandidate(seeker: person.id) }
    if let group = person.group {
      if person.capacity > 0 { tally.members[group] += 1 }
      if found > 0 { tally.met[group] += 1 }
    }
    try tally.count(
      person, own: problem.ownWorth(ofSeeker: seeker), pairs: found, at: assignment.seekerPrices[seeker],
      groupPrice: person.group.map { assignment.groupPrices[$0] } ?? .zero)
  }

  private func checkPlaces(_ tally: inout Tally) throws(Flaw) {
    for (number, supporter) in problem.supporters.enumerated() {
      let taken = tally.taken[number]
      guard taken <= supporter.capacity else { throw .overfull(supporter.id) }
      guard taken >= supporter.quota else { throw .underQuota(supporter.id) }
      try tally.count(supporter, load: taken, at: assignment.supporterPrices[number])
    }
  }

  /// Why a certificate proves nothing.
  public enum Flaw: Error, Sendable, Equatable {
    /// A seeker, a supporter or a group has no price, or a seeker no answer.
    case incomplete
    /// A pair is of a seeker who is not in the problem.
    case noSuchSeeker(Int)
    /// A seeker is paired with somebody who is not among their candidates, or twice with the same.
    case notACandidate(seeker: String)
    /// A seeker has more pairs than places.
    case tooManySupporters(String)
    /// A supporter has more pairs than places.
    case overfull(String)
    /// A supporter has fewer pairs than the quota asks.
    case underQuota(String)
    /// A locked pair is not made.
    case brokenLock(seeker: String, supporter: String)
    /// A candidate pair that is not made is worth more than its prices: a better matching may exist.
    case betterPair(seeker: String, supporter: String)
    /// The matching is worth less than the prices allow: a better one may exist.
    case gap
    /// The numbers are too large to be those of a matching.
    case overflow
  }
}
