/// Counts features, unit after unit, for a `FeatureTable`.
struct FeatureCounting {
  private struct Counted {
    let feature: Int32
    let unit: UInt16
    let weight: UInt8
  }

  private var features: FeatureNumbers
  private var counted: [Counted] = []
  private var totals: [Float]
  /// For each feature, how much of this unit it has, in sixteenths.
  private var running: [Int32] = []
  private var touched: [Int32] = []
  // The weights of whole counts, which most are.
  private let weights: [UInt8] = (0..<256).map { PostingWeight.weight(ofCount: Float($0)) }

  /// - Parameter features: how many different ones are expected, about.
  init(units: Int, features: Int) {
    totals = Array(repeating: 0, count: units)
    self.features = FeatureNumbers(capacity: features)
    counted.reserveCapacity(features)
    running.reserveCapacity(features)
  }

  /// The number of a feature.
  mutating func number(of key: UInt64) -> Int32 {
    let number = features.number(of: key)
    if Int(number) == running.count { running.append(0) }
    return number
  }

  /// Counts a feature for the unit that is being counted.
  ///
  /// - Parameter sixteenths: how many titles have it.
  @inline(__always)
  mutating func count(_ number: Int32, sixteenths: Int32) {
    if running[Int(number)] == 0 { touched.append(number) }
    // A unit has at most some hundred thousand titles, and each counts a few dozen at most.
    running[Int(number)] &+= sixteenths
  }

  /// All titles of a unit have been added.
  mutating func close(_ unit: Int) {
    var sum = 0
    for feature in touched {
      let sixteenths = running[Int(feature)]
      let isWhole = sixteenths & 15 == 0 && sixteenths >> 4 < 256
      let weight =
        isWhole
        ? weights[Int(sixteenths >> 4)] : PostingWeight.weight(ofCount: Float(sixteenths) / 16)
      counted.append(Counted(feature: feature, unit: UInt16(truncatingIfNeeded: unit), weight: weight))
      sum += Int(sixteenths)
      running[Int(feature)] = 0
    }
    totals[unit] += Float(sum) / 16
    touched.removeAll(keepingCapacity: true)
  }

  /// The parts of an index: features by bucket, of one bucket in the order in which they came; postings by unit. What was
  /// counted is let go on the way.
  ///
  /// - Complexity: O(features + postings).
  mutating func contents(_ parts: IndexLayout.TableParts) -> [IndexLayout.Part: IndexLayout.PartContent] {
    let keys = features.keys
    (features, running) = (FeatureNumbers(), [])
    defer { counted = [] }
    var bits: UInt64 = 1
    while 2 << bits < keys.count { bits += 1 }
    var buckets = [UInt32](repeating: 0, count: 1 << Int(bits) + 1)
    for key in keys { buckets[Int(FeatureTable.stirred(key) >> (64 - bits)) + 1] += 1 }
    for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
    var next = buckets
    var tags = [UInt32](repeating: 0, count: keys.count)
    var places = [UInt32](repeating: 0, count: keys.count)
    for (number, key) in keys.enumerated() {
      let stirred = FeatureTable.stirred(key)
      let bucket = Int(stirred >> (64 - bits))
      tags[Int(next[bucket])] = UInt32(truncatingIfNeeded: stirred)
      places[number] = next[bucket]
      next[bucket] += 1
    }
    var starts = [UInt32](repeating: 0, count: keys.count + 1)
    for entry in counted { starts[Int(places[Int(entry.feature)]) + 1] += 1 }
    for feature in keys.indices { starts[feature + 1] += starts[feature] }
    next = starts
    var units = [UInt16](repeating: 0, count: counted.count)
    var weights = [UInt8](repeating: 0, count: counted.count)
    for entry in counted {
      let feature = Int(places[Int(entry.feature)])
      let place = Int(next[feature])
      units[place] = entry.unit
      weights[place] = entry.weight
      next[feature] += 1
    }
    let common = CommonFeatures(starts: starts, units: units, weights: weights, unitCount: totals.count)
    return [
      parts.buckets: .init(buckets), parts.tags: .init(tags), parts.starts: .init(starts),
      parts.units: .init(units), parts.weights: .init(weights), parts.totals: .init(totals),
      parts.common: .init(common.features), parts.rows: .init(common.rows),
    ]
  }
}
