/// People and pairs that were not in the problem before.
extension LiveMatching {
  /// A seeker arrives, with candidates.
  ///
  /// - Returns: their place in the problem.
  /// - Throws: what makes no sense about them, as for a `MatchingProblem`.
  @discardableResult
  public mutating func add(
    _ seeker: MatchingProblem.Seeker, candidates: [MatchingProblem.Candidate]
  ) throws(MatchingError) -> Int {
    try MatchingProblem.check(seeker, groups: groups.count)
    if seekerIdentifiers.isEmpty { seekerIdentifiers = Set(seekers.map(\.id)) }
    guard !seekerIdentifiers.contains(seeker.id) else { throw .repeatedIdentifier(seeker.id) }
    guard network.nodes.count < 1 << 31 - 1 else { throw .tooManyPeople }
    let number = seekers.count
    var seen: Set<Int32> = []
    for candidate in candidates {
      guard supporters.indices.contains(Int(candidate.supporter)) else {
        throw .noSuchSupporter(seeker: seeker.id)
      }
      guard (-1_000_000...1_000_000).contains(candidate.score) else {
        throw .scoreOutOfRange(seeker: seeker.id)
      }
      guard seen.insert(candidate.supporter).inserted else {
        throw .repeatedCandidate(seeker: seeker.id, supporter: supporters[Int(candidate.supporter)].id)
      }
    }
    try reserve(candidates.count)
    let node = network.add(
      .seeker, number: number, hash: identifierHash(seeker.id), start: network.entries.count, room: 0)
    network.nodes[node].days = Int32(truncatingIfNeeded: seeker.daysWaiting)
    seekers.append(seeker)
    seekerIdentifiers.insert(seeker.id)
    nodeOfSeeker.append(Int32(truncatingIfNeeded: node))
    join(node, seeker.group)
    for candidate in candidates { addPair(number, Int(candidate.supporter), candidate.score) }
    if seeker.capacity > 0 { network.arrive(node, capacity: seeker.capacity) }
    try settle { _ in }
    return number
  }

  /// A supporter arrives, with the seekers who could meet them and the scores of these pairs.
  ///
  /// - Returns: their place in the problem.
  /// - Throws: what makes no sense about them, as for a `MatchingProblem`; `quotaCannotBeMet`, after which they are in
  ///   the problem but away, without a quota.
  @discardableResult
  public mutating func add(
    _ supporter: MatchingProblem.Supporter, offers: [(seeker: Int, score: Int32)]
  ) throws(MatchingError) -> Int {
    try MatchingProblem.check(supporter)
    if supporterIdentifiers.isEmpty { supporterIdentifiers = Set(supporters.map(\.id)) }
    guard !supporterIdentifiers.contains(supporter.id) else { throw .repeatedIdentifier(supporter.id) }
    guard network.nodes.count < 1 << 31 - 1 else { throw .tooManyPeople }
    let number = supporters.count
    var seen: Set<Int> = []
    for offer in offers {
      _ = try node(ofSeeker: offer.seeker)
      try check(offer.score, offer.seeker)
      guard seen.insert(offer.seeker).inserted else {
        throw .repeatedCandidate(seeker: seekers[offer.seeker].id, supporter: supporter.id)
      }
    }
    try reserve(offers.count)
    let node = network.add(
      .supporter, number: number, hash: identifierHash(supporter.id), start: network.entries.count, room: 0)
    supporters.append(supporter)
    supporterIdentifiers.insert(supporter.id)
    nodeOfSupporter.append(Int32(truncatingIfNeeded: node))
    for offer in offers { addPair(offer.seeker, number, offer.score) }
    guard supporter.capacity > 0 else { return number }
    network.arrive(node, capacity: supporter.capacity)
    network.nodes[node].quota = Int32(truncatingIfNeeded: supporter.quota)
    try settle { network in
      network.nodes[node].quota = 0
      network.leave(node)
    }
    return number
  }

  /// New candidate pairs, as many as one likes, mended once at the end.
  ///
  /// - Throws: `nobodyThere`, `scoreOutOfRange`, `repeatedCandidate` for a pair that is a candidate already or twice among
  ///   these, `notACandidate` for a pair that was forbidden before it became one. Nothing is added then.
  /// - Complexity: O(candidates of the seeker) for each pair, beside the mending.
  public mutating func addCandidates(
    _ added: [(pair: MatchingProblem.Pair, score: Int32)]
  ) throws(MatchingError) {
    try list(added)
    try settle { _ in }
  }

  /// Likewise, but nothing is mended yet.
  mutating func list(_ added: [(pair: MatchingProblem.Pair, score: Int32)]) throws(MatchingError) {
    var seen: Set<MatchingProblem.Pair> = []
    for (pair, score) in added {
      _ = try node(ofSeeker: pair.seeker)
      _ = try node(ofSupporter: pair.supporter)
      try check(score, pair.seeker)
      let (seeker, supporter) = (seekers[pair.seeker].id, supporters[pair.supporter].id)
      guard place(of: pair) == nil, seen.insert(pair).inserted else {
        throw .repeatedCandidate(seeker: seeker, supporter: supporter)
      }
      guard !forbiddenStrangers.contains(pair) else {
        throw .notACandidate(seeker: seeker, supporter: supporter)
      }
    }
    try reserve(added.count)
    for (pair, score) in added {
      addPair(pair.seeker, pair.supporter, score)
      let (seeker, supporter) = (Int(nodeOfSeeker[pair.seeker]), Int(nodeOfSupporter[pair.supporter]))
      guard
        let entry = network.range(seeker, .open).last(where: { Int(network.entries[$0].other) == supporter })
      else { continue }
      network.considerOpen(entry, at: seeker)
    }
  }

  private mutating func addPair(_ seeker: Int, _ supporter: Int, _ score: Int32) {
    network.addPair(Int(nodeOfSeeker[seeker]), Int(nodeOfSupporter[supporter]), score: score)
  }

  /// Refuses what 32 bits cannot count: with the room that rows leave when they move, a pair may take up eight places.
  private func reserve(_ pairs: Int) throws(MatchingError) {
    guard network.entries.count < 1 << 31 - 1 - 16 * (pairs + 1) else { throw .tooManyCandidates }
  }
}

extension Network {
  /// A pair that is open and may be better than its prices: raises the seeker's.
  mutating func considerOpen(_ entry: Int, at seeker: Int) {
    let supporter = Int(entries[entry].other)
    guard nodes[seeker].capacity > 0, nodes[supporter].capacity > 0 else { return }
    let price = worth(of: entries[entry], at: seeker) - prices[supporter]
    if prices[seeker] < price { raise(seeker, to: price) }
  }

  /// Locks a pair that is open or made.
  mutating func lock(_ entry: Int, at seeker: Int, from part: Part) {
    let supporter = Int(entries[entry].other)
    if part == .open {
      make(entry, at: seeker, locked: true)
    } else {
      move(entry, at: seeker, from: .made, to: .locked)
    }
    enqueue(seeker)
    enqueue(supporter)
  }

  /// Unlocks a locked pair, which is undone if it does not pay.
  mutating func unlock(_ entry: Int, at seeker: Int) {
    let supporter = Int(entries[entry].other)
    let surplus = worth(of: entries[entry], at: seeker) - prices[seeker] - prices[supporter]
    move(entry, at: seeker, from: .locked, to: .made)
    enqueue(seeker)
    enqueue(supporter)
    if surplus < .zero, let entry = self.entry(seeker, supporter) { undo(entry, at: seeker) }
  }

  /// Puts a pair among the forbidden.
  mutating func takeOut(_ entry: Int, at seeker: Int, from part: Part) {
    let supporter = Int(entries[entry].other)
    if part == .open {
      move(entry, at: seeker, from: .open, to: .forbidden)
      return
    }
    if part == .locked { move(entry, at: seeker, from: .locked, to: .made) }
    guard let made = self.entry(seeker, supporter) else { return }
    undo(made, at: seeker)
    enqueue(seeker)
    enqueue(supporter)
    if let open = self.entry(seeker, supporter) { move(open, at: seeker, from: .open, to: .forbidden) }
  }

  /// Takes a pair back from among the forbidden.
  mutating func bringIn(_ entry: Int, at seeker: Int) {
    let supporter = Int(entries[entry].other)
    move(entry, at: seeker, from: .forbidden, to: .open)
    if let open = self.entry(seeker, supporter) { considerOpen(open, at: seeker) }
  }

  /// Changes a score on both sides, and lets a pair go that no longer pays.
  mutating func setScore(_ score: Int32, of entry: Int, at seeker: Int) {
    let supporter = Int(entries[entry].other)
    let old = worth(of: entries[entry], at: seeker)
    entries[entry].score = score
    if let twin = twin(of: entry, at: seeker) { entries[twin].score = score }
    let new = worth(of: entries[entry], at: seeker)
    switch part(of: entry, at: seeker) {
    case .forbidden: break
    case .locked: worth = worth - old + new
    case .open: considerOpen(entry, at: seeker)
    case .made:
      worth = worth - old + new
      if new < prices[seeker] + prices[supporter] {
        undo(entry, at: seeker)
        enqueue(seeker)
        enqueue(supporter)
      }
    }
  }
}
