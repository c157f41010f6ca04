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
    _ = try all.optimum(listed: 1) { stages.append($0) }
    #expect(stages.prefix(3) == [.listing(seekers: 0), .solving(1), .looking(1, seekers: 0)])
    #expect(stages.contains(.solving(2)))
    for stage in stages {
      #expect(throws: Enough.self) { try all.optimum(listed: 1) { if $0 == stage { throw Enough() } } }
    }
  }
}
