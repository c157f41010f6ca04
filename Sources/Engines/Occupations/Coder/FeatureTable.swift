/// Under which units each feature stands, and how heavily: the compiled form of what was counted.
///
/// A feature is known by its hash, stirred: the first bits say in which bucket it is, 32 further bits tell it from the
/// others there. With a million features in half a million buckets 51 bits decide, so that a feature nobody counted is
/// taken for one that was about once in a billion.
///
/// Memory: 12 bytes for each feature, and 3 for each unit that has it; rows of common features besides.
final class FeatureTable: Sendable {
  private let buckets: IndexColumn<UInt32>
  private let tags: IndexColumn<UInt32>
  private let starts: IndexColumn<UInt32>
  private let unitColumn: IndexColumn<UInt16>
  private let weightColumn: IndexColumn<UInt8>
  private let common: IndexColumn<UInt32>
  private let rows: IndexColumn<UInt8>
  /// For each unit, how much was counted for it in all.
  let totals: [Float]
  private let shift: UInt64

  /// How many features there are.
  var count: Int { tags.count }

  /// - Complexity: O(features + postings): that everything points where it may is checked here, once.
  init(_ layout: IndexLayout, _ parts: IndexLayout.TableParts, unitCount: Int) throws(IndexProblem) {
    buckets = try layout.column(parts.buckets, of: UInt32.self)
    tags = try layout.column(parts.tags, of: UInt32.self)
    starts = try layout.column(parts.starts, of: UInt32.self)
    unitColumn = try layout.column(parts.units, of: UInt16.self)
    weightColumn = try layout.column(parts.weights, of: UInt8.self)
    common = try layout.column(parts.common, of: UInt32.self)
    rows = try layout.column(parts.rows, of: UInt8.self)
    let totals = try layout.column(parts.totals, of: Float.self).all
    self.totals = totals
    // 2 to the power of what the shift leaves, and one more for the end.
    let size = buckets.count - 1
    guard size > 1, size & (size - 1) == 0, size <= 1 << 30, starts.count == tags.count + 1,
      weightColumn.count == unitColumn.count, totals.count == unitCount,
      rows.count == common.count * unitCount,
      totals.allSatisfy({ $0 >= 0 && $0.isFinite }),
      Self.rises(buckets, to: tags.count), Self.rises(starts, to: unitColumn.count),
      Self.highest(unitColumn) < unitCount
    else { throw .damaged }
    shift = 64 - UInt64(size.trailingZeroBitCount)
  }

  /// Knows no feature.
  static let empty = FeatureTable()

  private init() {
    (buckets, tags, starts, unitColumn, weightColumn) = (.empty, .empty, .empty, .empty, .empty)
    (common, rows) = (.empty, .empty)
    totals = []
    shift = 64
  }

  private static func rises(_ column: IndexColumn<UInt32>, to end: Int) -> Bool {
    let span = column.elements.span
    guard span.count > 0, span[0] == 0, Int(span[span.count - 1]) == end else { return false }
    var isRising = true
    for place in 1..<max(1, span.count) { isRising = isRising && span[place - 1] <= span[place] }
    return isRising
  }

  private static func highest(_ column: IndexColumn<UInt16>) -> Int {
    let units = column.elements.span
    var highest: UInt16 = 0
    for place in 0..<units.count { highest = max(highest, units[place]) }
    return units.count == 0 ? -1 : Int(highest)
  }

  /// The number of a feature; nil if it is unknown.
  @inline(__always)
  func number(of key: UInt64) -> Int? {
    let stirred = Self.stirred(key)
    guard shift < 64 else { return nil }
    let bucket = Int(truncatingIfNeeded: stirred >> shift)
    let tag = UInt32(truncatingIfNeeded: stirred)
    let (bucketElements, tagElements) = (self.buckets.elements, self.tags.elements)
    let buckets = bucketElements.span
    let tags = tagElements.span
    for place in Int(buckets[bucket])..<Int(buckets[bucket + 1]) where tags[place] == tag { return place }
    return nil
  }

  /// Where the postings of a feature are.
  @inline(__always)
  func postings(of feature: Int) -> Range<Int> {
    let startElements = self.starts.elements
    let starts = startElements.span
    return Int(starts[feature])..<Int(starts[feature + 1])
  }

  /// The units of postings, in rising order, and their weights.
  @inline(__always)
  func forEach(_ postings: Range<Int>, _ body: (_ unit: Int, _ weight: Float) -> Void) {
    let (unitElements, weightElements) = (unitColumn.elements, weightColumn.elements)
    let units = unitElements.span
    let weights = weightElements.span
    for place in postings { body(Int(units[place]), PostingWeight.value(weights[place])) }
  }

  /// Adds what a feature says to the scores of the units that have it, a score for each unit.
  @inline(__always)
  func add(_ feature: Int, times factor: Float, to scores: inout MutableSpan<Float>) {
    let scaled = factor * PostingWeight.step
    let postings = postings(of: feature)
    if CommonFeatures.isCommon(postings.count, of: totals.count), let row = row(of: feature) {
      let rowElements = rows.elements
      let weights = rowElements.span.extracting(row)
      for unit in 0..<min(weights.count, scores.count) { scores[unit] += scaled * Float(weights[unit]) }
      return
    }
    let (unitElements, weightElements) = (unitColumn.elements, weightColumn.elements)
    let units = unitElements.span.extracting(postings)
    let weights = weightElements.span.extracting(postings)
    for place in 0..<min(units.count, weights.count) {
      scores[Int(units[place])] += scaled * Float(weights[place])
    }
  }

  /// Where the row of a common feature is; nil if the index has none.
  ///
  /// - Complexity: O(log common features).
  private func row(of feature: Int) -> Range<Int>? {
    let commonElements = common.elements
    let common = commonElements.span
    var (low, high) = (0, common.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(common[middle]) < feature { low = middle + 1 } else { high = middle }
    }
    guard low < common.count, Int(common[low]) == feature else { return nil }
    return low * totals.count..<(low + 1) * totals.count
  }

  /// FNV leaves little in the high bits.
  @inline(__always)
  static func stirred(_ key: UInt64) -> UInt64 { (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15 }
}

/// What a feature says for a unit that has it, log(1 + count / smoothing), in a byte: in steps of a twentieth, which
/// reaches beyond a count of thirty thousand.
enum PostingWeight {
  static let step: Float = 0.05
  /// Lidstone's, for each feature and unit.
  static let smoothing: Float = 0.1

  @inline(__always)
  static func value(_ weight: UInt8) -> Float { Float(weight) * step }

  /// - Parameter count: 0 or more.
  static func weight(ofCount count: Float) -> UInt8 {
    UInt8(max(0, min(255, (naturalLogarithm(1 + count / smoothing) / step).rounded())))
  }

  /// How much was counted, about.
  static func count(ofWeight weight: Float) -> Float {
    (1 / max(0.000_001, exponential(-weight)) - 1) * smoothing
  }
}
