/// Whether to offer somebody who has just come a professional now, or to hold the place for those still to come.
///
/// People come one by one, and an offer cannot be taken back. Each supporter has a price, learnt from those who came
/// lately: what a place with them would have been worth, had all of them been matched together, as many as are expected
/// still, for the places that are left. The offer is the candidate worth most above their price, and nobody if none is
/// worth more: then every such place is likely to serve somebody better. (Bid prices; learning them anew as people
/// come: Agrawal, Wang & Ye 2014.)
///
/// What it promises: where people come as they did lately, prices near those of hindsight. What it does not: anything
/// where the stream changes; then learn again, from fewer. With prices of nothing, as at first, it offers whoever is
/// best at the moment.
///
///     var policy = ArrivalPolicy(supporters, order: [.quality])
///     policy.learn(from: lastMonth, expecting: 120)
///     policy.offer(to: daniela)   // a supporter, whose place is taken by that, or nil: hold
public struct ArrivalPolicy: Sendable {
  /// Somebody who comes, and whom they could meet.
  public struct Arrival: Sendable {
    /// Days since registration, 0 to 1,000,000.
    public let daysWaiting: Int
    /// Each supporter at most once, with a score.
    public let candidates: [MatchingProblem.Candidate]

    /// Somebody who comes.
    public init(candidates: [MatchingProblem.Candidate], daysWaiting: Int = 0) {
      self.daysWaiting = daysWaiting
      self.candidates = candidates
    }
  }

  /// The places that are left with each supporter.
  public private(set) var places: [Int]
  /// What a place with each supporter is held to be worth: nothing until something was learnt.
  public private(set) var prices: [Worth]
  private let ids: [String]
  private let order: [Objective]
  private let units: MatchingProblem.Units

  /// Everybody the stream is divided into: so many times as many people, for so many times the places. The prices of
  /// few places are coarse; of four times as many they come closer to what a part of a place would be worth.
  static let fineness = 4

  private static let mostPlaces = 1_000_000

  /// A policy that has learnt nothing yet.
  ///
  /// - Parameter supporters: with capacities brought into 0 to 1,000,000; quotas do not count.
  /// - Parameter order: what counts, most important first; what comes again, and floors and even load, are passed over.
  public init(
    _ supporters: [MatchingProblem.Supporter], order: [Objective] = [.coverage, .quality, .waiting]
  ) {
    places = supporters.map { min(Self.mostPlaces, max(0, $0.capacity)) }
    prices = Array(repeating: .zero, count: supporters.count)
    ids = supporters.map(\.id)
    var seen: Set<Objective> = []
    self.order = order.filter { $0 != .floors && $0 != .evenLoad && seen.insert($0).inserted }
    units = MatchingProblem.Units(self.order)
  }

  /// Learns prices from those who came lately: as many as are expected still, drawn evenly from them, are matched with
  /// the places that are left.
  ///
  /// - Parameters:
  ///   - expected: how many are expected until places are renewed, brought into 0 to 1,000,000; with nobody expected, or
  ///     nobody to learn from, prices are nothing.
  ///   - progress: called now and then with the number of those drawn of whom about as much is done; what it throws ends
  ///     the work.
  /// - Throws: `MatchingError` for arrivals that make no sense; what `progress` throws. Prices are as they were then.
  /// - Complexity: solving once for four times as many people as expected.
  public mutating func learn(
    from recent: [Arrival], expecting expected: Int, progress: (Int) throws -> Void = { _ in }
  ) throws {
    let count = recent.isEmpty ? 0 : min(1_000_000, max(0, expected)) * Self.fineness
    // Odd multiples of half a step: evenly spread, without preferring either end.
    let drawn = (0..<count).map { recent[(2 * $0 + 1) * recent.count / (2 * count)] }
    let problem = try MatchingProblem(
      seekers: drawn.enumerated().map { .init(id: String($0), daysWaiting: $1.daysWaiting) },
      supporters: zip(ids, places).map { .init(id: $0, capacity: min(Self.mostPlaces, $1 * Self.fineness)) },
      candidates: drawn.map(\.candidates), order: order)
    prices = try problem.solved(progress: progress).supporterPrices
  }

  /// Offers somebody the supporter worth most above their price, whose place is then taken; nil to hold.
  ///
  /// Of two that are worth as much above their prices, the one with the smaller identifier. Candidates who are not there
  /// or have no place left are passed over.
  ///
  /// - Complexity: O(candidates).
  public mutating func offer(to arrival: Arrival) -> Int? {
    var best: (gain: Worth, supporter: Int)?
    for candidate in arrival.candidates {
      let supporter = Int(candidate.supporter)
      guard places.indices.contains(supporter), places[supporter] > 0 else { continue }
      let gain = worth(candidate, arrival) - prices[supporter]
      guard gain > .zero else { continue }
      if let now = best, now.gain > gain || now.gain == gain && ids[now.supporter] < ids[supporter] {
        continue
      }
      best = (gain, supporter)
    }
    guard let best else { return nil }
    places[best.supporter] -= 1
    return best.supporter
  }

  /// Gives back a place, as when an offer was declined; nothing for a supporter who is not there, or has 1,000,000.
  public mutating func giveBack(_ supporter: Int) {
    guard places.indices.contains(supporter), places[supporter] < Self.mostPlaces else { return }
    places[supporter] += 1
  }

  private func worth(_ candidate: MatchingProblem.Candidate, _ arrival: Arrival) -> Worth {
    units.seeker + units.pair + Int64(candidate.score) * units.score + Int64(arrival.daysWaiting) * units.day
  }
}
