extension LiveMatching {
  /// How a pair stands.
  public enum PairState: Sendable {
    /// It may be made.
    case open
    /// It is made, because that is best.
    case made
    /// It is made, because it must be.
    case locked
    /// It must not be made.
    case forbidden
  }

  /// How many seekers there are, those who are away among them.
  public var seekerCount: Int { seekers.count }

  /// How many supporters there are, those who are away among them.
  public var supporterCount: Int { supporters.count }

  /// What the whole matching is worth now.
  public var worth: Worth { network.worth }

  /// Whom a seeker meets, in order; nobody if there is no such seeker.
  public func supporters(ofSeeker seeker: Int) -> [Int] {
    nodeOfSeeker.indices.contains(seeker) ? partners(Int(nodeOfSeeker[seeker])) : []
  }

  /// Whom a supporter meets, in order; nobody if there is no such supporter.
  public func seekers(ofSupporter supporter: Int) -> [Int] {
    nodeOfSupporter.indices.contains(supporter) ? partners(Int(nodeOfSupporter[supporter])) : []
  }

  private func partners(_ node: Int) -> [Int] {
    (network.range(node, .locked).lowerBound..<network.range(node, .made).upperBound)
      .map { Int(network.nodes[Int(network.entries[$0].other)].number) }.sorted()
  }

  /// The price of a seeker as an `Assignment` has it; 0 if they are away or not there. For all their open pairs it is at
  /// least the worth of the pair less the price of the supporter.
  ///
  /// - Complexity: O(1); O(candidates of the seeker) for somebody who never had a place.
  public func price(ofSeeker seeker: Int) -> Worth {
    guard nodeOfSeeker.indices.contains(seeker) else { return .zero }
    let node = Int(nodeOfSeeker[seeker])
    let group = Int(network.nodes[node].group)
    let nothing = group >= 0 ? Worth.zero - network.prices[group] : .zero
    if seekers[seeker].capacity == 0 {
      return max(nothing, network.openingPrice(node) + network.marginal(node, 1))
    }
    guard network.nodes[node].capacity > 0 else { return nothing }
    let price = network.prices[node] + network.marginal(node, 1)
    if network.nodes[node].count == 0 { return max(price, nothing) }
    guard network.nodes[node].capacity == 1, let made = network.range(node, .made).first else { return price }
    // With one place, nothing else can be wanted: the price takes the whole surplus.
    let entry = network.entries[made]
    return network.worth(of: entry) - network.prices[Int(entry.other)] + network.marginal(node, 1)
  }

  /// The price of a supporter as an `Assignment` has it: what one more place would be worth at most. 0 if there is no such
  /// supporter.
  ///
  /// - Complexity: O(1); O(candidates of the supporter) for somebody without a place.
  public func price(ofSupporter supporter: Int) -> Worth {
    guard nodeOfSupporter.indices.contains(supporter) else { return .zero }
    let node = Int(nodeOfSupporter[supporter])
    if network.nodes[node].capacity == 0 { return network.openingPrice(node) }
    let price = network.prices[node]
    return network.nodes[node].count == 0 && supporters[supporter].quota == 0 ? max(.zero, price) : price
  }

  /// How a pair stands, or nil if it is no candidate and was never forbidden.
  ///
  /// - Complexity: O(the shorter of the two rows).
  public func state(of pair: MatchingProblem.Pair) -> PairState? {
    guard let (node, entry) = place(of: pair) else {
      return forbiddenStrangers.contains(pair) ? .forbidden : nil
    }
    switch network.part(of: entry, at: node) {
    case .locked: return .locked
    case .made: return .made
    case .open: return .open
    case .forbidden: return .forbidden
    }
  }

  /// The score of a candidate pair, forbidden ones among them, or nil.
  ///
  /// - Complexity: O(the shorter of the two rows).
  public func score(of pair: MatchingProblem.Pair) -> Int32? {
    place(of: pair).map { network.entries[$0.entry].score }
  }

  /// The node of the seeker and where the pair stands in its row.
  func place(of pair: MatchingProblem.Pair) -> (node: Int, entry: Int)? {
    guard nodeOfSeeker.indices.contains(pair.seeker), nodeOfSupporter.indices.contains(pair.supporter)
    else { return nil }
    let node = Int(nodeOfSeeker[pair.seeker])
    return network.entry(node, Int(nodeOfSupporter[pair.supporter])).map { (node, $0) }
  }

  /// The problem as it stands now: a seeker who is away has no candidates in it, a supporter who is away no place.
  ///
  /// - Complexity: O(n log n) in the candidates and people, as for making any problem.
  public func problem() throws(MatchingError) -> MatchingProblem {
    var rows: [[MatchingProblem.Candidate]] = []
    rows.reserveCapacity(seekers.count)
    var locks: [MatchingProblem.Pair] = []
    var forbidden = Array(forbiddenStrangers)
    for (seeker, node) in nodeOfSeeker.enumerated() {
      let node = Int(node)
      rows.append(network.nodes[node].capacity > 0 ? network.row(node).map(candidate) : [])
      for place in network.range(node, .locked) { locks.append(pair(seeker, place)) }
      for place in network.range(node, .forbidden) { forbidden.append(pair(seeker, place)) }
    }
    return try MatchingProblem(
      seekers: seekers,
      supporters: zip(supporters, nodeOfSupporter).map { supporter, node in
        .init(
          id: supporter.id, capacity: Int(network.nodes[Int(node)].capacity),
          quota: Int(network.nodes[Int(node)].quota))
      },
      candidates: rows, groups: groups, locks: locks, forbidden: forbidden, order: order, seed: seed)
  }

  private func candidate(_ place: Int) -> MatchingProblem.Candidate {
    let entry = network.entries[place]
    return .init(supporter: network.nodes[Int(entry.other)].number, score: entry.score)
  }

  private func pair(_ seeker: Int, _ place: Int) -> MatchingProblem.Pair {
    .init(seeker: seeker, supporter: Int(network.nodes[Int(network.entries[place].other)].number))
  }

  /// The answer as it stands now, with the prices that prove it for `problem()`.
  ///
  /// - Complexity: O(people + candidates of those who are away).
  public var assignment: Assignment {
    var first: [Int?] = []
    var further: [MatchingProblem.Pair] = []
    for seeker in seekers.indices {
      let partners = supporters(ofSeeker: seeker)
      first.append(partners.first)
      further += partners.dropFirst().map { .init(seeker: seeker, supporter: $0) }
    }
    var ofSupporters = supporters.indices.map { price(ofSupporter: $0) }
    let ofSeekers = seekers.indices.map { price(ofSeeker: $0) }
    // Who has no place costs nothing, however dear: as much as anybody would still give.
    for (supporter, node) in nodeOfSupporter.enumerated() where network.nodes[Int(node)].capacity == 0 {
      for place in network.range(Int(node), .open) {
        let entry = network.entries[place]
        let seeker = Int(entry.other)
        let number = Int(network.nodes[seeker].number)
        // Who is away has no candidates.
        if network.nodes[seeker].capacity == 0, seekers[number].capacity > 0 { continue }
        let worth = network.worth(of: entry) + network.marginal(seeker, 1)
        let missing = worth - ofSeekers[number]
        ofSupporters[supporter] = max(ofSupporters[supporter], missing)
      }
    }
    return Assignment(
      supporterOfSeeker: first, furtherPairs: further, seekerPrices: ofSeekers,
      supporterPrices: ofSupporters, groupPrices: groups.indices.map { network.prices[$0] })
  }
}
