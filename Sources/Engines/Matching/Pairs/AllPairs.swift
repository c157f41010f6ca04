/// All pairs of two lists of people under a policy, in a form in which they are quickly looked through.
///
/// Six thousand million pairs are too many to score one by one and far too many to keep. So what the policy compares is
/// put into columns, requirements that sort people into few groups become blocks, and each seeker is scored with many
/// supporters at once by whole-number operations that processors carry out on many lanes. What comes out is the score that
/// `Policy.Row.total` gives, to the unit, whatever the policy.
///
///     let all = try AllPairs(policy, seekers: seekers, supporters: supporters)
///     let lists = all.topCandidates(20)
///
/// There are no groups here, and no locks: leave out whoever is in a pair that is decided, or give them one place fewer. Such
/// a pair adds the same to every matching, so that the best of all others stays the best.
///
/// Memory: about 4 bytes for each column and place of a supporter in a block, and 40 bytes a person.
public struct AllPairs: Sendable {
  /// What must hold and what makes a pair better.
  public let policy: Policy
  /// All who look for somebody.
  public let seekers: [MatchingProblem.Seeker]
  /// All who offer places.
  public let supporters: [MatchingProblem.Supporter]
  /// What is to be achieved, most important first.
  public let order: [Objective]
  /// Chooses among pairs that are equally good.
  public let seed: UInt64
  /// Pairs that must not be made, whatever the policy says.
  public let forbidden: Set<MatchingProblem.Pair>

  let columns: PolicyColumns
  /// What of each seeker enters into tie-breaks.
  let seekerHashes: [UInt64]
  /// What of each supporter enters into tie-breaks, numbered as in the columns.
  let tieHashes: [UInt64]
  /// Seekers so that neighbours look at the same blocks.
  let seekersByBlock: [Int]
  /// The problem without any candidates: it knows what a pair is worth.
  let empty: MatchingProblem

  /// The pairs of these people, made ready.
  ///
  /// - Throws: what `MatchingProblem` throws for such people; `tooManyPeople` for 2²⁶ supporters or more.
  /// - Complexity: O(n log n) in the people, times the rules.
  public init(
    _ policy: Policy, seekers: [MatchingProblem.Seeker], supporters: [MatchingProblem.Supporter],
    order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0,
    forbidden: Set<MatchingProblem.Pair> = []
  ) throws(MatchingError) {
    guard supporters.count < 1 << 26 else { throw .tooManyPeople }
    empty = try MatchingProblem(
      seekers: seekers, supporters: supporters, candidates: Array(repeating: [], count: seekers.count),
      order: order, seed: seed)
    (self.policy, self.seekers, self.supporters) = (policy, seekers, supporters)
    (self.order, self.seed, self.forbidden) = (order, seed, forbidden)
    let columns = PolicyColumns(policy, seekers: seekers.count, supporters: empty.supportersByIdentifier)
    self.columns = columns
    seekerHashes = seekers.map { identifierHash($0.id) }
    tieHashes = columns.order.map { identifierHash(supporters[$0].id) }
    let places = (0..<seekers.count).map { columns.blocks.blocks(ofSeeker: $0).first ?? -1 }
    let codes = columns.codes(seekers: seekers.count)
    seekersByBlock = (0..<seekers.count).sorted { (places[$0], codes[$0], $0) < (places[$1], codes[$1], $1) }
  }

  /// The problem with these candidates.
  ///
  /// - Throws: as `MatchingProblem` does.
  public func problem(
    candidates: [[MatchingProblem.Candidate]]
  ) throws(MatchingError) -> MatchingProblem {
    try MatchingProblem(
      seekers: seekers, supporters: supporters, candidates: candidates, order: order, seed: seed)
  }
}
