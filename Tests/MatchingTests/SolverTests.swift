import TestSupport
import Testing

@testable import Matching

/// The solver against a search that tries everything.
@Suite("The best matching")
struct SolverTests {
  /// Every graph there is, with every score; in a long run with each of the objectives if nobody comes fourth.
  @Test(
    "few newcomers and few professionals meet as well as any pairing of them could",
    arguments: (1...4).flatMap { SmallProblems.places($0) })
  func few(places: [Int]) throws {
    let cells: [Int32?] = [nil, -1, 0, 1, 2]
    for seekers in 1...4 where seekers * places.count <= 9 {
      // A few of these in every run, all of them in a long one.
      let stride = longTests ? 1 : [6: 19, 8: 197, 9: 499][seekers * places.count] ?? 1
      let tried = try SmallProblems(seekers: seekers, places: places, cells: cells)
        .each(stride: stride, inTurn: !longTests || max(seekers, places.count) == 4, expectBest)
      #expect(tried >= 5)
    }
  }

  /// Every graph there is, with two scores.
  @Test(
    "four newcomers and four professionals meet as well as any pairing of them could",
    arguments: SmallProblems.places(3) + SmallProblems.places(4))
  func four(places: [Int]) throws {
    let cells: [Int32?] = [nil, 1, 2]
    for seekers in 3...4 where seekers + places.count > 6 {
      let tried = try SmallProblems(seekers: seekers, places: places, cells: cells)
        .each(stride: longTests ? 1 : seekers + places.count == 7 ? 101 : 3_989, inTurn: true, expectBest)
      #expect(tried >= 5)
    }
  }

  @Test("four newcomers and four professionals of all kinds meet as well as any pairing of them could")
  func fourByFourSampled() throws {
    var random = SeededNumbers(seed: 4)
    for number in 0..<1_500 {
      let order = objectiveOrders[number % objectiveOrders.count]
      let sketch = Sketch(
        seekers: (0..<4).map { .init(id: "N-\($0)", daysWaiting: Int.random(in: 0...3, using: &random)) },
        supporters: (0..<4).map { .init(id: "P-\($0)", capacity: Int.random(in: 0...2, using: &random)) },
        candidates: (0..<4).map { _ in
          (0..<4).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
            .map { .init(supporter: $0, score: Int32.random(in: -1...2, using: &random)) }
        }, order: order, seed: random.next())
      try expectBest(sketch.problem())
    }
  }

  private func expectBest(_ problem: MatchingProblem) throws {
    let assignment = problem.solved()
    let proven: Worth
    do {
      proven = try Certificate(problem: problem, assignment: assignment).check()
    } catch {
      Issue.record("\(error) in \(problem.picture)")
      return
    }
    guard let best = bestWorthByTrying(problem) else {
      Issue.record("no answer at all in \(problem.picture)")
      return
    }
    if proven != best { Issue.record("\(proven.numbers) is less than \(best.numbers) in \(problem.picture)") }
  }

  @Test("as many as possible meet somebody, even if the best pair has to wait")
  func coverageFirst() throws {
    let network = """
                Elaine  François
      places         1         1
      Amina 1        9         8
      Bao   1        7         .
      """
    #expect(try drawn(network).meetings == "Amina–François, Bao–Elaine")
    #expect(try drawn(network, order: [.quality]).meetings == "Amina–François, Bao–Elaine")
    let better = network.replacing("7", with: "0")
    #expect(try drawn(better, order: [.quality, .coverage]).meetings == "Amina–Elaine")
    #expect(try drawn(better).meetings == "Amina–François, Bao–Elaine")
  }

  @Test("quality alone makes no pair that takes more than it gives")
  func negativeScores() throws {
    let network = """
                Elaine  François
      places         1         1
      Amina 1       -1        -9
      Bao   1       -2         3
      """
    #expect(try drawn(network, order: [.quality]).meetings == "Bao–François")
    #expect(try drawn(network, order: [.coverage, .quality]).meetings == "Amina–Elaine, Bao–François")
  }

  @Test("of two who fit equally well, the one who has waited longer is served")
  func longestWaiting() throws {
    for (amina, bao, served) in [(200, 30, "Amina–Elaine"), (30, 200, "Bao–Elaine")] {
      for seed in 0..<20 {
        let problem = try drawn(
          """
                       Elaine
          places            1
          Amina \(amina)    7
          Bao   \(bao)      7
          """, seed: UInt64(seed))
        #expect(problem.meetings == served)
      }
    }
  }

  @Test("Amina, who waits longest, meets Elaine as the documentation says")
  func example() throws {
    let problem = try MatchingProblem(
      seekers: [.init(id: "Amina", daysWaiting: 200), .init(id: "Bao", daysWaiting: 30)],
      supporters: [.init(id: "Elaine", capacity: 1)],
      candidates: [[.init(supporter: 0, score: 7_000)], [.init(supporter: 0, score: 7_000)]],
      order: [.coverage, .quality, .waiting])
    #expect(problem.solved().supporterOfSeeker == [0, nil])
  }

  @Test("three move on so that a fourth can be served")
  func longPath() throws {
    let problem = try drawn(
      """
                 Elaine  François  Gurpreet  Hélène
      places          1         1         1       1
      Amina   4       9         8         .       .
      Bao     3       .         9         8       .
      Chidi   2       .         .         9       8
      Daniela 1       9         .         .       .
      """)
    #expect(problem.meetings == "Amina–François, Bao–Gurpreet, Chidi–Hélène, Daniela–Elaine")
  }

  @Test("a professional takes as many as there are places, and no more")
  func capacities() throws {
    let problem = try drawn(
      """
                 Elaine  François
      places          2         0
      Amina   4       5         9
      Bao     3       5         9
      Chidi   2       6         9
      """)
    #expect(problem.meetings == "Amina–Elaine, Chidi–Elaine")
    #expect(try problem.provenWorth() > .zero)
  }

  @Test("solving says how far it has come")
  func progress() throws {
    var steps: [Int] = []
    _ = try Sketch.invented(600, 10, each: 1, seed: 1).problem().solved { steps.append($0) }
    #expect(steps == [0, 256, 512])
  }

  /// Where many want the same, so that both the auction and the shortest paths have work to do.
  private func crowd() throws -> MatchingProblem {
    var rows: [[MatchingProblem.Candidate]] = []
    for seeker in 0..<1_500 {
      let chosen = Set((0..<12).map { ($0 * $0 * 31 + seeker % 83 * 17) % 900 }).sorted()
      rows.append(
        chosen.map { supporter in
          let score = 9_000 - supporter * 37 % 8_000 + seeker % 50
          return .init(supporter: Int32(supporter), score: Int32(score))
        })
    }
    return try MatchingProblem(
      seekers: (0..<1_500).map { .init(id: "N-\($0)") },
      supporters: (0..<900).map { .init(id: "P-\($0)") }, candidates: rows, order: [.quality])
  }

  private struct Enough: Error {}

  @Test("whoever waits can end the work at any time, with an error of their own", arguments: [nil, 0])
  func cancelled(patience: Int?) throws {
    let problem = try crowd()
    var calls = 0
    var numbers: Set<Int> = []
    let answer = problem.solved(patience: patience) {
      calls += 1
      numbers.insert($0)
    }
    #expect(answer == problem.solved(patience: patience) { _ in })
    // Not only between the objectives: in the midst of one.
    #expect(calls > numbers.count + 3)
    for last in stride(from: 1, through: calls, by: calls / 4) {
      var made = 0
      #expect(throws: Enough.self) {
        _ = try problem.solved(patience: patience) { _ throws(Enough) in
          made += 1
          if made == last { throw Enough() }
        }
      }
      #expect(made == last)
    }
  }
}

extension MatchingProblem {
  /// The problem as text, for a failing test.
  var picture: String {
    let rows = seekers.indices.map { seeker in
      "\(seekers[seeker].daysWaiting): "
        + candidates(ofSeeker: seeker).map { "\($0.supporter)→\($0.score)" }.joined(separator: " ")
    }
    return "\(order) places \(supporters.map(\.capacity)) | " + rows.joined(separator: " | ")
  }
}
