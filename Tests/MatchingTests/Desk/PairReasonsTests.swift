import Matching
import Testing

/// Why this pair, and why not that one.
@Suite("Why two people meet, or do not")
struct PairReasonsTests {
  /// Elaine would suit Amina and Bao best; Chidi could only meet her; Daniela has somebody better.
  static let picture = """
                 Elaine  François  Gurpreet  Hélène
    places            1         1         0       1
    Amina   40        9         8         9       .
    Bao     30        7         2         .       .
    Chidi   20        5         .         .       .
    Daniela 10        3         .         .       9
    """

  private func round() throws -> ProvenRound {
    let problem = try drawn(Self.picture)
    #expect(problem.meetings == "Amina–François, Bao–Elaine, Daniela–Hélène")
    return try ProvenRound(problem: problem, assignment: problem.solved())
  }

  @Test("the runner-up is who would cost the round least, and the rivals are those who would rather")
  func reasons() throws {
    let reasons = try #require(PairReasons(ofSeeker: 1, in: round()))
    #expect(reasons.pair == .init(seeker: 1, supporter: 0))
    #expect(reasons.score == 7)
    // Without the pair, Chidi would come in Bao's place: two points less, and ten days.
    #expect(reasons.without.cost.numbers.prefix(3) == [0, 2, 10])
    #expect(
      reasons.without.moves == [Move(seeker: 1, from: 0, to: nil), Move(seeker: 2, from: nil, to: 0)])
    // Bao and Amina would change places: 8 + 7 becomes 9 + 2.
    #expect(reasons.runnersUp.map(\.pair.supporter) == [1])
    #expect(reasons.runnersUp.first?.cost.numbers.prefix(2) == [0, 4])
    #expect(reasons.rivals.map(\.pair.seeker) == [2, 0])
    #expect(reasons.rivals.first?.cost.numbers.prefix(3) == [0, 2, 10])
    #expect(reasons.rivals.last?.cost.numbers.prefix(2) == [0, 4])
  }

  @Test("who has as good a match as this one would be is no rival")
  func equals() throws {
    for (score, rivals) in [(6, [0]), (7, []), (8, [])] {
      let problem = try drawn(
        """
                 Elaine  François
        places        1         1
        Amina 3       7         \(score)
        Bao   2       9         .
        """, order: [.coverage, .quality])
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      #expect(try #require(PairReasons(ofSeeker: 1, in: round)).rivals.map(\.pair.seeker) == rivals)
    }
  }

  @Test("whoever meets nobody has no reasons for it")
  func nobody() throws {
    #expect(try PairReasons(ofSeeker: 2, in: round()) == nil)
  }

  @Test("the obstacle is a requirement, an exclusion, no place, or the others")
  func obstacles() throws {
    // Chidi and François share no language; with Hélène everything holds, but she is excluded for him.
    let problem = try drawn(
      """
                   Elaine  François  Gurpreet  Hélène
      places            1         1         0       1
      Amina   40        9         8         9       .
      Bao     30        7         2         .       .
      Chidi   20        5         .         .       .
      """)
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    let languages = Comparison.same(Terms([[1, 2], [1, 2], [1]]), Terms([[1], [2], [2], [1]]))
    let policy = Policy(
      requirements: [Requirement(anyOf: [.init(languages)])], criteria: [Criterion(languages, weight: 1)])
    func obstacle(_ seeker: Int, _ supporter: Int) -> PairObstacle {
      PairObstacle(.init(seeker: seeker, supporter: supporter), in: round, policy: policy)
    }
    #expect(obstacle(1, 0) == .none)
    #expect(obstacle(0, 2) == .noPlace)
    #expect(obstacle(2, 3) == .excluded)
    #expect(obstacle(9, 0) == .notThere && obstacle(0, -1) == .notThere)
    guard case .others(let others) = obstacle(2, 0) else {
      Issue.record("Chidi and Elaine")
      return
    }
    #expect(others.cost.numbers.prefix(3) == [0, 2, 10])
    #expect(others.moves == [Move(seeker: 1, from: 0, to: nil), Move(seeker: 2, from: nil, to: 0)])
    guard case .requirements([0], let waived) = obstacle(2, 1) else {
      Issue.record("Chidi and François")
      return
    }
    // His score would be nothing; Amina would go back to Elaine, and Bao would have nobody.
    #expect(waived?.cost.numbers.prefix(3) == [0, 6, 10])
    guard case .requirements([0], nil) = obstacle(2, 2) else {
      Issue.record("Chidi and Gurpreet")
      return
    }
  }
}
