/// How much each feature speaks for each unit group: a naive Bayes model over counted features.
///
/// | here | in the books (Manning, Raghavan & Schütze 2008, §13.2) |
/// |---|---|
/// | unit | class c |
/// | feature | term t |
/// | count of a feature in a unit | T_ct, each title counted once |
/// | `smoothing` | α, Lidstone's |
/// | evidence | log ((T_ct + α) / (Σ T_ct' + αV)) |
/// | rarity | idf (§6.2.1): log (units / units that have the feature), and a little |
///
/// A title's evidence for a unit is the sum over its features, each weighing its rarity. Written as a part for the unit
/// alone, which every feature adds, and log(1 + T_ct / α), which is 0 for most units, it takes only the units that have
/// the feature.
struct Evidence: Sendable {
  /// A feature of a title, and how much of what it says is believed.
  typealias Feature = (key: UInt64, belief: Float)

  private let table: FeatureTable
  /// By how many units have a feature.
  private let rarities: [Float]
  /// What each feature adds for a unit that does not have it, and the counts it is made of.
  private var absent: [Float]
  private var totals: [Float]
  private let vocabulary: Float
  /// Counts learned since, by feature.
  private var learned: [UInt64: [(unit: Int, count: Float)]] = [:]

  init(_ table: FeatureTable) {
    self.table = table
    let units = Float(max(1, table.totals.count))
    rarities = (0...max(1, table.totals.count)).map {
      naturalLogarithm(units / Float(max(1, $0))) + Self.leastRarity
    }
    totals = table.totals
    let vocabulary = PostingWeight.smoothing * Float(max(1, table.count))
    self.vocabulary = vocabulary
    absent = totals.map { -naturalLogarithm($0 + vocabulary) }
  }

  // Chosen as all weights were (docs/decisions/0011). Units with many titles are believed a little more than the model
  // would, since a title is likelier to be one of theirs.
  private static let leastRarity: Float = 0.7
  private static let weightOfAbsence: Float = 0.75

  /// Adds the evidence of a title to each unit, divided by the length of its features as a vector, so that long titles
  /// are not surer than short ones for their length alone.
  ///
  /// - Parameter features: those that come again count once, as they came first.
  /// - Returns: how many of the features are known.
  /// - Complexity: O(units + units that have the features).
  @discardableResult
  func add(_ features: some Sequence<Feature>, to scores: inout [Float], weighing factor: Float) -> Int {
    // Postings, weight, and the key where something was learned.
    var known: [(number: Int, weight: Float, key: UInt64)] = []
    known.reserveCapacity(features.underestimatedCount)
    var seen: UInt64 = 0
    var sum: Float = 0
    var squares: Float = 0
    for feature in features {
      let number = table.number(of: feature.key) ?? -1
      if number < 0, learned.isEmpty || learned[feature.key] == nil { continue }
      let mark: UInt64 = 1 << (FeatureTable.stirred(feature.key) & 63)
      if seen & mark != 0, known.contains(where: { $0.key == feature.key }) { continue }
      seen |= mark
      let rarity = self.rarity(ofNumber: number)
      let weight = rarity * feature.belief
      known.append((number, weight, feature.key))
      sum += weight
      squares += rarity * rarity
    }
    guard !known.isEmpty else { return 0 }
    let scale = factor / squares.squareRoot()
    let whole = scale * sum * Self.weightOfAbsence
    let absent = absent.span
    var scores = scores.mutableSpan
    for unit in 0..<min(scores.count, absent.count) { scores[unit] += whole * absent[unit] }
    for (number, weight, key) in known {
      if number >= 0 { table.add(number, times: scale * weight, to: &scores) }
      if !learned.isEmpty { addLearned(key, number, to: &scores, weighing: scale * weight) }
    }
    return known.count
  }

  private func rarity(ofNumber number: Int) -> Float {
    number < 0 ? rarities[1] : rarities[min(table.postings(of: number).count, rarities.count - 1)]
  }

  private func addLearned(
    _ key: UInt64, _ number: Int, to scores: inout MutableSpan<Float>, weighing weight: Float
  ) {
    for (unit, count) in learned[key] ?? [] {
      let before = weightBefore(number, for: unit)
      let carried = PostingWeight.count(ofWeight: before)
      let after = naturalLogarithm(1 + (carried + count) / PostingWeight.smoothing)
      scores[unit] += weight * (after - before)
    }
  }

  private func weightBefore(_ number: Int, for unit: Int) -> Float {
    guard number >= 0 else { return 0 }
    var found: Float = 0
    table.forEach(table.postings(of: number)) { if $0 == unit { found = $1 } }
    return found
  }

  /// One more title of a unit.
  ///
  /// - Complexity: O(features of the title).
  mutating func learn(_ features: some Sequence<Feature>, unit: Int) {
    guard totals.indices.contains(unit) else { return }
    var seen: Set<UInt64> = []
    for (key, _) in features where seen.insert(key).inserted {
      let place = learned[key]?.firstIndex { $0.unit == unit }
      if let place {
        learned[key]?[place].count += 1
      } else {
        learned[key, default: []].append((unit, 1))
      }
      totals[unit] += 1
    }
    absent[unit] = -naturalLogarithm(totals[unit] + vocabulary)
  }

  /// How rare a feature is; nil if unknown.
  func rarity(of key: UInt64) -> Float? {
    if let number = table.number(of: key) { return rarity(ofNumber: number) }
    return learned[key] == nil ? nil : rarities[1]
  }

  /// What one feature says for one unit beyond what it says for a unit that does not have it; 0 if unknown.
  func evidence(of key: UInt64, for unit: Int) -> Float {
    let number = table.number(of: key) ?? -1
    let learnt = learned[key]?.first { $0.unit == unit }?.count ?? 0
    let added = learnt > 0 ? naturalLogarithm(1 + learnt / PostingWeight.smoothing) : 0
    return rarity(ofNumber: number) * max(added, weightBefore(number, for: unit))
  }
}
