/// What a matching is asked to achieve; a problem puts some of them in order, five at most.
public enum Objective: String, Sendable, CaseIterable {
  /// As many seekers as possible meet somebody.
  case coverage
  /// The sum of the scores of all pairs is as high as possible.
  case quality
  /// The days that the matched seekers have waited add up to as much as possible: longest first.
  case waiting
  /// As many of each group's seekers as possible meet somebody, as far as its floor: seekers beyond it do not count.
  case floors
  /// The pairs are spread over the supporters: the sum of the squares of how many each meets is as low as possible.
  case evenLoad
  /// As many pairs as possible are made. Where every seeker has one place, that is coverage.
  case pairs
}

extension [Objective] {
  /// Nothing counts but the number of pairs.
  public static let mostPairs: [Objective] = [.pairs]
  /// Nothing counts but the sum of the scores: a pair with a negative score is not made.
  public static let highestScore: [Objective] = [.quality]
}
