/// Whom to recruit next: what one more supporter of each kind would add to the round, and the best list of so many.
///
/// A kind (a nurse in Halifax who speaks Arabic) is told by the seekers one such supporter could meet. What one more adds
/// is the most, over these, of what the pair is worth beyond the seeker's price, less the length of the shortest way on
/// from the seeker to an end; and one search back from all ends finds these ways for everybody, whatever the number of
/// kinds (`Search.lookBack`).
///
/// *A list is the best of its length.* What the round is worth, as a function of who supports, is valuated-matroidal
/// (M♮-concave: Murota 2003), so taking each time the kind that adds most gives for every length a list that no other
/// of that length surpasses (Dress & Wenzel 1990). It also means that what a kind adds never grows as others are
/// recruited, so that only kinds which could still come first are asked again.
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
    /// The most it could add, by the prices alone. Its tie-break is 0.
    public let bound: Worth
    /// What it adds, exactly. Its tie-break is 0, since who is not known yet has none.
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
  /// - Parameter progress: called now and then with the number of recruits that are found, perhaps several times with the
  ///   same; what it throws ends the work.
  /// - Complexity: one search of the whole network, and two or so near each recruit.
  public init<E>(
    _ kinds: [Kind], for round: ProvenRound, count: Int = 0, progress: (Int) throws(E) -> Void
  ) throws(E) {
    let network = round.network
    let rows = try kinds.enumerated().map { number, kind throws(E) in
      if number & 0xFF == 0 { try progress(0) }
      return kind.known(in: round)
    }
    func most(_ row: [(seeker: Int, score: Int32)], _ price: (Int) -> Worth?) -> Worth {
      row.reduce(.zero) { most, pair in
        price(pair.seeker).map { max(most, Int64(pair.score) * network.units.score - $0) } ?? most
      }.withoutTieBreak
    }
    let bounds = rows.map { row in most(row) { network.prices[$0] } }
    var search = network.search
    try search.lookBack(in: network, limit: bounds.max() ?? .zero) { () throws(E) in try progress(0) }
    let first = rows.map { row in
      most(row) { seeker in search.distance(seeker).map { network.prices[seeker] + $0 } }
    }
    gains = zip(bounds, first).enumerated().map { Gain(kind: $0, bound: $1.0, gain: $1.1) }
      .sorted { ($1.gain, $0.kind) < ($0.gain, $1.kind) }
    recruits = count > 0 ? try Self.recruits(rows, first, network, count, progress) : []
  }

  /// What each kind would add to a round, and the best list of up to `count`, for those who can wait.
  public init(_ kinds: [Kind], for round: ProvenRound, count: Int = 0) {
    self.init(kinds, for: round, count: count) { _ in }
  }

  /// - Parameter gains: what each kind would add if it came first.
  private static func recruits<E>(
    _ rows: [[(seeker: Int, score: Int32)]], _ gains: [Worth], _ network: Network, _ count: Int,
    _ progress: (Int) throws(E) -> Void
  ) throws(E) -> [(kind: Int, gain: Worth)] {
    var network = network
    let nodes = rows.enumerated().map { kind, row in
      let node = network.add(
        .supporter, number: kind, hash: UInt64(truncatingIfNeeded: kind), start: network.entries.count,
        room: 0)
      for (seeker, score) in row { network.addPair(seeker, node, score: score) }
      return node
    }
    var recruits: [(kind: Int, gain: Worth)] = []
    /// The most each can add now, and how many had been recruited when that was asked.
    var most = gains.map { (gain: $0, asked: 0) }
    while recruits.count < count {
      guard let kind = most.indices.max(by: { (most[$0].gain, $1) < (most[$1].gain, $0) }),
        most[kind].gain > .zero
      else { break }
      let node = nodes[kind]
      try progress(recruits.count)
      if most[kind].asked < recruits.count {
        most[kind] = (network.worthOfOneMorePlace(node).withoutTieBreak, recruits.count)
        continue
      }
      recruits.append((kind, most[kind].gain))
      if network.nodes[node].capacity == 0 {
        network.arrive(node, capacity: 1)
      } else {
        network.nodes[node].capacity += 1
        network.enqueue(node)
      }
      let failed = network.settle()
      assert(failed == nil, "more places are never too few")
    }
    return recruits
  }

  /// What one more place with each supporter of the round would add, exactly: whom to ask for another.
  ///
  /// - Parameter progress: called now and then; what it throws ends the work.
  /// - Complexity: one search of the whole network.
  public static func gainsOfPlaces<E>(
    in round: ProvenRound, progress: () throws(E) -> Void
  ) throws(E) -> [Worth] {
    let network = round.network
    let prices = round.live.nodeOfSupporter.map { node in
      let node = Int(node)
      return network.nodes[node].capacity > 0 ? network.prices[node] : network.openingPrice(node)
    }
    var search = network.search
    try search.lookBack(in: network, limit: prices.max() ?? .zero, progress: progress)
    return zip(round.live.nodeOfSupporter, prices).map { node, price in
      let node = Int(node)
      guard network.nodes[node].count >= network.nodes[node].capacity else { return .zero }
      if network.nodes[node].capacity > 0 {
        return search.distance(node).map { max(.zero, price - $0) } ?? .zero
      }
      return network.range(node, .open).reduce(.zero) { most, place in
        let entry = network.entries[place]
        let seeker = Int(entry.other)
        return search.distance(seeker).map {
          max(most, network.worth(of: entry, at: node) - network.prices[seeker] - $0)
        } ?? most
      }
    }
  }

  /// What one more place with each supporter of the round would add, for those who can wait.
  public static func gainsOfPlaces(in round: ProvenRound) -> [Worth] { gainsOfPlaces(in: round) {} }
}

extension RecruitingList.Kind {
  /// The seekers who are in a round, by their nodes, each once.
  fileprivate func known(in round: ProvenRound) -> [(seeker: Int, score: Int32)] {
    var seen: Set<Int> = []
    return row.compactMap { seeker, score in
      guard round.problem.seekers.indices.contains(seeker), (-1_000_000...1_000_000).contains(score),
        seen.insert(seeker).inserted
      else { return nil }
      return (Int(round.live.nodeOfSeeker[seeker]), score)
    }
  }
}

extension Worth {
  fileprivate var withoutTieBreak: Worth { Worth(first, second, third, fourth, fifth) }
}
