/// Changes to a live matching. After each, the matching is the best again. Where a change cannot be, an error says so and
/// nothing has changed.
extension LiveMatching {
  /// Takes a seeker out: their pairs are given up, locked ones among them, which are then open. Somebody who is away
  /// already stays away.
  ///
  /// - Throws: `nobodyThere`; `quotaCannotBeMet` if a supporter needs them.
  public mutating func withdraw(seeker: Int) throws(MatchingError) {
    try leave(node(ofSeeker: seeker))
  }

  /// Brings a seeker back who withdrew, with the places and candidates of before.
  ///
  /// - Throws: `nobodyThere`.
  public mutating func restore(seeker: Int) throws(MatchingError) {
    let node = try node(ofSeeker: seeker)
    guard network.nodes[node].capacity == 0, seekers[seeker].capacity > 0 else { return }
    network.arrive(node, capacity: seekers[seeker].capacity)
    try settle { _ in }
  }

  /// Takes a supporter out, with their quota: their pairs are given up, locked ones among them, which are then open.
  /// Somebody who is away already stays away.
  ///
  /// - Throws: `nobodyThere`.
  public mutating func withdraw(supporter: Int) throws(MatchingError) {
    try leave(node(ofSupporter: supporter))
  }

  /// Brings a supporter back who withdrew, with the places, quota and candidates of before.
  ///
  /// - Throws: `nobodyThere`; `quotaCannotBeMet`.
  public mutating func restore(supporter: Int) throws(MatchingError) {
    let node = try node(ofSupporter: supporter)
    guard network.nodes[node].capacity == 0, supporters[supporter].capacity > 0 else { return }
    network.arrive(node, capacity: supporters[supporter].capacity)
    network.nodes[node].quota = Int32(truncatingIfNeeded: supporters[supporter].quota)
    try settle { network in
      network.nodes[node].quota = 0
      network.leave(node)
    }
  }

  private mutating func leave(_ node: Int) throws(MatchingError) {
    let (capacity, quota) = (network.nodes[node].capacity, network.nodes[node].quota)
    guard capacity > 0 else { return }
    let locks = network.range(node, .locked).map { Int(network.entries[$0].other) }
    network.nodes[node].quota = 0
    network.leave(node)
    try settle { network in
      network.nodes[node].quota = quota
      network.arrive(node, capacity: Int(capacity))
      for other in locks {
        if let entry = network.entry(node, other) { network.lock(entry, at: node, from: .open) }
      }
    }
  }

  /// Gives a supporter so many places.
  ///
  /// - Throws: `nobodyThere`; `capacityOutOfRange`; `quotaOutOfRange` if that is fewer than the quota; `tooManyLocks`.
  public mutating func setCapacity(_ capacity: Int, ofSupporter supporter: Int) throws(MatchingError) {
    let node = try node(ofSupporter: supporter)
    let old = supporters[supporter]
    let new = MatchingProblem.Supporter(id: old.id, capacity: capacity, quota: old.quota)
    try MatchingProblem.check(new)
    guard network.range(node, .locked).count <= capacity else { throw .tooManyLocks(old.id) }
    let before = network.nodes[node].capacity
    supporters[supporter] = new
    if capacity == 0 {
      network.leave(node)
    } else if before == 0 {
      if old.capacity > 0 { return }
      network.arrive(node, capacity: capacity)
    } else {
      network.nodes[node].capacity = Int32(truncatingIfNeeded: capacity)
      network.enqueue(node)
    }
    // This cannot fail: whoever loses a place here can be left out, or locks were too many.
    try settle { _ in }
  }

  /// Makes a pair that must be made, whatever that costs others.
  ///
  /// - Throws: `nobodyThere`; `notACandidate` if it is none, is forbidden, or somebody is away; `tooManyLocks` if somebody
  ///   has as many locked pairs as places; `quotaCannotBeMet`.
  public mutating func lock(_ pair: MatchingProblem.Pair) throws(MatchingError) {
    let (node, entry) = try candidate(pair)
    let part = network.part(of: entry, at: node)
    if part == .locked { return }
    let other = Int(network.entries[entry].other)
    guard part != .forbidden, network.nodes[node].capacity > 0, network.nodes[other].capacity > 0 else {
      throw notACandidate(pair)
    }
    for person in [node, other] where network.range(person, .locked).count >= network.nodes[person].capacity {
      throw .tooManyLocks(identifier(person))
    }
    network.lock(entry, at: node, from: part)
    try settle { network in
      guard let entry = network.entry(node, other) else { return }
      network.unlock(entry, at: node)
    }
  }

  /// Lets a locked pair be made or not, as is best. Any other pair stays as it is.
  ///
  /// - Throws: `nobodyThere`, `notACandidate`.
  public mutating func unlock(_ pair: MatchingProblem.Pair) throws(MatchingError) {
    let (node, entry) = try candidate(pair)
    guard network.part(of: entry, at: node) == .locked else { return }
    network.unlock(entry, at: node)
    try settle { _ in }
  }

  /// Sees to it that a pair is not made, candidate or not. A locked pair is unlocked.
  ///
  /// - Throws: `nobodyThere`; `quotaCannotBeMet` if a supporter needs the pair.
  public mutating func forbid(_ pair: MatchingProblem.Pair) throws(MatchingError) {
    _ = try node(ofSeeker: pair.seeker)
    _ = try node(ofSupporter: pair.supporter)
    guard let (node, entry) = place(of: pair) else {
      forbiddenStrangers.insert(pair)
      return
    }
    let part = network.part(of: entry, at: node)
    if part == .forbidden { return }
    let other = Int(network.entries[entry].other)
    network.takeOut(entry, at: node, from: part)
    try settle { network in
      guard let entry = network.entry(node, other) else { return }
      network.bringIn(entry, at: node)
      if part == .locked, let entry = network.entry(node, other) {
        network.lock(entry, at: node, from: network.part(of: entry, at: node))
      }
    }
  }

  /// Lets a forbidden pair be made again if it is a candidate. Any other pair stays as it is.
  ///
  /// - Throws: `nobodyThere`.
  public mutating func allow(_ pair: MatchingProblem.Pair) throws(MatchingError) {
    _ = try node(ofSeeker: pair.seeker)
    _ = try node(ofSupporter: pair.supporter)
    forbiddenStrangers.remove(pair)
    guard let (node, entry) = place(of: pair), network.part(of: entry, at: node) == .forbidden else { return }
    network.bringIn(entry, at: node)
    try settle { _ in }
  }

  /// Gives a candidate pair another score.
  ///
  /// - Throws: `nobodyThere`, `notACandidate`, `scoreOutOfRange`.
  public mutating func setScore(_ score: Int32, of pair: MatchingProblem.Pair) throws(MatchingError) {
    let (node, entry) = try candidate(pair)
    try check(score, pair.seeker)
    network.setScore(score, of: entry, at: node)
    try settle { _ in }
  }

  /// Whose quota is in the way when somebody can get no more, or give nothing up.
  private func failure(_ node: Int) -> MatchingError {
    if network.nodes[node].quota > network.nodes[node].count { return .quotaCannotBeMet(identifier(node)) }
    let partners = network.range(node, .made).map { Int(network.entries[$0].other) }
    let short = partners.first { network.nodes[$0].quota >= network.nodes[$0].count }
    return short.map { .quotaCannotBeMet(identifier($0)) } ?? .tooManyLocks(identifier(node))
  }

  /// Mends the matching, or undoes the change if that cannot be.
  mutating func settle(orElse undo: (inout Network) -> Void) throws(MatchingError) {
    guard let failed = network.settle() else { return }
    let error = failure(failed)
    undo(&network)
    // What a search had begun before it failed is in order but for places, so mending goes on from there.
    for node in network.nodes.indices { network.enqueue(node) }
    let again = network.settle()
    assert(again == nil, "what was there before can be there again")
    throw error
  }

  // MARK: Whom and what a change is about

  func node(ofSeeker seeker: Int) throws(MatchingError) -> Int {
    guard nodeOfSeeker.indices.contains(seeker) else { throw .nobodyThere(seeker) }
    return Int(nodeOfSeeker[seeker])
  }

  func node(ofSupporter supporter: Int) throws(MatchingError) -> Int {
    guard nodeOfSupporter.indices.contains(supporter) else { throw .nobodyThere(supporter) }
    return Int(nodeOfSupporter[supporter])
  }

  private func candidate(_ pair: MatchingProblem.Pair) throws(MatchingError) -> (node: Int, entry: Int) {
    _ = try node(ofSeeker: pair.seeker)
    _ = try node(ofSupporter: pair.supporter)
    guard let place = place(of: pair) else { throw notACandidate(pair) }
    return place
  }

  private func notACandidate(_ pair: MatchingProblem.Pair) -> MatchingError {
    .notACandidate(seeker: seekers[pair.seeker].id, supporter: supporters[pair.supporter].id)
  }

  private func identifier(_ node: Int) -> String {
    let number = Int(network.nodes[node].number)
    return network.nodes[node].kind == .seeker ? seekers[number].id : supporters[number].id
  }

  func check(_ score: Int32, _ seeker: Int) throws(MatchingError) {
    guard (-1_000_000...1_000_000).contains(score) else { throw .scoreOutOfRange(seeker: seekers[seeker].id) }
  }
}
