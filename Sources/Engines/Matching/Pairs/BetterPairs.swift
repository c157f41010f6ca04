/// Pairs that are worth more than the prices of the two, among those that a matching left aside.
public struct BetterPairs: Sendable {
  /// For each seeker some of them, those that are the most above their prices first.
  public internal(set) var candidates: [[MatchingProblem.Candidate]]
  /// For each seeker a price at which no other pair of theirs would be worth more than the prices of the two; nil if none
  /// is known.
  var bars: [Worth?]

  /// - Parameter bars: what is known of those who are not looked at.
  init(bars: [Worth?]) {
    candidates = Array(repeating: [], count: bars.count)
    self.bars = bars
  }

  /// How many were listed.
  public var count: Int { candidates.reduce(0) { $0 + $1.count } }
}

extension AllPairs {
  /// Looks for pairs that are worth more than the prices of the two, among all pairs that may be made.
  ///
  /// If there are none, no matching of all these pairs is worth more than what the prices add up to: see `Certificate`.
  /// Without prices for everybody there is nothing to compare, and nothing is found.
  ///
  /// - Parameters:
  ///   - atMost: how many to list for a seeker.
  ///   - isListed: pairs that are not looked for, because prices are proven for them otherwise.
  ///   - progress: called now and then with the number of seekers looked at; what it throws ends the work.
  /// - Complexity: as `topCandidates`.
  public func betterPairs<Stop: Error>(
    seekerPrices: [Worth], supporterPrices: [Worth], atMost: Int = 8,
    isListed: (MatchingProblem.Pair) -> Bool = { _ in false }, progress: (Int) throws(Stop) -> Void
  ) throws(Stop) -> BetterPairs {
    var found = BetterPairs(bars: Array(repeating: nil, count: seekers.count))
    guard seekerPrices.count == seekers.count, supporterPrices.count == supporters.count, atMost > 0 else {
      return found
    }
    var scan = PriceScan(self, columns, seekerPrices, supporterPrices, atMost: atMost)
    try scan.look(at: seekersByBlock, &found, isListed: isListed, progress)
    return found
  }
}
