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
  let live: LiveMatching
  var network: Network { live.network }

  /// Checks the proof, since all answers rest on it.
  ///
  /// - Throws: `noProof` with the first flaw of the certificate, which is `overflow` also where a price is not within
  ///   ±2⁵⁸; `notOrdinary` where seekers have several places, or there are quotas, floors or an even load. Locks are
  ///   kept to: what would break one cannot be.
  /// - Complexity: O(candidates + people); memory 16 bytes a candidate and 120 bytes a person.
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
    live = LiveMatching(problem, from: assignment)
    assert(live.assignment.pairs == assignment.pairs, "nobody moves in a round that is proven")
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
    guard let (seeker, entry) = live.place(of: pair) else { return nil }
    if network.part(of: entry, at: seeker).isMade { return Rearrangement(cost: .zero, moves: []) }
    return rearrangement(making: pair, worth: network.worth(of: network.entries[entry], at: seeker))
  }

  /// What it would cost the round to make a pair that a requirement stands in the way of, were it waived for these
  /// two with such a score. Less than nothing if the round would gain.
  ///
  /// - Returns: nil if the two are candidates already (ask without a score), are not there, or the score is not within
  ///   ±1,000,000, or the supporter has no place.
  /// - Complexity: as for a candidate.
  public func rearrangement(waiving pair: MatchingProblem.Pair, score: Int32) -> Rearrangement? {
    guard (-1_000_000...1_000_000).contains(score), live.place(of: pair) == nil else { return nil }
    return rearrangement(making: pair, worth: Int64(score) * network.units.score)
  }

  /// What it would cost the round if a pair that is made were forbidden, at the least, and who would move: what the
  /// pair is worth to the round.
  ///
  /// - Returns: nil if the pair is not made, or is locked.
  /// - Complexity: one search along the candidates.
  public func rearrangement(parting pair: MatchingProblem.Pair) -> Rearrangement? {
    guard let (seeker, entry) = live.place(of: pair), network.part(of: entry, at: seeker) == .made else {
      return nil
    }
    let supporter = Int(network.entries[entry].other)
    var ways = Ways(network, to: supporter, .tooFew)
    guard let way = ways.shortest(from: seeker) else { return nil }
    return Rearrangement(
      cost: network.worth(of: network.entries[entry], at: seeker) - way.prices + way.length,
      moves: moves(way.turns, leaving: pair.seeker))
  }

  /// What it would cost the round to make each of the pairs of a seeker, the cheapest first: 0 for the pair that is
  /// made. Pairs with supporters without a place are left out.
  ///
  /// - Complexity: a search along the candidates for each pair.
  public func costs(ofSeeker seeker: Int) -> [(supporter: Int, cost: Worth)] {
    guard problem.seekers.indices.contains(seeker) else { return [] }
    return costs(of: Int(live.nodeOfSeeker[seeker])).map { (supporter: $0.number, cost: $0.cost) }
      .sorted { a, b in
        a.cost != b.cost
          ? a.cost < b.cost : problem.supporters[a.supporter].id < problem.supporters[b.supporter].id
      }
  }

  /// What it would cost the round to make each of the pairs of a supporter, the cheapest first: 0 for those that are
  /// made. Nothing for a supporter without a place.
  ///
  /// - Complexity: a search along the candidates for each pair.
  public func costs(ofSupporter supporter: Int) -> [(seeker: Int, cost: Worth)] {
    guard problem.supporters.indices.contains(supporter) else { return [] }
    return costs(of: Int(live.nodeOfSupporter[supporter])).map { (seeker: $0.number, cost: $0.cost) }
      .sorted { a, b in
        a.cost != b.cost ? a.cost < b.cost : problem.seekers[a.seeker].id < problem.seekers[b.seeker].id
      }
  }

  private func costs(of node: Int) -> [(number: Int, cost: Worth)] {
    guard network.nodes[node].capacity > 0 else { return [] }
    var ways = Ways(network, to: node, .tooMany)
    return network.row(node).compactMap { place in
      let entry = network.entries[place]
      let (other, number) = (Int(entry.other), Int(network.nodes[Int(entry.other)].number))
      if network.part(of: place, at: node).isMade { return (number, .zero) }
      guard network.nodes[other].capacity > 0, let way = ways.shortest(from: other) else {
        return nil
      }
      return (number, way.prices - network.worth(of: entry, at: node) + way.length)
    }
  }

  private func rearrangement(making pair: MatchingProblem.Pair, worth: Worth) -> Rearrangement? {
    guard problem.seekers.indices.contains(pair.seeker), problem.supporters.indices.contains(pair.supporter)
    else { return nil }
    let (seeker, supporter) = (Int(live.nodeOfSeeker[pair.seeker]), Int(live.nodeOfSupporter[pair.supporter]))
    guard network.nodes[supporter].capacity > 0 else { return nil }
    var ways = Ways(network, to: seeker, .tooMany)
    guard let way = ways.shortest(from: supporter) else { return nil }
    var changes = moves(way.turns, leaving: pair.seeker)
    changes.removeAll { $0.seeker == pair.seeker }
    let before = assignment.supporterOfSeeker[pair.seeker]
    changes.append(Move(seeker: pair.seeker, from: before, to: pair.supporter))
    return Rearrangement(cost: way.prices - worth + way.length, moves: sorted(changes))
  }

  private func moves(_ turns: [Search.Turn], leaving seeker: Int) -> [Move] {
    var targets: [Int: Int?] = [seeker: Int?.none]
    for turn in turns {
      if turn.isMade {
        targets[turn.seeker] = .some(turn.supporter)
      } else if targets[turn.seeker] == nil {
        targets[turn.seeker] = .some(nil)
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
