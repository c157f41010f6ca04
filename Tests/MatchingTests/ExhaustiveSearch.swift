import Foundation
import Matching

/// What the best matching is worth, found by trying every one: each seeker with every set of candidates that their
/// places allow. Nil if none keeps to locks and quotas.
///
/// Knows nothing of prices and paths, and adds up the objectives by itself; only the tie-break is taken from the
/// problem, since it is an arbitrary number.
///
/// - Parameters: locks and supporters in place of the problem's, for what no problem can be made of.
func bestWorthByTrying(
  _ problem: MatchingProblem, locks: [MatchingProblem.Pair]? = nil,
  supporters: [MatchingProblem.Supporter]? = nil
) -> Worth? {
  let locks = locks ?? problem.locks
  let supporters = supporters ?? problem.supporters
  var loads = problem.supporters.map { _ in 0 }
  var met = problem.groups.map { _ in 0 }
  var sums: [Objective: Int64] = [:]
  var tieBreaks: Int64 = 0
  var best: [Int64]?

  func finish() {
    for (load, supporter) in zip(loads, supporters) where load < supporter.quota { return }
    var numbers = problem.order.map { objective -> Int64 in
      switch objective {
      case .floors: Int64(zip(met, problem.groups).reduce(0) { $0 + min($1.0, $1.1.floor) })
      case .evenLoad: Int64(-loads.reduce(0) { $0 + $1 * $1 })
      default: sums[objective, default: 0]
      }
    }
    numbers += Array(repeating: 0, count: 5 - numbers.count) + [tieBreaks]
    if best?.lexicographicallyPrecedes(numbers) ?? true { best = numbers }
  }
  func tryCandidates(of seeker: Int, from next: Int, _ row: [MatchingProblem.Candidate], pairs: Int) {
    guard next < row.count else {
      if pairs > 0 {
        sums[.coverage, default: 0] += 1
        sums[.waiting, default: 0] += Int64(problem.seekers[seeker].daysWaiting)
        if let group = problem.seekers[seeker].group { met[group] += 1 }
      }
      trySeeker(seeker + 1)
      if pairs > 0 {
        sums[.coverage, default: 0] -= 1
        sums[.waiting, default: 0] -= Int64(problem.seekers[seeker].daysWaiting)
        if let group = problem.seekers[seeker].group { met[group] -= 1 }
      }
      return
    }
    let supporter = Int(row[next].supporter)
    if !locks.contains(.init(seeker: seeker, supporter: supporter)) {
      tryCandidates(of: seeker, from: next + 1, row, pairs: pairs)
    }
    guard pairs < problem.seekers[seeker].capacity, loads[supporter] < supporters[supporter].capacity
    else { return }
    let tieBreak = problem.worth(ofSeeker: seeker, with: row[next]).tieBreak
    loads[supporter] += 1
    sums[.pairs, default: 0] += 1
    sums[.quality, default: 0] += Int64(row[next].score)
    tieBreaks += tieBreak
    tryCandidates(of: seeker, from: next + 1, row, pairs: pairs + 1)
    loads[supporter] -= 1
    sums[.pairs, default: 0] -= 1
    sums[.quality, default: 0] -= Int64(row[next].score)
    tieBreaks -= tieBreak
  }
  func trySeeker(_ seeker: Int) {
    guard seeker < problem.seekers.count else { return finish() }
    tryCandidates(of: seeker, from: 0, Array(problem.candidates(ofSeeker: seeker)), pairs: 0)
  }
  trySeeker(0)
  return best.flatMap(Worth.init(numbers:))
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
