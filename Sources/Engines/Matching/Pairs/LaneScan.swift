/// Scores one seeker after another with everybody in their blocks, a chunk of slots at a time.
///
/// Whoever asks says how high the score of a slot must be for it to matter; chunks in which no score can be so high are
/// not looked at. Scores come as the policy gives them, but requirements that are checked pair by pair are not checked.
struct LaneScan {
  private let policy: PolicyColumns
  private(set) var plan = SeekerPlan()
  private let room = LaneRoom()
  /// Where those begin and end who have so many first characters of the seeker's code.
  private var ranges: [Range<Int>]

  init(_ policy: PolicyColumns) {
    self.policy = policy
    ranges = Array(repeating: 0..<0, count: NestedCodes.depth + 1)
  }

  /// - Parameters:
  ///   - floor: the lowest score that matters in a chunk, from its first slot and number of slots.
  ///   - found: called with the place of the block among the seeker's, the first slot, the scores and their number.
  mutating func scan(
    _ seeker: Int, floor: (_ first: Int, _ count: Int) -> Int,
    found: (_ block: Int, _ first: Int, _ scores: UnsafePointer<Int16>, _ count: Int) -> Void
  ) {
    let own = policy.blocks.blocks(ofSeeker: seeker)
    // No score is higher than the scale: often that alone says that nobody matters, before anything is prepared.
    func matters(_ number: Int32) -> Bool {
      let slots = policy.blocks.blocks[Int(number)].slots
      return !slots.isEmpty && Int(Score.scale) >= floor(slots.lowerBound, slots.count)
    }
    guard own.contains(where: matters) else { return }
    plan.prepare(policy, seeker: seeker)
    if plan.isHopeless { return }
    for (place, number) in own.enumerated() {
      let block = policy.blocks.blocks[Int(number)]
      findRanges(block)
      // The nearest first: they set the floor for the others.
      let chunks = (block.slots.count + LaneOperation.chunk - 1) / LaneOperation.chunk
      let nearest = max(
        0,
        min(chunks - 1, (ranges[NestedCodes.depth].lowerBound - block.slots.lowerBound) / LaneOperation.chunk)
      )
      for chunk in nearest..<chunks { scan(chunk, of: block, place, floor, found) }
      for chunk in (0..<nearest).reversed() { scan(chunk, of: block, place, floor, found) }
    }
  }

  private mutating func scan(
    _ chunk: Int, of block: SupporterBlocks.Block, _ place: Int, _ floor: (Int, Int) -> Int,
    _ found: (Int, Int, UnsafePointer<Int16>, Int) -> Void
  ) {
    let first = block.slots.lowerBound + chunk * LaneOperation.chunk
    let end = min(block.slots.upperBound, first + LaneOperation.chunk)
    guard highest(in: first..<end, of: block) + plan.constant + plan.most >= floor(first, end - first) else {
      return
    }
    let count = (end - first + LaneOperation.group - 1) / LaneOperation.group * LaneOperation.group
    assert(count <= LaneOperation.chunk && first + count <= policy.stride)
    policy.columns.withUnsafeBufferPointer { columns in
      policy.blocks.supporterOfSlot.withUnsafeBufferPointer { people in
        plan.tables.withUnsafeBufferPointer { tables in
          // None of these is empty but perhaps the columns and tables, which then no operation reads.
          guard let people = people.baseAddress else { return }
          let nothing = UnsafeRawPointer(people)
          let kernel = LaneKernel(
            columns: (columns.baseAddress ?? nothing.assumingMemoryBound(to: UInt16.self)) + first,
            stride: policy.stride, people: people + first,
            tables: tables.baseAddress ?? nothing.assumingMemoryBound(to: Int16.self),
            scores: room.scores, scratch: room.scratch, count: count)
          fill(first..<end, of: block, kernel)
          for operation in plan.operations { kernel.carryOut(operation) }
          kernel.put(LaneOperation.ruledOut, in: end - first..<count)
          found(place, first, room.scores, count)
        }
      }
    }
  }

  // MARK: Nested codes

  private mutating func findRanges(_ block: SupporterBlocks.Block) {
    var range = block.slots.lowerBound..<block.silent
    ranges[0] = range
    if plan.code == 0 { range = range.lowerBound..<range.lowerBound }
    for common in 1...NestedCodes.depth {
      if plan.nearness[common] != plan.nearness[common - 1], !range.isEmpty {
        let rest = UInt64.max >> UInt64(8 * common)
        let low = lowerBound(plan.code & ~rest, in: range)
        let top = plan.code | rest
        range = low..<(top == .max ? range.upperBound : lowerBound(top + 1, in: low..<range.upperBound))
      }
      ranges[common] = range
    }
  }

  private func lowerBound(_ code: UInt64, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if policy.blocks.codeOfSlot[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What nearness gives at most in a chunk.
  private func highest(in slots: Range<Int>, of block: SupporterBlocks.Block) -> Int {
    var highest = slots.upperBound > block.silent ? plan.silentNearness : .min
    for common in 0...NestedCodes.depth where ranges[common].overlaps(slots) {
      highest = max(highest, plan.nearness[common])
    }
    return Int(highest)
  }

  /// Everybody's score before the operations.
  private func fill(_ slots: Range<Int>, of block: SupporterBlocks.Block, _ kernel: LaneKernel) {
    let constant = Int16(truncatingIfNeeded: plan.constant)
    func put(_ points: Int16, _ range: Range<Int>) {
      let part = range.clamped(to: slots)
      if part.isEmpty { return }
      kernel.put(
        constant &+ points, in: part.lowerBound - slots.lowerBound..<part.upperBound - slots.lowerBound)
    }
    put(plan.nearness[0], ranges[0])
    put(plan.silentNearness, block.silent..<block.slots.upperBound)
    for common in 1...NestedCodes.depth
    where plan.nearness[common] != plan.nearness[common - 1] && !ranges[common].isEmpty {
      put(plan.nearness[common], ranges[common])
    }
  }
}

/// Memory for a chunk of scores, and as much beside it.
private final class LaneRoom {
  let scores = UnsafeMutablePointer<Int16>.allocate(capacity: LaneOperation.chunk)
  let scratch = UnsafeMutablePointer<Int16>.allocate(capacity: LaneOperation.chunk)

  deinit {
    scores.deallocate()
    scratch.deallocate()
  }
}
