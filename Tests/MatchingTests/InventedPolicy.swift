import Matching
import TestSupport

/// A policy of any kind over invented people of whom little or much is known, to be held against all their pairs.
struct InventedPolicy {
  let seekers: [MatchingProblem.Seeker]
  let supporters: [MatchingProblem.Supporter]
  let policy: Policy

  /// Likenesses that no column can hold.
  private struct Likeness: Nearness {
    let rows: [[Measure]]
    func measures(ofSeeker seeker: Int) -> [Measure] { rows.indices.contains(seeker) ? rows[seeker] : [] }
  }

  init(seed: UInt64, seekers: Int = 9, supporters: Int = 70, requirements: ClosedRange<Int> = 0...3) {
    var random = SeededNumbers(seed: seed)
    self.seekers = (0..<seekers).map {
      .init(id: "N\($0)", daysWaiting: Int.random(in: 0...99, using: &random))
    }
    self.supporters = (0..<supporters).map {
      .init(id: "P\($0)", capacity: Int.random(in: 0...2, using: &random))
    }
    var known: [(Terms, Terms)] = []
    var kinds: [Int] = []
    func comparison() -> Comparison {
      let kind = Int.random(in: 0...9, using: &random)
      kinds.append(kind)
      switch kind {
      case 0...5:
        // Few terms or many, often one each, and some who say nothing; now and then the same as before.
        let universe = [3, 14, 40, 62, 63, 64, 300].randomElement(using: &random) ?? 3
        let each = [1, 1, 4, 12].randomElement(using: &random) ?? 1
        let silent = [0, 0, 1, 4].randomElement(using: &random) ?? 0
        func lists(_ count: Int) -> Terms {
          Terms(
            (0..<count).map { _ in
              if Int.random(in: 0..<10, using: &random) < silent { return [] }
              return (0..<Int.random(in: 1...each, using: &random)).map { _ in
                Int32.random(in: -2..<Int32(universe - 2), using: &random)
              }
            })
        }
        let fresh = (lists(seekers), lists(supporters))
        let (a, b) = Bool.random(using: &random) ? fresh : known.randomElement(using: &random) ?? fresh
        known.append((a, b))
        switch kind {
        case 0, 1: return .same(a, b)
        case 2: return .different(a, b)
        case 3: return .several(a, b, enough: Int.random(in: -1...7, using: &random))
        default: return .shared(a, b)
        }
      case 6, 7:
        let largest: Int32 = [6, 40, 4_000, 5_000, Int32.max].randomElement(using: &random) ?? 6
        func numbers(_ count: Int, _ largest: Int32) -> [Int32?] {
          (0..<count).map { _ in
            Int.random(in: 0..<8, using: &random) == 0
              ? nil : Int32.random(in: -(largest / 3)...largest, using: &random)
          }
        }
        let limit = min(Int(largest), 9_000)
        return .ahead(
          numbers(seekers, Bool.random(using: &random) ? largest : .max), numbers(supporters, largest),
          from: Int.random(in: -limit...limit, using: &random),
          to: Int.random(in: -limit...limit, using: &random),
          fade: [-1, 0, 3, 20, 3_998, 3_999, 4_000, .max].randomElement(using: &random) ?? 0)
      case 8:
        func codes(_ count: Int) -> NestedCodes {
          NestedCodes(
            (0..<count).map { _ in
              let length = Int.random(in: 0...9, using: &random)
              return length == 0
                ? nil : String((0..<length).map { _ in "ab".randomElement(using: &random) ?? "a" })
            })
        }
        return .nested(
          codes(seekers), codes(supporters),
          measures: (0..<Int.random(in: 0...9, using: &random)).map { _ in measure() })
      default:
        return .near(
          Likeness(rows: (0..<seekers).map { _ in (0..<(supporters - 3)).map { _ in measure() } }))
      }
    }
    func measure() -> Measure {
      Int.random(in: 0..<8, using: &random) == 0
        ? .unknown : Measure(Int.random(in: 0...10_000, using: &random))
    }
    let needs = (0..<Int.random(in: requirements, using: &random)).map { _ in
      Requirement(
        anyOf: (0..<([1, 1, 1, 2, 3].randomElement(using: &random) ?? 1)).map { _ in
          .init(comparison(), least: [0, 1, 1, 1, 5_000, 10_000].randomElement(using: &random) ?? 1)
        }, passesIfUnknown: Bool.random(using: &random))
    }
    policy = Policy(
      requirements: needs,
      criteria: (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Criterion(comparison(), weight: Int32.random(in: 0...40, using: &random), ifUnknown: measure())
      })
  }

  /// For each seeker all whom they could meet, the best first: by score, tie-break and identifier.
  func sorted(
    seed: UInt64, forbidden: Set<MatchingProblem.Pair> = []
  ) throws -> [[MatchingProblem.Candidate]] {
    let lists = policy.candidates(
      seekers: seekers.count, supporters: supporters.count, isForbidden: forbidden.contains)
    let problem = try MatchingProblem(seekers: seekers, supporters: supporters, candidates: lists, seed: seed)
    return lists.enumerated().map { seeker, list in
      list.map { ($0, -problem.worth(ofSeeker: seeker, with: $0).tieBreak, supporters[Int($0.supporter)].id) }
        .sorted { (-$0.0.score, $0.1, $0.2) < (-$1.0.score, $1.1, $1.2) }.map(\.0)
    }
  }
}
