/// Supporters in blocks, so that a seeker's blocks hold everybody who meets certain requirements and few others.
///
/// A block is made for each combination of keys, one of each of the requirements that were chosen. A supporter stands in
/// each block whose keys they have: who has two keys of a seeker is met twice, and is counted the first time. Within a
/// block supporters are sorted by a nested code, so that all who share so many first characters stand in one range.
struct SupporterBlocks: Sendable {
  struct Block: Sendable {
    let slots: Range<Int>
    /// Where supporters without a code begin.
    let silent: Int
  }

  private(set) var blocks: [Block]
  /// For each slot its supporter; blocks are filled up to whole groups of slots with supporter 0.
  private(set) var supporterOfSlot: [UInt32]
  private(set) var codeOfSlot: [UInt64]
  /// The requirements that hold in a seeker's blocks, by their places in the policy.
  let requirements: [Int]
  /// For each seeker their blocks.
  private let blockStarts: [Int]
  private let blocksOfSeekers: [Int32]
  /// For each supporter the blocks they stand in.
  private let standingStarts: [Int]
  private let standings: [Int32]

  /// Requirements that leave more than this share of the pairs are cheaper to check than to keep apart.
  private static let largestShare = 0.6
  /// Nobody should stand in many more blocks than this, on average.
  private static let mostCopies = 8.0

  /// - Parameter codes: for each supporter the code they are sorted by, or 0.
  init(_ requirements: [Requirement], seekers: Int, supporters order: [Int], codes: [UInt64]) {
    let all = requirements.enumerated().compactMap { place, requirement in
      BlockKeys(requirement, seekers: seekers, supporters: order).map {
        (place: place, keys: $0, share: $0.share)
      }
    }
    var places: [Int] = []
    var chosen: [BlockKeys] = []
    var copies = 1.0
    for (place, keys, share) in all.sorted(by: { ($0.share, $0.place) < ($1.share, $1.place) })
    where share <= Self.largestShare && copies * keys.copies <= Self.mostCopies {
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
    let sorted = order.indices.sorted {
      (codes[$0] == 0 ? 1 : 0, codes[$0], $0) < (codes[$1] == 0 ? 1 : 0, codes[$1], $1)
    }
    var numbers: [Int: Int] = [:]
    var members: [[UInt32]] = []
    for supporter in sorted {
      for combination in combinations({ $0.ofSupporters[supporter] }) {
        let number = numbers[combination] ?? members.count
        if number == members.count {
          numbers[combination] = number
          members.append([])
        }
        members[number].append(UInt32(truncatingIfNeeded: supporter))
      }
    }

    var blocks: [Block] = []
    var supporterOfSlot: [UInt32] = []
    var codeOfSlot: [UInt64] = []
    for block in members {
      let start = supporterOfSlot.count
      supporterOfSlot += block
      let silent = block.firstIndex { codes[Int($0)] == 0 } ?? block.count
      blocks.append(Block(slots: start..<start + block.count, silent: start + silent))
      while supporterOfSlot.count % LaneOperation.group != 0 { supporterOfSlot.append(0) }
      codeOfSlot += block.map { codes[Int($0)] }
      codeOfSlot += Array(repeating: 0, count: supporterOfSlot.count - codeOfSlot.count)
    }
    self.blocks = blocks
    self.supporterOfSlot = supporterOfSlot
    self.codeOfSlot = codeOfSlot

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
    result.blocks = blocks.map { block in
      let start = slots.count
      var silent = start
      for slot in block.slots where isKept[Int(supporterOfSlot[slot])] {
        slots.append(slot)
        if slot < block.silent { silent = slots.count }
      }
      let end = slots.count
      while slots.count % LaneOperation.group != 0 { slots.append(block.slots.lowerBound) }
      return Block(slots: start..<end, silent: silent)
    }
    result.supporterOfSlot = slots.map { supporterOfSlot[$0] }
    result.codeOfSlot = slots.map { codeOfSlot[$0] }
    return result
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
