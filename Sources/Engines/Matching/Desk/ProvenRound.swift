/// A solved problem whose proof has been checked: what a coordinator may ask about is answered from its prices.
///
/// Nothing here solves the round again. A change that somebody has in mind (this pair, not that one, a place more)
/// sends one unit of flow around the residual network of the meetings, and what the change costs is the length of the
/// shortest way around: exactly, not to first order, because a flow that is best and one that differs from it in one
/// arc differ by cycles of which only the one through that arc need be taken.
///
///     let round = try ProvenRound(problem: problem, assignment: problem.solved())
///     round.rearrangement(making: .init(seeker: 2, supporter: 0))?.cost
public struct ProvenRound: Sendable {
  /// What was asked.
  public let problem: MatchingProblem
  /// The answer, with its prices.
  public let assignment: Assignment
  /// What the answer is worth.
  public let worth: Worth
  let network: MeetingNetwork

  /// Checks the proof, since all answers rest on it.
  ///
  /// - Throws: `noProof` with the first flaw of the certificate, which is `overflow` also where a price is not within
  ///   ±2⁵⁸; `notOrdinary` where seekers have several places, or there are quotas, floors or an even load. Locks are
  ///   kept to: what would break one cannot be.
  /// - Complexity: O(candidates + people); memory 50 bytes a candidate and about 100 bytes a person.
  public init(problem: MatchingProblem, assignment: Assignment) throws(Refusal) {
    guard problem.isOrdinaryButForLocks else { throw .notOrdinary }
    do { worth = try Certificate(problem: problem, assignment: assignment).check() } catch {
      throw .noProof(error)
    }
    self.problem = problem
    self.assignment = assignment
    for price in assignment.seekerPrices + assignment.supporterPrices {
      guard price.numbers.allSatisfy({ (-1 << 58...1 << 58).contains($0) }) else { throw .noProof(.overflow) }
    }
    network = MeetingNetwork(problem, assignment)
  }

  /// Why nothing can be asked of a round.
  public enum Refusal: Error, Sendable, Equatable {
    /// Its proof does not hold.
    case noProof(Certificate.Flaw)
    /// Questions about such rounds are for `LiveMatching`.
    case notOrdinary
  }

  /// What it would cost the round to make a pair, at the least, and who would move.
  ///
  /// - Returns: no cost and no moves for a pair that is made already; nil for one that may not be made, or with a
  ///   supporter who has no place, or whose places are all locked, or with a seeker who is locked to another.
  /// - Complexity: one search along the candidates; in a city well below a millisecond.
  public func rearrangement(making pair: MatchingProblem.Pair) -> Rearrangement? {
    guard isThere(pair), let number = network.edge(pair) else { return nil }
    if network.isMade[number] { return Rearrangement(cost: .zero, moves: []) }
    return rearrangement(making: pair, lacking: network.slack(network.edges[number]))
  }

  /// What it would cost the round to make a pair that a requirement stands in the way of, were it waived for these
  /// two with such a score. Less than nothing if the round would gain.
  ///
  /// - Returns: nil if the two are candidates already (ask without a score), are not there, or the score is not within
  ///   ±1,000,000, or the supporter has no place.
  /// - Complexity: as for a candidate.
  public func rearrangement(waiving pair: MatchingProblem.Pair, score: Int32) -> Rearrangement? {
    guard isThere(pair), (-1_000_000...1_000_000).contains(score), network.edge(pair) == nil else {
      return nil
    }
    let worth = problem.worth(ofSeeker: pair.seeker, score: score)
    return rearrangement(
      making: pair,
      lacking: network.seekerPrices[pair.seeker] + network.supporterPrices[pair.supporter] - worth)
  }

  /// What it would cost the round if a pair that is made were forbidden, at the least, and who would move: what the
  /// pair is worth to the round.
  ///
  /// - Returns: nil if the pair is not made, or is locked.
  /// - Complexity: one search along the candidates.
  public func rearrangement(parting pair: MatchingProblem.Pair) -> Rearrangement? {
    guard isThere(pair), let number = network.edge(pair), network.isMade[number], !network.isLocked[number]
    else {
      return nil
    }
    let end = network.node(ofSupporter: pair.supporter)
    guard let way = way(from: pair.seeker, to: end) else { return nil }
    let chain = [.init(from: end, to: pair.seeker, edge: number)] + way.chain
    return Rearrangement(cost: way.cost - network.slack(network.edges[number]), moves: moves(chain))
  }

  /// What it would cost the round to make each of the pairs of a seeker, the cheapest first: 0 for the pair that is
  /// made. Pairs with supporters without a place are left out.
  ///
  /// - Complexity: one search along the candidates for all of them together.
  public func costs(ofSeeker seeker: Int) -> [(supporter: Int, cost: Worth)] {
    guard problem.seekers.indices.contains(seeker) else { return [] }
    let edges = network.edgeRange(ofSeeker: seeker)
      .filter { network.capacities[Int(network.edges[$0].supporter)] > 0 }
    var moves = ShortestMoves(network)
    let last = moves.search(network, into: seeker, from: network.outside)
    let nodes = edges.map { network.node(ofSupporter: Int(network.edges[$0].supporter)) }
    let ways = nodes.map { node -> Worth? in
      guard let last else { return nil }
      return moves.search(network, from: CollectionOfOne(node), to: network.outside).map { $0 + last }
    }
    let bound = ways.contains(nil) ? nil : ways.compactMap { $0 }.max()
    _ = moves.search(network, into: seeker, within: bound, throughOutside: false, wanted: Set(nodes))
    return edges.indices.compactMap { place -> (supporter: Int, cost: Worth)? in
      let number = edges[place]
      let supporter = Int(network.edges[number].supporter)
      if network.isMade[number] { return (supporter, .zero) }
      guard let way = [ways[place], moves.distance(nodes[place])].compactMap({ $0 }).min() else { return nil }
      return (supporter, way + network.slack(network.edges[number]))
    }.sorted { a, b in
      a.cost != b.cost
        ? a.cost < b.cost : problem.supporters[a.supporter].id < problem.supporters[b.supporter].id
    }
  }

  /// What it would cost the round to make each of the pairs of a supporter, the cheapest first: 0 for those that are
  /// made. Nothing for a supporter without a place.
  ///
  /// - Complexity: one search along the candidates for all of them together.
  public func costs(ofSupporter supporter: Int) -> [(seeker: Int, cost: Worth)] {
    guard problem.supporters.indices.contains(supporter), network.capacities[supporter] > 0 else { return [] }
    let node = network.node(ofSupporter: supporter)
    let edges = Array(
      network.reversed[network.reversedStarts[supporter]..<network.reversedStarts[supporter + 1]])
    let seekers = edges.map { Int(network.edges[$0].seeker) }
    var moves = ShortestMoves(network)
    let first = moves.search(network, from: CollectionOfOne(node), to: network.outside)
    let ways = seekers.map { seeker -> Worth? in
      guard let first else { return nil }
      return moves.search(network, into: seeker, from: network.outside).map { $0 + first }
    }
    let bound = ways.contains(nil) ? nil : ways.compactMap { $0 }.max()
    _ = moves.search(
      network, from: CollectionOfOne(node), within: bound, throughOutside: false, wanted: Set(seekers))
    return edges.indices.compactMap { place -> (seeker: Int, cost: Worth)? in
      let number = edges[place]
      if network.isMade[number] { return (seekers[place], .zero) }
      guard let way = [ways[place], moves.distance(seekers[place])].compactMap({ $0 }).min() else {
        return nil
      }
      return (seekers[place], way + network.slack(network.edges[number]))
    }.sorted { a, b in
      a.cost != b.cost ? a.cost < b.cost : problem.seekers[a.seeker].id < problem.seekers[b.seeker].id
    }
  }

  /// The cheapest chain from one person to another.
  ///
  /// It either stays among people, or goes outside and comes back. Outside everybody is near, so a search that passes
  /// there would look at the whole round; the two halves of such a chain are searched for from their own ends instead,
  /// and then bound the search for one that stays inside.
  private func way(from start: Int, to end: Int) -> (cost: Worth, chain: [ShortestMoves.Arc])? {
    var moves = ShortestMoves(network)
    var outside: (cost: Worth, chain: [ShortestMoves.Arc])?
    if let first = moves.search(network, from: CollectionOfOne(start), to: network.outside) {
      let chain = moves.chain(network.outside)
      if let second = moves.search(network, into: end, from: network.outside) {
        outside = (first + second, chain + moves.chain(network.outside))
      }
    }
    // Of two that cost the same, the one that stays inside: the halves of the other might have somebody in common.
    let bound = outside.map { $0.cost + Worth(0, tieBreak: 1) }
    let inside = moves.search(
      network, from: CollectionOfOne(start), to: end, within: bound, throughOutside: false)
    return inside.map { ($0, moves.chain(end)) } ?? outside
  }

  private func isThere(_ pair: MatchingProblem.Pair) -> Bool {
    problem.seekers.indices.contains(pair.seeker) && problem.supporters.indices.contains(pair.supporter)
  }

  private func rearrangement(making pair: MatchingProblem.Pair, lacking slack: Worth) -> Rearrangement? {
    guard network.capacities[pair.supporter] > 0 else { return nil }
    guard let way = way(from: network.node(ofSupporter: pair.supporter), to: pair.seeker) else { return nil }
    var changes = moves(way.chain)
    let before = assignment.supporterOfSeeker[pair.seeker]
    changes.removeAll { $0.seeker == pair.seeker }
    changes.append(Move(seeker: pair.seeker, from: before, to: pair.supporter))
    return Rearrangement(cost: slack + way.cost, moves: sorted(changes))
  }

  private func moves(_ chain: [ShortestMoves.Arc]) -> [Move] {
    var targets: [Int: Int?] = [:]
    for arc in chain {
      guard let number = arc.edge else { continue }
      let edge = network.edges[number]
      if arc.from < network.seekerCount {
        targets[Int(edge.seeker)] = .some(Int(edge.supporter))
      } else if targets[Int(edge.seeker)] == nil {
        targets[Int(edge.seeker)] = .some(nil)
      }
    }
    return sorted(
      targets.map { Move(seeker: $0.key, from: assignment.supporterOfSeeker[$0.key], to: $0.value) })
  }

  private func sorted(_ moves: [Move]) -> [Move] {
    moves.sorted { problem.seekers[$0.seeker].id < problem.seekers[$1.seeker].id }
  }
}

/// What the round would become if something about it were changed, at the least cost.
public struct Rearrangement: Sendable, Equatable {
  /// What the round would lose, in the order of its objectives: the first number is whole people where coverage
  /// comes first. Its tie-break says nothing.
  public let cost: Worth
  /// Everybody who would meet somebody else than now, or nobody, by identifier.
  public let moves: [Move]
}

/// Somebody who meets somebody else than before.
public struct Move: Sendable, Hashable {
  /// Who moves, by their place in the problem.
  public let seeker: Int
  /// Whom they met before, or nobody.
  public let from: Int?
  /// Whom they meet now, or nobody.
  public let to: Int?

  /// A move.
  public init(seeker: Int, from: Int?, to: Int?) {
    self.seeker = seeker
    self.from = from
    self.to = to
  }
}
