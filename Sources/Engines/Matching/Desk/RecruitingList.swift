/// Whom to recruit next: what one more supporter of each kind would add to the round, and the best list of so many.
///
/// A kind (a nurse in Halifax who speaks Arabic) is told by the seekers one such supporter could meet. It joins the
/// network as a supporter without a place, at the price of what anybody would still pay; the gain of a place is that
/// price less the length of the shortest chain to it, and one search finds the chains to all kinds at once.
///
/// *A list is the best of its length.* What the round is worth, as a function of who supports, is valuated-matroidal
/// (M♮-concave: Murota 2003), so taking each time the kind that adds most gives for every length a list that no other
/// of that length surpasses (Dress & Wenzel 1990).
public struct RecruitingList: Sendable {
  /// Seekers whom somebody of this kind could meet, each with the score of the pair.
  public struct Kind: Sendable {
    /// Who could meet a supporter of this kind, by their places in the problem.
    public let row: [(seeker: Int, score: Int32)]

    /// A kind.
    ///
    /// - Parameter row: each seeker at most once; who is not in the problem, comes again, or has a score that is not
    ///   within ±1,000,000, is passed over.
    public init(_ row: [(seeker: Int, score: Int32)]) {
      self.row = row
    }
  }

  /// What one more place would add.
  public struct Gain: Sendable, Equatable {
    /// The kind, by its place in the list of kinds.
    public let kind: Int
    /// The most it could add, by the prices alone.
    public let bound: Worth
    /// What it adds, exactly.
    public let gain: Worth
  }

  /// What one supporter of each kind with one place would add if recruited alone: the greatest gain first, then in
  /// the order of the kinds.
  public let gains: [Gain]
  /// Whom to recruit one after the other, with what each adds to those before: not increasing. It ends early where
  /// nobody adds anything.
  public let recruits: [(kind: Int, gain: Worth)]

  /// What each kind would add to a round, and the best list of up to `count`.
  ///
  /// - Complexity: one search of the whole network, and one more for each recruit; in a city a millisecond each.
  public init(_ kinds: [Kind], for round: ProvenRound, count: Int = 0) {
    let problem = round.problem
    let known = problem.supporters.count
    let edges = kinds.enumerated().flatMap { number, kind -> [MeetingNetwork.Edge] in
      var seen: Set<Int> = []
      return kind.row.compactMap { seeker, score in
        guard problem.seekers.indices.contains(seeker), (-1_000_000...1_000_000).contains(score),
          seen.insert(seeker).inserted
        else { return nil }
        let worth = problem.worth(ofSeeker: seeker, score: score)
        return .init(seeker: seeker, supporter: known + number, worth: worth)
      }
    }
    let network = MeetingNetwork(problem, round.assignment, added: edges, addedSupporters: kinds.count)
    var solver = MeetingSolver(network)
    let first = Self.gains(in: solver.network, supporters: known..<known + kinds.count)
    gains = first.enumerated().map { kind, gain in
      Gain(kind: kind, bound: network.supporterPrices[known + kind], gain: gain)
    }.sorted { ($1.gain, $0.kind) < ($0.gain, $1.kind) }

    var recruits: [(kind: Int, gain: Worth)] = []
    var next = first
    while recruits.count < count {
      guard let kind = next.indices.max(by: { (next[$0], $1) < (next[$1], $0) }), next[kind] > .zero else {
        break
      }
      let gain = solver.addPlace(known + kind)
      recruits.append((kind, gain))
      next = Self.gains(in: solver.network, supporters: known..<known + kinds.count)
    }
    self.recruits = recruits
  }

  /// What one more place with each supporter of the round would add, exactly: whom to ask for another.
  ///
  /// - Complexity: one search of the whole network.
  public static func gainsOfPlaces(in round: ProvenRound) -> [Worth] {
    gains(in: round.network, supporters: round.problem.supporters.indices)
  }

  /// Nothing where a place is free, else the price less the shortest chain.
  private static func gains(in network: MeetingNetwork, supporters: Range<Int>) -> [Worth] {
    var moves = ShortestMoves(network)
    _ = moves.search(network, from: CollectionOfOne(network.outside))
    return supporters.map { supporter in
      let price = network.supporterPrices[supporter]
      guard !network.hasFreePlace(supporter), price > .zero,
        let way = moves.distance(network.node(ofSupporter: supporter))
      else { return .zero }
      return max(.zero, price - way)
    }
  }
}
