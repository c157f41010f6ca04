extension AllPairs {
  /// For each seeker the best so many of all they could meet, the best first.
  ///
  /// Of equally good supporters those come first whose pair has the higher tie-break (see `Worth`), so that not everybody
  /// lists the same people; where that is equal too, those with the lesser identifier. The lists are those that scoring and
  /// sorting all pairs gives.
  ///
  /// - Complexity: O(feasible pairs × rules) vector operations at worst; chunks of supporters who cannot come up to those
  ///   found already are left out.
  public func topCandidates(_ count: Int) -> [[MatchingProblem.Candidate]] {
    topCandidates(count) { (_: Int) throws(Never) in }
  }

  /// The same, for long runs.
  ///
  /// - Parameter progress: called now and then with the number of seekers looked at; what it throws ends the work.
  public func topCandidates<Stop: Error>(
    _ count: Int, progress: (Int) throws(Stop) -> Void
  ) throws(Stop) -> [[MatchingProblem.Candidate]] {
    var lists = [[MatchingProblem.Candidate]](repeating: [], count: seekers.count)
    if count <= 0 { return lists }
    try forEachSeeker(count, progress) { seeker, best in lists[seeker] = Array(best) }
    return lists
  }

  /// The same in one piece: for each seeker in order, with where each one's begin and where the last one's end.
  func flatCandidates<Stop: Error>(
    _ count: Int, _ progress: (Int) throws(Stop) -> Void
  ) throws(Stop) -> (candidates: [MatchingProblem.Candidate], starts: [Int]) {
    var found: [MatchingProblem.Candidate] = []
    found.reserveCapacity(min(count, 32, supporters.count) * seekers.count)
    var lengths = [Int](repeating: 0, count: seekers.count)
    try forEachSeeker(count, progress) { seeker, best in
      found += best
      lengths[seeker] = best.count
    }
    let starts = lengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    if zip(seekersByBlock, seekersByBlock.dropFirst()).allSatisfy(<) { return (found, starts) }
    var candidates = found
    var next = 0
    for seeker in seekersByBlock {
      for place in starts[seeker]..<starts[seeker + 1] {
        candidates[place] = found[next]
        next += 1
      }
    }
    return (candidates, starts)
  }

  /// The same, one seeker after another, in the order of `seekersByBlock`.
  private func forEachSeeker<Stop: Error>(
    _ count: Int, _ progress: (Int) throws(Stop) -> Void,
    _ body: (Int, LazyMapSequence<[UInt64], MatchingProblem.Candidate>) -> Void
  ) throws(Stop) {
    var scan = LaneScan(columns)
    var best = BestCandidates(count)
    let order = columns.order
    for (done, seeker) in seekersByBlock.enumerated() {
      if done & 0x3FF == 0 { try progress(done) }
      look(for: &best, seeker, &scan)
      body(
        seeker,
        best.sorted().lazy.map { key in
          MatchingProblem.Candidate(
            supporter: Int32(truncatingIfNeeded: order[BestCandidates.number(key)]),
            score: BestCandidates.score(key))
        })
    }
  }

  private func look(for best: inout BestCandidates, _ seeker: Int, _ scan: inout LaneScan) {
    best.removeAll()
    // Only these, so that little is handed around for every batch.
    let (columns, tieHashes, seed) = (columns, tieHashes, seed)
    let own = columns.blocks.blocks(ofSeeker: seeker)
    let check = PairCheck(self, seeker: seeker)
    let hash = seekerHashes[seeker]
    var question = LaneScan.Question(least: 0)
    scan.scan(
      seeker, &question,
      found: { question, block, batch in
        let scores = batch.scores
        for group in stride(from: 0, to: batch.count, by: LaneOperation.group) {
          guard LaneKernel.reaches(best.floor, scores + group) else { continue }
          let first = batch.slot(group) - group
          for lane in group..<group + LaneOperation.group where scores[lane] >= best.floor {
            let number = Int(columns.blocks.supporterOfSlot[first + lane])
            let tie = tieBreak(hash, tieHashes[number], seed: seed)
            let key = BestCandidates.key(scores[lane], tie, number)
            guard key > best.least,
              block == 0 || !best.mayHold(number) || !columns.blocks.stands(number, in: own.prefix(block)),
              check.allows(number)
            else { continue }
            best.insert(key, number)
          }
        }
        question.least = best.floor
      })
  }
}

/// Requirements that are checked pair by pair, and pairs that are forbidden.
///
/// A class, as it is handed around for every batch.
final class PairCheck {
  private let rows: [Requirement.Row]
  private let forbidden: Set<MatchingProblem.Pair>
  private let order: [Int]
  private let seeker: Int
  let isNeeded: Bool

  init(_ pairs: AllPairs, seeker: Int) {
    rows = pairs.columns.deferred.map { Requirement.Row($0, seeker: seeker) }
    (forbidden, order) = (pairs.forbidden, pairs.columns.order)
    self.seeker = seeker
    isNeeded = !rows.isEmpty || !forbidden.isEmpty
  }

  /// - Parameter number: of the supporter, as they are numbered in the columns.
  @inline(__always)
  func allows(_ number: Int) -> Bool { !isNeeded || isAllowed(order[number]) }

  private func isAllowed(_ supporter: Int) -> Bool {
    rows.allSatisfy { $0.holds(supporter) }
      && (forbidden.isEmpty || !forbidden.contains(.init(seeker: seeker, supporter: supporter)))
  }
}

/// The best so many of those that were found for a seeker, as numbers that compare as the candidates do.
struct BestCandidates {
  let count: Int
  private let room: Int
  private var keys: [UInt64] = []
  /// Keys up to this are not among the best.
  private(set) var least: UInt64 = 0
  /// Scores below this are not among the best; nor are those of pairs that may not be made, which are negative.
  private(set) var floor: Int16 = 0
  /// A bit for the numbers that came in, all with the same remainder sharing one: who stands in two blocks of a seeker
  /// comes in twice only if they did the first time, and most did not.
  private var marks = SIMD16<UInt64>.zero

  init(_ count: Int) {
    self.count = count
    room = count > 1 << 30 ? .max : 2 * count + 32
    keys.reserveCapacity(min(room, 1 << 12))
  }

  /// Score, tie-break and number, one behind the other: 14, 24 and 26 bits; the lesser number is the better.
  static func key(_ score: Int16, _ tieBreak: Int64, _ number: Int) -> UInt64 {
    UInt64(UInt16(bitPattern: score)) << 50 | UInt64(truncatingIfNeeded: tieBreak) << 26
      | UInt64(truncatingIfNeeded: (1 << 26) - 1 - number)
  }

  static func score(_ key: UInt64) -> Int32 { Int32(truncatingIfNeeded: key >> 50) }

  static func number(_ key: UInt64) -> Int { (1 << 26) - 1 - Int(key & (1 << 26 - 1)) }

  /// False if the supporter of this number did not come in.
  @inline(__always)
  func mayHold(_ number: Int) -> Bool { marks[number >> 6 & 15] >> UInt64(number & 63) & 1 == 1 }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    (least, floor) = (0, 0)
    marks = .zero
  }

  mutating func insert(_ key: UInt64, _ number: Int) {
    marks[number >> 6 & 15] |= 1 << UInt64(number & 63)
    keys.append(key)
    if keys.count >= room { narrow() }
  }

  /// The best, the best first.
  mutating func sorted() -> [UInt64] {
    if keys.count > count { narrow() }
    keys.sort(by: >)
    return keys
  }

  /// Puts the best in front and forgets the others, by choosing one and dividing the keys around it (Hoare 1961).
  private mutating func narrow() {
    var (low, high) = (0, keys.count - 1)
    let end = count - 1
    var span = keys.mutableSpan
    while low < high {
      let (first, middle, last) = (span[low], span[(low + high) / 2], span[high])
      let pivot = max(min(first, middle), min(max(first, middle), last))
      var (left, right) = (low, high)
      while left <= right {
        while span[left] > pivot { left += 1 }
        while span[right] < pivot { right -= 1 }
        if left <= right {
          span.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if end <= right { high = right } else if end >= left { low = left } else { break }
    }
    keys.removeLast(keys.count - count)
    guard let last = keys.last else { return }
    (least, floor) = (last, Int16(truncatingIfNeeded: Self.score(last)))
  }
}
