/// An answer to a matching problem: the pairs, and the prices that prove no answer is better.
public struct Assignment: Sendable, Equatable {
  /// For each seeker, their supporter, or nil; for seekers with several, the first of them.
  public let supporterOfSeeker: [Int?]
  /// The pairs of seekers with several supporters beyond the first of each, in order; empty in most problems.
  public let furtherPairs: [MatchingProblem.Pair]
  /// For each seeker, what a pair with them must be worth to pay: 0 for those who meet nobody and may meet one.
  public let seekerPrices: [Worth]
  /// For each supporter, what one more place with them would be worth: 0 while a place is free.
  public let supporterPrices: [Worth]
  /// For each group, what one more of its seekers counts towards its floor: 0 beyond the floor.
  public let groupPrices: [Worth]

  /// An answer, to be checked by a `Certificate`.
  public init(
    supporterOfSeeker: [Int?], furtherPairs: [MatchingProblem.Pair] = [], seekerPrices: [Worth],
    supporterPrices: [Worth], groupPrices: [Worth] = []
  ) {
    self.supporterOfSeeker = supporterOfSeeker
    self.furtherPairs = furtherPairs.sorted()
    self.seekerPrices = seekerPrices
    self.supporterPrices = supporterPrices
    self.groupPrices = groupPrices
  }

  /// The pairs, by seeker and then by supporter.
  ///
  /// - Complexity: O(seekers + pairs · log pairs of seekers with several).
  public var pairs: [MatchingProblem.Pair] {
    let firstPairs = supporterOfSeeker.enumerated().compactMap { seeker, supporter in
      supporter.map { MatchingProblem.Pair(seeker: seeker, supporter: $0) }
    }
    return furtherPairs.isEmpty ? firstPairs : (firstPairs + furtherPairs).sorted()
  }
}
