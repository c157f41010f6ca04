import Basics
import Matching
import People
import Synchronization

/// A round over everybody at a desk who is ready, as it would be: nothing of it is kept or sent until somebody decides.
struct DeskRound: Sendable {
  /// What of the desk the round depends on, besides the people compared.
  struct Terms: Sendable, Hashable {
    /// Places that are free, by professional.
    let capacities: [Int]
    /// Newcomers who are ready and not proposed to anybody.
    let takesPart: [Bool]
    let excluded: Set<MatchingProblem.Pair>
    let locks: [Int: Int]
  }

  let round: Round
  /// The same round, to be asked what others would cost.
  let proven: ProvenRound
  let terms: Terms
  /// Locks that cannot be kept: the professional has no place free, takes no part, or the newcomer does not.
  let brokenLocks: [PairDecision]

  /// Solves the round, or takes it from before where nothing that matters has changed.
  init(of desk: Desk) throws(Refusal) {
    let (terms, broken) = Terms.of(desk)
    brokenLocks = broken
    self.terms = terms
    if let known = desk.pool.rounds.known(terms) {
      (round, proven) = known
      return
    }
    let pool = desk.pool
    let forbidden = pool.forbidden.union(terms.excluded)
    let excluding = Set(terms.excluded.map(\.seeker))
    let rows = terms.takesPart.indices.map { newcomer -> [MatchingProblem.Candidate] in
      guard terms.takesPart[newcomer] else { return [] }
      guard excluding.contains(newcomer) else { return pool.candidates(of: newcomer) }
      return pool.candidates(of: newcomer).filter {
        !terms.excluded.contains(.init(seeker: newcomer, supporter: Int($0.supporter)))
      }
    }
    round = try Round(
      pool.people, candidates: rows, capacities: terms.capacities, forbidden: forbidden, locks: terms.locks,
      after: pool.rounds.answer, today: desk.today, score: { pool.score($0, $1) })
    do {
      proven = try ProvenRound(
        problem: round.certificate.problem, assignment: round.certificate.assignment)
    } catch {
      throw Refusal(
        .content, en: "The round could not be proven (\(error)). Please report this.",
        fr: "Le cycle n’a pas pu être prouvé (\(error)). Veuillez le signaler.")
    }
    pool.rounds.keep(round, proven, for: terms)
  }

  /// Pairs of those who take part, the longest waiting first.
  var pairs: [Round.Pair] {
    let wait = { (pair: Round.Pair) in round.newcomers[pair.newcomer].daysWaiting(on: round.today) ?? -1 }
    return round.pairs.sorted { (-wait($0), $0.newcomer) < (-wait($1), $1.newcomer) }
  }

  var waiting: [Round.WaitingNewcomer] { round.waiting.filter { terms.takesPart[$0.newcomer] } }

  /// What the round would lose without a pair; nil for a locked one, which it cannot do without.
  func worth(of pair: Round.Pair) -> Rearrangement? {
    pair.isLocked
      ? nil : proven.rearrangement(parting: .init(seeker: pair.newcomer, supporter: pair.professional))
  }

  /// Everybody a newcomer could meet in this round, with what that would cost it and who would move, the cheapest first.
  func alternatives(of newcomer: Int) -> [(professional: Int, change: Rearrangement)] {
    proven.costs(ofSeeker: newcomer).prefix(Self.mostAlternatives).compactMap { other in
      proven.rearrangement(making: .init(seeker: newcomer, supporter: other.supporter)).map {
        (other.supporter, $0)
      }
    }
  }

  private static let mostAlternatives = 12
}

extension DeskRound.Terms {
  static func of(_ desk: Desk) -> (DeskRound.Terms, broken: [PairDecision]) {
    let (pool, roster) = (desk.pool, desk.roster)
    let capacities = roster.professionals.map { desk.places(of: $0.person.id).free }
    let takesPart = roster.newcomers.map {
      $0.application.stage == .ready && roster.proposals[$0.person.id] == nil
    }
    func pair(_ decision: PairDecision) -> MatchingProblem.Pair? {
      guard let newcomer = pool.newcomerPlaces[decision.newcomer],
        let professional = pool.professionalPlaces[decision.professional]
      else { return nil }
      return .init(seeker: newcomer, supporter: professional)
    }
    let excluded = Set(roster.decisions.filter { $0.kind == .exclusion }.compactMap(pair))
    var (locks, broken): ([Int: Int], [PairDecision]) = ([:], [])
    var left = capacities
    for decision in roster.decisions where decision.kind == .lock {
      // Whoever is proposed already needs no lock any more.
      if roster.proposals[decision.newcomer] != nil { continue }
      guard let pair = pair(decision), takesPart[pair.seeker], left[pair.supporter] > 0,
        !pool.forbidden.contains(pair)
      else {
        broken.append(decision)
        continue
      }
      locks[pair.seeker] = pair.supporter
      left[pair.supporter] -= 1
    }
    return (
      DeskRound.Terms(capacities: capacities, takesPart: takesPart, excluded: excluded, locks: locks), broken
    )
  }
}

/// The last round of a pool, and what was asked of it. A class of its own, since copies of a pool share it.
final class RoundMemo: Sendable {
  private struct Last {
    let terms: DeskRound.Terms
    let round: Round
    let proven: ProvenRound
    var tradeOff: TradeOff?
    var recruits: [DeskRecruit]?
  }

  private let last = Mutex<Last?>(nil)
  private let before: Assignment?

  /// - Parameter before: the answer of a pool of the same people, before some of them changed.
  init(after before: Assignment?) {
    self.before = before
  }

  /// The last answer, from which another is found soon.
  var answer: Assignment? { last.withLock { $0?.round.certificate.assignment } ?? before }

  func known(_ terms: DeskRound.Terms) -> (Round, ProvenRound)? {
    last.withLock { last in
      guard let last, last.terms == terms else { return nil }
      return (last.round, last.proven)
    }
  }

  func keep(_ round: Round, _ proven: ProvenRound, for terms: DeskRound.Terms) {
    last.withLock { $0 = Last(terms: terms, round: round, proven: proven) }
  }

  /// The curve of a round, made once.
  func tradeOff(of round: DeskRound) throws -> TradeOff {
    if let known = last.withLock({ $0?.terms == round.terms ? $0?.tradeOff : nil }) { return known }
    let made = try TradeOff(round.round.certificate.problem)
    last.withLock { if $0?.terms == round.terms { $0?.tradeOff = made } }
    return made
  }

  /// Whom a round needs, found once.
  func recruits(of round: DeskRound) -> [DeskRecruit] {
    if let known = last.withLock({ $0?.terms == round.terms ? $0?.recruits : nil }) { return known }
    let made = DeskRecruit.all(for: round)
    last.withLock { if $0?.terms == round.terms { $0?.recruits = made } }
    return made
  }
}
