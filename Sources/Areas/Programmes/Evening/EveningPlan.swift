import Basics
import Matching
import People

/// The planning of an evening, by the engine's rota: nobody meets twice, those who fit best meet first of all, and who has met fewest
/// comes first when an evening is planned anew.
struct EveningPlan: Sendable {
  /// In the order in which they were put on the list; whoever comes late stands at its end.
  let newcomers: [ID<Person>]
  let professionals: [ID<Person>]
  /// How long each newcomer has waited, in days.
  let waits: [Int]
  /// For each newcomer, whom they could meet.
  let rows: [[MatchingProblem.Candidate]]
  let order: [Objective]
  let seed: UInt64
  /// Not planned for.
  let absent: Set<ID<Person>>

  /// The rota from a round on, with the rounds before it as they were.
  ///
  /// What was planned for later rounds keeps its round where it can.
  ///
  /// - Parameters:
  ///   - rounds: of the whole evening.
  ///   - first: the first round that may change, counted from nought.
  ///   - rota: what was planned before; nil for an evening that is planned for the first time.
  /// - Complexity: as `SpeedRounds`, and a search along the pairs of each round of the rota.
  func rota(of rounds: Int, from first: Int, after rota: EveningRota?) throws -> EveningRota {
    guard first < rounds, !newcomers.isEmpty, !professionals.isEmpty else {
      return rota ?? EveningRota(rounds: Array(repeating: [:], count: rounds))
    }
    let problem = try problem(rows, order)
    let evening: SpeedRounds
    if let rota {
      evening = try told(rota, rounds).replanned(
        from: first, problem: problem, absentSeekers: places(of: newcomers),
        absentSupporters: places(of: professionals))
    } else {
      evening = try SpeedRounds(problem, rounds: rounds).replanned(
        from: 0, absentSeekers: places(of: newcomers), absentSupporters: places(of: professionals))
    }
    var planned = EveningRota(rounds: evening.supporterOfSeeker.map(named))
    // Rounds that have begun stand as they were, whoever has left the list since.
    if let rota { planned.rounds.replaceSubrange(..<first, with: rota.rounds.prefix(first)) }
    return planned
  }

  /// The engine's own picture of a rota, round after round: each is planned from pairs among which there is nothing to choose.
  private func told(_ rota: EveningRota, _ rounds: Int) throws -> SpeedRounds {
    let (seekers, supporters) = (Self.numbers(newcomers), Self.numbers(professionals))
    func alone(_ round: Int) throws -> MatchingProblem {
      var rows = [[MatchingProblem.Candidate]](repeating: [], count: newcomers.count)
      for (newcomer, professional) in rota.rounds.indices.contains(round) ? rota.rounds[round] : [:] {
        guard let seeker = seekers[newcomer], let supporter = supporters[professional] else { continue }
        rows[seeker] = [.init(supporter: Int32(truncatingIfNeeded: supporter), score: 1)]
      }
      return try problem(rows, [.coverage])
    }
    var told = try SpeedRounds(alone(0), rounds: rounds)
    for round in 1..<max(1, rounds) { told = try told.replanned(from: round, problem: alone(round)) }
    return told
  }

  private func problem(
    _ rows: [[MatchingProblem.Candidate]], _ order: [Objective]
  ) throws -> MatchingProblem {
    try MatchingProblem(
      seekers: zip(newcomers, waits).map {
        .init(id: $0.description, daysWaiting: max(0, min(1_000_000, $1)))
      },
      supporters: professionals.map { .init(id: $0.description, capacity: 1) }, candidates: rows,
      order: order,
      seed: seed)
  }

  private func named(_ round: [Int?]) -> [ID<Person>: ID<Person>] {
    var pairs: [ID<Person>: ID<Person>] = [:]
    for (newcomer, professional) in zip(newcomers, round) {
      if let professional { pairs[newcomer] = professionals[professional] }
    }
    return pairs
  }

  private func places(of people: [ID<Person>]) -> Set<Int> {
    Set(people.indices.filter { absent.contains(people[$0]) })
  }

  private static func numbers(_ people: [ID<Person>]) -> [ID<Person>: Int] {
    Dictionary(people.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

extension EveningPlan {
  /// How the people of an evening fit, as the programme's desk compares them. Whoever may not be seen there any more sits with
  /// nobody.
  init(_ evening: Evening, _ guests: [Evening.Guest], at desk: Desk) {
    let (newcomers, professionals) = (
      guests.filter { $0.side == .newcomers }, guests.filter { $0.side == .professionals }
    )
    self.newcomers = newcomers.map(\.person)
    self.professionals = professionals.map(\.person)
    let places = Dictionary(professionals.enumerated().map { ($1.person, Int32(truncatingIfNeeded: $0)) }) {
      a, _ in a
    }
    rows = newcomers.map { guest in
      guard let place = desk.pool.newcomerPlaces[guest.person] else { return [] }
      return desk.pool.candidates(of: place).compactMap { candidate in
        let other = desk.roster.professionals[Int(candidate.supporter)].person.id
        guard let supporter = places[other], !desk.isExcluded(guest.person, other) else { return nil }
        return .init(supporter: supporter, score: candidate.score)
      }
    }
    waits = newcomers.map { desk.daysWaiting($0.person) }
    (order, seed) = (desk.policy.order, desk.policy.seed)
    absent = Set(guests.filter { !$0.isPlanned(in: evening) }.map(\.person))
  }
}
