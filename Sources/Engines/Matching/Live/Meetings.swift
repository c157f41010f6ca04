/// Who meets whom over several rounds, each pair at most once: the network of a matching in which every meeting of a
/// seeker counts, the first the most (`Network.PlaceValues`).
///
/// People are numbered in the order of their identifiers, and served in it, so that the order of the lists cannot matter.
///
/// - Complexity: one search for each meeting.
struct Meetings {
  private(set) var network: Network
  private let nodeOfSeeker: [Int]
  /// The seekers, and how each supporter comes among the others, by identifier.
  let seekersInOrder: [Int]
  private let rankOfSupporter: [Int32]

  /// The best meetings.
  ///
  /// - Parameters:
  ///   - capacities: in how many meetings each supporter may be; below 2³¹.
  ///   - limits, earlier: in how many each seeker may be, and how many they had before; together at most `rounds`.
  ///   - rounds: at most 100.
  ///   - isOpen: pairs that may be made, among the candidates.
  ///   - prices: of supporters, to begin at. The nearer they are to the best, the faster.
  ///   - progress: called now and then with the number of seekers who have been served; what it throws ends the work.
  init<E>(
    _ problem: MatchingProblem, capacities: [Int], limits: [Int], earlier: [Int], rounds: Int,
    prices: [Worth]? = nil, isOpen: (MatchingProblem.Pair) -> Bool, progress: (Int) throws(E) -> Void
  ) throws(E) {
    seekersInOrder = problem.seekersByIdentifier
    rankOfSupporter = CandidateRows.numbers(problem.supportersByIdentifier)
    var network = Network(problem.units, seed: problem.seed, rounds: Int32(truncatingIfNeeded: rounds))
    let rows = seekersInOrder.map { seeker in
      problem.candidates(ofSeeker: seeker).filter {
        isOpen(.init(seeker: seeker, supporter: Int($0.supporter)))
      }
    }
    var nodeOfSeeker = [Int](repeating: 0, count: problem.seekers.count)
    var start = 0
    for (seeker, row) in zip(seekersInOrder, rows) {
      let person = problem.seekers[seeker]
      let node = network.add(
        .seeker, number: seeker, hash: identifierHash(person.id), start: start, room: row.count)
      network.nodes[node].capacity = Int32(truncatingIfNeeded: limits[seeker])
      network.nodes[node].days = Int32(truncatingIfNeeded: person.daysWaiting)
      network.nodes[node].earlier = UInt8(truncatingIfNeeded: earlier[seeker])
      nodeOfSeeker[seeker] = node
      start += row.count
    }
    var counts = [Int](repeating: 0, count: problem.supporters.count)
    for candidate in rows.joined() { counts[Int(candidate.supporter)] += 1 }
    var nodeOfSupporter = [Int](repeating: 0, count: problem.supporters.count)
    for supporter in problem.supportersByIdentifier {
      let node = network.add(
        .supporter, number: supporter, hash: identifierHash(problem.supporters[supporter].id), start: start,
        room: counts[supporter])
      network.nodes[node].capacity = Int32(truncatingIfNeeded: capacities[supporter])
      if capacities[supporter] > 0 { network.prices[node] = prices?[supporter] ?? .zero }
      nodeOfSupporter[supporter] = node
      start += counts[supporter]
    }
    network.entries = Array(repeating: .unused, count: start)
    for (seeker, row) in zip(seekersInOrder, rows) {
      for candidate in row {
        network.addPair(
          nodeOfSeeker[seeker], nodeOfSupporter[Int(candidate.supporter)], score: candidate.score)
      }
    }
    for node in network.nodes.indices {
      if network.nodes[node].kind == .seeker, network.nodes[node].capacity > 0 {
        network.prices[node] = network.openingPrice(node)
      }
      network.enqueue(node)
    }
    (self.network, self.nodeOfSeeker) = (network, nodeOfSeeker)
    let failed = try self.network.settle { looked throws(E) in
      try progress(min(looked, problem.seekers.count))
    }
    assert(failed == nil, "nobody needs to meet anybody")
    assert(worth == bound, "meetings without a proof")
  }

  /// Whom a seeker meets, in the order of identifiers.
  func supporters(ofSeeker seeker: Int) -> [Int] {
    network.range(nodeOfSeeker[seeker], .made)
      .map { Int(network.nodes[Int(network.entries[$0].other)].number) }
      .sorted { rankOfSupporter[$0] < rankOfSupporter[$1] }
  }

  /// What all the meetings are worth.
  var worth: Worth { network.worth }

  /// What no such meetings can be worth more than, by the prices alone. With uᵢ and vⱼ those of a seeker and a supporter,
  /// mᵢ(d) what meeting d counts, and pᵢⱼ what a pair does:
  /// Σᵢ max over d of (mᵢ(1) + … + mᵢ(d) + d·uᵢ) + Σⱼ capacityⱼ · max(0, vⱼ) + Σ max(0, pᵢⱼ − uᵢ − vⱼ).
  ///
  /// - Complexity: O(candidates + people).
  var bound: Worth {
    var sum = Worth.zero
    for node in network.nodes.indices where network.nodes[node].capacity > 0 {
      let (row, price) = (network.row(node), network.prices[node])
      let most = min(Int(network.nodes[node].capacity), row.count)
      if network.nodes[node].kind == .supporter {
        sum = sum + Int64(most) * max(.zero, price)
        continue
      }
      for count in 0..<most {
        let gain = price + network.marginal(node, Int32(truncatingIfNeeded: count + 1))
        guard gain > .zero else { break }
        sum = sum + gain
      }
      for place in row {
        let entry = network.entries[place]
        sum = sum + max(.zero, network.worth(of: entry, at: node) - price - network.prices[Int(entry.other)])
      }
    }
    return sum
  }
}
