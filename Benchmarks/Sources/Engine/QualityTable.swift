import Foundation
import Matching
import Measuring

/// What else people do, and how many are helped by it.
enum QualityTable {
  static func show(_ name: String, _ path: String) throws {
    let parts = try InstanceFile.Parts(path: path)
    print("\n**who is helped: \(name)**\n")
    print("| method | people matched | sum of scores | beside the best over these lists |")
    print("|---|--:|--:|--:|")
    func solved(_ order: [Objective]) throws -> (Int, Int64) {
      let ordered = try MatchingProblem(
        seekers: parts.seekers, supporters: parts.supporters, candidates: parts.candidates, order: order)
      let answer = ordered.solved()
      let worth = try Certificate(problem: ordered, assignment: answer).check()
      return (answer.pairs.count, worth.numbers[order.firstIndex(of: .quality) ?? 0])
    }
    let best = try solved([.quality])
    let rows = [
      ("first come, first served: each takes the best who is free", firstCome(parts)),
      ("greedy: always the best pair that is left", greedy(parts)),
      ("deferred acceptance by score (Gale & Shapley)", deferredAcceptance(parts)),
      ("the best: quality", best),
      ("the best: coverage → quality → waiting", try solved([.coverage, .quality, .waiting])),
    ]
    for (name, found) in rows {
      let share = 100 * Double(found.1) / Double(max(1, best.1)) - 100
      print("| \(name) | \(found.0) | \(found.1) | \(String(format: "%+.2f", share)) % |")
    }
  }

  /// In the order of the list, as they registered.
  private static func firstCome(_ parts: InstanceFile.Parts) -> (Int, Int64) {
    var places = parts.supporters.map(\.capacity)
    var (people, sum) = (0, Int64(0))
    for row in parts.candidates {
      guard let best = row.first(where: { places[Int($0.supporter)] > 0 }) else { continue }
      places[Int(best.supporter)] -= 1
      people += 1
      sum += Int64(best.score)
    }
    return (people, sum)
  }

  private static func greedy(_ parts: InstanceFile.Parts) -> (Int, Int64) {
    var places = parts.supporters.map(\.capacity)
    var isFree = Array(repeating: true, count: parts.seekers.count)
    var pairs: [(score: Int32, seeker: Int, supporter: Int)] = []
    for (seeker, row) in parts.candidates.enumerated() {
      pairs += row.map { ($0.score, seeker, Int($0.supporter)) }
    }
    pairs.sort { ($1.score, $0.seeker, $0.supporter) < ($0.score, $1.seeker, $1.supporter) }
    var (people, sum) = (0, Int64(0))
    for pair in pairs where isFree[pair.seeker] && places[pair.supporter] > 0 {
      isFree[pair.seeker] = false
      places[pair.supporter] -= 1
      people += 1
      sum += Int64(pair.score)
    }
    return (people, sum)
  }

  /// Newcomers ask down their lists; professionals keep those with the best scores.
  private static func deferredAcceptance(_ parts: InstanceFile.Parts) -> (Int, Int64) {
    var held: [[(score: Int32, seeker: Int)]] = Array(repeating: [], count: parts.supporters.count)
    var next = Array(repeating: 0, count: parts.seekers.count)
    var waiting = Array(parts.seekers.indices.reversed())
    while let seeker = waiting.popLast() {
      guard next[seeker] < parts.candidates[seeker].count else { continue }
      let asked = parts.candidates[seeker][next[seeker]]
      next[seeker] += 1
      let supporter = Int(asked.supporter)
      held[supporter].append((asked.score, seeker))
      if held[supporter].count > parts.supporters[supporter].capacity {
        // The least score goes; of equals, who came later in the list.
        let least = held[supporter].indices.min {
          (held[supporter][$0].score, held[supporter][$1].seeker)
            < (held[supporter][$1].score, held[supporter][$0].seeker)
        }
        if let least { waiting.append(held[supporter].remove(at: least).seeker) }
      }
    }
    let pairs = held.joined()
    return (pairs.count, pairs.reduce(0) { $0 + Int64($1.score) })
  }
}
