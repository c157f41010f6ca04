/// How much each feature speaks for each unit group: a naive Bayes model over counted features.
///
/// | here | in the books (Manning, Raghavan & Schütze 2008, §13.2) |
/// |---|---|
/// | unit | class c |
/// | feature | term t |
/// | count of a feature in a unit | T_ct, each title counted once |
/// | `smoothing` | α, Lidstone's |
/// | evidence | log ((T_ct + α) / (Σ T_ct' + αV)) |
///
/// A title's evidence for a unit is the sum over its features. Written as a part for the unit alone, which every feature
/// adds, and log(1 + T_ct / α), which is 0 for most units, it takes only the units that have the feature.
///
/// Memory: 8 bytes for each feature that a unit has, 16 to 32 for each feature.
struct Evidence: Sendable {
  private struct Posting {
    let unit: Int32
    let weight: Float
  }

  private let features: FeatureNumbers
  private var starts: [Int32]
  private var postings: [Posting]
  /// What each feature adds for a unit that does not have it.
  private var absent: [Float]
  private static let smoothing: Float = 0.1

  /// Counts features, unit after unit.
  struct Counting {
    fileprivate var features = FeatureNumbers()
    fileprivate var counted: [(feature: Int32, unit: Int32, count: Int32)] = []
    fileprivate var totals: [Float]
    private var countOfFeature: [Int32] = []
    private var lastTitle: [Int32] = []
    private var touched: [Int32] = []
    private var title: Int32 = 0

    init(units: Int) { totals = Array(repeating: 0, count: units) }

    /// One title of the unit that is being counted.
    mutating func add(_ keys: [UInt64]) {
      title &+= 1
      for key in keys {
        let number = features.number(of: key)
        let feature = Int(number)
        if feature == countOfFeature.count {
          countOfFeature.append(0)
          lastTitle.append(0)
        }
        if lastTitle[feature] == title { continue }
        lastTitle[feature] = title
        if countOfFeature[feature] == 0 { touched.append(number) }
        countOfFeature[feature] += 1
      }
    }

    /// All titles of a unit have been added.
    mutating func close(_ unit: Int) {
      for feature in touched {
        let count = countOfFeature[Int(feature)]
        counted.append((feature, Int32(truncatingIfNeeded: unit), count))
        totals[unit] += Float(count)
        countOfFeature[Int(feature)] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  init(_ counting: Counting) {
    features = counting.features
    starts = Array(repeating: 0, count: features.count + 1)
    for entry in counting.counted { starts[Int(entry.feature) + 1] += 1 }
    for feature in 0..<features.count { starts[feature + 1] += starts[feature] }
    let most = counting.counted.reduce(0) { max($0, Int($1.count)) }
    let weights = (0...most).map { naturalLogarithm(1 + Float($0) / Self.smoothing) }
    var next = starts
    postings = Array(repeating: Posting(unit: 0, weight: 0), count: counting.counted.count)
    for entry in counting.counted {
      postings[Int(next[Int(entry.feature)])] = Posting(unit: entry.unit, weight: weights[Int(entry.count)])
      next[Int(entry.feature)] += 1
    }
    let vocabulary = Self.smoothing * Float(features.count)
    absent = counting.totals.map { -naturalLogarithm($0 + vocabulary) }
  }

  /// Adds the evidence of a title to each unit, divided by the root of the number of known features, so that long titles
  /// are not surer than short ones for their length alone.
  ///
  /// - Complexity: O(units + units that have the features).
  func add(_ keys: [UInt64], to scores: inout [Float], weighing factor: Float) {
    var known: [Int32] = []
    known.reserveCapacity(keys.count)
    var seen: UInt64 = 0
    for key in keys {
      guard let feature = features.knownNumber(of: key) else { continue }
      let mark: UInt64 = 1 << UInt64(feature & 63)
      if seen & mark != 0, known.contains(feature) { continue }
      seen |= mark
      known.append(feature)
    }
    guard !known.isEmpty else { return }
    let count = Float(known.count)
    let scale = factor / count.squareRoot()
    let whole = scale * count
    for unit in scores.indices { scores[unit] += whole * absent[unit] }
    for feature in known {
      for posting in postings[Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1])] {
        scores[Int(posting.unit)] += scale * posting.weight
      }
    }
  }

  /// What one feature says for one unit beyond what it says for a unit that does not have it; 0 if unknown.
  func evidence(of key: UInt64, for unit: Int) -> Float {
    guard let feature = features.knownNumber(of: key) else { return 0 }
    let range = Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1])
    return postings[range].first { Int($0.unit) == unit }?.weight ?? 0
  }

  /// True if any title has the feature.
  func knows(_ key: UInt64) -> Bool { features.knownNumber(of: key) != nil }
}

/// Numbers features in the order in which they come: open addressing over keys that are hashes already.
struct FeatureNumbers: Sendable {
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)
  private var keys: [UInt64] = []

  var count: Int { keys.count }

  mutating func number(of key: UInt64) -> Int32 {
    var slot = place(of: key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: keys.count)
    slots[slot] = number
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return number
  }

  func knownNumber(of key: UInt64) -> Int32? {
    var slot = place(of: key)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let stirred = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: stirred >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = place(of: key)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
