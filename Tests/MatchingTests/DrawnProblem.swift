import Matching

/// A matching problem as it is drawn in a test, and answers in the same hand:
///
///                  Elaine  François
///     places            1         2
///     Amina 200         7         .
///     Bao    30         7         5
///
/// Each row begins with a seeker and the days they have waited; a dot is a pair that may not be made.
func drawn(
  _ picture: String, order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0
) throws -> MatchingProblem {
  let lines = picture.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  let names = lines[0]
  let places = lines[1].dropFirst().map { Int($0) ?? -1 }
  let rows = lines.dropFirst(2)
  return try MatchingProblem(
    seekers: rows.map { .init(id: $0[0], daysWaiting: Int($0[1]) ?? -1) },
    supporters: zip(names, places).map { .init(id: $0, capacity: $1) },
    candidates: rows.map { row in
      row.dropFirst(2).enumerated().compactMap { supporter, score in
        Int32(score).map { .init(supporter: Int32(supporter), score: $0) }
      }
    },
    order: order, seed: seed)
}

extension MatchingProblem {
  /// "Amina–Elaine, Bao–François", by the names of the seekers; those who meet nobody are left out.
  func meetings(_ assignment: Assignment) -> String {
    assignment.pairs.map { "\(seekers[$0.seeker].id)–\(supporters[$0.supporter].id)" }.sorted()
      .joined(separator: ", ")
  }

  /// Who meets whom in the best answer.
  var meetings: String { meetings(solved()) }

  /// What the best answer is worth, checked.
  func provenWorth() throws -> Worth {
    try Certificate(problem: self, assignment: solved()).check()
  }
}
