import Basics
import Matching
import People
import Reference

/// One matching of everybody who waits with everybody who offers help: the answer, its reasons and its proof.
package struct Round: Sendable {
  package let policy: RoundPolicy
  package let today: LocalDate
  package let newcomers: [Profile]
  package let professionals: [Profile]
  /// The places of each professional in this round.
  package let capacities: [Int]
  /// In the order of the newcomers' list.
  package let pairs: [Pair]
  /// Newcomers who meet nobody, longest waiting first.
  package let waiting: [WaitingNewcomer]
  /// Professionals who meet nobody, in the order of their list.
  package let free: [FreeProfessional]
  /// Occupations in which newcomers are left waiting, most of them first.
  package let shortages: [Shortage]
  /// What the policy asks and the lists do not say.
  package let notices: [Bilingual]
  /// Exclusions that name nobody in the lists: an exclusion may protect somebody, so none is passed over.
  package let unresolved: [Bilingual]
  /// The pairs the solver was free to choose from, and its proof. Locked pairs are taken out beforehand.
  package let certificate: Certificate
  package let worth: Worth
  let people: ComparedPeople

  package struct Pair: Sendable {
    package let newcomer: Int
    package let professional: Int
    package let score: Score
    /// A person decided it before.
    package let isLocked: Bool
    /// The best other professional for this newcomer, if anybody else would do.
    package let runnerUp: RunnerUp?
  }

  package struct RunnerUp: Sendable {
    package let professional: Int
    package let score: Int
    /// True if others have all their places in this round.
    package let isTaken: Bool
  }

  package struct WaitingNewcomer: Sendable {
    package let newcomer: Int
    package let reason: Reason

    package enum Reason: Sendable, Equatable {
      /// So many professionals would do, but others have their places.
      case placesTaken(professionals: Int)
      /// Nobody meets the requirements. Giving up this one would make so many professionals possible.
      case requirement(Int, professionals: Int)
      /// Nobody meets the requirements, and with everybody who could be asked at least two stand in the way.
      case severalRequirements
      /// Those who would do are excluded by name, or everybody with a place is.
      case excluded
      /// No professional has a place at all.
      case noPlaces
      /// The policy does not ask for coverage, and no pair with this newcomer adds to what it asks for.
      case notWorthwhile
    }
  }

  package struct FreeProfessional: Sendable {
    package let professional: Int
    package let reason: Reason

    package enum Reason: Sendable, Equatable {
      /// The professional takes nobody at present.
      case noCapacity
      /// No newcomer meets the requirements.
      case nobodyFits
      /// So many newcomers would do, and all but those left over meet somebody else.
      case othersChosen(newcomers: Int)
    }
  }
}

extension Round {
  /// What a round goes through, for showing progress.
  package enum Step: Sendable {
    case comparing(done: Int, of: Int)
    case solving(done: Int, of: Int)
    case explaining
  }

  /// Matches everybody, exactly, and proves it.
  ///
  /// - Parameter reader: who understands job titles. What was imported changes answers, so that the results say which it was.
  /// - Throws: a `Refusal` if the policy locks a pair that cannot be.
  /// - Complexity: O(newcomers × professionals × rules) to compare; see `MatchingProblem.solved` for the rest.
  package init(
    policy: RoundPolicy, newcomers: [Profile], professionals: [Profile], today: LocalDate,
    notices: [Bilingual] = [], reader: TitleReader = .ownLexicon,
    progress: (Step) -> Void = { _ in }
  ) throws(Refusal) {
    let people = ComparedPeople(
      policy: policy, newcomers: newcomers, professionals: professionals, reader: reader)
    let capacities = professionals.map(policy.capacity)
    let directory = Directory(newcomers: newcomers, professionals: professionals)
    let (forbidden, unresolved) = directory.forbiddenPairs(policy: policy)
    let locks = try directory.locks(of: policy, capacities: capacities, forbidden: forbidden)
    let candidates = people.scoring.candidates(
      seekers: newcomers.count, supporters: professionals.count, isForbidden: { forbidden.contains($0) },
      progress: { progress(.comparing(done: $0, of: newcomers.count)) })
    try self.init(
      people, candidates: candidates, capacities: capacities, forbidden: forbidden, locks: locks,
      today: today, notices: notices, unresolved: unresolved, progress: progress)
  }

  /// The same for people who are compared already.
  ///
  /// - Parameters:
  ///   - candidates: whom each newcomer could meet; nobody for one who takes no part.
  ///   - forbidden: pairs that must not be made; none of them is a candidate.
  ///   - locks: for each newcomer of a locked pair, their professional, who has a place for them.
  ///   - score: how well two people fit, where that is remembered.
  ///   - before: the answer of a round of the same people. It is mended instead of found anew: the nearer, the faster.
  init(
    _ people: ComparedPeople, candidates: [[MatchingProblem.Candidate]], capacities: [Int],
    forbidden: Set<MatchingProblem.Pair>, locks: [Int: Int], after before: Assignment? = nil,
    today: LocalDate, notices: [Bilingual] = [], unresolved: [Bilingual] = [],
    score: ((Int, Int) -> Score)? = nil, progress: (Step) -> Void = { _ in }
  ) throws(Refusal) {
    let (policy, newcomers, professionals) = (people.policy, people.newcomers, people.professionals)
    let problem = try Self.problem(
      policy: policy, newcomers: newcomers, professionals: professionals, capacities: capacities,
      today: today, candidates: candidates, locks: locks)
    let assignment =
      before.map { LiveMatching(problem, from: $0).assignment }
      ?? problem.solved { progress(.solving(done: $0, of: newcomers.count)) }
    let certificate = Certificate(problem: problem, assignment: assignment)
    let worth: Worth
    do {
      worth = try certificate.check()
    } catch {
      // A matching without its proof is never handed out.
      throw Refusal(
        .content,
        en:
          "The matching could not be proven (\(error)); nothing was written. Please report this with the policy you used.",
        fr:
          "Le jumelage n’a pas pu être prouvé (\(error)) ; rien n’a été écrit. Veuillez le signaler avec la politique employée."
      )
    }
    progress(.explaining)

    let explained = Explanation(
      people: people, candidates: candidates, capacities: capacities, forbidden: forbidden, locks: locks,
      assignment: assignment, today: today,
      score: score ?? { people.scoring.row(ofSeeker: $0).score($1) })
    self.policy = policy
    self.today = today
    self.newcomers = newcomers
    self.professionals = professionals
    self.capacities = capacities
    self.certificate = certificate
    self.worth = worth
    self.people = people
    self.notices = notices
    self.unresolved = unresolved
    pairs = explained.pairs
    waiting = explained.waiting
    free = explained.free
    shortages = Shortage.all(
      waiting: explained.waiting, newcomers: newcomers, professionals: professionals, titles: people.titles,
      capacities: capacities, today: today)
  }

  /// The matching problem of a round. Intake sees to it that the engine has nothing to refuse: identifiers are unique there,
  /// capacities and dates bounded.
  private static func problem(
    policy: RoundPolicy, newcomers: [Profile], professionals: [Profile], capacities: [Int], today: LocalDate,
    candidates: [[MatchingProblem.Candidate]], locks: [Int: Int]
  ) throws(Refusal) -> MatchingProblem {
    var places = capacities
    var rows = candidates
    for (newcomer, professional) in locks {
      places[professional] -= 1
      rows[newcomer] = []
    }
    let seekers = newcomers.map {
      MatchingProblem.Seeker(id: $0.id, daysWaiting: min(1_000_000, $0.daysWaiting(on: today) ?? 0))
    }
    let supporters = zip(professionals, places).map {
      MatchingProblem.Supporter(id: $0.id, capacity: max(0, $1))
    }
    do {
      return try MatchingProblem(
        seekers: seekers, supporters: supporters, candidates: rows, order: policy.order, seed: policy.seed)
    } catch {
      throw Refusal(
        .content,
        en: "These lists make no matching problem (\(error)). Please report this with the policy you used.",
        fr:
          "Ces listes ne forment pas un problème de jumelage (\(error)). Veuillez le signaler avec la politique employée."
      )
    }
  }

  /// The share of the score scale that the average pair reaches, in hundredths; nil without pairs.
  package var averageScore: Int? {
    pairs.isEmpty ? nil : pairs.reduce(0) { $0 + Int($1.score.total) } / pairs.count / 100
  }

  /// The index that job titles were understood with; nil where there was none.
  package var index: IndexManifest? { people.reader.index?.manifest }

  package var places: Int { capacities.reduce(0, +) }

  /// How many people each professional meets.
  package var loads: [Int] {
    pairs.reduce(into: Array(repeating: 0, count: professionals.count)) { $0[$1.professional] += 1 }
  }
}
