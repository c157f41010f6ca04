import Matching
import TestSupport
import Testing

/// What holds for a pair, and what makes it better: Amina and Bao on one side, Elaine, François and Gurpreet on the other.
@Suite("The policy")
struct PolicyTests {
  /// Amina speaks French and Arabic, Bao Vietnamese; nothing is known of Chidi.
  static let asked = Terms([[1, 2], [3], []])
  /// Elaine speaks French, François French and Arabic (listed twice), Gurpreet Punjabi; nothing is known of Hélène.
  static let offered = Terms([[1], [2, 1, 2], [4], []])

  private func measures(_ comparison: Comparison, seeker: Int, supporters: Int = 4) -> [Int32] {
    let row = Policy(requirements: [], criteria: [Criterion(comparison, weight: 1)]).row(ofSeeker: seeker)
    return (0..<supporters).compactMap { row.score($0).parts.first?.measure.tenThousandths }
  }

  @Test("finds what two have in common, or that they have nothing, or that it cannot be said")
  func terms() {
    #expect(measures(.same(Self.asked, Self.offered), seeker: 0) == [10_000, 10_000, 0, -1])
    #expect(measures(.different(Self.asked, Self.offered), seeker: 0) == [0, 0, 10_000, -1])
    #expect(measures(.shared(Self.asked, Self.offered), seeker: 0) == [5_000, 10_000, 0, -1])
    #expect(measures(.shared(Self.asked, Self.offered), seeker: 1) == [0, 0, 0, -1])
    for comparison in [Comparison.same, Comparison.different, Comparison.shared] {
      #expect(measures(comparison(Self.asked, Self.offered), seeker: 2) == [-1, -1, -1, -1])
    }
    #expect(Self.asked.count == 3)
  }

  @Test(
    "many people with the same terms, or with terms of their own, have in common what sets of theirs have")
  func manyTerms() {
    var random = SeededNumbers(seed: 9)
    func lists(_ count: Int) -> [[Int32]] {
      (0..<count).map { number in
        let most: Int32 = number % 3 == 0 ? 2 : 40
        return (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Int32.random(in: 0...most, using: &random)
        }
      }
    }
    let (asked, offered) = (lists(300), lists(200))
    let comparison = Comparison.shared(Terms(asked), Terms(offered))
    for seeker in asked.indices {
      let own = Set(asked[seeker])
      let expected = offered.map { list -> Int32 in
        if own.isEmpty || list.isEmpty { return -1 }
        return Int32(10_000 * own.intersection(list).count / own.count)
      }
      #expect(measures(comparison, seeker: seeker, supporters: 200) == expected)
    }
  }

  @Test("several terms in common are enough, and fewer are their share of that")
  func several() {
    let (asked, offered) = (Terms([[1, 2, 3], []]), Terms([[1], [1, 2], [1, 2, 3, 4], [9], []]))
    #expect(
      measures(.several(asked, offered, enough: 2), seeker: 0, supporters: 5) == [
        5_000, 10_000, 10_000, 0, -1,
      ])
    #expect(measures(.several(asked, offered, enough: 4), seeker: 0, supporters: 3) == [2_500, 5_000, 7_500])
    #expect(
      measures(.several(asked, offered, enough: .min), seeker: 0, supporters: 4) == [
        10_000, 10_000, 10_000, 0,
      ])
    #expect(measures(.several(asked, offered, enough: .max), seeker: 0, supporters: 2) == [0, 0])
    #expect(measures(.several(asked, offered, enough: 2), seeker: 1, supporters: 2) == [-1, -1])
  }

  @Test("codes are the nearer the more of their first characters agree, and the same code is nearest")
  func nested() {
    let own = NestedCodes(["21231", nil, "2", "123456789"])
    let theirs = NestedCodes(["21231", "21239", "2", "31231", "", nil, "123456780"])
    let steps = [0, 1_000, 3_000, 5_300, 8_000, 10_000].map { Measure($0) }
    #expect(own.count == 4)
    #expect(
      measures(.nested(own, theirs, measures: steps), seeker: 0, supporters: 8)
        == [10_000, 8_000, 1_000, 0, -1, -1, 0, -1])
    #expect(measures(.nested(own, theirs, measures: steps), seeker: 1, supporters: 2) == [-1, -1])
    #expect(
      measures(.nested(own, theirs, measures: steps), seeker: 2, supporters: 3) == [1_000, 1_000, 10_000])
    #expect(measures(.nested(own, theirs, measures: steps), seeker: 3, supporters: 7).last == 10_000)
    #expect(
      measures(.nested(own, theirs, measures: [.whole]), seeker: 0, supporters: 4) == [
        10_000, 10_000, 10_000, 10_000,
      ])
    #expect(measures(.nested(own, theirs, measures: []), seeker: 0, supporters: 1) == [-1])
  }

  @Test("tells terms apart though their signatures collide, whatever their numbers")
  func signatures() {
    let some = Terms([[0, 64, 128], [.min, .max, -1]])
    #expect(
      measures(.shared(some, Terms([[64], [192], [.max, .min]])), seeker: 0, supporters: 3) == [3_333, 0, 0])
    #expect(
      measures(.shared(some, Terms([[-1], [63], [.max, .min]])), seeker: 1, supporters: 3) == [
        3_333, 0, 6_666,
      ])
  }

  /// What is found for a professional so many years ahead of a newcomer with ten years.
  private func ahead(_ years: [Int32], from: Int, to: Int, fade: Int) -> [Int32] {
    measures(
      .ahead([10], years.map { 10 + $0 }, from: from, to: to, fade: fade), seeker: 0, supporters: years.count)
  }

  @Test("a professional should be some years ahead, and it fades out evenly beyond")
  func ahead() {
    #expect(
      ahead([-2, -1, 0, 1, 2, 3, 8, 9, 10, 11], from: 2, to: 8, fade: 2)
        == [0, 0, 3_333, 6_666, 10_000, 10_000, 10_000, 6_666, 3_333, 0])
    #expect(ahead([1, 2, 3, 4], from: 2, to: 3, fade: 0) == [0, 10_000, 10_000, 0])
  }

  @Test("limits the wrong way round are read the right way round, and fading back as not at all")
  func strangeLimits() {
    #expect(ahead([1, 2, 3, 4], from: 3, to: 2, fade: 0) == [0, 10_000, 10_000, 0])
    #expect(ahead([1, 2, 3, 4], from: 2, to: 3, fade: -7) == [0, 10_000, 10_000, 0])
  }

  @Test("the most extreme numbers give a measure, and nothing stops")
  func extremes() {
    let numbers: [Int32?] = [.min, 0, .max, nil]
    for from in [Int.min, .max, 0] {
      for to in [Int.min, .max, 0] {
        for fade in [Int.min, .max, 0] {
          for seeker in 0..<4 {
            let found = measures(.ahead(numbers, numbers, from: from, to: to, fade: fade), seeker: seeker)
            #expect(found.allSatisfy { (-1...10_000).contains($0) } && found[3] == -1)
          }
        }
      }
    }
    #expect(ahead([-9, 0, 9], from: .min, to: .max, fade: 0) == [10_000, 10_000, 10_000])
    #expect(ahead([-9, 0, 9], from: .max, to: .max, fade: .max) == [0, 0, 0])
    #expect(measures(.ahead([.min], [.max], from: 0, to: 0, fade: .max), seeker: 0, supporters: 1) == [5_000])
  }

  private struct Likeness: Nearness {
    func measures(ofSeeker seeker: Int) -> [Measure] {
      seeker == 0 ? [Measure(9_000), .unknown, Measure(-5), Measure(99_999)] : []
    }
  }

  @Test("a likeness found elsewhere is taken over, and what is left out is unknown")
  func near() {
    #expect(measures(.near(Likeness()), seeker: 0, supporters: 6) == [9_000, -1, 0, 10_000, -1, -1])
    #expect(measures(.near(Likeness()), seeker: 1) == [-1, -1, -1, -1])
  }

  @Test("a requirement is met if any of its ways is")
  func anyOf() {
    let close = Requirement.Way(.near(Likeness()), least: 9_000)
    let same = Requirement.Way(.same(Self.asked, Self.offered))
    func feasible(_ ways: [Requirement.Way], ifUnknown: Bool = true) -> [Bool] {
      let requirement = Requirement(anyOf: ways, passesIfUnknown: ifUnknown)
      let row = Policy(requirements: [requirement], criteria: []).row(ofSeeker: 0)
      for supporter in 0..<5 { #expect(row.failures(supporter) == (row.isFeasible(supporter) ? [] : [0])) }
      return (0..<5).map(row.isFeasible)
    }
    #expect(feasible([close]) == [true, true, false, true, true])
    #expect(feasible([close], ifUnknown: false) == [true, false, false, true, false])
    #expect(feasible([.init(.near(Likeness()), least: 9_001)]) == [false, true, false, true, true])
    #expect(feasible([same]) == [true, true, false, true, true])
    #expect(feasible([close, same], ifUnknown: false) == [true, true, false, true, false])
    #expect(
      feasible([.init(.near(Likeness()), least: .min)], ifUnknown: false) == [true, false, true, true, false])
    #expect(feasible([]) == [true, true, true, true, true])
    #expect(feasible([], ifUnknown: false) == [false, false, false, false, false])
  }

  @Test("a way that fails is not made good by one that cannot be told")
  func failedAndUnknown() {
    let none = Requirement.Way(.same(Terms([[1]]), Terms([[2]])))
    let unknown = Requirement.Way(.same(Terms([[]]), Terms([[2]])))
    let row = Policy(requirements: [.init(anyOf: [none, unknown])], criteria: []).row(ofSeeker: 0)
    #expect(!row.isFeasible(0))
  }

  @Test("all requirements must hold, and those that do not are named")
  func failures() {
    let policy = Policy(
      requirements: [
        .init(anyOf: [.init(.same(Self.asked, Self.offered))]),
        .init(anyOf: [.init(.shared(Self.asked, Self.offered), least: 10_000)]),
      ], criteria: [])
    let row = policy.row(ofSeeker: 0)
    #expect((0..<4).map(row.failures) == [[1], [], [0, 1], []])
    #expect((0..<4).map(row.isFeasible) == [false, true, false, true])
  }

  @Test("the parts of a score add up to the whole, exactly")
  func parts() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<200 {
      let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int32.random(in: -5...1_005, using: &random)
      }
      let criteria = weights.map {
        Criterion(
          .near(Likeness()), weight: $0, ifUnknown: Measure(Int.random(in: 0...10_000, using: &random)))
      }
      let row = Policy(requirements: [], criteria: criteria).row(ofSeeker: 0)
      for supporter in 0..<5 {
        let score = row.score(supporter)
        #expect(score.parts.map(\.points).reduce(0, +) == score.total && row.total(supporter) == score.total)
        #expect((0...Score.scale).contains(score.total))
        #expect(score.parts.allSatisfy { (0...$0.most).contains($0.points) })
        #expect(score.parts.map(\.most).reduce(0, +) <= Score.scale)
      }
    }
  }

  @Test("a criterion counts by its weight, and by what is assumed where it cannot be told")
  func weights() {
    let policy = Policy(
      requirements: [],
      criteria: [
        Criterion(.shared(Self.asked, Self.offered), weight: 3),
        Criterion(.same(Self.asked, Self.offered), weight: 1, ifUnknown: Measure(2_000)),
      ])
    let row = policy.row(ofSeeker: 0)
    #expect(
      (0..<4).map { row.score($0).parts.map(\.points) } == [
        [3_750, 2_500], [7_500, 2_500], [0, 0], [3_750, 500],
      ])
    #expect(row.score(0).parts.map(\.most) == [7_500, 2_500])
  }

  @Test("weights beyond all measure are brought into 0 to 1,000, and nothing is assumed of what is unknown")
  func extremeWeights() {
    let comparison = Comparison.same(Self.asked, Self.offered)
    #expect(Criterion(comparison, weight: .max).weight == 1_000)
    #expect(Criterion(comparison, weight: .min).weight == 0)
    let policy = Policy(
      requirements: [],
      criteria: [
        Criterion(comparison, weight: .max, ifUnknown: .unknown), Criterion(comparison, weight: .min),
      ])
    #expect((0..<4).map(policy.row(ofSeeker: 0).total) == [10_000, 10_000, 0, 0])
    #expect(Policy(requirements: [], criteria: []).row(ofSeeker: 0).score(0).total == 0)
    #expect(
      Policy(requirements: [], criteria: [Criterion(comparison, weight: 0)]).row(ofSeeker: 0).total(0) == 0)
  }

  @Test("a measure lies within nothing and wholly")
  func measureRange() {
    #expect(
      [Measure(.min), .none, Measure(5_000), .whole, Measure(.max)].map(\.tenThousandths) == [
        0, 0, 5_000, 10_000, 10_000,
      ])
    #expect(Measure.none.isKnown && Measure.whole.isKnown && !Measure.unknown.isKnown)
  }

  @Test("nothing is known of people who are not there, on either side, in any comparison")
  func strangers() {
    let comparisons: [Comparison] = [
      .same(Self.asked, Self.offered), .different(Self.asked, Self.offered),
      .shared(Self.asked, Self.offered),
      .several(Self.asked, Self.offered, enough: 2),
      .nested(NestedCodes(["2", nil]), NestedCodes(["2"]), measures: [.none, .whole]),
      .ahead([1, nil], [3], from: 1, to: 2, fade: 3), .near(Likeness()),
    ]
    let policy = Policy(
      requirements: comparisons.map { Requirement(anyOf: [.init($0)], passesIfUnknown: false) },
      criteria: comparisons.map { Criterion($0, weight: 1, ifUnknown: .none) })
    for (seeker, supporter) in [(-1, 0), (99, 0), (0, -1), (0, 99), (.max, .min), (.min, .max)] {
      let row = policy.row(ofSeeker: seeker)
      #expect(row.score(supporter).parts.map(\.measure) == comparisons.map { _ in .unknown })
      #expect(row.total(supporter) == 0)
      #expect(row.failures(supporter) == Array(comparisons.indices))
      #expect(!row.isFeasible(supporter))
    }
  }

  @Test("the candidates are those who meet all requirements and are not forbidden, with their scores")
  func candidates() {
    let policy = Policy(
      requirements: [.init(anyOf: [.init(.same(Self.asked, Self.offered))], passesIfUnknown: false)],
      criteria: [Criterion(.shared(Self.asked, Self.offered), weight: 1)])
    var progress: [Int] = []
    let all = policy.candidates(seekers: 3, supporters: 4, progress: { progress.append($0) })
    #expect(all == [[.init(supporter: 0, score: 5_000), .init(supporter: 1, score: 10_000)], [], []])
    #expect(progress == [0])
    let fewer = policy.candidates(
      seekers: 1, supporters: 4, isForbidden: { $0 == .init(seeker: 0, supporter: 1) })
    #expect(fewer == [[.init(supporter: 0, score: 5_000)]])
    #expect(policy.candidates(seekers: -1, supporters: 4).isEmpty)
    #expect(policy.candidates(seekers: 1, supporters: -4) == [[]])
  }
}
