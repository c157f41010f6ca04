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
  var search = EveryMatching(problem, locks: locks ?? problem.locks, supporters ?? problem.supporters)
  search.trySeeker(0, .zero)
  return search.best.flatMap { best in Worth(numbers: (0..<6).map { best[$0] }) }
}

private struct EveryMatching {
  /// One number for each objective in the problem's order, the tie-break sixth, and two that stay 0.
  typealias Sums = SIMD8<Int64>

  private struct Choice {
    let supporter: Int
    let isLocked: Bool
    let counts: Sums
  }

  private let problem: MatchingProblem
  private let supporters: [MatchingProblem.Supporter]
  private var rows: [[Choice]] = []
  /// What a seeker brings who meets anybody.
  private var own: [Sums] = []
  private let floors: Int?
  private let evenLoad: Int?
  private var loads: [Int]
  private var met: [Int]
  private(set) var best: Sums?

  init(
    _ problem: MatchingProblem, locks: [MatchingProblem.Pair], _ supporters: [MatchingProblem.Supporter]
  ) {
    (self.problem, self.supporters) = (problem, supporters)
    func sums(_ numbers: [Objective: Int64], tieBreak: Int64 = 0) -> Sums {
      var sums = Sums.zero
      for (rank, objective) in problem.order.enumerated() { sums[rank] = numbers[objective] ?? 0 }
      sums[5] = tieBreak
      return sums
    }
    floors = problem.order.firstIndex(of: .floors)
    evenLoad = problem.order.firstIndex(of: .evenLoad)
    loads = Array(repeating: 0, count: supporters.count)
    met = Array(repeating: 0, count: problem.groups.count)
    for (seeker, person) in problem.seekers.enumerated() {
      own.append(sums([.coverage: 1, .waiting: Int64(person.daysWaiting)]))
      rows.append(
        problem.candidates(ofSeeker: seeker).map { candidate in
          let supporter = Int(candidate.supporter)
          return Choice(
            supporter: supporter, isLocked: locks.contains(.init(seeker: seeker, supporter: supporter)),
            counts: sums(
              [.pairs: 1, .quality: Int64(candidate.score)],
              tieBreak: problem.worth(ofSeeker: seeker, with: candidate).tieBreak))
        })
    }
  }

  mutating func trySeeker(_ seeker: Int, _ sums: Sums) {
    if seeker < rows.count { tryCandidates(of: seeker, from: 0, sums, pairs: 0) } else { finish(sums) }
  }

  private mutating func tryCandidates(of seeker: Int, from next: Int, _ sums: Sums, pairs: Int) {
    guard next < rows[seeker].count else {
      guard pairs > 0 else { return trySeeker(seeker + 1, sums) }
      let group = problem.seekers[seeker].group
      if let group { met[group] += 1 }
      trySeeker(seeker + 1, sums &+ own[seeker])
      if let group { met[group] -= 1 }
      return
    }
    let choice = rows[seeker][next]
    if !choice.isLocked { tryCandidates(of: seeker, from: next + 1, sums, pairs: pairs) }
    guard pairs < problem.seekers[seeker].capacity,
      loads[choice.supporter] < supporters[choice.supporter].capacity
    else { return }
    loads[choice.supporter] += 1
    tryCandidates(of: seeker, from: next + 1, sums &+ choice.counts, pairs: pairs + 1)
    loads[choice.supporter] -= 1
  }

  private mutating func finish(_ sums: Sums) {
    var sums = sums
    for supporter in supporters.indices where loads[supporter] < supporters[supporter].quota { return }
    if let floors {
      sums[floors] = zip(met, problem.groups).reduce(0) { $0 + Int64(min($1.0, $1.1.floor)) }
    }
    if let evenLoad { sums[evenLoad] = loads.reduce(0) { $0 - Int64($1 * $1) } }
    guard let best else { return best = sums }
    for rank in 0..<6 where sums[rank] != best[rank] {
      if sums[rank] > best[rank] { self.best = sums }
      return
    }
  }
}

/// True where somebody asked for the enumerations that take minutes.
let longTests = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

/// Every small matching problem, but for the naming of the people.
///
/// Seekers may be listed in any order, so rows are taken as a multiset; so may supporters, so capacities come sorted,
/// and supporters with the same capacity may be exchanged. Of all problems that differ by that alone, the one whose
/// rows in order come first is taken: whoever would find another wrong would find this one wrong, since the search has
/// the same answer whatever people are called (`MatchingPropertyTests`, `GeneralProblemTests`).
struct SmallProblems {
  let seekers: Int
  /// The capacity of each supporter, in order.
  let places: [Int]
  /// What may stand in a cell: nothing, or a score.
  let cells: [Int32?]

  private static let seekerNames = ["Amina", "Bao", "Chidi", "Daniela"]
  private static let supporterNames = ["Elaine", "François", "Gurpreet", "Hélène"]
  /// Two have waited equally long.
  private static let days = [2, 1, 1, 0]

  /// For so many supporters, all capacities from none to two in order.
  static func places(_ supporters: Int, from least: Int = 0) -> [[Int]] {
    guard supporters > 0 else { return [[]] }
    return (least...2).flatMap { first in places(supporters - 1, from: first).map { [first] + $0 } }
  }

  /// Calls `body` with these problems, or with those of them among one in `stride`, and says with how many.
  ///
  /// - Parameter inTurn: whether the objectives take turns with the problems, instead of each with each.
  func each(
    stride: Int = 1, inTurn: Bool, _ body: (MatchingProblem) throws -> Void
  ) throws -> Int {
    let count = places.count
    let kinds = (0..<count).reduce(1) { kinds, _ in kinds * cells.count }
    func digits(_ kind: Int) -> [Int] {
      var rest = kind
      return (0..<count).map { _ in
        defer { rest /= cells.count }
        return rest % cells.count
      }
    }
    let rows = (0..<kinds).map { kind -> [MatchingProblem.Candidate] in
      digits(kind).enumerated().compactMap { supporter, cell in
        cells[cell].map { .init(supporter: Int32(supporter), score: $0) }
      }
    }
    // What each row becomes when supporters with the same capacity are exchanged.
    let exchanges = Self.permutations(count)
      .filter { order in
        order.indices.allSatisfy { places[order[$0]] == places[$0] } && order != order.sorted()
      }
      .map { order in
        (0..<kinds).map { kind in
          let digits = digits(kind)
          return order.reversed().reduce(0) { $0 * cells.count + digits[$1] }
        }
      }
    let people = (0..<seekers).map {
      MatchingProblem.Seeker(id: Self.seekerNames[$0], daysWaiting: Self.days[$0])
    }
    let supporters = zip(Self.supporterNames, places).map {
      MatchingProblem.Supporter(id: $0, capacity: $1)
    }
    var number = 0
    var tried = 0
    var chosen = Array(repeating: 0, count: seekers)
    var exchanged = chosen
    func comesFirst() -> Bool {
      for exchange in exchanges {
        for seeker in 0..<seekers {
          var place = seeker
          let row = exchange[chosen[seeker]]
          while place > 0, exchanged[place - 1] > row {
            exchanged[place] = exchanged[place - 1]
            place -= 1
          }
          exchanged[place] = row
        }
        if exchanged.lexicographicallyPrecedes(chosen) { return false }
      }
      return true
    }
    func choose(_ seeker: Int, from least: Int) throws {
      guard seeker < seekers else {
        number += 1
        guard number % stride == 0, comesFirst() else { return }
        for turn in 0..<(inTurn ? 1 : objectiveOrders.count) {
          tried += 1
          let order = objectiveOrders[(inTurn ? tried : turn) % objectiveOrders.count]
          try body(
            MatchingProblem(
              seekers: people, supporters: supporters, candidates: chosen.map { rows[$0] }, order: order))
        }
        return
      }
      for row in least..<kinds {
        chosen[seeker] = row
        try choose(seeker + 1, from: row)
      }
    }
    try choose(0, from: 0)
    return tried
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { shorter in
      (0...shorter.count).map { place in
        Array(shorter[..<place]) + [count - 1] + Array(shorter[place...])
      }
    }
  }
}
