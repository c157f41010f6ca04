/// Who meets whom and at which prices, as a flow: what a search for the cheapest change goes along.
///
/// Each seeker may be in several meetings, up to a limit, each supporter in as many as there are places, each pair in
/// one. A further meeting of a seeker may be worth something by itself (`steps`), the second no more than the first.
///
/// | here | in the papers |
/// |---|---|
/// | price of a seeker, of a supporter | uᵢ, vⱼ |
/// | worth of a pair | wᵢⱼ |
/// | step: what meeting d of a seeker is worth by itself | rᵈ, not increasing in d |
/// | outside: where meetings begin and end | source and sink, joined |
///
/// *The prices prove the meetings.* For any meetings x with dᵢ of them for seeker i,
/// Σ wx + Σ r ≤ Σᵢ max over d of (r¹ + … + rᵈ + d·uᵢ) + Σⱼ capacityⱼ·vⱼ + Σ max(0, wᵢⱼ − uᵢ − vⱼ), where vⱼ ≥ 0;
/// and the two sides are equal if every residual arc costs at least nothing (Ahuja, Magnanti & Orlin 1993, chapter 9):
///
/// | arc | means | costs |
/// |---|---|---|
/// | seeker → supporter | a pair is made | uᵢ + vⱼ − wᵢⱼ |
/// | supporter → seeker | a pair is parted | wᵢⱼ − uᵢ − vⱼ |
/// | outside → seeker | one more meeting | −(r of the next + uᵢ) |
/// | seeker → outside | one meeting fewer | r of the last + uᵢ |
/// | outside → supporter | a place is given up | vⱼ |
/// | supporter → outside | a free place is taken | 0: then vⱼ is 0 |
///
/// Memory: 50 bytes a candidate and about 100 bytes a person.
struct MeetingNetwork {
  /// A pair that may be made. The numbers of its worth lie within ±2²⁴.
  struct Edge {
    let seeker: Int32
    let supporter: Int32
    private let first, second, third, fourth, fifth, tieBreak: Int32

    init(seeker: Int, supporter: Int, worth: Worth) {
      self.seeker = Int32(truncatingIfNeeded: seeker)
      self.supporter = Int32(truncatingIfNeeded: supporter)
      first = Int32(truncatingIfNeeded: worth.first)
      second = Int32(truncatingIfNeeded: worth.second)
      third = Int32(truncatingIfNeeded: worth.third)
      fourth = Int32(truncatingIfNeeded: worth.fourth)
      fifth = Int32(truncatingIfNeeded: worth.fifth)
      tieBreak = Int32(truncatingIfNeeded: worth.tieBreak)
    }

    var worth: Worth {
      Worth(
        Int64(first), Int64(second), Int64(third), Int64(fourth), Int64(fifth), tieBreak: Int64(tieBreak))
    }
  }

  /// Where the edges of each seeker start, and after the last seeker where they end.
  private(set) var starts: [Int]
  private(set) var edges: [Edge]
  /// The same edges from the side of the supporters.
  private(set) var reversedStarts: [Int]
  private(set) var reversed: [Int]
  /// How many meetings each seeker may have, and how many before those counted here.
  private(set) var limits: [Int]
  private(set) var earlier: [Int]
  private(set) var capacities: [Int]
  private let steps: [Worth]
  /// The seekers in the order of their identifiers, then the supporters: decides where nothing else does.
  let ranks: [Int32]

  private(set) var isMade: [Bool]
  /// Pairs that stay made, whatever it costs.
  private(set) var isLocked: [Bool]
  private(set) var meetings: [Int]
  private(set) var madeAt: [[Int]]
  var seekerPrices: [Worth]
  var supporterPrices: [Worth]

  var seekerCount: Int { starts.count - 1 }
  var supporterCount: Int { capacities.count }
  /// The node where meetings begin and end; before it come the seekers, then the supporters.
  var outside: Int { seekerCount + supporterCount }
  func node(ofSupporter supporter: Int) -> Int { seekerCount + supporter }

  /// A network in which nobody has met, at prices for which no pair that could be made is worth more.
  ///
  /// - Parameters:
  ///   - added: pairs besides the candidates.
  ///   - addedSupporters: how many come after those of the problem, without any place.
  ///   - limits, earlier: see the properties; by default one meeting, and none before.
  ///   - isOpen: pairs that may be made; by default all candidates.
  ///   - steps: by the number of meetings before, counting earlier ones; beyond the last, and by default, nothing.
  /// - Complexity: O(candidates + people).
  init(
    _ problem: MatchingProblem, capacities: [Int]? = nil, limits: [Int]? = nil, earlier: [Int]? = nil,
    steps: [Worth] = [], added: [Edge] = [], addedSupporters: Int = 0,
    isOpen: (MatchingProblem.Pair) -> Bool = { _ in true }
  ) {
    let seekers = problem.seekers.count
    let known = problem.supporters.count
    var addedOfSeeker: [Int32: [Edge]] = [:]
    for edge in added { addedOfSeeker[edge.seeker, default: []].append(edge) }
    var starts = [0]
    starts.reserveCapacity(seekers + 1)
    var edges: [Edge] = []
    edges.reserveCapacity(problem.candidateCount)
    for seeker in 0..<seekers {
      for candidate in problem.candidates(ofSeeker: seeker) {
        let supporter = Int(candidate.supporter)
        guard isOpen(.init(seeker: seeker, supporter: supporter)) else { continue }
        edges.append(
          Edge(
            seeker: seeker, supporter: supporter, worth: problem.worth(ofSeeker: seeker, with: candidate)))
      }
      if !added.isEmpty { edges += addedOfSeeker[Int32(truncatingIfNeeded: seeker)] ?? [] }
      starts.append(edges.count)
    }
    let supporters = known + addedSupporters
    (self.starts, self.edges) = (starts, edges)
    self.limits = limits ?? Array(repeating: 1, count: seekers)
    self.earlier = earlier ?? Array(repeating: 0, count: seekers)
    self.capacities =
      (capacities ?? problem.supporters.map(\.capacity)) + Array(repeating: 0, count: addedSupporters)
    self.steps = steps

    var ranks = [Int32](repeating: 0, count: seekers + supporters + 1)
    for (rank, seeker) in problem.seekersByIdentifier.enumerated() {
      ranks[seeker] = Int32(truncatingIfNeeded: rank)
    }
    let order = problem.supportersByIdentifier + (known..<supporters)
    for (rank, supporter) in order.enumerated() {
      ranks[seekers + supporter] = Int32(truncatingIfNeeded: seekers + rank)
    }
    ranks[seekers + supporters] = Int32(truncatingIfNeeded: seekers + supporters)
    self.ranks = ranks

    var reversedStarts = [Int](repeating: 0, count: supporters + 1)
    for edge in edges { reversedStarts[Int(edge.supporter) + 1] += 1 }
    for supporter in 0..<supporters { reversedStarts[supporter + 1] += reversedStarts[supporter] }
    var next = reversedStarts
    var reversed = [Int](repeating: 0, count: edges.count)
    for (number, edge) in edges.enumerated() {
      reversed[next[Int(edge.supporter)]] = number
      next[Int(edge.supporter)] += 1
    }
    (self.reversedStarts, self.reversed) = (reversedStarts, reversed)

    isMade = Array(repeating: false, count: edges.count)
    isLocked = isMade
    meetings = Array(repeating: 0, count: seekers)
    madeAt = Array(repeating: [], count: supporters)
    supporterPrices = Array(repeating: .zero, count: supporters)
    seekerPrices = (0..<seekers).map { seeker in
      edges[starts[seeker]..<starts[seeker + 1]].lazy.map(\.worth).max() ?? .zero
    }
  }

  /// The meetings and prices of an answer. Supporters who are added are as dear as anybody would still pay: then no pair
  /// with them is worth more than its prices.
  init(
    _ problem: MatchingProblem, _ assignment: Assignment, added: [Edge] = [], addedSupporters: Int = 0
  ) {
    self.init(problem, added: added, addedSupporters: addedSupporters)
    for seeker in problem.seekers.indices { seekerPrices[seeker] = assignment.seekerPrices[seeker] }
    for supporter in problem.supporters.indices {
      supporterPrices[supporter] = assignment.supporterPrices[supporter]
    }
    for edge in added where Int(edge.supporter) >= problem.supporters.count {
      let price = edge.worth - seekerPrices[Int(edge.seeker)]
      supporterPrices[Int(edge.supporter)] = max(supporterPrices[Int(edge.supporter)], price)
    }
    for pair in assignment.pairs { if let number = edge(pair) { make(number) } }
    for pair in problem.locks { if let number = edge(pair) { isLocked[number] = true } }
  }

  /// Steps at the rank of coverage, where a pair counts one besides, that fall by two from each meeting to the next:
  /// 2r − 1, 2r − 3, …, 1 for up to r meetings; nothing if the order does not have coverage.
  ///
  /// As many meetings are made as can be then, and shared out as evenly as can be: the fewest that anybody has are as
  /// many as possible, and so on up. For the counts that can be reached form a polymatroid, and whatever falls from
  /// one meeting to the next by the same has its greatest sum on one of its bases, where it is the most even
  /// (Federgruen & Groenevelt 1986; Frank & Murota 2022).
  static func evenSteps(_ count: Int, _ problem: MatchingProblem) -> [Worth] {
    (1...max(1, count)).map { Int64(2 * (count - $0)) * problem.units.seeker }
  }

  func edgeRange(ofSeeker seeker: Int) -> Range<Int> { starts[seeker]..<starts[seeker + 1] }

  func edge(_ pair: MatchingProblem.Pair) -> Int? {
    edgeRange(ofSeeker: pair.seeker).first { Int(edges[$0].supporter) == pair.supporter }
  }

  /// What the pair lacks to be worth its prices.
  @inline(__always)
  func slack(_ edge: Edge) -> Worth {
    seekerPrices[Int(edge.seeker)] + supporterPrices[Int(edge.supporter)] - edge.worth
  }

  /// What meeting number `count` of a seeker, counted here from 1, is worth by itself.
  func step(_ seeker: Int, _ count: Int) -> Worth {
    let number = earlier[seeker] + count - 1
    return steps.indices.contains(number) ? steps[number] : .zero
  }

  func hasFreePlace(_ supporter: Int) -> Bool { madeAt[supporter].count < capacities[supporter] }

  /// The seekers a supporter meets, or the supporters a seeker meets, in the order of the candidates.
  func supporters(ofSeeker seeker: Int) -> [Int] {
    edgeRange(ofSeeker: seeker).filter { isMade[$0] }.map { Int(edges[$0].supporter) }
  }

  mutating func make(_ number: Int) {
    isMade[number] = true
    meetings[Int(edges[number].seeker)] += 1
    madeAt[Int(edges[number].supporter)].append(number)
  }

  mutating func part(_ number: Int) {
    isMade[number] = false
    meetings[Int(edges[number].seeker)] -= 1
    madeAt[Int(edges[number].supporter)].removeAll { $0 == number }
  }

  mutating func addPlace(_ supporter: Int) { capacities[supporter] += 1 }

  /// What all the meetings are worth, with the steps.
  var worth: Worth {
    let pairs = edges.indices.reduce(Worth.zero) { isMade[$1] ? $0 + edges[$1].worth : $0 }
    return (0..<seekerCount).reduce(pairs) { sum, seeker in
      (0..<meetings[seeker]).reduce(sum) { $0 + step(seeker, $1 + 1) }
    }
  }

  /// What no meetings can be worth more than, by the prices alone: the right side of the proof.
  ///
  /// - Complexity: O(candidates + people).
  var bound: Worth {
    var sum = Worth.zero
    for edge in edges { sum = sum + max(.zero, .zero - slack(edge)) }
    for seeker in 0..<seekerCount {
      var (most, here) = (Worth.zero, Worth.zero)
      for count in 0..<min(limits[seeker], edgeRange(ofSeeker: seeker).count) {
        here = here + step(seeker, count + 1) + seekerPrices[seeker]
        most = max(most, here)
      }
      sum = sum + most
    }
    for supporter in 0..<supporterCount {
      for _ in 0..<min(capacities[supporter], reversedStarts[supporter + 1] - reversedStarts[supporter]) {
        sum = sum + supporterPrices[supporter]
      }
    }
    return sum
  }

  /// True if no residual arc costs less than nothing: then the meetings are the best there are.
  ///
  /// - Complexity: O(candidates + people).
  var isProven: Bool {
    edges.indices.allSatisfy {
      isMade[$0] ? isLocked[$0] || slack(edges[$0]) <= .zero : slack(edges[$0]) >= .zero
    }
      && (0..<seekerCount).allSatisfy { seeker in
        let count = meetings[seeker]
        if count == limits[seeker], edgeRange(ofSeeker: seeker).contains(where: { isLocked[$0] }) {
          return true
        }
        return (count == limits[seeker] || step(seeker, count + 1) + seekerPrices[seeker] <= .zero)
          && (count == 0 || step(seeker, count) + seekerPrices[seeker] >= .zero) && count <= limits[seeker]
      }
      && (0..<supporterCount).allSatisfy { supporter in
        supporterPrices[supporter] >= .zero && madeAt[supporter].count <= capacities[supporter]
          && (!hasFreePlace(supporter) || supporterPrices[supporter] == .zero)
      }
  }
}
