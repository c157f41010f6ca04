/// Supporters in blocks, so that a seeker's blocks hold everybody who meets certain requirements and few others.
///
/// A block is made for each combination of keys, one of each of the requirements that were chosen. A supporter stands in
/// each block whose keys they have: who has two keys of a seeker is met twice, and is counted the first time.
///
/// A block holds its supporters twice. *By code*, so that all who share so many first characters of a nested code stand in
/// one range: these are looked up for the few who are near to a seeker. *By likeness*, so that whoever is alike in what
/// else counts stands together, and whole groups can be left out for one reason: these are for the many who are not near.
struct SupporterBlocks: Sendable {
  struct Block: Sendable {
    /// By code, then by likeness; empty if nothing is nested.
    let byCode: Range<Int>
    /// Where supporters without a code begin, among these.
    let silent: Int
    /// By likeness, those without a code left out where there are codes.
    let byLikeness: Range<Int>
  }

  private(set) var blocks: [Block]
  /// For each slot its supporter; blocks are filled up to whole groups of slots with supporter 0.
  private(set) var supporterOfSlot: [UInt32]
  /// Empty if nothing is nested.
  private(set) var codeOfSlot: [UInt64]
  /// The requirements that hold in a seeker's blocks, by their places in the policy.
  let requirements: [Int]
  /// For each seeker their blocks.
  private let blockStarts: [Int]
  private let blocksOfSeekers: [Int32]
  /// For each supporter the blocks they stand in.
  private let standingStarts: [Int]
  private let standings: [Int32]
  /// For each block and chosen requirement the way of its key.
  private let ways: [UInt8]

  /// Requirements that leave more than this share of the pairs are cheaper to check than to keep apart.
  private static let largestShare = 0.6
  /// Nobody should stand in many more blocks than this, on average.
  private static let mostCopies = 8.0

  /// - Parameters:
  ///   - codes: for each supporter the code they are sorted by, or 0; nil if there is none.
  ///   - likenesses: for each supporter a number that is near to those of people who are alike.
  init(
    _ requirements: [Requirement], seekers: Int, supporters order: [Int], codes: [UInt64]?,
    likenesses: [UInt64]
  ) {
    let all = requirements.enumerated().compactMap { place, requirement in
      BlockKeys(requirement, seekers: seekers, supporters: order).map {
        (place: place, keys: $0, share: $0.share)
      }
    }
    var places: [Int] = []
    var chosen: [BlockKeys] = []
    var copies = 1.0
    var mostCombinations = 1
    for (place, keys, share) in all.sorted(by: { ($0.share, $0.place) < ($1.share, $1.place) })
    where share <= Self.largestShare && copies * keys.copies <= Self.mostCopies {
      let (more, isTooMuch) = mostCombinations.multipliedReportingOverflow(by: max(1, keys.count))
      if isTooMuch { continue }
      mostCombinations = more
      places.append(place)
      chosen.append(keys)
      copies *= keys.copies
    }
    self.requirements = places

    // The number of a combination: like a number whose digits are the keys.
    func combinations(_ keys: (BlockKeys) -> [Int32]) -> [Int] {
      chosen.reduce([0]) { combinations, one in
        combinations.flatMap { combination in keys(one).map { combination * one.count + Int($0) } }
      }
    }
    var numbers: [Int: Int] = [:]
    var members: [[UInt32]] = []
    var ways: [UInt8] = []
    for supporter in order.indices.sorted(by: { (likenesses[$0], $0) < (likenesses[$1], $1) }) {
      for combination in combinations({ $0.ofSupporters[supporter] }) {
        let number = numbers[combination] ?? members.count
        if number == members.count {
          numbers[combination] = number
          members.append([])
          ways += Self.ways(of: combination, chosen)
        }
        members[number].append(UInt32(truncatingIfNeeded: supporter))
      }
    }
    self.ways = ways

    var blocks: [Block] = []
    var supporterOfSlot: [UInt32] = []
    func append(_ supporters: [UInt32]) -> Range<Int> {
      let start = supporterOfSlot.count
      supporterOfSlot += supporters
      while supporterOfSlot.count % LaneOperation.group != 0 { supporterOfSlot.append(0) }
      return start..<start + supporters.count
    }
    for block in members {
      guard let codes else {
        blocks.append(Block(byCode: 0..<0, silent: 0, byLikeness: append(block)))
        continue
      }
      let coded = block.filter { codes[Int($0)] != 0 }
      let sorted = coded.indices.sorted { a, b in
        (codes[Int(coded[a])], a) < (codes[Int(coded[b])], b)
      }
      let byCode = append(sorted.map { coded[$0] } + block.filter { codes[Int($0)] == 0 })
      blocks.append(
        Block(byCode: byCode, silent: byCode.lowerBound + coded.count, byLikeness: append(coded)))
    }
    self.blocks = blocks
    self.supporterOfSlot = supporterOfSlot
    codeOfSlot = codes.map { codes in supporterOfSlot.map { codes[Int($0)] } } ?? []

    var starts = [0]
    starts.reserveCapacity(seekers + 1)
    var blocksOfSeekers: [Int32] = []
    for seeker in 0..<seekers {
      for combination in combinations({ $0.ofSeekers[seeker] }) {
        if let number = numbers[combination] { blocksOfSeekers.append(Int32(truncatingIfNeeded: number)) }
      }
      starts.append(blocksOfSeekers.count)
    }
    blockStarts = starts
    self.blocksOfSeekers = blocksOfSeekers

    var standings = [[Int32]](repeating: [], count: order.count)
    for (number, block) in members.enumerated() {
      for supporter in block { standings[Int(supporter)].append(Int32(truncatingIfNeeded: number)) }
    }
    standingStarts = standings.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    self.standings = standings.flatMap(\.self)
  }

  /// The same blocks with some of the supporters only.
  ///
  /// - Parameter slots: for each slot of the result one of this that holds the same.
  func restricted(to isKept: [Bool], slots: inout [Int]) -> SupporterBlocks {
    var result = self
    slots.removeAll()
    func keep(_ given: Range<Int>) -> Range<Int> {
      let start = slots.count
      for slot in given where isKept[Int(supporterOfSlot[slot])] { slots.append(slot) }
      let end = slots.count
      while slots.count % LaneOperation.group != 0 { slots.append(given.lowerBound) }
      return start..<end
    }
    result.blocks = blocks.map { block in
      let coded = (block.byCode.lowerBound..<block.silent).count { isKept[Int(supporterOfSlot[$0])] }
      let byCode = keep(block.byCode)
      return Block(
        byCode: byCode, silent: byCode.lowerBound + coded, byLikeness: keep(block.byLikeness))
    }
    result.supporterOfSlot = slots.map { supporterOfSlot[$0] }
    if !codeOfSlot.isEmpty { result.codeOfSlot = slots.map { codeOfSlot[$0] } }
    return result
  }

  /// The way of the key of a block for one of the requirements, by its place among `requirements`.
  @inline(__always)
  func way(_ requirement: Int, ofBlock block: Int) -> UInt8 { ways[block * requirements.count + requirement] }

  private static func ways(of combination: Int, _ chosen: [BlockKeys]) -> [UInt8] {
    var rest = combination
    var ways: [UInt8] = []
    for one in chosen.reversed() {
      ways.append(one.ways[rest % one.count])
      rest /= one.count
    }
    return ways.reversed()
  }

  /// The blocks of a seeker, by number.
  func blocks(ofSeeker seeker: Int) -> ArraySlice<Int32> {
    blocksOfSeekers[blockStarts[seeker]..<blockStarts[seeker + 1]]
  }

  /// True if a supporter stands in one of these blocks.
  func stands(_ supporter: Int, in blocks: ArraySlice<Int32>) -> Bool {
    for standing in standings[standingStarts[supporter]..<standingStarts[supporter + 1]]
    where blocks.contains(standing) { return true }
    return false
  }
}
