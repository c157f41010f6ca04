/// Scores one seeker after another with everybody in their blocks, a run of slots at a time.
///
/// Whoever asks says how high the score of a slot must be for it to matter; groups of slots in which no score can be so
/// high are not looked at. Scores come as the policy gives them, but requirements that are checked pair by pair are not
/// checked.
///
/// Those who are near to the seeker by the code that blocks are sorted by are looked at first, then all others.
///
/// What scores in a group can be at most is known from what everybody in it has in common (see `GroupColumns`); of what is
/// not known to be common, the most that anybody could be given is supposed.
struct LaneScan {
  private let policy: PolicyColumns
  private var plan = SeekerPlan()
  private let room: LaneRoom
  /// So many first characters in common make a difference for those near, the fewest first.
  private let levels: [Int]

  init(_ policy: PolicyColumns) {
    self.policy = policy
    let longest = policy.blocks.blocks.reduce(0) { max($0, $1.byCode.count, $1.byLikeness.count) }
    room = LaneRoom(
      groups: longest / LaneOperation.group + 16,
      width: policy.stride > 0 ? policy.columns.count / policy.stride : 0,
      needsPeople: policy.rules.contains { if case .people = $0.form { true } else { false } })
    let points = policy.keyPoints
    levels =
      policy.nearDepth == 0
      ? []
      : (policy.nearDepth...NestedCodes.depth).filter {
        $0 == policy.nearDepth || points[$0] != points[$0 - 1]
      }
  }

  /// What the score of a slot must be above for it to matter.
  struct Thresholds {
    /// By slot; the lowest of each group of slots; the lowest of each block.
    var ofSlots: [Int16]
    var ofGroups: [Int16]
    var ofBlocks: [Int16]
  }

  /// Who asks about a seeker.
  struct Question {
    /// No score that matters is higher.
    var ceiling = Int16(Score.scale)
    /// What a score that matters is above its threshold at least; `found` may raise it.
    var least: Int16
  }

  /// Called with the question, the place of the block among the seeker's, and the scores.
  typealias Found = (inout Question, _ block: Int, LaneBatch) -> Void

  /// Where everything lies that is read again and again.
  private struct Memory {
    let columns: UnsafePointer<UInt16>
    let people: UnsafePointer<UInt32>
    let width: Int
    let groups: UnsafePointer<UInt16>
    let tables: UnsafePointer<Int16>
    /// The lowest threshold of each group.
    let lowest: UnsafePointer<Int16>?
  }

  /// A block of a seeker, and its place among theirs.
  private struct Own {
    let block: SupporterBlocks.Block
    let number: Int
    let place: Int
  }

  /// One of the ways in which a block holds its supporters, or a part of it.
  private enum Part { case near, silent, byLikeness }

  /// - Parameter thresholds: 0 if nil.
  mutating func scan(
    _ seeker: Int, _ question: inout Question, above thresholds: Thresholds? = nil, found: Found
  ) {
    let own = policy.blocks.blocks(ofSeeker: seeker)
    // Often the ceiling alone says that nobody matters, before anything is prepared.
    func matters(_ number: Int32, _ question: Question) -> Bool {
      Int(question.ceiling) - Int(thresholds?.ofBlocks[Int(number)] ?? 0) >= Int(question.least)
    }
    guard own.contains(where: { matters($0, question) }) else { return }
    plan.prepare(policy, seeker: seeker)
    if plan.isHopeless { return }
    withMemory(thresholds) { memory in
      for (place, number) in own.enumerated() where matters(number, question) {
        let own = Own(block: policy.blocks.blocks[Int(number)], number: Int(number), place: place)
        let block = own.block
        findRanges(block)
        if policy.nearDepth > 0 {
          scan(room.ranges[policy.nearDepth], .near, own, memory, &question, found)
          scan(block.silent..<block.byCode.upperBound, .silent, own, memory, &question, found)
        }
        scan(block.byLikeness, .byLikeness, own, memory, &question, found)
      }
    }
  }

  private func withMemory(_ thresholds: Thresholds?, _ body: (Memory) -> Void) {
    let width = policy.stride > 0 ? policy.columns.count / policy.stride : 0
    policy.columns.withUnsafeBufferPointer { columns in
      policy.blocks.supporterOfSlot.withUnsafeBufferPointer { people in
        policy.groups.columns.withUnsafeBufferPointer { groups in
          plan.tables.withUnsafeBufferPointer { tables in
            // Columns and tables may be empty, which then no operation reads; people are not, where there are blocks.
            guard let people = people.baseAddress else { return }
            let nothing = UnsafeRawPointer(people)
            let none = nothing.assumingMemoryBound(to: UInt16.self)
            func go(_ lowest: UnsafePointer<Int16>?) {
              body(
                Memory(
                  columns: columns.baseAddress ?? none, people: people, width: width,
                  groups: groups.baseAddress ?? none,
                  tables: tables.baseAddress ?? nothing.assumingMemoryBound(to: Int16.self), lowest: lowest))
            }
            if let thresholds {
              thresholds.ofGroups.withUnsafeBufferPointer { go($0.baseAddress) }
            } else {
              go(nil)
            }
          }
        }
      }
    }
  }

  /// How far below the highest bound groups are still looked at in the same go, before what matters is asked for again.
  private static let step: Int16 = 800

  private func scan(
    _ slots: Range<Int>, _ part: Part, _ own: Own, _ memory: Memory, _ question: inout Question,
    _ found: Found
  ) {
    if slots.isEmpty { return }
    let size = LaneOperation.group
    let (first, end) = (slots.lowerBound / size, (slots.upperBound - 1) / size + 1)
    var top = setBounds(first..<end, part, own, memory, question)
    let bounds = room.bounds
    while top >= question.least, top > .min {
      // What is far below the top waits until it is known what matters after that.
      let enough =
        memory.lowest == nil
        ? max(question.least, top < .min + Self.step ? .min + 1 : top - Self.step) : question.least
      var tops = SIMD8<Int16>(repeating: .min)
      for eight in stride(from: 0, to: end - first, by: 8) {
        guard LaneKernel.reaches(enough, bounds + eight) else {
          tops = pointwiseMax(tops, LaneKernel.eight(bounds + eight))
          continue
        }
        for group in eight..<min(eight + 8, end - first) {
          if bounds[group] < enough {
            tops[0] = max(tops[0], bounds[group])
            continue
          }
          bounds[group] = .min
          add(first + group, of: slots, part, memory)
          if room.batch.isFull { score(part, own, memory, &question, found) }
        }
      }
      top = tops.max()
      if room.batch.count > 0 { score(part, own, memory, &question, found) }
    }
  }

  /// What scores in each group can be above their thresholds at most.
  ///
  /// - Returns: the highest.
  private func setBounds(
    _ groups: Range<Int>, _ part: Part, _ own: Own, _ memory: Memory, _ question: Question
  ) -> Int16 {
    var most = plan.constant + plan.most
    for (way, rise) in plan.seen where policy.blocks.way(way.requirement, ofBlock: own.number) > way.way {
      most -= rise
    }
    let kernel = LaneKernel(
      columns: memory.groups + groups.lowerBound, stride: policy.groups.stride, people: memory.people,
      tables: memory.tables, scores: room.bounds, scratch: room.scratch, count: groups.count)
    switch part {
    case .near:
      kernel.put(.min, in: 0..<groups.count)
      for common in levels {
        let (range, size) = (room.ranges[common], LaneOperation.group)
        if range.isEmpty { continue }
        let bound = Int16(clamping: most + Int(plan.nearness[common]))
        for group in range.lowerBound / size...(range.upperBound - 1) / size {
          room.bounds[group - groups.lowerBound] = max(room.bounds[group - groups.lowerBound], bound)
        }
      }
    case .silent: kernel.put(Int16(clamping: most + Int(plan.silentNearness)), in: 0..<groups.count)
    case .byLikeness: kernel.put(Int16(clamping: most + Int(plan.nearness[0])), in: 0..<groups.count)
    }
    plan.bounds.withUnsafeBufferPointer { for operation in $0 { kernel.carryOut(operation) } }
    // They are looked through by eights.
    let rest = (8 - groups.count % 8) % 8
    (room.bounds + groups.count).update(repeating: .min, count: rest)
    return kernel.limit(to: question.ceiling, above: memory.lowest.map { $0 + groups.lowerBound })
  }

  /// Adds a group to the batch, with everybody's score before the operations.
  private func add(_ group: Int, of slots: Range<Int>, _ part: Part, _ memory: Memory) {
    let size = LaneOperation.group
    let first = group * size
    let scores = room.batch.add(first, memory.columns, stride: policy.stride, memory.width, memory.people)
    assert(first + size <= policy.stride)
    let constant = Int16(truncatingIfNeeded: plan.constant)
    switch part {
    case .near:
      for common in levels {
        let range = room.ranges[common].clamped(to: first..<first + size)
        if range.isEmpty { break }
        for slot in range { scores[slot &- first] = constant &+ plan.nearness[common] }
      }
    case .silent: LaneKernel.putEight(constant &+ plan.silentNearness, scores)
    case .byLikeness: LaneKernel.putEight(constant &+ plan.nearness[0], scores)
    }
    if slots.lowerBound > first || slots.upperBound < first + size {
      for lane in 0..<size where !slots.contains(first + lane) { scores[lane] = LaneOperation.ruledOut }
    }
  }

  /// Carries out all operations on the batch, and begins a new one.
  private func score(
    _ part: Part, _ own: Own, _ memory: Memory, _ question: inout Question, _ found: Found
  ) {
    let batch = room.batch
    let kernel = LaneKernel(
      columns: UnsafePointer(batch.columns), stride: LaneOperation.chunk, people: UnsafePointer(batch.people),
      tables: memory.tables, scores: batch.scores, scratch: room.scratch, count: batch.count)
    plan.operations.withUnsafeBufferPointer { for operation in $0 { kernel.carryOut(operation) } }
    // Those near to the seeker were looked at by their code.
    if part == .byLikeness, let branch = plan.branch, let column = policy.branchColumn {
      kernel.carryOut(.needOther(column: column, branch))
    }
    found(&question, own.place, batch)
    room.batch.count = 0
  }

  // MARK: Nested codes

  private func findRanges(_ block: SupporterBlocks.Block) {
    guard policy.nearDepth > 0 else { return }
    var range = block.byCode.lowerBound..<block.silent
    if plan.code == 0 { range = range.lowerBound..<range.lowerBound }
    for common in levels {
      if !range.isEmpty {
        let rest = UInt64.max >> UInt64(8 * common)
        let low = lowerBound(plan.code & ~rest, in: range)
        let top = plan.code | rest
        range = low..<(top == .max ? range.upperBound : lowerBound(top + 1, in: low..<range.upperBound))
      }
      room.ranges[common] = range
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
}

/// Groups of slots from anywhere in the columns, brought together so that operations go over them without a break.
struct LaneBatch {
  let scores = UnsafeMutablePointer<Int16>.allocate(capacity: LaneOperation.chunk)
  fileprivate let columns: UnsafeMutablePointer<UInt16>
  fileprivate let people = UnsafeMutablePointer<UInt32>.allocate(capacity: LaneOperation.chunk)
  /// The first slot of each group.
  private let firsts = UnsafeMutablePointer<Int>.allocate(
    capacity: LaneOperation.chunk / LaneOperation.group)
  /// How many scores there are.
  fileprivate(set) var count = 0

  /// Whether operations ask who somebody is.
  private let needsPeople: Bool

  fileprivate init(width: Int, needsPeople: Bool) {
    self.needsPeople = needsPeople
    columns = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, width) * LaneOperation.chunk)
    columns.initialize(repeating: 0, count: max(1, width) * LaneOperation.chunk)
    people.initialize(repeating: 0, count: LaneOperation.chunk)
    scores.initialize(repeating: 0, count: LaneOperation.chunk)
    firsts.initialize(repeating: 0, count: LaneOperation.chunk / LaneOperation.group)
  }

  fileprivate func deallocate() {
    scores.deallocate()
    columns.deallocate()
    people.deallocate()
    firsts.deallocate()
  }

  fileprivate var isFull: Bool { count == LaneOperation.chunk }

  /// The slot of the first score of a group; `lane` is the place of that score.
  @inline(__always)
  func slot(_ lane: Int) -> Int { firsts[lane / LaneOperation.group] }

  /// - Returns: where the scores of the group are.
  fileprivate mutating func add(
    _ first: Int, _ given: UnsafePointer<UInt16>, stride: Int, _ width: Int, _ people: UnsafePointer<UInt32>
  ) -> UnsafeMutablePointer<Int16> {
    typealias Eight = SIMD8<UInt16>
    assert(LaneOperation.group == Eight.scalarCount && !isFull)
    var from = UnsafeRawPointer(given + first)
    var to = UnsafeMutableRawPointer(columns + count)
    for _ in 0..<width {
      to.storeBytes(of: from.loadUnaligned(as: Eight.self), as: Eight.self)
      from += 2 &* stride
      to += 2 &* LaneOperation.chunk
    }
    if needsPeople {
      let persons = UnsafeRawPointer(people + first).loadUnaligned(as: SIMD8<UInt32>.self)
      UnsafeMutableRawPointer(self.people + count).storeBytes(of: persons, as: SIMD8<UInt32>.self)
    }
    firsts[count / LaneOperation.group] = first
    let place = scores + count
    count &+= LaneOperation.group
    return place
  }
}

/// Memory for a batch, as much beside its scores, and for the bounds of the groups of a block.
private final class LaneRoom {
  var batch: LaneBatch
  let scratch: UnsafeMutablePointer<Int16>
  let bounds: UnsafeMutablePointer<Int16>
  /// Where those begin and end who have so many first characters of the seeker's code.
  let ranges = UnsafeMutablePointer<Range<Int>>.allocate(capacity: NestedCodes.depth + 1)

  init(groups: Int, width: Int, needsPeople: Bool) {
    batch = LaneBatch(width: width, needsPeople: needsPeople)
    let size = max(groups, LaneOperation.chunk)
    scratch = UnsafeMutablePointer<Int16>.allocate(capacity: size)
    bounds = UnsafeMutablePointer<Int16>.allocate(capacity: size)
    scratch.initialize(repeating: 0, count: size)
    bounds.initialize(repeating: 0, count: size)
    ranges.initialize(repeating: 0..<0, count: NestedCodes.depth + 1)
  }

  deinit {
    batch.deallocate()
    scratch.deallocate()
    bounds.deallocate()
    ranges.deallocate()
  }
}
