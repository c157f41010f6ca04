import TestSupport
import Testing

@testable import Matching

/// All pairs, scored many at once, against the policy that is asked pair by pair.
@Suite("All pairs")
struct AllPairsTests {
  static let seeds = longTests ? Array(UInt64(0)..<4_000) : Array(UInt64(0)..<100)

  @Test(
    "whatever the policy, lists as long as can be hold every pair that may be made, with the policy's score")
  func everyPair() throws {
    for seed in Self.seeds {
      let invented = InventedPolicy(seed: seed)
      let all = try AllPairs(
        invented.policy, seekers: invented.seekers, supporters: invented.supporters, seed: seed)
      let expected = try invented.sorted(seed: seed)
      #expect(all.topCandidates(invented.supporters.count) == expected, "seed \(seed)")
    }
  }

  @Test("short lists hold the best of all pairs, of equals those with the higher tie-break")
  func best() throws {
    for seed in Self.seeds {
      let invented = InventedPolicy(seed: seed, seekers: 5, supporters: 200)
      let all = try AllPairs(
        invented.policy, seekers: invented.seekers, supporters: invented.supporters, seed: seed)
      let expected = try invented.sorted(seed: seed)
      for count in [1, 3, 20] {
        #expect(all.topCandidates(count) == expected.map { Array($0.prefix(count)) }, "seed \(seed)")
      }
    }
  }

  @Test("a block of more supporters than are looked at in one go is looked through to its end")
  func manyChunks() throws {
    for seed: UInt64 in [11, 12, 13, 14, 15, 16] {
      let invented = InventedPolicy(seed: seed, seekers: 3, supporters: 1_700, requirements: 0...1)
      let all = try AllPairs(invented.policy, seekers: invented.seekers, supporters: invented.supporters)
      let expected = try invented.sorted(seed: 0)
      #expect(all.topCandidates(5) == expected.map { Array($0.prefix(5)) }, "seed \(seed)")
      #expect(all.topCandidates(2_000) == expected, "seed \(seed)")
    }
  }

  @Test("pairs that are forbidden are not listed, and others take their places")
  func forbidden() throws {
    for seed in Self.seeds.prefix(40) {
      let invented = InventedPolicy(seed: seed)
      let before = try invented.sorted(seed: 0)
      let forbidden = Set(
        before.enumerated().compactMap { seeker, list in
          list.first.map { MatchingProblem.Pair(seeker: seeker, supporter: Int($0.supporter)) }
        })
      let all = try AllPairs(
        invented.policy, seekers: invented.seekers, supporters: invented.supporters, forbidden: forbidden)
      #expect(all.topCandidates(3) == before.map { Array($0.dropFirst().prefix(3)) }, "seed \(seed)")
    }
  }

  @Test("nobody on one side, or lists of nobody, give empty lists")
  func nobody() throws {
    let policy = Policy(requirements: [], criteria: [])
    let amina = [MatchingProblem.Seeker(id: "Amina")]
    let elaine = [MatchingProblem.Supporter(id: "Elaine")]
    #expect(try AllPairs(policy, seekers: [], supporters: elaine).topCandidates(5).isEmpty)
    #expect(try AllPairs(policy, seekers: amina, supporters: []).topCandidates(5) == [[]])
    #expect(try AllPairs(policy, seekers: amina, supporters: elaine).topCandidates(0) == [[]])
    #expect(try AllPairs(policy, seekers: amina, supporters: elaine).topCandidates(-3) == [[]])
    #expect(
      try AllPairs(policy, seekers: amina, supporters: elaine).topCandidates(.max) == [
        [.init(supporter: 0, score: 0)]
      ])
    #expect(throws: MatchingError.repeatedIdentifier("Elaine")) {
      try AllPairs(policy, seekers: amina, supporters: elaine + elaine)
    }
  }

  private struct Enough: Error {}

  @Test("long work can be ended while it goes on")
  func cancelled() throws {
    let invented = InventedPolicy(seed: 1)
    let all = try AllPairs(invented.policy, seekers: invented.seekers, supporters: invented.supporters)
    #expect(throws: Enough.self) {
      try all.topCandidates(1) { (_: Int) throws(Enough) in throw Enough() }
    }
  }

  @Test("a line goes through all points or is none")
  func lines() {
    var found = 0
    for terms in 1...63 {
      for weight in [0, 1, 7, 18, 33, 100] {
        let points = (0...terms).map { Int16(weight * (10_000 * $0 / terms) / 100) }
        guard let line = PointLine(through: points) else { continue }
        found += 1
        #expect((0...terms).allSatisfy { line.start + line.rise(Int16($0)) == points[$0] })
      }
    }
    #expect(found > 200)
    #expect(PointLine(through: [0, 5, 5, 9]) == nil && PointLine(through: []) == nil)
  }
}
