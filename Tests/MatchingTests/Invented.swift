import Matching
import TestSupport

/// The parts of a matching problem, to be changed before it is made.
struct Sketch {
  var seekers: [MatchingProblem.Seeker]
  var supporters: [MatchingProblem.Supporter]
  var candidates: [[MatchingProblem.Candidate]]
  var groups: [MatchingProblem.Group] = []
  var locks: [MatchingProblem.Pair] = []
  var forbidden: [MatchingProblem.Pair] = []
  var order: [Objective] = [.coverage, .quality, .waiting]
  var seed: UInt64 = 0

  func problem() throws(MatchingError) -> MatchingProblem {
    try MatchingProblem(
      seekers: seekers, supporters: supporters, candidates: candidates, groups: groups, locks: locks,
      forbidden: forbidden, order: order, seed: seed)
  }

  /// A network of invented people: each seeker has about so many candidates, few scores, and many equals.
  static func invented(
    _ seekers: Int, _ supporters: Int, each: Int, seed: UInt64,
    order: [Objective] = [.coverage, .quality, .waiting]
  ) -> Sketch {
    var random = SeededNumbers(seed: seed)
    return Sketch(
      seekers: (0..<seekers).map {
        .init(id: "N-\($0)", daysWaiting: Int.random(in: 0...40, using: &random) * 10)
      },
      supporters: (0..<supporters).map {
        .init(id: "P-\($0)", capacity: Int.random(in: 0...2, using: &random))
      },
      candidates: (0..<seekers).map { _ in
        (0..<supporters).filter { _ in Int.random(in: 0..<supporters, using: &random) < each }
          .map { .init(supporter: Int32($0), score: Int32.random(in: -2...9, using: &random) * 1_000) }
      },
      order: order)
  }

  /// The same people and pairs, listed in another order.
  func shuffled(seed: UInt64) -> Sketch {
    var random = SeededNumbers(seed: seed)
    let newSeekers = seekers.indices.shuffled(using: &random)
    let newSupporters = supporters.indices.shuffled(using: &random)
    var placeOf = [Int32](repeating: 0, count: supporters.count)
    for (place, old) in newSupporters.enumerated() { placeOf[old] = Int32(place) }
    var result = self
    result.seekers = newSeekers.map { seekers[$0] }
    result.supporters = newSupporters.map { supporters[$0] }
    result.candidates = newSeekers.map { seeker in
      candidates[seeker].shuffled(using: &random)
        .map { .init(supporter: placeOf[Int($0.supporter)], score: $0.score) }
    }
    return result
  }

  func scored(_ change: (Int32) -> Int32) -> Sketch {
    var result = self
    result.candidates = candidates.map {
      $0.map { .init(supporter: $0.supporter, score: change($0.score)) }
    }
    return result
  }
}

/// The orders that programmes ask for.
let objectiveOrders: [[Objective]] = [
  [.coverage, .quality, .waiting], [.quality, .waiting, .coverage], [.waiting, .quality, .coverage],
  [.quality], [.coverage],
]
