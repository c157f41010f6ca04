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
  let rounds: RoundMemo
  private let memo = CandidateMemo()
  private let earlier: EarlierPool?

  /// - Parameters:
  ///   - newcomers: with their profiles, in any order.
  ///   - professionals: the same of the other side.
  ///   - before: a pool of the same policy on the same day, of people of whom only some have changed since.
  ///   - changed: whose profiles are not what they were in that pool.
  init(
    policy: RoundPolicy, newcomers: [(ID<Person>, Profile)], professionals: [(ID<Person>, Profile)],
    after before: DeskPool? = nil, changed: Set<ID<Person>> = []
  ) {
    people = ComparedPeople(
      policy: policy, newcomers: newcomers.map(\.1), professionals: professionals.map(\.1))
    newcomerPlaces = Dictionary(newcomers.enumerated().map { ($1.0, $0) }) { first, _ in first }
    professionalPlaces = Dictionary(professionals.enumerated().map { ($1.0, $0) }) { first, _ in first }
    forbidden =
      Directory(newcomers: people.newcomers, professionals: people.professionals)
      .forbiddenPairs(policy: policy).pairs
    earlier = before.map {
      EarlierPool($0, newcomers: newcomers.map(\.0), professionals: professionals.map(\.0), changed: changed)
    }
    // Where everybody stands at the same place, an answer of before is near to the next.
    let isSame = before?.newcomerPlaces == newcomerPlaces && before?.professionalPlaces == professionalPlaces
    rounds = RoundMemo(after: isSame ? before?.rounds.answer : nil)
  }

  /// Whom a newcomer could meet, whoever has a place, the best first.
  ///
  /// - Complexity: O(professionals) the first time, O(1) afterwards.
  func candidates(of newcomer: Int) -> [MatchingProblem.Candidate] {
    if let known = memo.rows.withLock({ $0[newcomer] }) { return known }
    let (kept, asked) = earlier?.row(of: newcomer) ?? ([], Array(people.professionals.indices))
    var found = kept
    if !asked.isEmpty {
      let row = people.scoring.row(ofSeeker: newcomer)
      for professional in asked where row.isFeasible(professional) {
        guard !forbidden.contains(.init(seeker: newcomer, supporter: professional)) else { continue }
        found.append(
          MatchingProblem.Candidate(
            supporter: Int32(truncatingIfNeeded: professional), score: row.total(professional)))
      }
      found.sort { ($1.score, $0.supporter) < ($0.score, $1.supporter) }
    }
    memo.rows.withLock { $0[newcomer] = found }
    return found
  }

  /// How well two people fit.
  ///
  /// - Complexity: O(professionals) the first time, O(1) afterwards.
  func score(_ newcomer: Int, _ professional: Int) -> Score {
    let pair = MatchingProblem.Pair(seeker: newcomer, supporter: professional)
    if let known = memo.scores.withLock({ $0[pair] }) { return known }
    let score = people.scoring.row(ofSeeker: newcomer).score(professional)
    memo.scores.withLock { $0[pair] = score }
    return score
  }

  /// The rows that were asked for, for a pool that comes after this one.
  fileprivate var rows: [Int: [MatchingProblem.Candidate]] { memo.rows.withLock { $0 } }
}

/// What was asked for once. A class of its own, since copies of a pool share it.
private final class CandidateMemo: Sendable {
  let rows = Mutex<[Int: [MatchingProblem.Candidate]]>([:])
  let scores = Mutex<[MatchingProblem.Pair: Score]>([:])
}

/// What still holds of a pool after some of its people changed, came or went: how two people compare depends on nobody else.
private struct EarlierPool: Sendable {
  private let rows: [Int: [MatchingProblem.Candidate]]
  /// Where a newcomer of the new pool stood, nil for who is to be asked about anew.
  private let newcomers: [Int?]
  /// Where a professional of the old pool stands now, negative for who is to be asked about anew or has gone.
  private let professionals: [Int32]
  /// Professionals who are to be asked about anew.
  private let fresh: [Int]

  init(
    _ before: DeskPool, newcomers: [ID<Person>], professionals: [ID<Person>], changed: Set<ID<Person>>
  ) {
    rows = before.rows
    self.newcomers = newcomers.map { changed.contains($0) ? nil : before.newcomerPlaces[$0] }
    var places = [Int32](repeating: -1, count: before.people.professionals.count)
    var fresh: [Int] = []
    for (place, person) in professionals.enumerated() {
      if !changed.contains(person), let old = before.professionalPlaces[person] {
        places[old] = Int32(truncatingIfNeeded: place)
      } else {
        fresh.append(place)
      }
    }
    self.professionals = places
    self.fresh = fresh
  }

  /// What is known of a newcomer's candidates, in the order of before, and who is still to be asked about; nil where nothing is known.
  func row(of newcomer: Int) -> (known: [MatchingProblem.Candidate], asked: [Int])? {
    guard newcomers.indices.contains(newcomer), let old = newcomers[newcomer], let row = rows[old] else {
      return nil
    }
    var isInOrder = true
    var last: MatchingProblem.Candidate?
    let known = row.compactMap { candidate -> MatchingProblem.Candidate? in
      let place = professionals[Int(candidate.supporter)]
      guard place >= 0 else { return nil }
      let kept = MatchingProblem.Candidate(supporter: place, score: candidate.score)
      // Of two who fit alike the one who asked first stood first, and still does unless places were exchanged.
      if let last, (kept.score, last.supporter) > (last.score, kept.supporter) { isInOrder = false }
      last = kept
      return kept
    }
    return isInOrder ? (known, fresh) : nil
  }
}
