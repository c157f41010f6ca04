/// How much each feature speaks for each unit group: a naive Bayes model over counted features.
///
/// | here | in the books (Manning, Raghavan & Schütze 2008, §13.2) |
/// |---|---|
/// | unit | class c |
/// | feature | term t |
/// | count of a feature in a unit | T_ct, each title counted once |
/// | `smoothing` | α, Lidstone's |
/// | evidence | log ((T_ct + α) / (Σ T_ct' + αV)) |
/// | rarity | idf (§6.2.1): log (units / units that have the feature) + ½ |
///
/// A title's evidence for a unit is the sum over its features, each weighing its rarity. Written as a part for the unit
/// alone, which every feature adds, and log(1 + T_ct / α), which is 0 for most units, it takes only the units that have
/// the feature.
///
/// Memory: 8 bytes for each feature that a unit has, 24 to 32 for each feature.
struct Evidence: Sendable {
  private struct Posting {
    let unit: Int32
    let weight: Float
  }

  private var features: FeatureNumbers
  private let starts: [Int32]
  private let postings: [Posting]
  private var rarities: [Float]
  /// What each feature adds for a unit that does not have it, and the counts it is made of.
  private var absent: [Float]
  private var totals: [Float]
  private let vocabulary: Float
  /// Counts learned since, by feature.
  private var learned: [Int32: [(unit: Int32, count: Int32)]] = [:]
  private static let smoothing: Float = 0.1

  init(_ counting: EvidenceCounting) {
    features = counting.features
    let units = Float(counting.totals.count)
    var starts = [Int32](repeating: 0, count: features.count + 1)
    for entry in counting.counted { starts[Int(entry.feature) + 1] += 1 }
    let logarithms = (0...max(1, counting.totals.count)).map {
      naturalLogarithm(units / Float(max(1, $0))) + 0.5
    }
    rarities = Array(repeating: 0, count: features.count)
    for feature in rarities.indices {
      rarities[feature] = logarithms[Int(starts[feature + 1])]
      starts[feature + 1] += starts[feature]
    }
    let most = counting.counted.reduce(0) { max($0, Int($1.count)) }
    let weights = (0...most).map { naturalLogarithm(1 + Float($0) / Self.smoothing) }
    var next = starts
    var postings = [Posting](repeating: Posting(unit: 0, weight: 0), count: counting.counted.count)
    for entry in counting.counted {
      let place = next[Int(entry.feature)]
      postings[Int(place)] = Posting(unit: entry.unit, weight: weights[Int(entry.count)])
      next[Int(entry.feature)] = place + 1
    }
    self.starts = starts
    self.postings = postings
    totals = counting.totals
    vocabulary = Self.smoothing * Float(features.count)
    absent = []
    absent = totals.map { -naturalLogarithm($0 + vocabulary) }
  }

  /// Adds the evidence of a title to each unit, divided by the length of its features as a vector, so that long titles
  /// are not surer than short ones for their length alone.
  ///
  /// - Returns: how many of the features are known.
  /// - Complexity: O(units + units that have the features).
  @discardableResult
  func add(_ keys: some Sequence<UInt64>, to scores: inout [Float], weighing factor: Float) -> Int {
    var known: [Int32] = []
    known.reserveCapacity(keys.underestimatedCount)
    var seen: UInt64 = 0
    var sum: Float = 0
    var squares: Float = 0
    for key in keys {
      guard let feature = features.knownNumber(of: key) else { continue }
      let mark: UInt64 = 1 << UInt64(feature & 63)
      if seen & mark != 0, known.contains(feature) { continue }
      seen |= mark
      known.append(feature)
      let rarity = rarities[Int(feature)]
      sum += rarity
      squares += rarity * rarity
    }
    guard !known.isEmpty else { return 0 }
    let scale = factor / squares.squareRoot()
    let whole = scale * sum
    let absent = absent.span
    let postings = postings.span
    var scores = scores.mutableSpan
    for unit in 0..<min(scores.count, absent.count) { scores[unit] += whole * absent[unit] }
    for feature in known {
      let weight = scale * rarities[Int(feature)]
      if Int(feature) < starts.count - 1 {
        for place in Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1]) {
          let posting = postings[place]
          scores[Int(posting.unit)] += weight * posting.weight
        }
      }
      if !learned.isEmpty { addLearned(feature, to: &scores, weighing: weight) }
    }
    return known.count
  }

  private func addLearned(_ feature: Int32, to scores: inout MutableSpan<Float>, weighing weight: Float) {
    for (unit, count) in learned[feature] ?? [] {
      let before = carriedWeight(of: feature, for: Int(unit))
      let carried = (exponential(-before) == 0 ? 0 : 1 / exponential(-before) - 1) * Self.smoothing
      let after = naturalLogarithm(1 + (carried + Float(count)) / Self.smoothing)
      scores[Int(unit)] += weight * (after - before)
    }
  }

  private func carriedWeight(of feature: Int32, for unit: Int) -> Float {
    guard Int(feature) < starts.count - 1 else { return 0 }
    let range = Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1])
    return postings[range].first { Int($0.unit) == unit }?.weight ?? 0
  }

  /// One more title of a unit.
  ///
  /// - Complexity: O(features of the title).
  mutating func learn(_ keys: some Sequence<UInt64>, unit: Int) {
    var seen: Set<UInt64> = []
    for key in keys where seen.insert(key).inserted {
      let feature = features.number(of: key)
      if Int(feature) == rarities.count {
        rarities.append(naturalLogarithm(Float(max(1, absent.count))) + 0.5)
      }
      let place = learned[feature]?.firstIndex { Int($0.unit) == unit }
      if let place {
        learned[feature]?[place].count += 1
      } else {
        learned[feature, default: []].append((Int32(truncatingIfNeeded: unit), 1))
      }
      totals[unit] += 1
    }
    absent[unit] = -naturalLogarithm(totals[unit] + vocabulary)
  }

  /// How rare a feature is; nil if unknown.
  func rarity(of key: UInt64) -> Float? { features.knownNumber(of: key).map { rarities[Int($0)] } }

  /// What one feature says for one unit beyond what it says for a unit that does not have it; 0 if unknown.
  func evidence(of key: UInt64, for unit: Int) -> Float {
    guard let feature = features.knownNumber(of: key) else { return 0 }
    let learnt = learned[feature]?.first { Int($0.unit) == unit }?.count ?? 0
    let added = learnt > 0 ? naturalLogarithm(1 + Float(learnt) / Self.smoothing) : 0
    return rarities[Int(feature)] * max(added, carriedWeight(of: feature, for: unit))
  }
}

/// Counts features, unit after unit, for `Evidence`.
struct EvidenceCounting {
  fileprivate var features: FeatureNumbers
  fileprivate var counted: [(feature: Int32, unit: Int32, count: Int32)] = []
  fileprivate var totals: [Float]
  /// For each feature, in how many titles of this unit it is, and the last of them.
  private var running: [(count: Int32, title: Int32)] = []
  private var touched: [Int32] = []
  private var title: Int32 = 0

  /// - Parameter features: how many different ones are expected, about.
  init(units: Int, features: Int) {
    totals = Array(repeating: 0, count: units)
    self.features = FeatureNumbers(capacity: features)
    counted.reserveCapacity(features)
    running.reserveCapacity(features)
  }

  /// A title of the unit that is being counted follows.
  mutating func beginTitle() { title &+= 1 }

  /// The number of a feature.
  mutating func number(of key: UInt64) -> Int32 {
    let number = features.number(of: key)
    if Int(number) == running.count { running.append((0, 0)) }
    return number
  }

  /// The title has this feature; once is enough.
  @inline(__always)
  mutating func count(_ number: Int32) {
    let feature = Int(number)
    let (count, last) = running[feature]
    if last == title { return }
    if count == 0 { touched.append(number) }
    running[feature] = (count + 1, title)
  }

  /// All titles of a unit have been added.
  mutating func close(_ unit: Int) {
    for feature in touched {
      let count = running[Int(feature)].count
      counted.append((feature, Int32(truncatingIfNeeded: unit), count))
      totals[unit] += Float(count)
      running[Int(feature)].count = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}
