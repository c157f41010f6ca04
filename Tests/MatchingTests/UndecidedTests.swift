import TestSupport
import Testing

@testable import Matching

/// What the solver leaves out because it cannot matter.
@Suite("What is left to decide")
struct UndecidedTests {
  private typealias Pair = MatchingProblem.Candidate

  @Test("Amina must have Elaine, and what Bao would have given for that place is its price")
  func settled() {
    // Amina can meet Elaine only; Bao could meet Elaine or François.
    let pairs = [Pair(supporter: 0, score: 5), Pair(supporter: 0, score: 9), Pair(supporter: 1, score: 3)]
    let rest = Undecided([0, 1, 3], pairs, mustMeet: [true, false], capacities: [1, 1])
    #expect(rest.seekers == [1])
    #expect(rest.supporters == [1])
    #expect(rest.room == [1])
    #expect(rest.pairs == [Pair(supporter: 0, score: 3)])
    #expect(rest.supporterOfSeeker(in: [0, 1], supporterCount: 2) == [0])
    #expect(rest.supporterOfSeeker(in: [0, 0], supporterCount: 2) == [-1])
    let whole = rest.whole([0], [3], [0], seekerCount: 2, supporterCount: 2) { $1.score }
    #expect(whole.supporterOfSeeker == [0, 1])
    #expect(whole.supporterPrices == [6, 0])
    #expect(whole.seekerPrices == [-1, 3])
  }

  @Test("where nobody must meet anybody everything is left to decide")
  func everybody() {
    let pairs = [Pair(supporter: 0, score: 5), Pair(supporter: 1, score: 3)]
    let rest = Undecided([0, 1, 2], pairs, mustMeet: [false, false], capacities: [1, 0])
    #expect(rest.pairs == pairs)
    #expect(rest.supporterOfSeeker(in: [0, -1], supporterCount: 2) == [0, -1])
    #expect(
      rest.whole([0, -1], [5, 0], [0, 7], seekerCount: 2, supporterCount: 2) { _, _ in 0 }.0 == [0, -1])
  }

  @Test(
    "a professional with a free place need only look at those who are left with less than the pair is worth")
  func listedBySupporter() {
    let edges = [Pair(supporter: 1, score: 9), Pair(supporter: 0, score: 4), Pair(supporter: 0, score: 8)]
    func listed(mustFill: [Bool]) -> [[Int32]] {
      let problem = ScalarProblem(
        starts: [0, 2, 3], edges: edges, capacities: [1, 1], mustMeet: [false, false], mustFill: mustFill,
        heaviest: 9)
      let reversed = problem.reversed(above: [4, 7], mustFill: mustFill.contains(true) ? mustFill : nil)
      return (0..<2).map { supporter in reversed.edges[reversed.row(supporter)].map(\.seeker) }
    }
    #expect(listed(mustFill: [false, false]) == [[1], [0]])
    #expect(listed(mustFill: [true, false]) == [[0, 1], [0]])
    #expect(listed(mustFill: [false, true]) == [[1], [0]])
  }

  @Test("on large problems shortest paths look at near edges first, and end where they do otherwise")
  func nearFirst() throws {
    var random = SeededNumbers(seed: 11)
    for _ in 0..<300 {
      let (seekers, supporters) = (12, 8)
      var (starts, edges): ([Int32], [Pair]) = ([0], [])
      for _ in 0..<seekers {
        let row = (0..<supporters).filter { _ in Bool.random(using: &random) }.map {
          Pair(supporter: Int32($0), score: Int32.random(in: 0...10_000, using: &random))
        }
        edges += row.sorted { ($1.score, $0.supporter) < ($0.score, $1.supporter) }
        starts.append(Int32(edges.count))
      }
      let problem = ScalarProblem(
        starts: starts, edges: edges,
        capacities: (0..<supporters).map { _ in Int32.random(in: 1...3, using: &random) },
        mustMeet: Array(repeating: false, count: seekers),
        mustFill: Array(repeating: false, count: supporters),
        heaviest: 10_000)
      // Places are too dear, so that supporters look for somebody.
      let state = ScalarProblem.State(
        supporterOfSeeker: Array(repeating: -1, count: seekers),
        supporterPrices: (0..<supporters).map { _ in Int64.random(in: 0...9_000, using: &random) })
      func answer(isLarge: Bool) throws -> ScalarProblem.State {
        var repair = Repair(problem, from: state, isLarge: isLarge)
        #expect(try repair.finished(within: .max) { () throws(Stopped) in })
        return repair.state
      }
      let (near, far) = (try answer(isLarge: true), try answer(isLarge: false))
      #expect(near.supporterPrices == far.supporterPrices)
      func worth(_ state: ScalarProblem.State) -> Int {
        zip(state.supporterOfSeeker, state.weights).reduce(0) { $0 + ($1.0 >= 0 ? Int($1.1) : 0) }
      }
      #expect(worth(near) == worth(far))
    }
  }
}
