extension MatchingProblem {
  /// The best matching there is, with the prices that prove it.
  ///
  /// One objective after the other, each on plain whole numbers. All matchings that are best for the first objective
  /// form the *face* of its solution: with its prices uᵢ and vⱼ, they are those matchings of pairs with slack
  /// uᵢ + vⱼ − wᵢⱼ = 0 in which every seeker with uᵢ > 0 meets somebody and every supporter with vⱼ > 0 is full
  /// (complementary slackness, which is necessary and sufficient). The second objective is solved on that face, which
  /// gives a smaller one, and so on to the tie-break.
  ///
  /// *The prices of all stages together prove the answer.* Write them one behind the other, as the numbers of a
  /// `Worth`. A pair that left at some stage has a positive slack there and zeros before; a pair that stayed has zeros
  /// up to the last stage, and there a slack ≥ 0: so its slack as a `Worth` is ≥ 0. A seeker's numbers are ≥ 0 up to
  /// the first that is positive, from which on the seeker must be met and the sign is free: so the price is ≥ 0, and
  /// likewise for supporters. At each stage the prices add up to what the matching is worth there, since pairs that
  /// are made have slack 0, and who is not met or has a free place has only zeros.
  ///
  /// Where coverage comes first, the second objective is solved before it in passing, with a bonus on every pair. That
  /// proves nothing, but it leaves little to do at both stages.
  ///
  /// People are numbered in the order of their identifiers and everything is done in that order, so that the order
  /// of the file cannot matter.
  ///
  /// - Parameter progress: called now and then with the number of seekers of whom about as much is done.
  /// - Complexity: O(seekers · candidates · log candidates) for each objective at worst, in practice a few passes over
  ///   the candidates; memory about 24 bytes a candidate and 200 bytes a person beside the problem.
  public func solved(progress: (Int) -> Void = { _ in }) -> Assignment {
    isOrdinary ? solved(patience: nil, progress: progress) : LiveMatching(self).assignment
  }

  /// - Parameter patience: see `ScalarProblem.solved`.
  func solved(patience: Int?, progress: (Int) -> Void = { _ in }) -> Assignment {
    var stages = Stages(self, patience: patience)
    var reported = 0
    for stage in 1...Worth.ranks + 1 {
      while reported < seekers.count * stage / (Worth.ranks + 1) {
        progress(reported)
        reported += 0x100
      }
      stages.solve(stage - 1)
    }
    return stages.assignment
  }
}

private struct Stages {
  let problem: MatchingProblem
  let patience: Int?
  /// By their numbers here, their places in the problem: supporters without any place have no number.
  let seekers: [Int]
  let supporters: [Int]
  /// The pairs that are left, with their scores in place of weights.
  var starts: [Int]
  var pairs: [ScalarProblem.Edge]
  var mustMeet: [Bool]
  var mustFill: [Bool]
  var supporterOfSeeker: [Int32]
  /// An answer of the second stage from before it was its turn, if there was one.
  var trial: [Int32] = []
  var trialPrices: [Int64] = []
  var trialBonus: Int64 = 0
  /// For each stage.
  var seekerPrices: [[Int64]] = []
  var supporterPrices: [[Int64]] = []

  init(_ problem: MatchingProblem, patience: Int?) {
    self.problem = problem
    self.patience = patience
    seekers = problem.seekersByIdentifier
    supporters = problem.supportersByIdentifier.filter { problem.supporters[$0].capacity > 0 }
    var numbers = [Int32](repeating: -1, count: problem.supporters.count)
    for (number, supporter) in supporters.enumerated() {
      numbers[supporter] = Int32(truncatingIfNeeded: number)
    }
    var starts = [0]
    starts.reserveCapacity(seekers.count + 1)
    var pairs: [ScalarProblem.Edge] = []
    pairs.reserveCapacity(problem.candidateCount)
    for seeker in seekers {
      for candidate in problem.candidates(ofSeeker: seeker) {
        let number = numbers[Int(candidate.supporter)]
        if number >= 0 { pairs.append(.init(supporter: number, weight: candidate.score)) }
      }
      starts.append(pairs.count)
    }
    if problem.order.contains(.quality) {
      // By score already here, since every stage that needs an order needs almost this one.
      var span = pairs.mutableSpan
      for seeker in seekers.indices { Self.sortHeaviestFirst(&span, starts[seeker]..<starts[seeker + 1]) }
    }
    (self.starts, self.pairs) = (starts, pairs)
    mustMeet = Array(repeating: false, count: seekers.count)
    mustFill = Array(repeating: false, count: supporters.count)
    supporterOfSeeker = Array(repeating: -1, count: seekers.count)
  }

  /// What a pair counts at a stage: within ±2²⁴.
  @inline(__always)
  func weight(_ seeker: Int, _ pair: ScalarProblem.Edge, at stage: Int) -> Int32 {
    guard stage < problem.order.count else {
      let supporter = Int32(truncatingIfNeeded: supporters[Int(pair.supporter)])
      let worth = problem.worth(
        ofSeeker: seekers[seeker], with: .init(supporter: supporter, score: pair.weight))
      return Int32(truncatingIfNeeded: worth.tieBreak)
    }
    switch problem.order[stage] {
    case .coverage, .pairs: return 1
    case .floors, .evenLoad: return 0
    case .quality: return pair.weight
    case .waiting: return Int32(truncatingIfNeeded: problem.seekers[seekers[seeker]].daysWaiting)
    }
  }

  mutating func solve(_ stage: Int) {
    if stage < Worth.ranks, stage >= problem.order.count {
      seekerPrices.append(Array(repeating: 0, count: seekers.count))
      supporterPrices.append(Array(repeating: 0, count: supporters.count))
      return
    }
    if stage == 0, problem.order.first == .coverage, problem.order.count > 1 { tryWithBonus(1) }
    let scalar = scalarProblem(stage)
    let isNear = stage == 1 && !trialPrices.isEmpty
    let opening = supporters.indices.map { supporter in
      isNear ? trialPrices[supporter] - (mustFill[supporter] ? trialBonus : 0) : 0
    }
    let state = scalar.solved(
      from: .init(
        supporterOfSeeker: isNear ? trial : supporterOfSeeker, supporterPrices: scalar.scaled(opening)),
      isNear: isNear, patience: patience)
    supporterOfSeeker = state.supporterOfSeeker
    assert(
      seekers.indices.allSatisfy { !mustMeet[$0] || supporterOfSeeker[$0] >= 0 }, "an obligation not met")
    supporterPrices.append(scalar.unscaled(state.supporterPrices))
    let prices = scalar.scaled(supporterPrices[stage])
    seekerPrices.append(seekers.indices.map { scalar.unscaledSeekerPrice($0, at: prices) })
    narrow(stage)
  }

  /// Solves a later stage with so large a bonus on every pair that almost as many meet somebody as can.
  private mutating func tryWithBonus(_ stage: Int) {
    let scalar = scalarProblem(stage, withBonus: true)
    let none = ScalarProblem.State(
      supporterOfSeeker: supporterOfSeeker,
      supporterPrices: Array(repeating: 0, count: supporters.count))
    let state = scalar.solved(from: none, patience: patience)
    supporterOfSeeker = state.supporterOfSeeker
    (trial, trialPrices, trialBonus) = (
      state.supporterOfSeeker, scalar.unscaled(state.supporterPrices), Int64(scalar.bonus / scalar.scale)
    )
  }

  /// The objective of a stage on the pairs that are left.
  private func scalarProblem(_ stage: Int, withBonus: Bool = false) -> ScalarProblem {
    var edges = weighted(stage)
    let largest = edges.reduce(0) { max($0, abs($1.weight)) }
    let isEven = edges.allSatisfy { $0.weight == largest }
    let scale = isEven || largest == 0 ? 1 : max(1, 4_096 / largest)
    let bonus = withBonus || mustMeet.contains(true) || mustFill.contains(true) ? (largest + 1) * scale : 0
    var span = edges.mutableSpan
    for seeker in seekers.indices {
      let row = starts[seeker]..<starts[seeker + 1]
      if bonus > 0 || scale > 1 {
        let ofSeeker = withBonus || mustMeet[seeker] ? bonus : 0
        for next in row {
          let ofSupporter = mustFill[Int(span[next].supporter)] ? bonus : 0
          span[next].weight = span[next].weight * scale + ofSeeker + ofSupporter
        }
      }
      Self.sortHeaviestFirst(&span, row)
    }
    return ScalarProblem(
      starts: starts, edges: edges,
      capacities: supporters.map { Int32(truncatingIfNeeded: problem.supporters[$0].capacity) },
      mustMeet: mustMeet, mustFill: mustFill, bonus: bonus, scale: scale)
  }

  /// The pairs that are left, with what they count at a stage.
  private func weighted(_ stage: Int) -> [ScalarProblem.Edge] {
    let objective = stage < problem.order.count ? problem.order[stage] : nil
    // A score stands in place of the weight already.
    if objective == .quality { return pairs }
    var edges = pairs
    for seeker in seekers.indices {
      for next in starts[seeker]..<starts[seeker + 1] {
        edges[next].weight = weight(seeker, edges[next], at: stage)
      }
    }
    return edges
  }

  /// Equals stay in the order of the supporters. By insertion where there are few, as there mostly are.
  private static func sortHeaviestFirst(_ edges: inout MutableSpan<ScalarProblem.Edge>, _ row: Range<Int>) {
    var isSorted = true
    for next in row.dropFirst() where edges[next - 1].weight < edges[next].weight { isSorted = false }
    if isSorted { return }
    guard row.count <= 80 else {
      var keys = row.map { Int(-edges[$0].weight) << 32 | ($0 - row.lowerBound) }
      keys.sort()
      let unsorted = row.map { edges[$0] }
      for (place, key) in zip(row, keys) { edges[place] = unsorted[key & 0xFFFF_FFFF] }
      return
    }
    for next in row.dropFirst() {
      let edge = edges[next]
      var place = next
      while place > row.lowerBound, edges[place - 1].weight < edge.weight {
        edges[place] = edges[place - 1]
        place -= 1
      }
      edges[place] = edge
    }
  }

  /// Leaves only what the best matchings of this stage have in common.
  mutating func narrow(_ stage: Int) {
    var kept = 0
    var start = 0
    for seeker in seekers.indices {
      for next in start..<starts[seeker + 1] {
        let slack =
          seekerPrices[stage][seeker] + supporterPrices[stage][Int(pairs[next].supporter)]
          - Int64(weight(seeker, pairs[next], at: stage))
        assert(slack >= 0, "a pair that is worth more than its prices")
        if slack == 0 {
          pairs[kept] = pairs[next]
          kept += 1
        }
      }
      start = starts[seeker + 1]
      starts[seeker + 1] = kept
      if seekerPrices[stage][seeker] > 0 { mustMeet[seeker] = true }
    }
    pairs.removeLast(pairs.count - kept)
    for supporter in supporters.indices where supporterPrices[stage][supporter] > 0 {
      mustFill[supporter] = true
    }
  }

  /// The answer in the numbers of the problem. A supporter without any place costs nothing, however dear: as much as
  /// anybody would still give for one.
  var assignment: Assignment {
    func worth(_ prices: [[Int64]], _ person: Int) -> Worth {
      Worth(numbers: prices.map { $0[person] }) ?? .zero
    }
    var chosen = [Int?](repeating: nil, count: problem.seekers.count)
    var ofSeekers = [Worth](repeating: .zero, count: problem.seekers.count)
    var ofSupporters = [Worth](repeating: .zero, count: problem.supporters.count)
    for (number, supporter) in supporters.enumerated() {
      ofSupporters[supporter] = worth(supporterPrices, number)
    }
    for (number, seeker) in seekers.enumerated() {
      if supporterOfSeeker[number] >= 0 { chosen[seeker] = supporters[Int(supporterOfSeeker[number])] }
      ofSeekers[seeker] = worth(seekerPrices, number)
      for candidate in problem.candidates(ofSeeker: seeker)
      where problem.supporters[Int(candidate.supporter)].capacity == 0 {
        let missing = problem.worth(ofSeeker: seeker, with: candidate) - ofSeekers[seeker]
        ofSupporters[Int(candidate.supporter)] = max(ofSupporters[Int(candidate.supporter)], missing)
      }
    }
    return Assignment(
      supporterOfSeeker: chosen, seekerPrices: ofSeekers, supporterPrices: ofSupporters,
      groupPrices: Array(repeating: .zero, count: problem.groups.count))
  }
}
