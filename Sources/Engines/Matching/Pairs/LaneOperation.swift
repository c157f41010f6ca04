/// One step of comparing a seeker with many supporters at once: something is added to the score in each lane, or a lane
/// is ruled out.
///
/// Where a supporter of lane l has x in a column, `any` of words means that some `x & mask` is not 0, and `count` adds up
/// the bits of all `x & mask`.
enum LaneOperation {
  /// Up to four columns with what to look for in each.
  struct Words {
    var columns: SIMD4<Int32> = .zero
    var masks: SIMD4<UInt16> = .zero
    var count = 0

    mutating func append(column: Int, mask: UInt16) {
      columns[count] = Int32(truncatingIfNeeded: column)
      masks[count] = mask
      count += 1
    }
  }

  /// Adds what a count gives by a line, beyond its start.
  case count(Words, PointLine)
  /// Adds what a count gives by a table.
  case countByTable(Words, start: Int)
  /// Adds points to lanes with any.
  case any(Words, Int16)
  /// Adds points to lanes with just this value.
  case equal(column: Int, UInt16, Int16)
  /// Adds what the distance of x from the nearer end of `low` to `high` gives by a line, beyond its start; the cap of the
  /// line is reached in the middle.
  case ramp(column: Int, low: Int16, high: Int16, PointLine)
  /// Adds what `ramp` gives at most for any x from the number in one column to that in the next.
  case rampWithin(column: Int, low: Int16, high: Int16, PointLine)
  /// Adds what stands for x in a table.
  case table(column: Int, start: Int)
  /// Adds what stands for the supporter in a table.
  case people(start: Int)
  /// Rules out lanes without any.
  case needAny(Words)
  /// Rules out lanes with any.
  case needNone(Words)
  /// Rules out lanes with just this value.
  case needOther(column: Int, UInt16)
  /// Rules out lanes for which a negative number stands in a table.
  case needTable(column: Int, start: Int)

  /// The score of a lane that is ruled out: with all that can still be added it is below 0.
  static let ruledOut: Int16 = -20_000
  /// Slots are looked at in groups of so many, as many as the least of all processors compare at once; blocks begin and end
  /// with a whole group.
  static let group = 8
  /// Slots that are looked at in one go, so that their scores stay in the nearest cache.
  static let chunk = 512
}
