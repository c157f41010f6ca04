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
  /// People are numbered in the order of their identifiers, or by `Neighbourhoods` if there are many, and everything is
  /// done in that order, so that the order of the file cannot matter.
  ///
  /// - Parameter progress: called now and then with the number of seekers of whom about as much is done, perhaps
  ///   several times with the same; what it throws ends the work.
  /// - Complexity: O(seekers · candidates · log candidates) for each objective at worst, in practice a few passes over
  ///   the candidates; memory about 8 bytes a candidate and 150 bytes a person beside the problem, and 8 bytes a
  ///   candidate more where quality does not come first. Problems that are not ordinary take what `LiveMatching` takes.
  public func solved<E>(progress: (Int) throws(E) -> Void) throws(E) -> Assignment {
    guard isOrdinary else { return try LiveMatching(self, progress: progress).assignment }
    return try solved(patience: nil, progress: progress)
  }

  /// The best matching there is, for those who can wait.
  public func solved() -> Assignment { solved { _ in } }

  /// - Parameters:
  ///   - patience: see `ScalarProblem.solved`.
  ///   - beginning: the answer of almost the same problem about the same people; it costs less then.
  func solved<E>(
    patience: Int?, from beginning: consuming Assignment? = nil, progress: (Int) throws(E) -> Void
  ) throws(E) -> Assignment {
    // From here on little of the beginning is held.
    var stages = Stages(self, patience: patience, consume beginning)
    var reported = 0
    for stage in 1...Worth.ranks + 1 {
      while reported < seekers.count * stage / (Worth.ranks + 1) {
        try progress(reported)
        reported += 0x100
      }
      var refusal: E?
      do {
        try stages.solve(stage - 1) { () throws(Stopped) in
          do throws(E) {
            try progress(reported)
          } catch {
            refusal = error
            throw Stopped()
          }
        }
      } catch {
        if let refusal { throw refusal }
      }
    }
    return stages.assignment
  }
}

private struct Stages {
  let problem: MatchingProblem
  let patience: Int?
  /// The places in the problem of people, who are known here by their numbers.
  let seekers: [Int]
  let supporters: [Int]
  let capacities: [Int32]
  /// The pairs that are left, with their scores; at first the problem's own.
  var starts: [Int32]
  var pairs: [MatchingProblem.Candidate]
  var mustMeet: [Bool]
  var mustFill: [Bool]
  var supporterOfSeeker: [Int32]
  /// An answer of the second stage from before it was its turn, if there was one.
  var trial: [Int32] = []
  var trialPrices: [Int64] = []
  var trialBonus: Int64 = 0
  /// Where there is an answer to begin with, its prices, by the places of supporters.
  let beginning: [Worth]?
  /// For each stage; nothing for one at which nothing counts.
  var seekerPrices: [[Int64]] = []
  var supporterPrices: [[Int64]] = []

  init(_ problem: MatchingProblem, patience: Int?, _ beginning: consuming Assignment?) {
    self.problem = problem
    self.patience = patience
    (seekers, supporters) = (problem.seekersByNumber, problem.supportersByNumber)
    capacities = supporters.map { Int32(truncatingIfNeeded: problem.supporters[$0].capacity) }
    (starts, pairs) = (problem.rows.starts, problem.rows.candidates)
    mustMeet = Array(repeating: false, count: seekers.count)
    mustFill = Array(repeating: false, count: supporters.count)
    supporterOfSeeker = Array(repeating: -1, count: seekers.count)
    let places = problem.supportersByNumber
    self.beginning = beginning?.supporterPrices
    if let beginning {
      let numbers = CandidateRows.numbers(places)
      supporterOfSeeker = problem.seekersByNumber.map { seeker in
        beginning.supporterOfSeeker[seeker].map { numbers[$0] } ?? -1
      }
    }
  }

  /// What a pair counts at a stage: within ±2²⁴.
  @inline(__always)
  func weight(_ seeker: Int, _ pair: MatchingProblem.Candidate, at stage: Int) -> Int32 {
    guard stage < problem.order.count else {
      let tieBreak = problem.tieBreak(seekers[seeker], supporters[Int(pair.supporter)])
      return Int32(truncatingIfNeeded: tieBreak)
    }
    switch problem.order[stage] {
    case .coverage, .pairs: return 1
    case .floors, .evenLoad: return 0
    case .quality: return pair.score
    case .waiting: return Int32(truncatingIfNeeded: problem.seekers[seekers[seeker]].daysWaiting)
    }
  }

  mutating func solve(_ stage: Int, _ watch: Watch) throws(Stopped) {
    if stage < Worth.ranks, stage >= problem.order.count {
      seekerPrices.append([])
      supporterPrices.append([])
      return
    }
    if stage == 0, beginning == nil, problem.order.first == .coverage, problem.order.count > 1 {
      try tryWithBonus(1, watch)
    }
    let rest = Undecided(starts, pairs, mustMeet: mustMeet, capacities: capacities)
    let scalar = scalarProblem(stage, rest)
    let isNear = stage == 1 && !trialPrices.isEmpty
    let opening = rest.supporters.map { supporter in
      let supporter = Int(supporter)
      if let price = beginning?[supporters[supporter]].number(at: stage) {
        return mustFill[supporter] ? price : max(0, price)
      }
      return isNear ? trialPrices[supporter] - (mustFill[supporter] ? trialBonus : 0) : 0
    }
    let held = rest.supporterOfSeeker(
      in: isNear ? trial : supporterOfSeeker, supporterCount: supporters.count)
    let state = try scalar.solved(
      from: .init(supporterOfSeeker: held, supporterPrices: scalar.scaled(opening)),
      isNear: isNear || beginning != nil, patience: patience, watch)
    let prices = scalar.unscaled(state.supporterPrices)
    let whole = rest.whole(
      state.supporterOfSeeker, scalar.seekerPrices(of: state, at: prices), prices, seekerCount: seekers.count,
      supporterCount: supporters.count
    ) { weight($0, $1, at: stage) }
    supporterOfSeeker = whole.supporterOfSeeker
    assert(
      seekers.indices.allSatisfy { !mustMeet[$0] || supporterOfSeeker[$0] >= 0 }, "an obligation not met")
    supporterPrices.append(whole.supporterPrices)
    seekerPrices.append(whole.seekerPrices)
    if stage < Worth.ranks { narrow(stage) }
  }

  /// Solves a later stage with so large a bonus on every pair that almost as many meet somebody as can.
  private mutating func tryWithBonus(_ stage: Int, _ watch: Watch) throws(Stopped) {
    let all = Undecided(starts, pairs, mustMeet: mustMeet, capacities: capacities)
    let scalar = scalarProblem(stage, all, withBonus: true)
    let none = ScalarProblem.State(
      supporterOfSeeker: supporterOfSeeker,
      supporterPrices: Array(repeating: 0, count: supporters.count))
    let state = try scalar.solved(from: none, patience: patience, watch)
    supporterOfSeeker = state.supporterOfSeeker
    (trial, trialPrices, trialBonus) = (
      state.supporterOfSeeker, scalar.unscaled(state.supporterPrices), Int64(scalar.bonus / scalar.scale)
    )
  }

  /// The objective of a stage on the pairs that are left to decide.
  private func scalarProblem(
    _ stage: Int, _ rest: Undecided, withBonus: Bool = false
  ) -> ScalarProblem {
    // A score stands in place of the weight already.
    let isQuality = stage < problem.order.count && problem.order[stage] == .quality
    let starts = rest.starts
    let mustMeet = rest.seekers.map { self.mustMeet[Int($0)] }
    let mustFill = rest.supporters.map { self.mustFill[Int($0)] }
    var edges = isQuality ? rest.pairs : weighted(stage, rest)
    let (least, most) = Self.range(edges, starts, isSorted: isQuality)
    let largest = max(abs(least), abs(most))
    let isEven = least == most && most >= 0
    let scale = isEven || largest == 0 ? 1 : max(1, 4_096 / largest)
    let isObliged = mustMeet.contains(true) || mustFill.contains(true)
    let bonus = withBonus || isObliged ? (largest + 1) * scale : 0
    if bonus > 0 || scale > 1 {
      var span = edges.mutableSpan
      for seeker in mustMeet.indices {
        let ofSeeker = withBonus || mustMeet[seeker] ? bonus : 0
        for next in Int(starts[seeker])..<Int(starts[seeker + 1]) {
          let edge = span[next]
          let ofSupporter = mustFill[Int(edge.supporter)] ? bonus : 0
          span[next] = .init(supporter: edge.supporter, score: edge.weight * scale + ofSeeker + ofSupporter)
        }
      }
    }
    if !isQuality || mustFill.contains(true) { CandidateRows.sort(&edges, starts) }
    return ScalarProblem(
      starts: starts, edges: edges, capacities: rest.room, mustMeet: mustMeet, mustFill: mustFill,
      heaviest: max(0, most * scale), bonus: bonus, scale: scale)
  }

  /// The pairs that are left to decide, with what they count at a stage.
  private func weighted(_ stage: Int, _ rest: Undecided) -> [ScalarProblem.Edge] {
    var edges = rest.pairs
    var span = edges.mutableSpan
    for (place, seeker) in rest.seekers.enumerated() {
      for next in Int(rest.starts[place])..<Int(rest.starts[place + 1]) {
        let (supporter, score) = (span[next].supporter, span[next].score)
        let pair = MatchingProblem.Candidate(supporter: rest.supporters[Int(supporter)], score: score)
        span[next] = .init(supporter: supporter, score: weight(Int(seeker), pair, at: stage))
      }
    }
    return edges
  }

  /// The least weight and the most; 0 if there is none.
  private static func range(
    _ edges: [ScalarProblem.Edge], _ starts: [Int32], isSorted: Bool
  ) -> (least: Int32, most: Int32) {
    var (least, most) = (Int32.max, Int32.min)
    guard !edges.isEmpty else { return (0, 0) }
    guard isSorted else {
      for edge in edges { (least, most) = (min(least, edge.weight), max(most, edge.weight)) }
      return (least, most)
    }
    for seeker in starts.indices.dropLast() where starts[seeker] < starts[seeker + 1] {
      most = max(most, edges[Int(starts[seeker])].weight)
      least = min(least, edges[Int(starts[seeker + 1]) - 1].weight)
    }
    return (least, most)
  }

  /// Leaves only what the best matchings of this stage have in common.
  mutating func narrow(_ stage: Int) {
    let (ofSeekers, ofSupporters) = (seekerPrices[stage], supporterPrices[stage])
    let isQuality = stage < problem.order.count && problem.order[stage] == .quality
    // Weights fall along a row at a stage by score, so that one that is too light for the least price ends it.
    let leastPrice = ofSupporters.min() ?? 0
    var kept: [MatchingProblem.Candidate] = []
    kept.reserveCapacity(min(pairs.count, 2 * seekers.count))
    var keptStarts: [Int32] = [0]
    keptStarts.reserveCapacity(starts.count)
    let (heldPairs, heldStarts) = (pairs, starts)
    let (pairs, starts, prices) = (heldPairs.span, heldStarts.span, ofSupporters.span)
    for seeker in ofSeekers.indices {
      let row = pairs.extracting(Int(starts[seeker])..<Int(starts[seeker + 1]))
      let own = ofSeekers[seeker]
      let lightest = own &+ leastPrice
      for next in row.indices {
        let pair = row[next]
        if isQuality, Int64(pair.score) < lightest { break }
        let weight = Int64(isQuality ? pair.score : weight(seeker, pair, at: stage))
        let slack = own &- weight &+ prices[Int(pair.supporter)]
        assert(slack >= 0, "a pair that is worth more than its prices")
        if slack == 0 { kept.append(pair) }
      }
      keptStarts.append(Int32(truncatingIfNeeded: kept.count))
      if own > 0 { mustMeet[seeker] = true }
    }
    (self.starts, self.pairs) = (keptStarts, kept)
    for supporter in supporters.indices where ofSupporters[supporter] > 0 && capacities[supporter] > 0 {
      mustFill[supporter] = true
    }
  }

  /// The answer in the numbers of the problem. A supporter without any place costs nothing, however dear: as much as
  /// anybody would still give for one.
  var assignment: Assignment {
    assert(seekerPrices.count == Worth.ranks + 1, "a stage without prices")
    var chosen = [Int?](repeating: nil, count: problem.seekers.count)
    var ofSeekers = [Worth](repeating: .zero, count: problem.seekers.count)
    var ofSupporters = [Worth](repeating: .zero, count: problem.supporters.count)
    let (ofSeeker, ofSupporter) = (WorthColumns(seekerPrices), WorthColumns(supporterPrices))
    for (number, supporter) in supporters.enumerated() where capacities[number] > 0 {
      ofSupporters[supporter] = ofSupporter[number]
    }
    for (number, seeker) in seekers.enumerated() {
      if supporterOfSeeker[number] >= 0 { chosen[seeker] = supporters[Int(supporterOfSeeker[number])] }
      ofSeekers[seeker] = ofSeeker[number]
    }
    if capacities.contains(0) {
      for number in seekers.indices {
        for next in problem.rows.row(number) {
          let (candidate, seeker) = (problem.rows.candidates[next], seekers[number])
          guard capacities[Int(candidate.supporter)] == 0 else { continue }
          let supporter = supporters[Int(candidate.supporter)]
          let worth = problem.worth(
            ofSeeker: seeker,
            with: .init(supporter: Int32(truncatingIfNeeded: supporter), score: candidate.score))
          ofSupporters[supporter] = max(ofSupporters[supporter], worth - ofSeekers[seeker])
        }
      }
    }
    return Assignment(
      supporterOfSeeker: chosen, seekerPrices: ofSeekers, supporterPrices: ofSupporters,
      groupPrices: Array(repeating: .zero, count: problem.groups.count))
  }
}
