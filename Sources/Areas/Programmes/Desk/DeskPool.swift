import Basics
import Matching
import People
import Synchronization

/// The people of a programme's desk, compared by its policy: what is costly to make, and kept between two pages.
struct DeskPool: Sendable {
  let people: ComparedPeople
  let newcomerPlaces: [ID<Person>: Int]
  let professionalPlaces: [ID<Person>: Int]
  /// Pairs that the records themselves exclude.
  let forbidden: Set<MatchingProblem.Pair>
  private let memo = CandidateMemo()
  let rounds = RoundMemo()

  /// - Parameters:
  ///   - newcomers: with their profiles, in any order.
  ///   - professionals: the same of the other side.
  init(
    policy: RoundPolicy, newcomers: [(ID<Person>, Profile)], professionals: [(ID<Person>, Profile)]
  ) {
    people = ComparedPeople(
      policy: policy, newcomers: newcomers.map(\.1), professionals: professionals.map(\.1))
    newcomerPlaces = Dictionary(newcomers.enumerated().map { ($1.0, $0) }) { first, _ in first }
    professionalPlaces = Dictionary(professionals.enumerated().map { ($1.0, $0) }) { first, _ in first }
    forbidden =
      Directory(newcomers: people.newcomers, professionals: people.professionals)
      .forbiddenPairs(policy: policy).pairs
  }

  /// Whom a newcomer could meet, whoever has a place, the best first.
  ///
  /// - Complexity: O(professionals) the first time, O(1) afterwards.
  func candidates(of newcomer: Int) -> [MatchingProblem.Candidate] {
    if let known = memo.rows.withLock({ $0[newcomer] }) { return known }
    let row = people.scoring.row(ofSeeker: newcomer)
    let found = people.professionals.indices.compactMap { professional -> MatchingProblem.Candidate? in
      guard row.isFeasible(professional),
        !forbidden.contains(.init(seeker: newcomer, supporter: professional))
      else { return nil }
      return MatchingProblem.Candidate(
        supporter: Int32(truncatingIfNeeded: professional), score: row.total(professional))
    }.sorted { ($1.score, $0.supporter) < ($0.score, $1.supporter) }
    memo.rows.withLock { $0[newcomer] = found }
    return found
  }
}

/// Rows that were asked for once. A class of its own, since copies of a pool share it.
private final class CandidateMemo: Sendable {
  let rows = Mutex<[Int: [MatchingProblem.Candidate]]>([:])
}
