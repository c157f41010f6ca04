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
    var scan = LaneScan(columns)
    var best = BestCandidates(count)
    for (done, seeker) in seekersByBlock.enumerated() {
      if done & 0x3FF == 0 { try progress(done) }
      best.removeAll()
      look(for: &best, seeker, &scan)
      lists[seeker] = best.sorted().map { key in
        MatchingProblem.Candidate(
          supporter: Int32(truncatingIfNeeded: columns.order[BestCandidates.number(key)]),
          score: BestCandidates.score(key))
      }
    }
    return lists
  }

  private func look(for best: inout BestCandidates, _ seeker: Int, _ scan: inout LaneScan) {
    let own = columns.blocks.blocks(ofSeeker: seeker)
    let check = PairCheck(self, seeker: seeker)
    let hash = seekerHashes[seeker]
    scan.scan(
      seeker, floor: { _, _ in Int(best.floor) },
      found: { block, first, scores, count in
        // At the first look no pair comes twice and none is checked further: the floor can be found by counting.
        if best.isEmpty, block == 0, !check.isNeeded, best.count <= count / 4 {
          best.raise(floor: LaneKernel.floor(scores, count, of: best.count))
        }
        for group in stride(from: 0, to: count, by: LaneOperation.group) {
          guard LaneKernel.reaches(best.floor, scores + group) else { continue }
          for lane in group..<group + LaneOperation.group where scores[lane] >= best.floor {
            let number = Int(columns.blocks.supporterOfSlot[first + lane])
            let tie = tieBreak(hash, tieHashes[first + lane], seed: seed)
            let key = BestCandidates.key(scores[lane], tie, number)
            guard key > best.least, block == 0 || !columns.blocks.stands(number, in: own.prefix(block)),
              check.allows(number)
            else { continue }
            best.insert(key)
          }
        }
      })
  }
}

/// Requirements that are checked pair by pair, and pairs that are forbidden.
struct PairCheck {
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

  var isEmpty: Bool { keys.isEmpty }

  /// Says that as many as are asked for score so high.
  mutating func raise(floor score: Int16) { floor = max(floor, score) }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    (least, floor) = (0, 0)
  }

  mutating func insert(_ key: UInt64) {
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
