/// An answer to a matching problem: the pairs, and the prices that prove no answer is better.
public struct Assignment: Sendable, Equatable {
  /// For each seeker, their supporter, or nil.
  public let supporterOfSeeker: [Int?]
  /// For each seeker, what meeting somebody is worth to the whole round: 0 for those who meet nobody.
  public let seekerPrices: [Worth]
  /// For each supporter, what one more place with them would be worth: 0 while a place is free.
  public let supporterPrices: [Worth]

  /// An answer, to be checked by a `Certificate`.
  public init(supporterOfSeeker: [Int?], seekerPrices: [Worth], supporterPrices: [Worth]) {
    self.supporterOfSeeker = supporterOfSeeker
    self.seekerPrices = seekerPrices
    self.supporterPrices = supporterPrices
  }

  /// The pairs, by seeker.
  public var pairs: [MatchingProblem.Pair] {
    supporterOfSeeker.enumerated().compactMap { seeker, supporter in
      supporter.map { MatchingProblem.Pair(seeker: seeker, supporter: $0) }
    }
  }
}
