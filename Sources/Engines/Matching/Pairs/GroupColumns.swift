/// What the supporters of each group of slots have in common, in columns by group.
///
/// Of a column of codes the one that all in the group have, or `mixed`; of a column of numbers the lowest, and in the next
/// column the highest. With these it can be told of many groups at once what anybody in them can be given at most.
struct GroupColumns: Sendable {
  /// In place of a code: there are several.
  static let mixed: UInt16 = 0xFFFF

  /// All columns, one behind the other, by group.
  private(set) var columns: [UInt16] = []
  /// Groups, and so numbers in a column.
  let stride: Int
  /// For each column of slots, the first of groups that tells of it, or -1.
  private var places: [Int]

  /// - Parameter slots: the columns of slots.
  init(_ forms: [SupporterColumns.Form], _ blocks: SupporterBlocks, _ slots: [UInt16]) {
    let slotCount = blocks.supporterOfSlot.count
    stride = slotCount / LaneOperation.group
    places = Array(repeating: -1, count: slotCount > 0 ? slots.count / slotCount : 0)
    if slotCount == 0 { return }
    // Which slots of each group hold somebody: those at the end of a block may not.
    var counts = [Int](repeating: 0, count: stride)
    for block in blocks.blocks {
      for range in [block.byCode, block.byLikeness] {
        for slot in Swift.stride(from: range.lowerBound, to: range.upperBound, by: LaneOperation.group) {
          counts[slot / LaneOperation.group] = min(LaneOperation.group, range.upperBound - slot)
        }
      }
    }
    for form in forms {
      switch form {
      case .codes(let codes) where places[codes.column] < 0:
        places[codes.column] = columns.count / stride
        let first = codes.column * slotCount
        for group in 0..<stride {
          let start = first + group * LaneOperation.group
          let isEven = slots[start..<start + counts[group]].allSatisfy { $0 == slots[start] }
          columns.append(isEven ? slots[start] : Self.mixed)
        }
      case .numbers(let column, _, _) where places[column] < 0:
        places[column] = columns.count / stride
        var (lows, highs): ([UInt16], [UInt16]) = ([], [])
        for group in 0..<stride {
          let start = column * slotCount + group * LaneOperation.group
          let numbers = slots[start..<start + max(1, counts[group])].lazy.map { Int16(bitPattern: $0) }
          lows.append(UInt16(bitPattern: numbers.reduce(.max, min)))
          highs.append(UInt16(bitPattern: numbers.reduce(.min, max)))
        }
        columns += lows + highs
      default: break
      }
    }
  }

  /// The column of groups that tells of a column of slots, or nil.
  func place(of column: Int) -> Int? {
    places.indices.contains(column) && places[column] >= 0 ? places[column] : nil
  }
}
