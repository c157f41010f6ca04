/// From any job title, in any words, to the unit groups it may belong to.
///
///     let coder = TitleCoder(lexicon)
///     let coding = coder.code("Sr. SOFTWARE DEVELOPPER (10+ yrs)")
///     coding.best?.unit      // 21232
///     coding.isSure          // true
///
/// Two naive Bayes models speak, one of words and one of threes of letters, the second at half the weight. A title that
/// stands in the lexicon as it is decides by itself. One model holds all languages: people mix them, and titles
/// borrow words across them.
public struct TitleCoder: Sendable {
  /// The unit groups that the lexicon knows, in order.
  public let units: [UnitCode]
  private let words: Evidence
  private let threes: Evidence
  /// By the hash of a whole title, the units under which it stands.
  private let whole: [UInt64: [Int32]]

  /// - Complexity: O(length of the lexicon): a few hundredths of a second for 50,000 titles.
  public init(_ lexicon: Lexicon) {
    let units = Set(lexicon.entries.lazy.map(\.unit)).sorted()
    self.units = units
    var places: [UnitCode: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit] = place }

    // Unit after unit, since the evidence is counted that way.
    var starts = [Int](repeating: 0, count: units.count + 1)
    for entry in lexicon.entries { starts[(places[entry.unit] ?? 0) + 1] += 1 }
    for place in units.indices { starts[place + 1] += starts[place] }
    var order = [Int](repeating: 0, count: lexicon.entries.count)
    var next = starts
    for (number, entry) in lexicon.entries.enumerated() {
      let place = places[entry.unit] ?? 0
      order[next[place]] = number
      next[place] += 1
    }

    var features = TitleFeatures()
    var whole: [UInt64: [Int32]] = [:]
    whole.reserveCapacity(order.count)
    var words = Evidence.Counting(units: units.count)
    var threes = Evidence.Counting(units: units.count)
    for place in units.indices {
      for number in order[starts[place]..<starts[place + 1]] {
        let entry = lexicon.entries[number]
        features.read(lexicon.text.span.extracting(Int(entry.start)..<Int(entry.start + entry.count)))
        words.add(features.words)
        threes.add(features.threes)
        if entry.isTitle, !features.stems.isEmpty {
          let key = Self.key(of: features.stems)
          let unit = Int32(truncatingIfNeeded: place)
          if whole[key]?.last != unit { whole[key, default: []].append(unit) }
        }
      }
      words.close(place)
      threes.close(place)
    }
    self.whole = whole
    self.words = Evidence(words)
    self.threes = Evidence(threes)
  }

  /// What a title says on its own, or with something that goes with it: an industry, duties, an employer.
  ///
  /// - Complexity: O(length + units).
  public func code(_ title: String, context: String = "") -> Coding {
    var features = TitleFeatures()
    features.read(title)
    var scores = [Float](repeating: 0, count: units.count)
    words.add(features.words, to: &scores, weighing: 1)
    threes.add(features.threes, to: &scores, weighing: Self.weightOfThrees)
    let own = features
    if !context.isEmpty {
      features.read(context)
      words.add(features.words, to: &scores, weighing: Self.weightOfContext)
    }
    for unit in whole[Self.key(of: own.stems)] ?? [] { scores[Int(unit)] += Self.weightOfWhole }
    return Coding(ranking: scores, units: units, isEmpty: own.stems.isEmpty)
  }

  private static let weightOfThrees: Float = 0.5
  private static let weightOfContext: Float = 0.3
  private static let weightOfWhole: Float = 6

  private static func key(of stems: [UInt64]) -> UInt64 {
    stems.reduce(0) { TitleFeatures.mixed($0, $1) }
  }
}
