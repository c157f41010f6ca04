import Matching
import TestSupport

/// Orders in which everything that can count does.
let generalOrders: [[Objective]] = [
  [.coverage, .floors, .quality, .waiting, .evenLoad], [.floors, .coverage, .evenLoad, .quality],
  [.evenLoad, .quality], [.quality, .floors, .waiting], .mostPairs, .highestScore,
  [.pairs, .evenLoad, .coverage, .quality, .floors], [.coverage, .evenLoad], [.floors, .quality], [],
  [.quality, .evenLoad, .coverage], [.waiting, .floors, .pairs],
]

extension Sketch {
  /// A small problem with everything that one may ask: places on both sides, groups with floors, quotas, locks and
  /// exclusions. It may not be possible at all.
  static func general(_ seekers: Int, _ supporters: Int, seed: UInt64, places: Int = 2) -> Sketch {
    var random = SeededNumbers(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func oneIn(_ many: Int) -> Bool { number(1...many) == 1 }
    let hasQuotas = oneIn(2)
    let hasLocks = oneIn(2)
    let candidates = (0..<seekers).map { _ in
      (0..<supporters).filter { _ in !oneIn(3) }
        .map { MatchingProblem.Candidate(supporter: Int32($0), score: Int32(number(-1...2))) }
    }
    let pairs = candidates.enumerated().flatMap { seeker, row in
      row.map { MatchingProblem.Pair(seeker: seeker, supporter: Int($0.supporter)) }
    }
    let isSingle = oneIn(3)
    return Sketch(
      seekers: (0..<seekers).map {
        .init(
          id: "N-\($0)", daysWaiting: number(0...3), capacity: isSingle ? 1 : number(0...places),
          group: number(-1...1) < 0 ? nil : number(0...1))
      },
      supporters: (0..<supporters).map {
        let capacity = number(0...places)
        return .init(
          id: "P-\($0)", capacity: capacity, quota: hasQuotas && oneIn(2) ? number(0...capacity) : 0)
      },
      candidates: candidates,
      groups: [.init(id: "Halifax", floor: number(0...2)), .init(id: "Montréal", floor: number(0...3))],
      locks: hasLocks ? pairs.filter { _ in oneIn(5) } : [],
      forbidden: hasLocks ? [] : pairs.filter { _ in oneIn(6) },
      order: generalOrders[number(0...generalOrders.count - 1)], seed: random.next())
  }
}

extension MatchingProblem {
  /// Everything about a problem, for a failing test.
  var fullPicture: String {
    "seekers \(seekers.map { "\($0.capacity)\($0.group.map { "g\($0)" } ?? "")" }) quotas \(supporters.map(\.quota)) "
      + "floors \(groups.map(\.floor)) locks \(locks.map { "\($0.seeker)-\($0.supporter)" }) \(picture)"
  }
}
