import TestSupport
import Testing

@testable import Matching

/// The solver, which takes one objective after the other and begins with an auction, against plain shortest paths on
/// whole worths, which share nothing with it.
@Suite("The solver and plain shortest paths")
struct SolverReferenceTests {
  /// Kinds of networks that are hard in different ways.
  enum Shape: String, CaseIterable {
    case sparse, dense, allEqual, sameLists, products, chain, line, losses, crowd, manyPlaces

    func sketch(seed: UInt64, people: Int) -> Sketch {
      var random = SeededNumbers(seed: seed)
      func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
      let seekers = number(1...people)
      let supporters = number(1...people)
      let each = self == .dense ? supporters : number(1...6)
      let strength = (0..<seekers + supporters).map { _ in number(1...100) }
      let places = number(0...4)
      let list = (0..<each).map { _ in number(0...supporters - 1) }
      let rows = (0..<seekers).map { seeker -> [MatchingProblem.Candidate] in
        let around = seeker * supporters / seekers
        let chosen: [Int] =
          switch self {
          case .dense: Array(0..<supporters)
          case .sameLists: list
          case .chain: [around, around + 1]
          case .line: (0..<each).map { _ in around + number(-4...4) }
          default: (0..<each).map { _ in number(0...supporters - 1) }
          }
        return Set(chosen).intersection(0..<supporters).sorted().map { supporter in
          let score =
            switch self {
            case .allEqual: 5
            case .products: strength[seeker] * strength[seekers + supporter]
            case .chain: supporter == around ? 5_001 : 5_000
            case .line: 1_000 - 20 * abs(supporter - around)
            case .losses: number(-9...3)
            case .crowd: number(0...1) * 1_000_000
            default: number(-2...20)
            }
          return .init(supporter: Int32(supporter), score: Int32(score))
        }
      }
      return Sketch(
        seekers: (0..<seekers).map { .init(id: "N-\($0)", daysWaiting: number(0...9)) },
        supporters: (0..<supporters).map {
          .init(id: "P-\($0)", capacity: self == .manyPlaces ? number(0...1_000) : number(0...places + 1))
        },
        candidates: rows, order: objectiveOrders[number(0...objectiveOrders.count - 1)], seed: random.next())
    }
  }

  @Test("make the same pairs in small networks of every kind", arguments: Shape.allCases)
  func small(shape: Shape) throws {
    for seed: UInt64 in 0..<(longTests ? 5_000 : 300) {
      try expectSame(shape.sketch(seed: seed, people: 12).problem())
    }
  }

  @Test("make the same pairs in larger networks of every kind", arguments: Shape.allCases)
  func larger(shape: Shape) throws {
    for seed: UInt64 in 0..<(longTests ? 200 : 8) {
      try expectSame(shape.sketch(seed: seed, people: shape == .dense ? 60 : 250).problem())
    }
  }

  private func expectSame(_ problem: MatchingProblem) throws {
    let reference = problem.solvedBySuccessivePaths()
    // Without patience, since the auction would hardly be called in networks of this size.
    for answer in [problem.solved(), problem.solved(patience: 0) { _ in }] {
      expect(answer, toBeAs: reference, of: problem)
    }
  }

  private func expect(_ answer: Assignment, toBeAs reference: Assignment, of problem: MatchingProblem) {
    do {
      let worth = try Certificate(problem: problem, assignment: answer).check()
      let expected = try Certificate(problem: problem, assignment: reference).check()
      if worth != expected { Issue.record("\(worth.numbers), not \(expected.numbers) in \(problem.picture)") }
    } catch {
      Issue.record("\(error) in \(problem.picture)")
    }
    // 24 bits leave some answers equal; then both are the best, and either may come.
    if answer.supporterOfSeeker != reference.supporterOfSeeker {
      Issue.record("other pairs in \(problem.picture)")
    }
  }
}
