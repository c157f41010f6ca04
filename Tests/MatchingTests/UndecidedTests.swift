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
}
