import Foundation
import Matching

/// What the best matching is worth, found by trying every one: each seeker with nobody and with each candidate.
///
/// Knows nothing of prices and paths, and adds up the objectives by itself; only the tie-break is taken from the
/// problem, since it is an arbitrary number.
func bestWorthByTrying(_ problem: MatchingProblem) -> Worth {
  typealias Sum = (Int64, Int64, Int64, Int64)
  var places = problem.supporters.map(\.capacity)
  var best: Sum = (0, 0, 0, 0)

  let additions: [[(supporter: Int, worth: Sum)]] = problem.seekers.indices.map { seeker in
    problem.candidates(ofSeeker: seeker).map { candidate in
      let parts = problem.order.map { objective -> Int64 in
        switch objective {
        case .coverage: 1
        case .quality: Int64(candidate.score)
        case .waiting: Int64(problem.seekers[seeker].daysWaiting)
        }
      }
      let padded = parts + [0, 0, 0]
      let tieBreak = problem.worth(ofSeeker: seeker, with: candidate).tieBreak
      return (Int(candidate.supporter), (padded[0], padded[1], padded[2], tieBreak))
    }
  }
  func tryAll(from seeker: Int, _ sum: Sum) {
    guard seeker < additions.count else {
      if sum > best { best = sum }
      return
    }
    tryAll(from: seeker + 1, sum)
    for (supporter, worth) in additions[seeker] where places[supporter] > 0 {
      places[supporter] -= 1
      tryAll(from: seeker + 1, (sum.0 + worth.0, sum.1 + worth.1, sum.2 + worth.2, sum.3 + worth.3))
      places[supporter] += 1
    }
  }
  tryAll(from: 0, (0, 0, 0, 0))
  return Worth(best.0, best.1, best.2, tieBreak: best.3)
}

/// True where somebody asked for the enumerations that take minutes.
let longTests = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

/// Every small matching problem, but for the naming of the people: seekers may be listed in any order, so rows are
/// taken as a multiset; so may supporters, so capacities come sorted.
struct SmallProblems {
  let seekers: Int
  let supporters: Int
  /// What may stand in a cell: nothing, or a score.
  let cells: [Int32?]
  static let capacities = 0...2

  private static let seekerNames = ["Amina", "Bao", "Chidi", "Daniela"]
  private static let supporterNames = ["Elaine", "François", "Gurpreet", "Hélène"]
  /// Two have waited equally long.
  private static let days = [2, 1, 1, 0]

  /// Calls `body` with one of every `stride` of these problems, and says with how many.
  func each(stride: Int = 1, _ body: (MatchingProblem) throws -> Void) throws -> Int {
    let kinds = (0..<supporters).reduce(1) { count, _ in count * cells.count }
    let rows = (0..<kinds).map { kind -> [MatchingProblem.Candidate] in
      var rest = kind
      return (0..<supporters).compactMap { supporter in
        defer { rest /= cells.count }
        return cells[rest % cells.count].map { .init(supporter: Int32(supporter), score: $0) }
      }
    }
    var number = 0
    var tried = 0
    for places in Self.risingLists(of: supporters, from: 0, below: Self.capacities.count) {
      let supporters = zip(Self.supporterNames, places).map {
        MatchingProblem.Supporter(id: $0, capacity: $1)
      }
      var chosen = Array(repeating: 0, count: seekers)
      func choose(_ seeker: Int, from least: Int) throws {
        guard seeker < seekers else {
          number += 1
          guard number % stride == 0 else { return }
          tried += 1
          // The objectives take turns with the problems, or the enumeration would take five times as long.
          try body(
            MatchingProblem(
              seekers: (0..<seekers).map { .init(id: Self.seekerNames[$0], daysWaiting: Self.days[$0]) },
              supporters: supporters, candidates: chosen.map { rows[$0] },
              order: objectiveOrders[tried % objectiveOrders.count]))
          return
        }
        for row in least..<kinds {
          chosen[seeker] = row
          try choose(seeker + 1, from: row)
        }
      }
      try choose(0, from: 0)
    }
    return tried
  }

  private static func risingLists(of length: Int, from least: Int, below limit: Int) -> [[Int]] {
    guard length > 0 else { return [[]] }
    return (least..<limit).flatMap { first in
      risingLists(of: length - 1, from: first, below: limit).map { [first] + $0 }
    }
  }
}
