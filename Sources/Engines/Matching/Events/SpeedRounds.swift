/// The rota of a speed-mentoring evening: so many table rounds, in each of which every seeker sits at one table and every
/// table has its seats; nobody meets the same person twice.
///
/// All rounds are planned together, and exactly. Whoever meets whom in the whole evening is one problem of meetings
/// (`Meetings`): each seeker is in at most `rounds` of them, each supporter in `rounds` times their seats, each
/// pair in one. Such meetings can always be split into rounds (Kőnig 1916, here with one graph node for each seat), so
/// no evening could be worth more. Planned round after round, each the best for what is left, the last rounds would
/// pay for the first.
///
/// *Everybody sits while there are seats.* Where the problem has coverage in its order, a seeker's first meeting is
/// worth more there than anybody's second, and so on: the meetings are then as many as can be, and shared out as
/// evenly as can be (`Network.PlaceValues`).
///
///     let evening = try SpeedRounds(problem, rounds: 6)
///     // Two rounds later François has gone home, and Daniela (number 40, not in the problem before) has come:
///     let rest = try evening.replanned(from: 2, problem: withDaniela, absentSupporters: [1])
public struct SpeedRounds: Sendable {
  /// Who could meet whom. The capacity of a supporter is how many seekers sit with them in each round. The places of
  /// seekers, quotas, locks, floors and even load do not count for an evening.
  public let problem: MatchingProblem
  /// For each round and each seeker, with whom they sit, or nil.
  public let supporterOfSeeker: [[Int?]]
  /// What all the meetings planned are worth together, without those of earlier rounds. Where coverage is in the
  /// order, its number here also counts how evenly they are shared.
  public let worth: Worth
  /// What no rest of the evening can be worth more than, by the prices of the answer: the same as `worth`.
  public let bound: Worth
  /// The first round that was planned; those before were kept.
  public let firstPlanned: Int

  /// The best evening.
  ///
  /// - Parameters:
  ///   - rounds: 1 to 100.
  ///   - progress: called now and then with the number of seekers who have their meetings, perhaps several times with the
  ///     same; what it throws ends the work.
  /// - Throws: `Refusal.tooManyRounds` if there are not so many; what `progress` throws.
  /// - Complexity: one search along the candidates for each meeting; memory as `LiveMatching`, and 4 bytes for each
  ///   seeker, seat taken and round.
  public init(
    _ problem: MatchingProblem, rounds: Int, progress: (Int) throws -> Void = { _ in }
  ) throws {
    try self.init(
      problem, rounds: rounds, earlier: [], planned: [], absentSeekers: [], absentSupporters: [],
      progress: progress)
  }

  /// The rest of the evening, planned anew when somebody has come or gone. Earlier rounds stay as they were, nobody
  /// meets again whom they met there, those who have met fewest come first, and who keeps a planned meeting keeps its
  /// round where that is possible.
  ///
  /// - Parameters:
  ///   - round: the first round to change.
  ///   - problem: the problem with those who came late added behind the others, whose places stay the same; by
  ///     default nobody came.
  ///   - progress: as for a whole evening.
  /// - Throws: `Refusal.roundOutOfRange`, or `peopleMissing` if the problem has fewer people than before; what `progress`
  ///   throws.
  public func replanned(
    from round: Int, problem: MatchingProblem? = nil, absentSeekers: Set<Int> = [],
    absentSupporters: Set<Int> = [], progress: (Int) throws -> Void = { _ in }
  ) throws -> SpeedRounds {
    guard supporterOfSeeker.indices.contains(round) else { throw Refusal.roundOutOfRange }
    let problem = problem ?? self.problem
    guard problem.seekers.count >= self.problem.seekers.count,
      problem.supporters.count >= self.problem.supporters.count
    else { throw Refusal.peopleMissing }
    return try SpeedRounds(
      problem, rounds: supporterOfSeeker.count, earlier: Array(supporterOfSeeker[..<round]),
      planned: Array(supporterOfSeeker[round...]), absentSeekers: absentSeekers,
      absentSupporters: absentSupporters, progress: progress)
  }

  /// Why an evening cannot be planned.
  public enum Refusal: Error, Sendable, Equatable {
    /// There may be 1 to 100 rounds.
    case tooManyRounds
    /// There is no such round.
    case roundOutOfRange
    /// The problem has fewer people than the evening began with.
    case peopleMissing
  }

  private init(
    _ problem: MatchingProblem, rounds: Int, earlier: [[Int?]], planned: [[Int?]], absentSeekers: Set<Int>,
    absentSupporters: Set<Int>, progress: (Int) throws -> Void
  ) throws {
    guard (1...100).contains(rounds) else { throw Refusal.tooManyRounds }
    let left = rounds - earlier.count
    var met: Set<MatchingProblem.Pair> = []
    var counts = [Int](repeating: 0, count: problem.seekers.count)
    for round in earlier {
      for (seeker, supporter) in round.enumerated() {
        guard let supporter else { continue }
        met.insert(.init(seeker: seeker, supporter: supporter))
        counts[seeker] += 1
      }
    }
    let seats = problem.supporters.indices.map {
      absentSupporters.contains($0) ? 0 : min(problem.supporters[$0].capacity, problem.seekers.count)
    }
    let meetings = try Meetings(
      problem, capacities: seats.map { $0 * left },
      limits: problem.seekers.indices.map { absentSeekers.contains($0) ? 0 : left }, earlier: counts,
      rounds: rounds, isOpen: { !met.contains($0) }, progress: progress)

    self.problem = problem
    firstPlanned = earlier.count
    (worth, bound) = (meetings.worth, meetings.bound)
    supporterOfSeeker =
      try earlier.map { $0 + Array(repeating: nil, count: problem.seekers.count - $0.count) }
      + Self.split(
        meetings, of: problem.seekers.count, seats: seats, rounds: left, planned: planned, progress)
  }

  /// Meetings that were planned before keep their round while the others find theirs, who may still change it.
  private static func split(
    _ meetings: Meetings, of seekers: Int, seats: [Int], rounds: Int, planned: [[Int?]],
    _ progress: (Int) throws -> Void
  ) throws -> [[Int?]] {
    let pairs = meetings.seekersInOrder.flatMap { seeker in
      meetings.supporters(ofSeeker: seeker).map { MatchingProblem.Pair(seeker: seeker, supporter: $0) }
    }
    // Nobody needs more seats than meetings, however many a table has.
    var needed = [Int](repeating: 0, count: seats.count)
    for pair in pairs { needed[pair.supporter] += 1 }
    var firstSeat = [0]
    for (count, most) in zip(seats, needed) {
      firstSeat.append(firstSeat[firstSeat.count - 1] + min(count, most))
    }
    var taken = [Int](repeating: 0, count: firstSeat[firstSeat.count - 1])
    var colouring = EdgeColouring(left: seekers, right: taken.count, rounds: rounds)
    var order: [MatchingProblem.Pair] = []
    var rest: [MatchingProblem.Pair] = []
    for pair in pairs {
      let (seeker, supporter) = (pair.seeker, pair.supporter)
      let round = planned.indices.first {
        planned[$0].indices.contains(seeker) && planned[$0][seeker] == supporter
      }
      let seat = round.flatMap { round in
        (firstSeat[supporter]..<firstSeat[supporter + 1]).first {
          colouring.isFree(round, left: seeker, right: $0)
        }
      }
      if let round, let seat {
        colouring.add(left: seeker, right: seat, in: round)
        taken[seat] += 1
        order.append(pair)
      } else {
        rest.append(pair)
      }
    }
    for (number, pair) in rest.enumerated() {
      if number & 0xFF == 0 { try progress(seekers) }
      let seats = firstSeat[pair.supporter]..<firstSeat[pair.supporter + 1]
      guard let seat = seats.first(where: { taken[$0] < rounds }) else { continue }
      colouring.add(left: pair.seeker, right: seat)
      taken[seat] += 1
      order.append(pair)
    }
    var plan = [[Int?]](repeating: Array(repeating: nil, count: seekers), count: rounds)
    for (pair, round) in zip(order, colouring.roundOfPairs) {
      plan[round][pair.seeker] = pair.supporter
    }
    return plan
  }
}
