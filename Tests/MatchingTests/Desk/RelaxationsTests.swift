import Matching
import TestSupport
import Testing

/// Which requirement to relax, against solving again.
@Suite("Relaxing a requirement")
struct RelaxationsTests {
  /// Invented people whose requirements are cities and languages, and the round they make.
  private func network(
    _ seekers: Int, _ supporters: Int, seed: UInt64, order: [Objective]
  ) throws -> (policy: Policy, sketch: Sketch, round: ProvenRound) {
    var random = SeededNumbers(seed: seed)
    func terms(_ count: Int, of kinds: Int32) -> Terms {
      Terms((0..<count).map { _ in [Int32.random(in: 0..<kinds, using: &random)] })
    }
    func years(_ count: Int) -> [Int32?] { (0..<count).map { _ in Int32.random(in: 0...30, using: &random) } }
    let city = Comparison.same(terms(seekers, of: 3), terms(supporters, of: 3))
    let language = Comparison.same(terms(seekers, of: 2), terms(supporters, of: 2))
    let ahead = Comparison.ahead(years(seekers), years(supporters), from: 0, to: 10, fade: 20)
    let policy = Policy(
      requirements: [city, language, ahead].map { Requirement(anyOf: [.init($0, least: 5_000)]) },
      criteria: [Criterion(ahead, weight: 1), Criterion(city, weight: 1)])
    let sketch = Sketch(
      seekers: (0..<seekers).map { .init(id: "N-\($0)", daysWaiting: Int.random(in: 0...3, using: &random)) },
      supporters: (0..<supporters).map {
        .init(id: "P-\($0)", capacity: Int.random(in: 0...2, using: &random))
      },
      candidates: policy.candidates(seekers: seekers, supporters: supporters), order: order, seed: seed)
    let problem = try sketch.problem()
    return (policy, sketch, try ProvenRound(problem: problem, assignment: problem.solved()))
  }

  private func relaxed(_ requirement: Int, _ policy: Policy, _ sketch: Sketch) throws -> MatchingProblem {
    var kept = policy.requirements
    kept.remove(at: requirement)
    var more = sketch
    more.candidates = Policy(requirements: kept, criteria: policy.criteria)
      .candidates(seekers: sketch.seekers.count, supporters: sketch.supporters.count)
    return try more.problem()
  }

  @Test("gains what the policy without it would gain, and moves those whom it says")
  func gains() throws {
    var gained = 0
    for seed: UInt64 in 0..<(longTests ? 2_000 : 60) {
      let large = seed % 5 == 0
      let (policy, sketch, round) = try network(
        large ? 40 : 6, large ? 30 : 4, seed: seed, order: objectiveOrders[Int(seed) % objectiveOrders.count])
      let relaxations = Relaxations(of: policy, in: round).all
      #expect(relaxations.map(\.requirement).sorted() == [0, 1, 2])
      for relaxation in relaxations {
        let problem = try relaxed(relaxation.requirement, policy, sketch)
        #expect(relaxation.gain == (try problem.provenWorth()) - round.worth, "\(round.problem.picture)")
        // Supporters without a place are not counted.
        #expect(relaxation.pairs <= problem.candidateCount - round.problem.candidateCount)
        var partners = round.assignment.supporterOfSeeker
        for move in relaxation.moves {
          #expect(partners[move.seeker] == move.from)
          partners[move.seeker] = move.to
        }
        #expect(partners == problem.solved().supporterOfSeeker)
        let more = partners.count { $0 != nil } - round.assignment.pairs.count
        #expect(relaxation.moreMatched == more)
        if relaxation.gain > .zero { gained += 1 }
      }
      #expect(zip(relaxations, relaxations.dropFirst()).allSatisfy { $0.moreMatched >= $1.moreMatched })
    }
    #expect(gained > 60)
  }

  @Test(
    "comes the sooner the more people it lets meet somebody, then the more it gains, and lets in no forbidden pair"
  )
  func inOrder() throws {
    let problem = try MatchingProblem(
      seekers: [.init(id: "Amina"), .init(id: "Bao"), .init(id: "Chidi")],
      supporters: [.init(id: "Elaine"), .init(id: "François"), .init(id: "Gurpreet")],
      candidates: [[.init(supporter: 0, score: 5)], [], []], forbidden: [.init(seeker: 1, supporter: 1)],
      order: [.coverage, .quality])
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    func opening(_ seeker: Int, _ supporter: Int, _ score: Int32) -> Relaxations.Opening {
      .init(.init(seeker: seeker, supporter: supporter), score: score)
    }
    let all = Relaxations(
      [
        [opening(1, 1, 9)], [opening(0, 1, 9)], [opening(1, 2, 3)], [opening(2, 2, 8)],
        [opening(1, 2, 1), opening(2, 1, 1)],
      ], in: round
    ).all
    #expect(all.map(\.requirement) == [4, 3, 2, 1, 0])
    #expect(all.map(\.moreMatched) == [2, 1, 1, 0, 0])
    #expect(all.map { Array($0.gain.numbers.prefix(2)) } == [[2, 2], [1, 8], [1, 3], [0, 4], [0, 0]])
    #expect(all.map(\.pairs) == [2, 1, 1, 1, 0])
  }

  @Test("lets in nobody who is excluded, and passes over what makes no sense")
  func exclusions() throws {
    let (policy, _, round) = try network(6, 4, seed: 1, order: objectiveOrders[0])
    let none = Relaxations(of: policy, in: round, isForbidden: { _ in true })
    #expect(none.all.allSatisfy { $0.pairs == 0 && $0.gain == .zero && $0.moves.isEmpty })
    let pair = try #require(round.assignment.pairs.first)
    let strange = Relaxations(
      [
        [.init(pair, score: 9), .init(.init(seeker: -1, supporter: 0), score: 1)],
        [.init(.init(seeker: 0, supporter: 99), score: 1)], [],
      ], in: round)
    #expect(strange.all.map(\.pairs) == [0, 0, 0])
    #expect(Relaxations([], in: round).all.isEmpty)
  }
}
