/// Why a matching problem makes no sense, or why a change to one cannot be.
public enum MatchingError: Error, Sendable, Equatable {
  /// What is asked can be told only where each seeker has one place, and there are no quotas, floors, locks and even
  /// load.
  case notOrdinary
  /// There must be one row of candidates for each seeker.
  case differentCounts(seekers: Int, rows: Int)
  /// 2³¹ seekers, supporters or groups, or more.
  case tooManyPeople
  /// 2³⁰ candidates, or more.
  case tooManyCandidates
  /// The starts of the rows do not go from 0 to the number of candidates without ever going back.
  case startsOutOfOrder
  /// An objective stands twice in the order.
  case repeatedObjective
  /// More than five objectives: beyond these nothing could be told apart.
  case tooManyObjectives
  /// Two seekers, two supporters or two groups share an identifier.
  case repeatedIdentifier(String)
  /// Days waited are not within 0 to 1,000,000.
  case waitingOutOfRange(String)
  /// A capacity is not within 0 to 1,000,000.
  case capacityOutOfRange(String)
  /// A quota is not within 0 to the capacity of its supporter.
  case quotaOutOfRange(String)
  /// The floor of a group is not within 0 to 1,000,000.
  case floorOutOfRange(String)
  /// A seeker names a group that is not in the problem.
  case noSuchGroup(seeker: String)
  /// A candidate names a supporter that is not in the problem.
  case noSuchSupporter(seeker: String)
  /// A score is not within -1,000,000 to 1,000,000.
  case scoreOutOfRange(seeker: String)
  /// The same pair is listed twice.
  case repeatedCandidate(seeker: String, supporter: String)
  /// There is nobody at such a place in the problem.
  case nobodyThere(Int)
  /// A locked pair, or one that is asked about, is not among the candidates, is forbidden, or is of people who are away.
  case notACandidate(seeker: String, supporter: String)
  /// Somebody has more locked pairs than places.
  case tooManyLocks(String)
  /// However the others are matched, a supporter cannot be given as many as the quota asks.
  case quotaCannotBeMet(String)
}
