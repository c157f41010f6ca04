/// Looks for better pairs with the scores of many supporters at once.
///
/// Worths compare like words. Before the score come the numbers of the objectives before quality, which are the same
/// for all pairs of a seeker: less the seeker's price they are what the seeker *needs* of a supporter's price. A
/// supporter whose price begins with less is good enough whatever the score, one whose price begins with more never, and
/// where it is equal the score decides. So seekers with the same need share one *threshold* for each slot; what comes
/// after the score is compared pair by pair, for the few that come so far.
struct PriceScan {
  /// What is looked through. A class, as it is handed around for every seeker.
  private final class Given: Sendable {
    let pairs: AllPairs
    let columns: PolicyColumns
    let seekerPrices: [Worth]
    let supporterPrices: [Worth]
    let most: Int
    /// For each seeker a score that no pair looked for is above, if there are such.
    let ceilings: [Int16]?

    init(
      _ pairs: AllPairs, _ columns: PolicyColumns, _ seekerPrices: [Worth], _ supporterPrices: [Worth],
      _ most: Int, _ ceilings: [Int16]?
    ) {
      (self.pairs, self.columns, self.most, self.ceilings) = (pairs, columns, most, ceilings)
      (self.seekerPrices, self.supporterPrices) = (seekerPrices, supporterPrices)
    }
  }

  private let given: Given
  private var scan: LaneScan
  private var thresholds: LaneScan.Thresholds

  /// The threshold of those who are good enough whatever the score, and the highest price of a seeker that is told apart:
  /// scores are at most 10,000, so differences stay within 16 bits.
  private static let always: Int16 = -22_000
  private static let never: Int16 = 32_000
  /// Prices beyond this come to it, which finds pairs that are not better, but misses none.
  private static let farthest: Int64 = 16_000

  init(
    _ pairs: AllPairs, _ columns: PolicyColumns, _ seekerPrices: [Worth], _ supporterPrices: [Worth],
    atMost: Int, ceilings: [Int16]? = nil
  ) {
    given = Given(pairs, columns, seekerPrices, supporterPrices, atMost, ceilings)
    rank = pairs.order.firstIndex(of: .quality) ?? pairs.order.count
    scan = LaneScan(columns)
    thresholds = .init(
      ofSlots: Array(repeating: 0, count: columns.stride),
      ofGroups: Array(repeating: 0, count: columns.stride / LaneOperation.group),
      ofBlocks: Array(repeating: 0, count: columns.blocks.blocks.count))
  }

  mutating func look<Stop: Error>(
    at seekers: [Int], _ found: inout BetterPairs, isListed: (MatchingProblem.Pair) -> Bool,
    _ progress: (Int) throws(Stop) -> Void
  ) throws(Stop) {
    if given.pairs.supporters.isEmpty { return }
    var needs: [Need: [Int]] = [:]
    for seeker in seekers { needs[need(of: seeker), default: []].append(seeker) }
    var done = 0
    for need in needs.keys.sorted() {
      let seekers = needs[need] ?? []
      setThresholds(need)
      for (few, isKept) in partition(seekers) {
        if let isKept {
          var scan = PriceScan(
            given.pairs, given.columns.restricted(to: isKept), given.seekerPrices, given.supporterPrices,
            atMost: given.most, ceilings: given.ceilings)
          scan.setThresholds(need)
          try scan.look(atEach: few, &found, isListed) { (few: Int) throws(Stop) in try progress(done + few) }
        } else {
          try look(atEach: few, &found, isListed) { (few: Int) throws(Stop) in try progress(done + few) }
        }
        done += few.count
      }
    }
  }

  private mutating func look<Stop: Error>(
    atEach seekers: [Int], _ found: inout BetterPairs, _ isListed: (MatchingProblem.Pair) -> Bool,
    _ progress: (Int) throws(Stop) -> Void
  ) throws(Stop) {
    for (done, seeker) in seekers.enumerated() {
      if done & 0x3FF == 0 { try progress(done) }
      look(at: seeker, &found, isListed)
    }
  }

  // MARK: Who can matter to whom

  /// Divides seekers into a few portions of about equal size by a value, within a portion in the order given; not so small
  /// that columns of their own would not be worth while.
  static func portions<Value: Comparable>(
    of seekers: [Int], by value: (Int) -> Value, supporters: Int
  ) -> [[Int]] {
    let size = max(supporters / 64, (seekers.count + 3) / 4, 1)
    // About the highest value of each portion but the last: some thousand seekers say it as well as all.
    let step = max(1, seekers.count / 4_096)
    let sorted = stride(from: 0, to: seekers.count, by: step).map { value(seekers[$0]) }.sorted()
    let tops = stride(from: size - 1, to: seekers.count - 1, by: size).map { sorted[$0 / step] }
    var portions: [[Int]] = Array(repeating: [], count: tops.count + 1)
    for seeker in seekers {
      let value = value(seeker)
      portions[tops.firstIndex { value <= $0 } ?? tops.count].append(seeker)
    }
    return portions.filter { !$0.isEmpty }
  }

  /// Divides seekers of a need by the highest threshold that their ceilings can come up to: for those who come up to
  /// few thresholds, only the supporters with these are kept. Who comes up to none is in no part.
  private func partition(_ seekers: [Int]) -> [(seekers: [Int], isKept: [Bool]?)] {
    guard let ceilings = given.ceilings, let lowest = thresholds.ofBlocks.min() else {
      return [(seekers, nil)]
    }
    func reach(_ seeker: Int) -> Int { Int(ceilings[seeker]) - Int(least(of: seeker)) }
    let mattering = seekers.filter { ceilings[$0] >= 0 && reach($0) >= lowest }
    return Self.portions(of: mattering, by: reach, supporters: given.columns.order.count).map { portion in
      let top = portion.map(reach).max() ?? 0
      let kept = thresholds.ofSlots.count { $0 <= top }
      guard portion.count * 64 >= given.columns.order.count, kept * 4 <= thresholds.ofSlots.count * 3 else {
        return (portion, nil)
      }
      var isKept = Array(repeating: false, count: given.columns.order.count)
      for (slot, supporter) in given.columns.blocks.supporterOfSlot.enumerated()
      where thresholds.ofSlots[slot] <= top {
        isKept[Int(supporter)] = true
      }
      return (portion, isKept)
    }
  }

  // MARK: Thresholds

  /// The numbers before the score that a supporter's price must have for the score to decide.
  private struct Need: Hashable, Comparable {
    let numbers: SIMD8<Int64>

    static func < (a: Need, b: Need) -> Bool {
      for place in a.numbers.indices where a.numbers[place] != b.numbers[place] {
        return a.numbers[place] < b.numbers[place]
      }
      return false
    }
  }

  /// How many numbers come before the score; all of them if scores do not count.
  private let rank: Int

  private func leading(_ worth: Worth) -> Need {
    var numbers = SIMD8<Int64>.zero
    for place in 0..<rank { numbers[place] = worth.number(at: place) }
    return Need(numbers: numbers)
  }

  private func need(of seeker: Int) -> Need {
    leading(
      given.pairs.empty.worth(ofSeeker: seeker, with: .init(supporter: 0, score: 0))
        - given.seekerPrices[seeker])
  }

  private mutating func setThresholds(_ need: Need) {
    let countsScores = given.pairs.order.contains(.quality)
    let ofSupporters = given.columns.order.map { supporter in
      let price = leading(given.supporterPrices[supporter])
      if price != need { return price < need ? Self.always : Self.never }
      let number = countsScores ? given.supporterPrices[supporter].number(at: rank) : .min
      return number < -Self.farthest ? Self.always : Int16(truncatingIfNeeded: min(number, Self.farthest))
    }
    for (slot, supporter) in given.columns.blocks.supporterOfSlot.enumerated() {
      thresholds.ofSlots[slot] = ofSupporters[Int(supporter)]
    }
    for group in thresholds.ofGroups.indices { thresholds.ofGroups[group] = Self.never }
    for (number, block) in given.columns.blocks.blocks.enumerated() {
      var lowest = Self.never
      for slots in [block.byCode, block.byLikeness] {
        for slot in slots {
          let group = slot / LaneOperation.group
          thresholds.ofGroups[group] = min(thresholds.ofGroups[group], thresholds.ofSlots[slot])
          lowest = min(lowest, thresholds.ofSlots[slot])
        }
      }
      thresholds.ofBlocks[number] = lowest
    }
  }

  /// What the score must be above the threshold.
  private func least(of seeker: Int) -> Int16 {
    guard given.pairs.order.contains(.quality) else { return .min }
    let number = given.seekerPrices[seeker].number(at: rank)
    return number < -Self.farthest ? .min : Int16(truncatingIfNeeded: min(number, -Int64(Self.always)))
  }

  // MARK: One seeker

  private struct Better {
    let excess: Int16
    let tie: Int64
    let number: Int
    let score: Int16
    /// Whether the score decided.
    let isCompared: Bool

    func precedes(_ other: Better) -> Bool {
      (other.excess, other.tie, number) < (excess, tie, other.number)
    }
  }

  private mutating func look(
    at seeker: Int, _ found: inout BetterPairs, _ isListed: (MatchingProblem.Pair) -> Bool
  ) {
    let own = given.columns.blocks.blocks(ofSeeker: seeker)
    if own.isEmpty { return }
    let (given, slots, most) = (given, thresholds.ofSlots, given.most)
    let price = given.seekerPrices[seeker]
    let check = PairCheck(given.pairs, seeker: seeker)
    // What a score must be above its threshold to matter: more, once enough were found.
    var question = LaneScan.Question(
      ceiling: given.ceilings.map { $0[seeker] } ?? Int16(Score.scale), least: least(of: seeker))
    var best: [Better] = []
    var isComplete = true
    scan.scan(
      seeker, &question, above: thresholds,
      found: { question, block, batch in
        let scores = batch.scores
        slots.withUnsafeBufferPointer { thresholds in
          guard let start = thresholds.baseAddress else { return }
          for group in stride(from: 0, to: batch.count, by: LaneOperation.group) {
            let first = batch.slot(group) - group
            guard LaneKernel.reaches(question.least, scores + group, above: start + first + group) else {
              continue
            }
            for lane in group..<group + LaneOperation.group {
              let (score, excess) = (scores[lane], scores[lane] &- thresholds[first + lane])
              guard score >= 0, excess >= question.least else { continue }
              let number = Int(given.columns.blocks.supporterOfSlot[first + lane])
              let supporter = given.columns.order[number]
              let worth = given.pairs.empty.worth(
                ofSeeker: seeker,
                with: .init(supporter: Int32(truncatingIfNeeded: supporter), score: Int32(score)))
              guard worth > price + given.supporterPrices[supporter],
                block == 0 || !given.columns.blocks.stands(number, in: own.prefix(block)),
                check.allows(number),
                !isListed(.init(seeker: seeker, supporter: supporter))
              else { continue }
              let better = Better(
                excess: excess, tie: worth.tieBreak, number: number, score: score,
                isCompared: thresholds[first + lane] != Self.always)
              if best.count == most {
                isComplete = false
                guard let last = best.last, better.precedes(last) else { continue }
                best.removeLast()
              }
              best.insert(better, at: best.firstIndex { better.precedes($0) } ?? best.count)
              if best.count == most, let last = best.last {
                question.least = max(question.least, last.excess)
              }
            }
          }
        }
      })
    if best.count == most { isComplete = false }
    found.add(
      best.lazy.map {
        .init(supporter: Int32(truncatingIfNeeded: given.columns.order[$0.number]), score: Int32($0.score))
      }, ofSeeker: seeker)
    // Those that are left aside are as much above the threshold as the last that was listed, at most; where the score did
    // not decide, nothing can be told.
    if isComplete {
      found.bars.set(.price, ofSeeker: seeker)
    } else if let last = best.last, last.isCompared {
      found.bars.set(.score, score: last.excess + 1, ofSeeker: seeker)
    } else {
      found.bars.set(.unknown, ofSeeker: seeker)
    }
  }
}
