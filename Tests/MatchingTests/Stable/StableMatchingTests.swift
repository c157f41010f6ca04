import Matching
import TestSupport
import Testing

/// Deferred acceptance against every matching there is.
@Suite("A stable matching")
struct StableMatchingTests {
  typealias Choice = StableMatching.Choice

  /// Invented people with few ranks, so that many are equal; `isStrict` for none.
  private func people(
    _ seekers: Int, _ supporters: Int, isStrict: Bool, random: inout SeededNumbers
  ) -> (seekers: [StableMatching.Person], supporters: [StableMatching.Person]) {
    func choices(_ others: Int) -> [Choice] {
      let ranks = Array(1...max(1, others)).shuffled(using: &random)
      return (0..<others).filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
        .map { Choice($0, rank: isStrict ? ranks[$0] : Int.random(in: 1...2, using: &random)) }
    }
    return (
      (0..<seekers).map { .init(id: "N-\($0)", choices: choices(supporters)) },
      (0..<supporters).map {
        .init(id: "P-\($0)", choices: choices(seekers), capacity: Int.random(in: 0...2, using: &random))
      }
    )
  }

  /// Every matching, said without any help of the engine.
  private func matchings(_ stable: StableMatching) -> [[Int?]] {
    var all: [[Int?]] = [[]]
    for seeker in stable.seekers.indices {
      let supporters = stable.seekers[seeker].choices.map(\.other).filter { other in
        stable.supporters[other].choices.contains { $0.other == seeker }
      }
      all = all.flatMap { start -> [[Int?]] in
        let open = supporters.filter { other in
          start.count { $0 == other } < stable.supporters[other].capacity
        }
        return [start + [nil]] + open.map { start + [$0] }
      }
    }
    return all
  }

  /// Whether no two would rather have each other, by the definition.
  private func isStable(_ matching: [Int?], _ people: StableMatching) -> Bool {
    func rank(_ person: StableMatching.Person, _ other: Int) -> Int? {
      person.choices.first { $0.other == other }?.rank
    }
    for seeker in people.seekers.indices {
      for supporter in people.supporters.indices {
        guard let mine = rank(people.seekers[seeker], supporter),
          let theirs = rank(people.supporters[supporter], seeker)
        else { continue }
        if let own = matching[seeker], let now = rank(people.seekers[seeker], own), now <= mine { continue }
        let guests = matching.indices.filter { matching[$0] == supporter }
        let wouldTake =
          guests.count < people.supporters[supporter].capacity
          || guests.contains { (rank(people.supporters[supporter], $0) ?? .min) > theirs }
        if wouldTake { return false }
      }
    }
    return true
  }

  @Test("is stable, and with strict choices gives every seeker the best that any stable one gives them")
  func strict() throws {
    var random = SeededNumbers(seed: 1)
    var several = 0
    for number in 0..<(longTests ? 20_000 : 1_200) {
      let (seekers, supporters) = people(
        1 + number % 4, 1 + number / 4 % 4, isStrict: true, random: &random)
      let found = try StableMatching(seekers: seekers, supporters: supporters, seed: random.next())
      #expect(found.blockingPairs(of: found.supporterOfSeeker) == [])
      let stable = matchings(found).filter { isStable($0, found) }
      #expect(stable.contains(found.supporterOfSeeker))
      if stable.count > 1 { several += 1 }
      for seeker in seekers.indices {
        func rank(_ matching: [Int?]) -> Int {
          matching[seeker].flatMap { own in seekers[seeker].choices.first { $0.other == own }?.rank } ?? .max
        }
        #expect(rank(found.supporterOfSeeker) == stable.map(rank).min())
      }
    }
    #expect(several > 5)
  }

  @Test("is stable where many are equally good, for every way to break the ties")
  func ties() throws {
    var random = SeededNumbers(seed: 2)
    for number in 0..<(longTests ? 20_000 : 800) {
      let (seekers, supporters) = people(
        1 + number % 4, 1 + number / 4 % 3, isStrict: false, random: &random)
      for seed: UInt64 in 0..<3 {
        let found = try StableMatching(seekers: seekers, supporters: supporters, seed: seed)
        #expect(isStable(found.supporterOfSeeker, found))
      }
    }
  }

  @Test("the pairs that block are found in every matching that has any")
  func blockingPairs() throws {
    var random = SeededNumbers(seed: 3)
    var unstable = 0
    for number in 0..<300 {
      let (seekers, supporters) = people(3, 1 + number % 3, isStrict: number % 2 == 0, random: &random)
      let found = try StableMatching(seekers: seekers, supporters: supporters)
      for matching in matchings(found) {
        let blocking = try #require(found.blockingPairs(of: matching))
        #expect(blocking.isEmpty == isStable(matching, found))
        if !blocking.isEmpty { unstable += 1 }
      }
    }
    #expect(unstable > 1_000)
  }

  @Test("the order of the lists changes nothing, and another seed may favour others")
  func orderAndSeed() throws {
    let equal = (0..<6).map { Choice($0, rank: 1) }
    func meetings(_ order: [Int], seed: UInt64) throws -> Set<String> {
      let found = try StableMatching(
        seekers: order.map { .init(id: "N-\($0)", choices: Array(equal.prefix(3)).reversed()) },
        supporters: (0..<3).map { .init(id: "P-\($0)", choices: equal) }, seed: seed)
      return Set(
        found.supporterOfSeeker.enumerated().compactMap { seeker, supporter in
          supporter.map { "\(order[seeker])–\($0)" }
        })
    }
    let expected = try meetings([0, 1, 2, 3, 4, 5], seed: 7)
    #expect(expected.count == 3)
    #expect(try meetings([5, 3, 1, 0, 2, 4], seed: 7) == expected)
    #expect(try Set((0..<20).map { try meetings([0, 1, 2, 3, 4, 5], seed: $0) }).count > 1)
  }

  @Test("a matching that gives somebody more than their places is none")
  func overfull() throws {
    let found = try StableMatching(
      seekers: ["Amina", "Bao"].map { .init(id: $0, choices: [Choice(0, rank: 1)]) },
      supporters: [.init(id: "Elaine", choices: [Choice(0, rank: 2), Choice(1, rank: 1)])])
    #expect(found.supporterOfSeeker == [nil, 0])
    #expect(found.blockingPairs(of: [0, 0]) == nil)
    #expect(found.blockingPairs(of: [0, nil]) == [.init(seeker: 1, supporter: 0)])
  }

  @Test("lists that make no sense are refused, and what is no matching has no answer")
  func refusals() throws {
    func make(_ choices: [Choice], ids: [String] = ["Amina"], capacity: Int = 1) throws -> StableMatching {
      try StableMatching(
        seekers: ids.map { .init(id: $0, choices: choices) },
        supporters: [.init(id: "Elaine", choices: [Choice(0, rank: 1)], capacity: capacity)])
    }
    #expect(throws: MatchingError.noSuchSupporter(seeker: "Amina")) { try make([Choice(1, rank: 1)]) }
    #expect(throws: MatchingError.noSuchSupporter(seeker: "Amina")) { try make([Choice(-1, rank: 1)]) }
    #expect(throws: MatchingError.repeatedCandidate(seeker: "Amina", supporter: "0")) {
      try make([Choice(0, rank: 1), Choice(0, rank: 2)])
    }
    #expect(throws: MatchingError.repeatedIdentifier("Amina")) { try make([], ids: ["Amina", "Amina"]) }
    #expect(throws: MatchingError.capacityOutOfRange("Elaine")) { try make([], capacity: -1) }
    let found = try make([Choice(0, rank: .min)], ids: ["Amina", "Bao"])
    #expect(found.supporterOfSeeker == [0, nil])
    for wrong: [Int?] in [[], [nil], [0, 0], [1, nil], [-1, nil], [nil, 0], [0, nil, nil]] {
      #expect(found.blockingPairs(of: wrong) == nil)
    }
    #expect(throws: MatchingError.capacityOutOfRange("Elaine")) { try make([], capacity: 1_000_001) }
    #expect(try make([Choice(0, rank: 1)], capacity: 1_000_000).supporterOfSeeker == [0])
    #expect(found.blockingPairs(of: [nil, nil]) == [.init(seeker: 0, supporter: 0)])
    #expect(try StableMatching(seekers: [], supporters: []).blockingPairs(of: []) == [])
  }
}
