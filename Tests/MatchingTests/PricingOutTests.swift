import TestSupport
import Testing

@testable import Matching

/// The best matching of all pairs, found from a few of them, against the one found from all.
@Suite("Pricing out")
struct PricingOutTests {
  static let seeds = longTests ? Array(UInt64(0)..<1_500) : Array(UInt64(0)..<12)

  private static func pairs(_ seed: UInt64, order: [Objective]) throws -> AllPairs {
    let invented = InventedPolicy(seed: seed, seekers: 40, supporters: 45, requirements: 0...2)
    return try AllPairs(
      invented.policy, seekers: invented.seekers, supporters: invented.supporters, order: order, seed: seed)
  }

  private static func whole(_ all: AllPairs) throws -> MatchingProblem {
    try all.problem(
      candidates: all.policy.candidates(seekers: all.seekers.count, supporters: all.supporters.count))
  }

  @Test("lists of any length lead to the matching that is the best of all pairs", arguments: objectiveOrders)
  func best(order: [Objective]) throws {
    var added = 0
    for seed in Self.seeds {
      let all = try Self.pairs(seed, order: order)
      let whole = try Self.whole(all)
      let best = try Certificate(problem: whole, assignment: whole.solved()).check()
      for (listed, atMost) in [(1, 1), (3, 8)] {
        let found = try all.optimum(listed: listed, atMost: atMost)
        let certificate = AllPairsCertificate(
          pairs: all, problem: found.problem, assignment: found.assignment)
        #expect(try certificate.check() == best, "seed \(seed)")
        #expect(try Certificate(problem: whole, assignment: found.assignment).check() == best, "seed \(seed)")
        #expect(found.looks.last?.added == 0)
        added += found.looks.reduce(0) { $0 + $1.added }
      }
    }
    #expect(added > 0)
  }

  /// Some hundreds of people with occupations, an industry and years each, who meet in their city or online.
  private static func many(
    _ seed: UInt64, places: ClosedRange<Int> = 1...1, order: [Objective] = [.quality]
  ) throws -> AllPairs {
    var random = SeededNumbers(seed: seed)
    let (seekerCount, supporterCount) = (150, 170)
    func numbers(_ count: Int, _ range: ClosedRange<Int32>) -> [Int32] {
      (0..<count).map { _ in Int32.random(in: range, using: &random) }
    }
    func terms(_ most: Int32) -> (Terms, Terms) {
      (
        Terms(numbers(seekerCount, 0...most).map { [$0] }),
        Terms(numbers(supporterCount, 0...most).map { [$0] })
      )
    }
    func online(_ count: Int) -> Terms { Terms(numbers(count, 0...1).map { $0 == 0 ? [] : [1] }) }
    func codes(_ count: Int) -> NestedCodes {
      NestedCodes(
        (0..<count).map { place in
          place % 17 == 0
            ? nil : String((0..<4).map { _ in "abc".randomElement(using: &random) ?? "a" })
        })
    }
    let (cities, industries) = (terms(3), terms(5))
    let meets = (online(seekerCount), online(supporterCount))
    let policy = Policy(
      requirements: [
        .init(
          anyOf: [.init(.same(cities.0, cities.1)), .init(.same(meets.0, meets.1))], passesIfUnknown: false)
      ],
      criteria: [
        .init(
          .nested(
            codes(seekerCount), codes(supporterCount),
            measures: [0, 0, 2_000, 6_000, 10_000].map { Measure($0) }),
          weight: 4),
        .init(.same(industries.0, industries.1), weight: 3),
        .init(
          .ahead(
            numbers(seekerCount, 0...30).map { $0 }, numbers(supporterCount, 0...40).map { $0 }, from: 2,
            to: 6,
            fade: 12), weight: 3),
        .init(.same(cities.0, cities.1), weight: 2),
      ])
    return try AllPairs(
      policy,
      seekers: (0..<seekerCount).map {
        .init(
          id: "N\($0)", daysWaiting: Int.random(in: 0...99, using: &random),
          capacity: Int.random(in: places, using: &random))
      },
      supporters: (0..<supporterCount).map {
        .init(id: "P\($0)", capacity: Int.random(in: 0...2, using: &random))
      },
      order: order, seed: seed)
  }

  @Test(
    "among some hundreds of people too, with few listed to begin with and few added, the best of all pairs is found"
  )
  func many() throws {
    for seed in Self.seeds.prefix(longTests ? 200 : 1) {
      for order in [[Objective.quality], [.coverage, .quality, .waiting]] {
        let all = try Self.many(seed, order: order)
        let whole = try Self.whole(all)
        for (seeker, list) in all.topCandidates(4).enumerated() {
          #expect(
            list.map(\.score) == whole.candidates(ofSeeker: seeker).prefix(4).map(\.score), "seed \(seed)")
        }
        let best = try Certificate(problem: whole, assignment: whole.solved()).check()
        for (listed, atMost) in [(1, 1), (2, 3), (6, 8)] {
          let found = try all.optimum(listed: listed, atMost: atMost)
          #expect(
            try Certificate(problem: whole, assignment: found.assignment).check() == best, "seed \(seed)")
          #expect(found.problem.candidateCount < whole.candidateCount)
        }
      }
    }
  }

  @Test("where newcomers may meet several professionals, the best of all pairs is found as well")
  func severalPlaces() throws {
    for seed in Self.seeds.prefix(1) {
      let all = try Self.many(seed, places: 1...2)
      let whole = try Self.whole(all)
      let best = try Certificate(problem: whole, assignment: whole.solved()).check()
      let found = try all.optimum(listed: 3)
      #expect(
        try AllPairsCertificate(pairs: all, problem: found.problem, assignment: found.assignment).check()
          == best)
    }
  }

  @Test("candidates that are added stand where they would have stood from the beginning")
  func added() throws {
    let all = try Self.many(4)
    let lists = all.topCandidates(9)
    let short = try all.problem(
      candidates: lists.map { list in list.enumerated().filter { $0.offset % 3 == 1 }.map(\.element) })
    // Somebody else holds the shorter one, so that it stays as it is; the longer one is added to in place.
    let later = lists.map { list in list.enumerated().filter { $0.offset % 3 != 1 }.map(\.element) }
    var longer = short
    try longer.add { $0 % 2 == 0 ? later[$0][...] : [] }
    try longer.add { $0 % 2 == 1 ? later[$0][...] : [] }
    #expect(short.candidateCount < longer.candidateCount)
    let anew = try all.problem(candidates: lists)
    for seeker in all.seekers.indices {
      #expect(Array(longer.candidates(ofSeeker: seeker)) == Array(anew.candidates(ofSeeker: seeker)))
    }
    #expect(longer.solved() == anew.solved())
  }

  @Test("just the pairs that are worth more than their prices are found, whatever the prices")
  func betterPairs() throws {
    var random = SeededNumbers(seed: 5)
    for seed in Self.seeds {
      for order in objectiveOrders {
        let all = try Self.pairs(seed, order: order)
        let whole = try Self.whole(all)
        func price() -> Worth {
          func number(_ ranges: [ClosedRange<Int64>]) -> Int64 {
            Int64.random(in: ranges.randomElement(using: &random) ?? 0...0, using: &random)
          }
          let ranges: [ClosedRange<Int64>] = [
            0...1, -1...60, 0...9_000, -40_000...40_000, -(1 << 60)...(1 << 60),
          ]
          return Worth(
            number(Array(ranges.prefix(3))), number(ranges), number([0...60]),
            tieBreak: number([0...(1 << 24)])
          )
        }
        let (ofSeekers, ofSupporters) = (
          all.seekers.map { _ in price() }, all.supporters.map { _ in price() }
        )
        let expected = all.seekers.indices.map { seeker in
          Set(
            whole.candidates(ofSeeker: seeker).filter {
              whole.worth(ofSeeker: seeker, with: $0) > ofSeekers[seeker] + ofSupporters[Int($0.supporter)]
            })
        }
        func found(_ atMost: Int) -> [[MatchingProblem.Candidate]] {
          all.betterPairs(seekerPrices: ofSeekers, supporterPrices: ofSupporters, atMost: atMost) {
            (_: Int) throws(Never) in
          }.candidates
        }
        #expect(found(1_000).map(Set.init) == expected, "seed \(seed), \(order)")
        let few = found(3)
        #expect(few.map(\.count) == expected.map { min(3, $0.count) })
        #expect(zip(few, expected).allSatisfy { Set($0).isSubset(of: $1) })
      }
    }
  }

  /// Amina and Bao both fit Elaine best; lists of one hold nobody else, but François would do.
  private static func twoAndTwo() throws -> AllPairs {
    try AllPairs(
      Policy(
        requirements: [],
        criteria: [.init(.ahead([1, 1], [2, 1], from: 1, to: 9, fade: 4), weight: 1)]),
      seekers: [.init(id: "Amina"), .init(id: "Bao")],
      supporters: [.init(id: "Elaine"), .init(id: "François")])
  }

  @Test("what is proven of the lists alone does not pass for a proof over all pairs")
  func listsAlone() throws {
    let all = try Self.twoAndTwo()
    let problem = try all.problem(candidates: all.topCandidates(1))
    let assignment = problem.solved()
    #expect(throws: Never.self) { try Certificate(problem: problem, assignment: assignment).check() }
    #expect(assignment.pairs.count == 1)
    do {
      _ = try AllPairsCertificate(pairs: all, problem: problem, assignment: assignment).check()
      Issue.record("proven over all pairs")
    } catch {
      guard case .betterPair(let pair) = error else { throw error }
      #expect(pair.supporter == 1)
    }
    let best = try all.optimum(listed: 1)
    #expect(best.assignment.pairs.count == 2 && best.looks.count > 1)
  }

  @Test("pairs that the policy does not allow, or scores otherwise, prove nothing")
  func otherPolicy() throws {
    let all = try Self.twoAndTwo()
    func flaw(_ pairs: AllPairs, _ lists: [[MatchingProblem.Candidate]]) throws -> AllPairsCertificate.Flaw? {
      let problem = try all.problem(candidates: lists)
      do {
        _ = try AllPairsCertificate(pairs: pairs, problem: problem, assignment: problem.solved()).check()
      } catch { return error }
      return nil
    }
    let lists = all.topCandidates(2)
    #expect(try flaw(all, lists) == nil)
    let praised = [
      lists[0].map { MatchingProblem.Candidate(supporter: $0.supporter, score: 10_000) }, lists[1],
    ]
    #expect(try flaw(all, praised) == .notOfThePolicy(.init(seeker: 0, supporter: 1)))
    func pairs(forbidden: Set<MatchingProblem.Pair>, seed: UInt64 = 0) throws -> AllPairs {
      try AllPairs(
        all.policy, seekers: all.seekers, supporters: all.supporters, seed: seed, forbidden: forbidden)
    }
    let all0 = Set([0, 1].map { MatchingProblem.Pair(seeker: 0, supporter: $0) })
    guard case .notOfThePolicy(let pair) = try flaw(pairs(forbidden: all0), lists) else {
      Issue.record("a forbidden pair was proven")
      return
    }
    #expect(pair.seeker == 0)
    #expect(try flaw(pairs(forbidden: [], seed: 1), lists) == .otherProblem)
  }

  private struct Enough: Error {}

  @Test("the search tells where it stands, and can be ended there")
  func progress() throws {
    let all = try Self.twoAndTwo()
    var stages: [AllPairs.Progress] = []
    _ = try all.optimum(listed: 1) { if stages.last != $0 { stages.append($0) } }
    #expect(stages.prefix(3) == [.listing(seekers: 0), .solving(1), .looking(1, seekers: 0)])
    #expect(stages.contains(.solving(2)))
    for stage in stages {
      #expect(throws: Enough.self) { try all.optimum(listed: 1) { if $0 == stage { throw Enough() } } }
    }
  }
}
