/// Carries out operations on the scores of up to a chunk of slots.
///
/// Plain loops over plain memory, since these become vector instructions of whatever width there is; checked subscripts
/// would not. What makes it safe: `AllPairs` asks only for whole groups of slots, every column has `stride` of them, and
/// tables have an entry for every number in their column (`assert` says so).
struct LaneKernel {
  typealias Column = UnsafePointer<UInt16>
  typealias Scores = UnsafeMutablePointer<Int16>

  /// The first slot in the first column.
  let columns: Column
  let stride: Int
  /// For each slot its supporter.
  let people: UnsafePointer<UInt32>
  let tables: UnsafePointer<Int16>
  let scores: Scores
  /// Room for a chunk.
  let scratch: Scores
  let count: Int

  func carryOut(_ operation: LaneOperation) {
    switch operation {
    case .count(let words, let line):
      switch words.count {
      case 1: addCount(column(words, 0), words.masks[0], line)
      case 2: addCount(column(words, 0), words.masks[0], column(words, 1), words.masks[1], line)
      default:
        countBits(words)
        addLine(line)
      }
    case .countByTable(let words, let start):
      countBits(words)
      let table = tables + start
      for lane in 0..<count { scores[lane] &+= table[Int(scratch[lane])] }
    case .any(let words, let points):
      switch words.count {
      case 1: addAny(column(words, 0), words.masks[0], points)
      default:
        gather(words)
        addAny(UnsafeRawPointer(scratch).assumingMemoryBound(to: UInt16.self), .max, points)
      }
    case .equal(let number, let value, let points): addEqual(column(number), value, points)
    case .ramp(let number, let low, let high, let line): addRamp(column(number), low, high, line)
    case .rampWithin(let number, let low, let high, let line):
      addRampWithin(column(number), column(number + 1), low, high, line)
    case .table(let number, let start):
      let (column, table) = (column(number), tables + start)
      for lane in 0..<count { scores[lane] &+= table[Int(column[lane])] }
    case .people(let start):
      let table = tables + start
      for lane in 0..<count { scores[lane] &+= table[Int(people[lane])] }
    case .needAny(let words):
      switch words.count {
      case 1: needAny(column(words, 0), words.masks[0])
      case 2: needAny(column(words, 0), words.masks[0], column(words, 1), words.masks[1])
      default:
        gather(words)
        needAny(UnsafeRawPointer(scratch).assumingMemoryBound(to: UInt16.self), .max)
      }
    case .needNone(let words):
      gather(words)
      needNone()
    case .needOther(let number, let value): needOther(column(number), value)
    case .needTable(let number, let start):
      let (column, table) = (column(number), tables + start)
      for lane in 0..<count where table[Int(column[lane])] < 0 { scores[lane] = LaneOperation.ruledOut }
    }
  }

  @inline(__always)
  private func column(_ words: LaneOperation.Words, _ place: Int) -> Column {
    column(Int(words.columns[place]))
  }

  @inline(__always)
  private func column(_ number: Int) -> Column { columns + number * stride }

  // MARK: Counting bits

  /// The bits of each four, in those four: at most 4, so that three words can be added up.
  @inline(__always)
  private static func byFours(_ x: UInt16) -> UInt16 {
    let pairs = x &- ((x &>> 1) & 0x5555)
    return (pairs & 0x3333) &+ ((pairs &>> 2) & 0x3333)
  }

  @inline(__always)
  private static func sum(_ fours: UInt16) -> Int16 {
    let bytes = (fours & 0x0F0F) &+ ((fours &>> 4) & 0x0F0F)
    return Int16(bitPattern: (bytes &+ (bytes &>> 8)) & 0xFF)
  }

  @inline(never)
  private func addCount(_ a: Column, _ maskA: UInt16, _ line: PointLine) {
    for lane in 0..<count {
      scores[lane] &+= line.rise(Self.sum(Self.byFours(a[lane] & maskA)))
    }
  }

  @inline(never)
  private func addCount(_ a: Column, _ maskA: UInt16, _ b: Column, _ maskB: UInt16, _ line: PointLine) {
    for lane in 0..<count {
      let fours = Self.byFours(a[lane] & maskA) &+ Self.byFours(b[lane] & maskB)
      scores[lane] &+= line.rise(Self.sum(fours))
    }
  }

  private func countBits(_ words: LaneOperation.Words) {
    for lane in 0..<count { scratch[lane] = 0 }
    for word in 0..<words.count {
      let (column, mask) = (column(words, word), words.masks[word])
      for lane in 0..<count { scratch[lane] &+= Self.sum(Self.byFours(column[lane] & mask)) }
    }
  }

  private func addLine(_ line: PointLine) {
    for lane in 0..<count { scores[lane] &+= line.rise(scratch[lane]) }
  }

  // MARK: Looking for bits and values

  private func gather(_ words: LaneOperation.Words) {
    let (first, mask) = (column(words, 0), words.masks[0])
    for lane in 0..<count { scratch[lane] = Int16(bitPattern: first[lane] & mask) }
    for word in 1..<max(1, words.count) {
      let (column, mask) = (column(words, word), words.masks[word])
      for lane in 0..<count { scratch[lane] |= Int16(bitPattern: column[lane] & mask) }
    }
  }

  @inline(never)
  private func addAny(_ column: Column, _ mask: UInt16, _ points: Int16) {
    for lane in 0..<count { scores[lane] &+= column[lane] & mask != 0 ? points : 0 }
  }

  @inline(never)
  private func addEqual(_ column: Column, _ value: UInt16, _ points: Int16) {
    for lane in 0..<count { scores[lane] &+= column[lane] == value ? points : 0 }
  }

  @inline(never)
  private func addRamp(_ column: Column, _ low: Int16, _ high: Int16, _ line: PointLine) {
    for lane in 0..<count {
      let x = Int16(bitPattern: column[lane])
      scores[lane] &+= line.rise(max(0, min(x &- low, high &- x)))
    }
  }

  @inline(never)
  private func addRampWithin(
    _ lowest: Column, _ highest: Column, _ low: Int16, _ high: Int16, _ line: PointLine
  ) {
    for lane in 0..<count {
      let (least, most) = (Int16(bitPattern: lowest[lane]), Int16(bitPattern: highest[lane]))
      scores[lane] &+= line.rise(max(0, min(most &- low, high &- least)))
    }
  }

  // MARK: Ruling out

  @inline(never)
  private func needAny(_ column: Column, _ mask: UInt16) {
    for lane in 0..<count {
      scores[lane] = min(scores[lane], column[lane] & mask != 0 ? .max : LaneOperation.ruledOut)
    }
  }

  @inline(never)
  private func needAny(_ a: Column, _ maskA: UInt16, _ b: Column, _ maskB: UInt16) {
    for lane in 0..<count {
      let common = a[lane] & maskA | b[lane] & maskB
      scores[lane] = min(scores[lane], common != 0 ? .max : LaneOperation.ruledOut)
    }
  }

  @inline(never)
  private func needNone() {
    for lane in 0..<count {
      scores[lane] = min(scores[lane], scratch[lane] == 0 ? .max : LaneOperation.ruledOut)
    }
  }

  @inline(never)
  private func needOther(_ column: Column, _ value: UInt16) {
    for lane in 0..<count {
      scores[lane] = min(scores[lane], column[lane] != value ? .max : LaneOperation.ruledOut)
    }
  }

  // MARK: Before and after

  /// Gives all lanes of a range the same score.
  func put(_ score: Int16, in lanes: Range<Int>) {
    (scores + lanes.lowerBound).update(repeating: score, count: lanes.count)
  }

  /// Brings scores down to a ceiling, and subtracts thresholds.
  ///
  /// - Returns: the highest of what is left.
  func limit(to ceiling: Int16, above thresholds: UnsafePointer<Int16>?) -> Int16 {
    var top = Int16.min
    if let thresholds {
      for lane in 0..<count {
        scores[lane] = min(scores[lane], ceiling) &- thresholds[lane]
        top = max(top, scores[lane])
      }
    } else {
      for lane in 0..<count {
        scores[lane] = min(scores[lane], ceiling)
        top = max(top, scores[lane])
      }
    }
    return top
  }

  @inline(__always)
  static func putEight(_ score: Int16, _ scores: Scores) {
    UnsafeMutableRawPointer(scores).storeBytes(of: SIMD8(repeating: score), as: SIMD8<Int16>.self)
  }

  @inline(__always)
  static func eight(_ scores: UnsafePointer<Int16>) -> SIMD8<Int16> {
    UnsafeRawPointer(scores).loadUnaligned(as: SIMD8<Int16>.self)
  }

  /// True if a score of a group is so high.
  @inline(__always)
  static func reaches(_ floor: Int16, _ scores: UnsafePointer<Int16>) -> Bool {
    any(eight(scores) .>= SIMD8<Int16>(repeating: floor))
  }

  /// True if a score of a group that is not ruled out is so much above its threshold.
  @inline(__always)
  static func reaches(
    _ least: Int16, _ scores: UnsafePointer<Int16>, above thresholds: UnsafePointer<Int16>
  ) -> Bool {
    let own = UnsafeRawPointer(scores).loadUnaligned(as: SIMD8<Int16>.self)
    let excess = own &- UnsafeRawPointer(thresholds).loadUnaligned(as: SIMD8<Int16>.self)
    return any((excess .>= SIMD8<Int16>(repeating: least)) .& (own .>= SIMD8<Int16>.zero))
  }
}
