/// Features that many units have, each with a row of its weights for all units, 0 for those that do not have it: a row is
/// added to the scores several units at a time, postings one after the other. Six in ten postings a title asks for are
/// of such features.
///
/// Memory: a byte for each unit and feature, beside the postings.
struct CommonFeatures {
  /// In rising order.
  private(set) var features: [UInt32] = []
  /// A row after the other.
  private(set) var rows: [UInt8] = []

  /// Whether a feature of so many units has a row: adding a row takes what adding postings of a sixth of the units does.
  @inline(__always)
  static func isCommon(_ postings: Int, of units: Int) -> Bool { postings * 6 >= units }

  /// - Parameters:
  ///   - starts: where each feature's postings begin, and the end.
  ///   - units: of the postings.
  ///   - weights: of the postings.
  /// - Complexity: O(features + postings + units · common features).
  init(starts: [UInt32], units: [UInt16], weights: [UInt8], unitCount: Int) {
    for (feature, (start, end)) in zip(starts, starts.dropFirst()).enumerated()
    where Self.isCommon(Int(end - start), of: unitCount) {
      features.append(UInt32(truncatingIfNeeded: feature))
      let row = rows.count
      rows += [UInt8](repeating: 0, count: unitCount)
      for place in Int(start)..<Int(end) { rows[row + Int(units[place])] = weights[place] }
    }
  }
}
