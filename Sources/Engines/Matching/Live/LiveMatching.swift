/// A matching that stays the best there is while its problem changes.
///
/// It holds the candidates from both sides, who meets whom, and the prices of everybody as they are in an `Assignment`. A
/// change makes a few of these wrong; they are mended by shortest paths from the old prices, which on a large problem
/// touch a few hundred candidates. Afterwards the answer is exactly optimal again, and proven by its prices.
///
///     var live = LiveMatching(problem, from: problem.solved())
///     try live.withdraw(seeker: 7)
///     let lost = live.changeInWorth(ifMade: .init(seeker: 3, supporter: 5))
///
/// People keep their places in the problem; whoever arrives gets the next. Somebody who withdraws stays in the problem
/// without a place.
///
/// Where a problem has several answers of exactly equal worth, which the tie-break makes rare, the one kept may depend on
/// the changes it came through; its worth does not.
///
/// - Complexity: a change costs O(log n · the candidates of those whom the searches reach or who move). Memory: 120
///   bytes a person, 16 a candidate beside the people themselves.
public struct LiveMatching: Sendable {
  var network: Network
  var seekers: [MatchingProblem.Seeker]
  var supporters: [MatchingProblem.Supporter]
  let groups: [MatchingProblem.Group]
  let order: [Objective]
  let seed: UInt64
  /// Their nodes.
  var nodeOfSeeker: [Int32] = []
  var nodeOfSupporter: [Int32] = []
  /// Pairs that must not be made, but of which no score is known.
  var forbiddenStrangers: Set<MatchingProblem.Pair>
  /// Who is in the problem by which identifier; made when somebody arrives.
  var seekerIdentifiers: Set<String> = []
  var supporterIdentifiers: Set<String> = []

  /// The best matching of a problem, found from nothing, each seeker in turn.
  ///
  /// - Complexity: O(places taken · candidates · log people) at worst, which suits some ten thousands of people.
  public init(_ problem: MatchingProblem) { self.init(problem) { _ in } }

  /// The best matching of a problem, from an answer that may be the best already.
  ///
  /// - Parameter beginning: any pairs and prices; the nearer they are to the best, the faster.
  /// - Complexity: O(candidates + people) if the beginning is the best.
  public init(_ problem: MatchingProblem, from beginning: Assignment) {
    self.init(problem, from: beginning) { _ in }
  }

  /// The best matching of a problem, for those who may not wait to the end.
  ///
  /// - Parameters:
  ///   - beginning: any pairs and prices; the nearer they are to the best, the faster. From nothing without them.
  ///   - progress: called now and then with the number of seekers who have been looked at; what it throws ends the work.
  /// - Complexity: as without `progress`.
  public init<E>(
    _ problem: MatchingProblem, from beginning: Assignment? = nil, progress: (Int) throws(E) -> Void
  ) throws(E) {
    let usable = beginning.flatMap { $0.isUsable(for: problem) ? $0 : nil }
    self.init(problem, beginning: usable)
    if beginning == nil { for node in servingOrder(problem) { network.enqueue(node) } }
    for node in network.nodes.indices { network.enqueue(node) }
    let failed = try network.settle { looked throws(E) in try progress(min(looked, problem.seekers.count)) }
    assert(failed == nil, "a checked problem has an answer")
  }

  /// The nodes and candidates of a problem, the pairs of a beginning, and prices at which everything is in order but for
  /// places. Locked pairs are made.
  private init(_ problem: MatchingProblem, beginning: Assignment?, isBare: Bool = false) {
    seekers = problem.seekers
    supporters = problem.supporters
    groups = problem.groups
    order = problem.order
    seed = problem.seed
    forbiddenStrangers = Set(problem.forbidden)
    network = Network(
      isBare ? MatchingProblem.Units([]) : problem.units, seed: problem.seed, hasTieBreaks: !isBare)
    addNodes(problem)
    addCandidates(of: problem)
    for lock in problem.locks {
      let (seeker, supporter) = (Int(nodeOfSeeker[lock.seeker]), Int(nodeOfSupporter[lock.supporter]))
      if let entry = network.entry(seeker, supporter) { network.make(entry, at: seeker, locked: true) }
    }
    setPrices(beginning)
  }

  /// A supporter whose quota cannot be met, whoever else meets whom, or nil. Nothing counts here, so every search ends
  /// with the first place it finds.
  static func supporterShortOfQuota(_ problem: MatchingProblem) -> Int? {
    var live = LiveMatching(problem, beginning: nil, isBare: true)
    for (supporter, node) in live.nodeOfSupporter.enumerated() where problem.supporters[supporter].quota > 0 {
      live.network.enqueue(Int(node))
    }
    return live.network.settle().map { Int(live.network.nodes[$0].number) }
  }

  // MARK: Building

  private mutating func addNodes(_ problem: MatchingProblem) {
    var start = 0
    for (number, group) in groups.enumerated() {
      let node = network.add(.group, number: number, hash: 0, start: 0, room: 0)
      network.groups.append(.init(floor: network.units.member == .zero ? 0 : group.floor))
      network.prices[node] = network.groups[number].floor > 0 ? network.units.member : .zero
    }
    for (number, seeker) in seekers.enumerated() {
      let count = problem.candidates(ofSeeker: number).count
      let node = network.add(
        .seeker, number: number, hash: identifierHash(seeker.id), start: start, room: count)
      network.nodes[node].capacity = Int32(truncatingIfNeeded: seeker.capacity)
      network.nodes[node].days = Int32(truncatingIfNeeded: seeker.daysWaiting)
      join(node, seeker.group)
      nodeOfSeeker.append(Int32(truncatingIfNeeded: node))
      start += count
    }
    var counts = [Int](repeating: 0, count: supporters.count)
    for seeker in seekers.indices {
      for candidate in problem.candidates(ofSeeker: seeker) { counts[Int(candidate.supporter)] += 1 }
    }
    for (number, supporter) in supporters.enumerated() {
      let node = network.add(
        .supporter, number: number, hash: identifierHash(supporter.id), start: start, room: counts[number])
      network.nodes[node].capacity = Int32(truncatingIfNeeded: supporter.capacity)
      network.nodes[node].quota = Int32(truncatingIfNeeded: supporter.quota)
      nodeOfSupporter.append(Int32(truncatingIfNeeded: node))
      start += counts[number]
    }
    network.entries = Array(repeating: .unused, count: start)
  }

  /// Groups count only where a floor does.
  mutating func join(_ node: Int, _ group: Int?) {
    guard let group, network.groups[group].floor > 0 else { return }
    network.nodes[node].group = Int32(truncatingIfNeeded: group)
    network.groups[group].members.append(Int32(truncatingIfNeeded: node))
  }

  private mutating func addCandidates(of problem: MatchingProblem) {
    for seeker in seekers.indices {
      for candidate in problem.candidates(ofSeeker: seeker) {
        let supporter = Int(candidate.supporter)
        network.addPair(
          Int(nodeOfSeeker[seeker]), Int(nodeOfSupporter[supporter]), score: candidate.score)
      }
    }
  }

  /// Prices and pairs of the beginning, or prices that leave all places free. Seekers' prices are raised to what is best
  /// for them; pairs of the beginning that do not pay then are not made.
  private mutating func setPrices(_ beginning: Assignment?) {
    for (number, node) in nodeOfSupporter.enumerated() {
      let node = Int(node)
      if network.nodes[node].capacity == 0 { continue }
      let count = network.nodes[node].count
      network.prices[node] =
        beginning?.supporterPrices[number] ?? (count > 0 ? .zero - network.marginal(node, count) : .zero)
    }
    if let beginning {
      for group in groups.indices where network.groups[group].floor > 0 {
        network.prices[group] = min(max(.zero, beginning.groupPrices[group]), network.units.member)
      }
      for pair in beginning.pairs {
        makeIfRoom(Int(nodeOfSeeker[pair.seeker]), Int(nodeOfSupporter[pair.supporter]))
      }
    }
    for (number, node) in nodeOfSeeker.enumerated() {
      let node = Int(node)
      if network.nodes[node].capacity == 0 { continue }
      var price = network.openingPrice(node)
      if let given = beginning?.seekerPrices[number] {
        price = max(price, given - network.marginal(node, 1))
      }
      network.setPrice(node, price)
    }
  }

  private mutating func makeIfRoom(_ seeker: Int, _ supporter: Int) {
    guard let entry = network.entry(seeker, supporter), network.part(of: entry, at: seeker) == .open,
      network.nodes[seeker].count < network.nodes[seeker].capacity,
      network.nodes[supporter].count < network.nodes[supporter].capacity
    else { return }
    network.make(entry, at: seeker)
  }

  /// Seekers who could add most come first, since they seldom have to move again; then by identifier, so that the order
  /// of the file cannot matter.
  private func servingOrder(_ problem: MatchingProblem) -> [Int] {
    let most = nodeOfSeeker.map { network.prices[Int($0)] + network.marginal(Int($0), 1) }
    return problem.seekersByIdentifier.enumerated()
      .sorted { a, b in
        most[a.element] != most[b.element] ? most[a.element] > most[b.element] : a.offset < b.offset
      }
      .map { Int(nodeOfSeeker[$0.element]) }
  }
}

extension Assignment {
  /// Whether it is about the people of a problem, in numbers that a search can add up.
  fileprivate func isUsable(for problem: MatchingProblem) -> Bool {
    seekerPrices.count == problem.seekers.count && supporterPrices.count == problem.supporters.count
      && groupPrices.count == problem.groups.count
      && pairs.allSatisfy {
        problem.seekers.indices.contains($0.seeker) && problem.supporters.indices.contains($0.supporter)
      }
      && (seekerPrices + supporterPrices).allSatisfy {
        $0.numbers.allSatisfy { (-1 << 58...1 << 58).contains($0) }
      }
  }
}
