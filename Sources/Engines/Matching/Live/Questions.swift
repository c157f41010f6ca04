/// What a change would be worth, found without making it.
///
/// A pair that has to be made leaves its seeker and its supporter with one pair too many; the shortest ways from there are
/// what it costs beyond the slack of the pair. The other questions are of the same kind. All answers are exact.
extension LiveMatching {
  /// What the worth of the matching would change by if a pair had to be made: at most 0, and 0 if it is made already.
  /// Nil if it cannot be made: it is no candidate, it is forbidden, somebody is away, or locks and quotas are in the way.
  ///
  /// - Complexity: two searches.
  public mutating func changeInWorth(ifMade pair: MatchingProblem.Pair) -> Worth? {
    guard let (node, entry) = place(of: pair) else { return nil }
    switch network.part(of: entry, at: node) {
    case .locked, .made: return .zero
    case .forbidden: return nil
    case .open: return changeInWorth(ifMade: pair, score: network.entries[entry].score)
    }
  }

  /// The same for a pair with a score that is given, whether it is a candidate or not, and even if it is forbidden. A
  /// pair that is not made and that adds to the worth has a change above 0.
  ///
  /// For a pair that is made, this is what it would change if the pair had that score and were kept.
  public mutating func changeInWorth(ifMade pair: MatchingProblem.Pair, score: Int32) -> Worth? {
    guard nodeOfSeeker.indices.contains(pair.seeker), nodeOfSupporter.indices.contains(pair.supporter)
    else { return nil }
    let (seeker, supporter) = (Int(nodeOfSeeker[pair.seeker]), Int(nodeOfSupporter[pair.supporter]))
    guard network.nodes[seeker].capacity > 0, network.nodes[supporter].capacity > 0 else { return nil }
    let entry = Network.Entry(other: Int32(truncatingIfNeeded: supporter), score: score)
    if let (node, place) = place(of: pair), network.part(of: place, at: node).rawValue < 2 {
      return network.worth(of: entry, at: seeker) - network.worth(of: network.entries[place], at: seeker)
    }
    return network.shortestRound(supporter, seeker, .tooMany).map { round in
      network.worth(of: entry, at: seeker) - round.prices - round.length
    }
  }

  /// What the worth of the matching would change by if a pair must not be made: at most 0, and 0 if it is not made.
  /// Nil if it cannot be: it is locked, or a quota needs it.
  ///
  /// - Complexity: two searches.
  public mutating func changeInWorth(ifForbidden pair: MatchingProblem.Pair) -> Worth? {
    guard let (seeker, place) = place(of: pair) else { return .zero }
    switch network.part(of: place, at: seeker) {
    case .open, .forbidden: return .zero
    case .locked: return nil
    case .made: break
    }
    let entry = network.entries[place]
    let supporter = Int(entry.other)
    return network.shortestRound(seeker, supporter, .tooFew).map { round in
      round.prices - network.worth(of: entry, at: seeker) - round.length
    }
  }

  /// What the worth of the matching would gain by one more place with a supporter: at least 0. Somebody who is away or has
  /// no place would come back with one.
  ///
  /// - Complexity: one search.
  public mutating func worthOfOneMorePlace(withSupporter supporter: Int) -> Worth {
    guard nodeOfSupporter.indices.contains(supporter) else { return .zero }
    return network.worthOfOneMorePlace(Int(nodeOfSupporter[supporter]))
  }
}

extension Network {
  /// What one more place with a supporter would gain; somebody who is away would come back with one.
  mutating func worthOfOneMorePlace(_ node: Int) -> Worth {
    guard nodes[node].count >= nodes[node].capacity else { return .zero }
    let price = prices[node]
    if nodes[node].capacity == 0 { prices[node] = openingPrice(node) }
    defer { prices[node] = price }
    let limit = Worth.zero - costOfGaining(node)
    guard limit > .zero else { return .zero }
    look(from: node, .tooFew, limit: limit)
    defer { forget() }
    return limit - search.length
  }

  /// The shortest way that frees two people who both have a pair too many or too few from it: straight from one to the
  /// other, or each to an end of their own. Nil if there is none.
  ///
  /// The second looks first, and prices follow, so that the first need not look as far as both ways together; then all
  /// prices are put back.
  ///
  /// - Returns: what is left of the length at the prices of both in between, and the sum of these.
  mutating func shortestRound(
    _ first: Int, _ second: Int, _ burden: Search.Burden
  ) -> (length: Worth, prices: Worth)? {
    look(from: second, burden, limit: Search.endless, mayEndThere: true)
    let hasEnd = search.length < Search.endless
    let before = hasEnd ? search.labels.map { (node: Int($0.node), price: prices[Int($0.node)]) } : []
    if hasEnd { reprice() }
    forget()
    // If the second has no end, only the straight way is left, and every other end must be out of reach.
    look(
      from: first, burden, limit: Search.endless, mayEndThere: true, target: second,
      toll: hasEnd ? .zero : Self.outOfReach)
    let (length, sum) = (search.length, prices[first] + prices[second])
    forget()
    for (node, price) in before { prices[node] = price }
    return length < Self.outOfReach ? (length, sum) : nil
  }
}
