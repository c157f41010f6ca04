/// Pairs that are worth more than the prices of the two, among those that a matching left aside.
public struct BetterPairs: Sendable {
  /// For each seeker some of them, those that are the most above their prices first.
  public internal(set) var candidates: [[MatchingProblem.Candidate]]
  /// Whether all of a seeker's are there, or only those that are the most above.
  var isComplete: [Bool]

  init(seekers: Int) {
    candidates = Array(repeating: [], count: seekers)
    isComplete = Array(repeating: true, count: seekers)
  }

  /// How many were listed.
  public var count: Int { candidates.reduce(0) { $0 + $1.count } }
}

extension AllPairs {
  /// Looks for pairs that are worth more than the prices of the two, among all pairs that may be made.
  ///
  /// If there are none, no matching of all these pairs is worth more than what the prices add up to: see `Certificate`.
  /// Without prices for everybody there is nothing to compare, and nothing is found.
  ///
  /// - Parameters:
  ///   - atMost: how many to list for a seeker.
  ///   - isListed: pairs that are not looked for, because prices are proven for them otherwise.
  ///   - progress: called now and then with the number of seekers looked at; what it throws ends the work.
  /// - Complexity: as `topCandidates`.
  public func betterPairs<Stop: Error>(
    seekerPrices: [Worth], supporterPrices: [Worth], atMost: Int = 8,
    isListed: (MatchingProblem.Pair) -> Bool = { _ in false }, progress: (Int) throws(Stop) -> Void
  ) throws(Stop) -> BetterPairs {
    var found = BetterPairs(seekers: seekers.count)
    guard seekerPrices.count == seekers.count, supporterPrices.count == supporters.count, atMost > 0 else {
      return found
    }
    var scan = PriceScan(self, columns, seekerPrices, supporterPrices, atMost: atMost)
    try scan.look(at: seekersByBlock, &found, isListed: isListed, progress)
    return found
  }
}

/// Looks for better pairs with the scores of many supporters at once.
///
/// Worths compare like words. Before the score come the numbers of the objectives before quality, which are the same
/// for all pairs of a seeker: less the seeker's price they are what the seeker *needs* of a supporter's price. A
/// supporter whose price begins with less is good enough whatever the score, one whose price begins with more never, and
/// where it is equal the score decides. So seekers with the same need share one *threshold* for each slot; what comes
/// after the score is compared pair by pair, for the few that come so far.
struct PriceScan {
  private let pairs: AllPairs
  private let columns: PolicyColumns
  private let seekerPrices: [Worth]
  private let supporterPrices: [Worth]
  private let most: Int
  private var scan: LaneScan
  /// By slot.
  private var thresholds: [Int16]
  /// The lowest threshold of each group of slots.
  private var lowest: [Int16]

  /// The threshold of those who are good enough whatever the score, and the highest price of a seeker that is told apart:
  /// scores are at most 10,000, so differences stay within 16 bits.
  private static let always: Int16 = -22_000
  private static let never: Int16 = 32_000
  /// Prices beyond this come to it, which finds pairs that are not better, but misses none.
  private static let farthest: Int64 = 16_000

  init(
    _ pairs: AllPairs, _ columns: PolicyColumns, _ seekerPrices: [Worth], _ supporterPrices: [Worth],
    atMost: Int
  ) {
    (self.pairs, self.columns, most) = (pairs, columns, atMost)
    (self.seekerPrices, self.supporterPrices) = (seekerPrices, supporterPrices)
    scan = LaneScan(columns)
    thresholds = Array(repeating: 0, count: columns.stride)
    lowest = Array(repeating: 0, count: columns.stride / LaneOperation.group)
  }

  mutating func look<Stop: Error>(
    at seekers: [Int], _ found: inout BetterPairs, isListed: (MatchingProblem.Pair) -> Bool,
    _ progress: (Int) throws(Stop) -> Void
  ) throws(Stop) {
    if pairs.supporters.isEmpty { return }
    var needs: [Need: [Int]] = [:]
    for seeker in seekers { needs[need(of: seeker), default: []].append(seeker) }
    var done = 0
    for need in needs.keys.sorted() {
      setThresholds(need)
      for seeker in needs[need] ?? [] {
        if done & 0x3FF == 0 { try progress(done) }
        done += 1
        look(at: seeker, &found, isListed)
      }
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
  private var rank: Int { pairs.order.firstIndex(of: .quality) ?? pairs.order.count }

  private func leading(_ worth: Worth) -> Need {
    var numbers = SIMD8<Int64>.zero
    for (place, number) in worth.numbers.prefix(rank).enumerated() { numbers[place] = number }
    return Need(numbers: numbers)
  }

  private func need(of seeker: Int) -> Need {
    leading(
      pairs.empty.worth(ofSeeker: seeker, with: .init(supporter: 0, score: 0)) - seekerPrices[seeker])
  }

  private mutating func setThresholds(_ need: Need) {
    let countsScores = pairs.order.contains(.quality)
    let ofSupporters = columns.order.map { supporter in
      let price = leading(supporterPrices[supporter])
      if price != need { return price < need ? Self.always : Self.never }
      let number = countsScores ? supporterPrices[supporter].numbers[rank] : .min
      return number < -Self.farthest ? Self.always : Int16(truncatingIfNeeded: min(number, Self.farthest))
    }
    for (slot, supporter) in columns.blocks.supporterOfSlot.enumerated() {
      thresholds[slot] = ofSupporters[Int(supporter)]
    }
    for group in lowest.indices {
      var low = Int16.max
      for slot in group * LaneOperation.group..<(group + 1) * LaneOperation.group {
        low = min(low, thresholds[slot])
      }
      lowest[group] = low
    }
  }

  /// What the score must be above the threshold.
  private func least(of seeker: Int) -> Int16 {
    guard pairs.order.contains(.quality) else { return .min }
    let number = seekerPrices[seeker].numbers[rank]
    return number < -Self.farthest ? .min : Int16(truncatingIfNeeded: min(number, -Int64(Self.always)))
  }

  // MARK: One seeker

  private struct Better {
    let excess: Int16
    let tie: Int64
    let number: Int
    let score: Int16

    func precedes(_ other: Better) -> Bool {
      (other.excess, other.tie, number) < (excess, tie, other.number)
    }
  }

  private mutating func look(
    at seeker: Int, _ found: inout BetterPairs, _ isListed: (MatchingProblem.Pair) -> Bool
  ) {
    let own = columns.blocks.blocks(ofSeeker: seeker)
    if own.isEmpty { return }
    let (pairs, columns, thresholds, lowest, most) = (pairs, columns, thresholds, lowest, most)
    let (supporterPrices, price) = (supporterPrices, seekerPrices[seeker])
    let check = PairCheck(pairs, seeker: seeker)
    // What a score must be above its threshold to matter: more, once enough were found.
    var least = least(of: seeker)
    var best: [Better] = []
    var isComplete = true
    scan.scan(
      seeker,
      floor: { first, count in
        var low = Int16.max
        let group = first / LaneOperation.group
        for place in group..<group + (count + LaneOperation.group - 1) / LaneOperation.group {
          low = min(low, lowest[place])
        }
        return Int(low) + Int(least)
      },
      found: { block, first, scores, count in
        thresholds.withUnsafeBufferPointer { thresholds in
          guard let start = thresholds.baseAddress else { return }
          for group in stride(from: 0, to: count, by: LaneOperation.group) {
            guard LaneKernel.reaches(least, scores + group, above: start + first + group) else { continue }
            for lane in group..<group + LaneOperation.group {
              let (score, excess) = (scores[lane], scores[lane] &- thresholds[first + lane])
              guard score >= 0, excess >= least else { continue }
              let number = Int(columns.blocks.supporterOfSlot[first + lane])
              let supporter = columns.order[number]
              let worth = pairs.empty.worth(
                ofSeeker: seeker,
                with: .init(supporter: Int32(truncatingIfNeeded: supporter), score: Int32(score)))
              guard worth > price + supporterPrices[supporter],
                block == 0 || !columns.blocks.stands(number, in: own.prefix(block)), check.allows(number),
                !isListed(.init(seeker: seeker, supporter: supporter))
              else { continue }
              let better = Better(excess: excess, tie: worth.tieBreak, number: number, score: score)
              if best.count == most {
                isComplete = false
                guard let last = best.last, better.precedes(last) else { continue }
                best.removeLast()
              }
              best.insert(better, at: best.firstIndex { better.precedes($0) } ?? best.count)
              if best.count == most, let last = best.last { least = max(least, last.excess) }
            }
          }
        }
      })
    if best.count == most { isComplete = false }
    found.isComplete[seeker] = isComplete && found.isComplete[seeker]
    found.candidates[seeker] += best.map {
      .init(supporter: Int32(truncatingIfNeeded: columns.order[$0.number]), score: Int32($0.score))
    }
  }
}
