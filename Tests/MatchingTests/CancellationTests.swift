import Matching
import TestSupport
import Testing

/// Whatever may take long can be watched and ended.
@Suite("Whoever waits can end the work")
struct CancellationTests {
  private struct Enough: Error {}

  /// Everything that takes a while: what it says of how far it has come, and whether it can be ended at each of these
  /// moments, with the error of whoever waits.
  private func expectEndable(
    atLeast moments: Int, upTo most: Int, _ work: ((Int) throws -> Void) throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var said: [Int] = []
    try work { said.append($0) }
    #expect(said.count >= moments, "\(said)", sourceLocation: sourceLocation)
    #expect(said.allSatisfy((0...most).contains), "\(said)", sourceLocation: sourceLocation)
    #expect(zip(said, said.dropFirst()).allSatisfy(<=), "\(said)", sourceLocation: sourceLocation)
    for last in stride(from: 1, through: said.count, by: max(1, said.count / 5)) {
      var calls = 0
      #expect(throws: Enough.self, sourceLocation: sourceLocation) {
        try work { _ in
          calls += 1
          if calls == last { throw Enough() }
        }
      }
      #expect(calls == last, sourceLocation: sourceLocation)
    }
  }

  private func round() throws -> ProvenRound {
    let problem = try Sketch.invented(100, 60, each: 4, seed: 1).problem()
    return try ProvenRound(problem: problem, assignment: problem.solved())
  }

  @Test("a problem with places on both sides, quotas or floors")
  func general() throws {
    var sketch = Sketch.invented(100, 40, each: 4, seed: 2)
    sketch.order = [.coverage, .evenLoad, .quality]
    let problem = try sketch.problem()
    try expectEndable(atLeast: 8, upTo: 100) { _ = try problem.solved(progress: $0) }
    let answer = problem.solved()
    try expectEndable(atLeast: 5, upTo: 100) { _ = try LiveMatching(problem, from: answer, progress: $0) }
  }

  @Test("the rota of an evening, and the rest of one")
  func rota() throws {
    let problem = try Sketch.invented(80, 60, each: 6, seed: 3).problem()
    try expectEndable(atLeast: 8, upTo: 80) { _ = try SpeedRounds(problem, rounds: 5, progress: $0) }
    let evening = try SpeedRounds(problem, rounds: 5)
    try expectEndable(atLeast: 8, upTo: 80) {
      _ = try evening.replanned(from: 2, absentSupporters: [3], progress: $0)
    }
  }

  @Test("short lists")
  func shortLists() throws {
    let round = try round()
    try expectEndable(atLeast: 10, upTo: 100) { _ = try Shortlist(for: round, progress: $0) }
  }

  @Test("the trade-off between coverage and quality")
  func tradeOff() throws {
    let problem = try Sketch.invented(120, 70, each: 5, seed: 4).scored { $0 - 6_000 }.problem()
    let points = try TradeOff(problem).points.count
    #expect(points > 5)
    // Before the first point too.
    try expectEndable(atLeast: points + 5, upTo: points) { _ = try TradeOff(problem, progress: $0) }
  }

  @Test("which requirement to relax, whether few would gain or many")
  func relaxations() throws {
    let round = try round()
    let near = round.problem.seekers.indices.flatMap { seeker in
      round.problem.supporters.indices.filter { ($0 + seeker) % 7 == 0 }.map { supporter in
        Relaxations.Opening(.init(seeker: seeker, supporter: supporter), score: 8_000)
      }
    }
    let few = near.filter { $0.pair.seeker < 8 }
    for openings in [[few, few, few], [near, near]] {
      try expectEndable(atLeast: 2 * openings.count, upTo: openings.count) {
        _ = try Relaxations(openings, in: round, progress: $0)
      }
    }
    let city = Comparison.same(
      Terms((0..<300).map { [Int32($0 % 3)] }), Terms((0..<60).map { [Int32($0 % 2)] }))
    let policy = Policy(
      requirements: [Requirement(anyOf: [.init(city)])], criteria: [Criterion(city, weight: 1)])
    let lists = policy.candidates(seekers: 300, supporters: 60)
    let problem = try Sketch(
      seekers: (0..<300).map { .init(id: "N-\($0)") }, supporters: (0..<60).map { .init(id: "P-\($0)") },
      candidates: lists
    ).problem()
    let large = try ProvenRound(problem: problem, assignment: problem.solved())
    try expectEndable(atLeast: 3, upTo: 1) { _ = try Relaxations(of: policy, in: large, progress: $0) }
  }

  @Test("whom to recruit, and with whom one more place would help")
  func recruiting() throws {
    let round = try round()
    let kinds = (0..<600).map { kind in
      RecruitingList.Kind(stride(from: kind % 7, to: 100, by: 7).map { ($0, Int32(5_000 + kind)) })
    }
    // For the kinds, for the search and before each recruit.
    try expectEndable(atLeast: 3 + 1 + 5, upTo: 5) {
      _ = try RecruitingList(kinds, for: round, count: 5, progress: $0)
    }
    var moments = 0
    #expect(
      RecruitingList.gainsOfPlaces(in: round) { moments += 1 } == RecruitingList.gainsOfPlaces(in: round))
    #expect(moments > 0)
    #expect(throws: Enough.self) { try RecruitingList.gainsOfPlaces(in: round) { throw Enough() } }
  }

  @Test("a stable matching")
  func stable() throws {
    var random = SeededNumbers(seed: 8)
    func people(_ letter: String, _ count: Int, of others: Int) -> [StableMatching.Person] {
      (0..<count).map { number in
        .init(
          id: "\(letter)-\(number)",
          choices: (0..<others).map { .init($0, rank: Int.random(in: 1...40, using: &random)) })
      }
    }
    let (seekers, supporters) = (people("N", 300, of: 200), people("P", 200, of: 300))
    var last = 0
    let watched = try StableMatching(seekers: seekers, supporters: supporters) { last = $0 }
    #expect(last > 0)
    #expect(
      try watched.supporterOfSeeker
        == StableMatching(seekers: seekers, supporters: supporters).supporterOfSeeker)
    try expectEndable(atLeast: 8, upTo: 300) {
      _ = try StableMatching(seekers: seekers, supporters: supporters, progress: $0)
    }
    #expect(throws: MatchingError.repeatedIdentifier("N-0")) {
      try StableMatching(seekers: seekers + seekers.prefix(1), supporters: supporters) { _ in }
    }
  }

  @Test("learning prices from those who came, after which they are as they were")
  func learning() throws {
    let arrivals = (0..<60).map { number in
      ArrivalPolicy.Arrival(candidates: [.init(supporter: Int32(number % 3), score: Int32(100 + number))])
    }
    let untaught = ArrivalPolicy(["Elaine", "François", "Gurpreet"].map { .init(id: $0, capacity: 4) })
    try expectEndable(atLeast: 4, upTo: 2_000) {
      var policy = untaught
      try policy.learn(from: arrivals, expecting: 500, progress: $0)
    }
    var policy = untaught
    #expect(throws: Enough.self) {
      try policy.learn(from: arrivals, expecting: 500) { _ in throw Enough() }
    }
    #expect(policy.prices == untaught.prices)
  }
}
