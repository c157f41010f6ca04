/// What a matching is asked to achieve; a problem puts all or some of them in order.
public enum Objective: String, Sendable, CaseIterable {
  /// As many seekers as possible meet somebody.
  case coverage
  /// The sum of the scores of all pairs is as high as possible.
  case quality
  /// The days that the matched seekers have waited add up to as much as possible: longest first.
  case waiting
}

/// The worth of a pair, of a whole matching, or a price: one whole number for each objective, in order of importance.
///
/// Worths compare like words in a dictionary: the first number that differs decides. So the first objective is
/// never traded against the second, however large the second grows, and no "big M" is needed to say so. Worths
/// add and subtract number by number, which is all that the duality of the assignment problem asks for: for
/// every price that is feasible, the worth of any matching is at most the sum of the prices.
///
/// Overflow: a pair's numbers lie within ±2²⁴ (`MatchingProblem` refuses others), a matching has fewer than
/// 2³¹ pairs, and along a simple path lie fewer than 2³² of them: what a path is worth stays below 2⁵⁶. A price is
/// the difference of two such paths, below 2⁵⁷ and a pair; a distance adds two prices and a path, and the solver
/// adds at most one price more. All of that stays below 2⁶⁰, so plain 64-bit addition cannot overflow there.
public struct Worth: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// What counts for the most important objective.
  public let first: Int64
  /// What counts for the second objective, where the first is equal.
  public let second: Int64
  /// What counts for the third objective, where the first two are equal.
  public let third: Int64
  /// What decides between equals.
  public let tieBreak: Int64

  /// A worth from its numbers, most important first.
  public init(_ first: Int64, _ second: Int64 = 0, _ third: Int64 = 0, tieBreak: Int64 = 0) {
    self.first = first
    self.second = second
    self.third = third
    self.tieBreak = tieBreak
  }

  /// Nothing at all: the worth of leaving a seeker without anybody.
  public static let zero = Worth(0)

  /// True if the first number that differs is smaller.
  public static func < (a: Worth, b: Worth) -> Bool {
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    if a.third != b.third { return a.third < b.third }
    return a.tieBreak < b.tieBreak
  }

  /// The sum, number by number. Numbers of a matching are too small to overflow; larger ones wrap around.
  public static func + (a: Worth, b: Worth) -> Worth {
    Worth(a.first &+ b.first, a.second &+ b.second, a.third &+ b.third, tieBreak: a.tieBreak &+ b.tieBreak)
  }

  /// The difference, number by number, wrapping around like the sum.
  public static func - (a: Worth, b: Worth) -> Worth {
    Worth(a.first &- b.first, a.second &- b.second, a.third &- b.third, tieBreak: a.tieBreak &- b.tieBreak)
  }

  /// The four numbers, most important first.
  public var numbers: [Int64] { [first, second, third, tieBreak] }

  /// The sum, or nil where a number would overflow: for worths that came from outside.
  func adding(_ other: Worth) -> Worth? {
    combined(other) { $0.addingReportingOverflow($1) }
  }

  /// This worth several times over, or nil where a number would overflow.
  func times(_ count: Int64) -> Worth? {
    combined(Worth(count, count, count, tieBreak: count)) { $0.multipliedReportingOverflow(by: $1) }
  }

  private func combined(
    _ other: Worth, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Worth? {
    let (a, b) = (operation(first, other.first), operation(second, other.second))
    let (c, d) = (operation(third, other.third), operation(tieBreak, other.tieBreak))
    if a.overflow || b.overflow || c.overflow || d.overflow { return nil }
    return Worth(a.partialValue, b.partialValue, c.partialValue, tieBreak: d.partialValue)
  }
}
