/// The worth of a pair, of a whole matching, or a price: one whole number for each objective, in order of importance.
///
/// Worths compare like words in a dictionary: the first number that differs decides. So the first objective is
/// never traded against the second, however large the second grows, and no "big M" is needed to say so. Worths
/// add and subtract number by number, which is all that the duality of the assignment problem asks for: for
/// every price that is feasible, the worth of any matching is at most what the prices add up to.
///
/// *Overflow.* What a single arc of the network counts at one rank (a pair, a seeker's first place, a place under an
/// even load, one more towards a floor) lies within ±2²¹ (`MatchingProblem` refuses others: scores and days within
/// 10⁶, capacities up to 10⁶ so that the last place counts 2·10⁶ − 1), the tie-break below 2²⁴: all within ±2²⁴. A
/// simple path visits a person once, and there are fewer than 2³² people and groups; from a person it goes on by a
/// pair or by a place, so it has fewer than 2³³ arcs, and what it is worth stays below 2⁵⁷. A price is the difference
/// of two such paths, below 2⁵⁸; the opening price of somebody who arrives is a price and a pair. A distance adds two
/// prices and a path: below 2⁶⁰. A matching has fewer than 2³⁰ pairs (`MatchingProblem` refuses more candidates), so
/// its worth is below 2⁵⁵, but for even load: Σ load² ≤ 10⁶ · Σ load < 2²⁰ · 2³⁰. All of that fits 64 bits with room
/// for the price 2⁶¹ of people who are away. Sums that come from outside are made with care (`adding`, `times`).
public struct Worth: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// What counts for the most important objective.
  public let first: Int64
  /// What counts for the second objective, where the first is equal.
  public let second: Int64
  /// What counts for the third objective, where the first two are equal.
  public let third: Int64
  /// What counts for the fourth objective, where the first three are equal.
  public let fourth: Int64
  /// What counts for the fifth objective, where the first four are equal.
  public let fifth: Int64
  /// What decides between equals.
  public let tieBreak: Int64

  /// How many objectives can be told apart, beside the tie-break.
  static let ranks = 5

  /// A worth from its numbers, most important first.
  public init(
    _ first: Int64, _ second: Int64 = 0, _ third: Int64 = 0, _ fourth: Int64 = 0, _ fifth: Int64 = 0,
    tieBreak: Int64 = 0
  ) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
    self.fifth = fifth
    self.tieBreak = tieBreak
  }

  /// A worth from its six numbers, as `numbers` gives them; nil if there are not six.
  public init?(numbers: [Int64]) {
    guard numbers.count == Self.ranks + 1 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], tieBreak: numbers[5])
  }

  /// Nothing at all: the worth of leaving a seeker without anybody.
  public static let zero = Worth(0)

  /// True if the first number that differs is smaller.
  public static func < (a: Worth, b: Worth) -> Bool {
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    if a.third != b.third { return a.third < b.third }
    if a.fourth != b.fourth { return a.fourth < b.fourth }
    if a.fifth != b.fifth { return a.fifth < b.fifth }
    return a.tieBreak < b.tieBreak
  }

  /// The sum, number by number. Numbers of a matching are too small to overflow; larger ones wrap around.
  public static func + (a: Worth, b: Worth) -> Worth {
    Worth(
      a.first &+ b.first, a.second &+ b.second, a.third &+ b.third, a.fourth &+ b.fourth, a.fifth &+ b.fifth,
      tieBreak: a.tieBreak &+ b.tieBreak)
  }

  /// The difference, number by number, wrapping around like the sum.
  public static func - (a: Worth, b: Worth) -> Worth {
    Worth(
      a.first &- b.first, a.second &- b.second, a.third &- b.third, a.fourth &- b.fourth, a.fifth &- b.fifth,
      tieBreak: a.tieBreak &- b.tieBreak)
  }

  /// Each number so many times, wrapping around like the sum.
  static func * (count: Int64, a: Worth) -> Worth {
    Worth(
      count &* a.first, count &* a.second, count &* a.third, count &* a.fourth, count &* a.fifth,
      tieBreak: count &* a.tieBreak)
  }

  /// The six numbers, most important first.
  public var numbers: [Int64] { [first, second, third, fourth, fifth, tieBreak] }

  /// One of the numbers, the most important being at 0; beyond the objectives, the tie-break.
  func number(at rank: Int) -> Int64 {
    switch rank {
    case 0: first
    case 1: second
    case 2: third
    case 3: fourth
    case 4: fifth
    default: tieBreak
    }
  }

  /// The sum, or nil where a number would overflow: for worths that came from outside.
  func adding(_ other: Worth) -> Worth? {
    combined(other) { $0.addingReportingOverflow($1) }
  }

  /// The difference, or nil where a number would overflow.
  func subtracting(_ other: Worth) -> Worth? {
    combined(other) { $0.subtractingReportingOverflow($1) }
  }

  /// This worth several times over, or nil where a number would overflow.
  func times(_ count: Int64) -> Worth? {
    combined(Worth(count, count, count, count, count, tieBreak: count)) {
      $0.multipliedReportingOverflow(by: $1)
    }
  }

  private func combined(
    _ other: Worth, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Worth? {
    let (a, b) = (operation(first, other.first), operation(second, other.second))
    let (c, d) = (operation(third, other.third), operation(fourth, other.fourth))
    let (e, f) = (operation(fifth, other.fifth), operation(tieBreak, other.tieBreak))
    if a.overflow || b.overflow || c.overflow || d.overflow || e.overflow || f.overflow { return nil }
    return Worth(
      a.partialValue, b.partialValue, c.partialValue, d.partialValue, e.partialValue, tieBreak: f.partialValue
    )
  }
}
