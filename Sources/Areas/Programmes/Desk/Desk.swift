import Basics
import Matching
import People

/// A programme's desk as it is now: who waits, who could help, and how well each would fit.
package struct Desk: Sendable {
  package let roster: DeskRoster
  let pool: DeskPool
  package let today: LocalDate
  /// When the council works.
  let calendar: WorkCalendar
  /// Whoever sits at it.
  let keeper: ID<Keeper>
  /// Pairs that were excluded here, besides those that the records exclude.
  private let excluded: [ID<Person>: Set<ID<Person>>]
  private let newcomerEntries: [ID<Person>: Int]
  private let professionalEntries: [ID<Person>: Int]

  init(roster: DeskRoster, pool: DeskPool, today: LocalDate, _ calendar: WorkCalendar, keeper: ID<Keeper>) {
    self.roster = roster
    self.pool = pool
    self.today = today
    self.calendar = calendar
    self.keeper = keeper
    var excluded: [ID<Person>: Set<ID<Person>>] = [:]
    for decision in roster.decisions where decision.kind == .exclusion {
      excluded[decision.newcomer, default: []].insert(decision.professional)
    }
    self.excluded = excluded
    newcomerEntries = Dictionary(roster.newcomers.enumerated().map { ($1.person.id, $0) }) { a, _ in a }
    professionalEntries = Dictionary(roster.professionals.enumerated().map { ($1.person.id, $0) }) { a, _ in
      a
    }
  }

  var clock: DayClock { calendar.clock }
  var policy: RoundPolicy { pool.people.policy }

  package func newcomer(_ id: ID<Person>) -> DeskEntry? { newcomerEntries[id].map { roster.newcomers[$0] } }
  package func professional(_ id: ID<Person>) -> DeskEntry? {
    professionalEntries[id].map { roster.professionals[$0] }
  }

  func profile(of id: ID<Person>) -> Profile? {
    pool.newcomerPlaces[id].map { pool.people.newcomers[$0] }
      ?? pool.professionalPlaces[id].map { pool.people.professionals[$0] }
  }

  package func daysWaiting(_ id: ID<Person>) -> Int { profile(of: id)?.daysWaiting(on: today) ?? 0 }

  /// What a professional takes, and what of it is held by nobody.
  func places(of professional: ID<Person>) -> (all: Int, free: Int) {
    guard let profile = profile(of: professional) else { return (0, 0) }
    let all = max(0, policy.capacity(of: profile))
    return (all, max(0, all - (roster.holds[professional]?.count ?? 0)))
  }

  func isExcluded(_ newcomer: ID<Person>, _ professional: ID<Person>) -> Bool {
    excluded[newcomer]?.contains(professional) == true
  }

  func decision(on newcomer: ID<Person>, _ professional: ID<Person>) -> PairDecision? {
    roster.decisions.first { $0.newcomer == newcomer && $0.professional == professional }
  }

  /// How many have a place for a newcomer now.
  package func couldHelp(_ newcomer: ID<Person>) -> Int {
    guard let place = pool.newcomerPlaces[newcomer] else { return 0 }
    return pool.candidates(of: place).count { candidate in
      guard let entry = professional(at: Int(candidate.supporter)) else { return false }
      return !isExcluded(newcomer, entry.person.id) && places(of: entry.person.id).free > 0
    }
  }

  /// Those who could help a newcomer, the best first; who is excluded, and who has no place, comes after all others.
  func candidates(of newcomer: ID<Person>, atMost count: Int) -> [DeskCandidate] {
    guard let place = pool.newcomerPlaces[newcomer] else { return [] }
    var (able, others): ([DeskEntry], [DeskEntry]) = ([], [])
    for candidate in pool.candidates(of: place) where able.count < count {
      guard let entry = professional(at: Int(candidate.supporter)) else { continue }
      let id = entry.person.id
      if !isExcluded(newcomer, id), places(of: id).free > 0 {
        able.append(entry)
      } else if others.count < count {
        others.append(entry)
      }
    }
    return (able + others.prefix(max(0, count - able.count))).compactMap { candidate(newcomer, $0) }
  }

  /// How two people fit, whether a requirement stands in the way or not; nil where one of them is not here.
  func candidate(_ newcomer: ID<Person>, _ entry: DeskEntry) -> DeskCandidate? {
    guard let a = pool.newcomerPlaces[newcomer], let b = pool.professionalPlaces[entry.person.id] else {
      return nil
    }
    let row = pool.people.scoring.row(ofSeeker: a)
    let score = row.score(b)
    let id = entry.person.id
    return DeskCandidate(
      entry: entry, profile: pool.people.professionals[b], score: score,
      reasons: pool.people.reasons(newcomer: a, professional: b, score),
      missing: pool.people.missing(score), obstacles: row.failures(b), places: places(of: id),
      holds: roster.holds[id] ?? [], asked: roster.asked[id],
      decision: decision(on: newcomer, id),
      isForbidden: pool.forbidden.contains(.init(seeker: a, supporter: b)))
  }

  /// Why nobody could help a newcomer.
  func obstacle(of newcomer: ID<Person>) -> Bilingual? {
    guard let place = pool.newcomerPlaces[newcomer] else { return nil }
    let capacities = roster.professionals.map { places(of: $0.person.id).free }
    var forbidden = pool.forbidden
    for professional in excluded[newcomer] ?? [] {
      guard let other = pool.professionalPlaces[professional] else { continue }
      forbidden.insert(.init(seeker: place, supporter: other))
    }
    let reason = Explanation.reason(
      newcomer: place, people: pool.people, candidates: [], capacities: capacities,
      loads: capacities.map { _ in 0 }, forbidden: forbidden)
    return policy.why(reason)
  }

  private func professional(at place: Int) -> DeskEntry? {
    roster.professionals.indices.contains(place) ? roster.professionals[place] : nil
  }
}

/// A professional who could help somebody: how well, why, and whether they can be asked now.
struct DeskCandidate: Sendable {
  let entry: DeskEntry
  let profile: Profile
  let score: Score
  let reasons: [Bilingual]
  let missing: [Bilingual]
  /// Requirements that do not hold, by their places in the policy.
  let obstacles: [Int]
  let places: (all: Int, free: Int)
  let holds: [Hold]
  let asked: Asked?
  let decision: PairDecision?
  /// Whether the record of one of the two says that they must not meet.
  let isForbidden: Bool

  var points: Int { Int(score.total) * 100 / Int(Score.scale) }
  var isExcluded: Bool { decision?.kind == .exclusion }
  var isAble: Bool { !isExcluded && places.free > 0 }
}
