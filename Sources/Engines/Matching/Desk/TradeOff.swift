/// The whole trade-off between coverage and quality: for each number of seekers matched, the best that they can have,
/// each point proven.
///
/// The curve begins with the matching that is best for quality, which is free to leave people out, and ends where as
/// many meet somebody as can. Fewer than at its beginning would be worse in both. Each point comes from the one
/// before by the cheapest chain from somebody who meets nobody to a free place, so no point loses more than it must
/// (successive shortest paths: Ford & Fulkerson 1962; the losses do not decrease). What the last chain lost is the
/// *bonus* of the point: what matching one more person must be thought worth for this point to be the best.
///
/// Quality here is the problem's order without coverage and pairs: the score first if the order does not have it, then
/// waiting days if it has them, then the tie-break. So every comparison is exact here too.
public struct TradeOff: Sendable {
  /// One best matching on the curve.
  public struct Point: Sendable, Equatable {
    /// How many seekers meet somebody.
    public let matched: Int
    /// The most that so many pairs can be worth, without coverage: `first` is the sum of the scores, unless waiting
    /// comes before quality.
    public let worth: Worth
    /// What this point loses against the one before; nothing for the first.
    public let loss: Worth
    /// Who moves from the point before to this one.
    public let moves: [Move]
  }

  /// The problem without coverage in its order.
  public let problem: MatchingProblem
  /// From the best quality to the most people: one more person from each to the next.
  public let points: [Point]
  private let beginning: Assignment
  /// By how much each chain changed the prices: nodes are seekers, then supporters.
  private let changes: [[(node: Int32, change: Worth)]]

  /// The trade-off of a problem.
  ///
  /// - Parameter progress: called now and then with the number of points that are found, perhaps several times with the
  ///   same; what it throws ends the work.
  /// - Throws: `MatchingError.notOrdinary` if seekers have several places, or there are locks, quotas, floors or an even
  ///   load; what `progress` throws.
  /// - Complexity: solving once, and one search for each further person; memory beside the problem: the changes from
  ///   each point to the next.
  public init(_ problem: MatchingProblem, progress: (Int) throws -> Void = { _ in }) throws {
    guard problem.isOrdinary else { throw MatchingError.notOrdinary }
    let rest = problem.order.filter { $0 == .quality || $0 == .waiting }
    let free = try MatchingProblem(
      seekers: problem.seekers, supporters: problem.supporters,
      candidates: problem.seekers.indices.map { Array(problem.candidates(ofSeeker: $0)) },
      order: rest.contains(.quality) ? rest : [.quality] + rest, seed: problem.seed)
    self.problem = free
    beginning = try free.solved { _ in try progress(0) }
    var network = try LiveMatching(free, from: beginning, progress: { _ in try progress(0) }).network
    // Whoever meets somebody goes on to, if perhaps somebody else.
    for node in network.nodes.indices where network.nodes[node].kind == .seeker {
      network.nodes[node].quota = network.nodes[node].count
    }
    var partners = beginning.supporterOfSeeker
    var worth = beginning.pairs.reduce(Worth.zero) { $0 + free.worth(of: $1) }
    var points = [
      Point(matched: partners.count { $0 != nil }, worth: worth, loss: .zero, moves: [])
    ]
    var changes: [[(node: Int32, change: Worth)]] = []
    var bonus = Worth.zero
    while let step = network.extend() {
      try progress(points.count)
      bonus = bonus + step.length
      worth = worth - bonus
      var moves: [Move] = []
      for turn in step.way where turn.isMade {
        moves.append(Move(seeker: turn.seeker, from: partners[turn.seeker], to: turn.supporter))
        partners[turn.seeker] = turn.supporter
      }
      moves.sort { free.seekers[$0.seeker].id < free.seekers[$1.seeker].id }
      let matched = points[points.count - 1].matched + 1
      points.append(Point(matched: matched, worth: worth, loss: bonus, moves: moves))
      changes.append(step.changes)
    }
    (self.points, self.changes) = (points, changes)
  }

  /// The matching at a point, with the prices that prove it where each pair counts the bonus besides what it is worth.
  ///
  /// - Returns: nil if there is no such point.
  /// - Complexity: O(candidates + people + changes up to the point).
  public func proof(ofPoint point: Int) -> Proof? {
    guard points.indices.contains(point) else { return nil }
    var partners = beginning.supporterOfSeeker
    var (ofSeekers, ofSupporters) = (beginning.seekerPrices, beginning.supporterPrices)
    for step in 0..<point {
      for move in points[step + 1].moves { partners[move.seeker] = move.to }
      for (node, change) in changes[step] {
        if Int(node) < ofSeekers.count {
          ofSeekers[Int(node)] = ofSeekers[Int(node)] + change
        } else {
          ofSupporters[Int(node) - ofSeekers.count] = ofSupporters[Int(node) - ofSeekers.count] + change
        }
      }
    }
    let bonus = points[point].loss
    // Who has no place costs nothing, however dear: as much as anybody would still give.
    for seeker in problem.seekers.indices {
      for candidate in problem.candidates(ofSeeker: seeker) {
        let supporter = Int(candidate.supporter)
        guard problem.supporters[supporter].capacity == 0 else { continue }
        let price = problem.worth(ofSeeker: seeker, with: candidate) - ofSeekers[seeker]
        ofSupporters[supporter] = max(ofSupporters[supporter], price)
      }
    }
    return Proof(
      problem: problem, bonus: bonus,
      assignment: Assignment(
        supporterOfSeeker: partners, seekerPrices: ofSeekers.map { $0 + bonus }, supporterPrices: ofSupporters
      ))
  }

  /// The proof of a point. With uᵢ + vⱼ ≥ the worth of every pair and the bonus, no matching of as many pairs can be worth
  /// more than Σ max(0, uᵢ) + Σ capacityⱼ · max(0, vⱼ) less the bonus of each pair.
  public struct Proof: Sendable {
    /// The problem without coverage in its order.
    public let problem: MatchingProblem
    /// What each pair counts besides what it is worth.
    public let bonus: Worth
    /// The matching, and its prices with the bonus in them.
    public let assignment: Assignment

    /// A claim, not yet checked.
    public init(problem: MatchingProblem, bonus: Worth, assignment: Assignment) {
      (self.problem, self.bonus, self.assignment) = (problem, bonus, assignment)
    }

    /// What the matching is worth, without the bonus, if the proof holds.
    ///
    /// - Throws: the first flaw found.
    /// - Complexity: O(candidates + people).
    public func check() throws(Certificate.Flaw) -> Worth {
      let counts = (problem.seekers.count, problem.supporters.count)
      guard problem.isOrdinary, assignment.supporterOfSeeker.count == counts.0,
        assignment.seekerPrices.count == counts.0, assignment.supporterPrices.count == counts.1
      else { throw .incomplete }
      guard bonus >= .zero else { throw .gap }
      var (achieved, promised) = (Worth.zero, Worth.zero)
      var taken = [Int](repeating: 0, count: counts.1)
      for (seeker, price) in assignment.seekerPrices.enumerated() {
        promised = try Self.sum(promised, max(.zero, price))
        var isMet = assignment.supporterOfSeeker[seeker] == nil
        for candidate in problem.candidates(ofSeeker: seeker) {
          let supporter = Int(candidate.supporter)
          let worth = try Self.sum(problem.worth(ofSeeker: seeker, with: candidate), bonus)
          guard try Self.sum(price, assignment.supporterPrices[supporter]) >= worth else {
            throw .betterPair(seeker: problem.seekers[seeker].id, supporter: problem.supporters[supporter].id)
          }
          if supporter == assignment.supporterOfSeeker[seeker] {
            achieved = try Self.sum(achieved, worth)
            taken[supporter] += 1
            isMet = true
          }
        }
        guard isMet else { throw .notACandidate(seeker: problem.seekers[seeker].id) }
      }
      for (supporter, price) in zip(problem.supporters, assignment.supporterPrices) {
        guard let places = max(.zero, price).times(Int64(supporter.capacity)) else { throw .overflow }
        promised = try Self.sum(promised, places)
      }
      for (supporter, count) in zip(problem.supporters, taken) where count > supporter.capacity {
        throw .overfull(supporter.id)
      }
      guard achieved == promised else { throw .gap }
      guard let bonuses = bonus.times(Int64(taken.reduce(0, +))) else { throw .overflow }
      return achieved - bonuses
    }

    private static func sum(_ a: Worth, _ b: Worth) throws(Certificate.Flaw) -> Worth {
      guard let sum = a.adding(b) else { throw .overflow }
      return sum
    }
  }
}

extension Network {
  /// Makes one more pair at the least loss: along the shortest way from anybody who meets nobody to a free place. Nil if
  /// there is none.
  ///
  /// Here what a first pair would gain is the same for everybody who meets nobody, what the last pair lost below
  /// nothing, and nobody gives up a pair for less.
  fileprivate mutating func extend() -> (
    length: Worth, way: [Search.Turn], changes: [(node: Int32, change: Worth)]
  )? {
    look(fromAnyOf: nodes.indices.filter { nodes[$0].kind == .seeker && nodes[$0].count == 0 })
    defer { forget() }
    guard search.end >= 0 else { return nil }
    let before = search.labels.map { (node: $0.node, price: prices[Int($0.node)]) }
    let way = search.way(in: self)
    let length = search.length
    reprice()
    follow()
    for turn in way where turn.isMade {
      let seeker = nodes[turn.from].kind == .seeker ? turn.from : turn.to
      nodes[seeker].quota = 1
    }
    return (length, way, before.map { ($0.node, prices[Int($0.node)] - $0.price) }.filter { $0.1 != .zero })
  }
}
