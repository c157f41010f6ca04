/// From any job title, in any words, to the unit groups it may belong to.
///
///     let coder = TitleCoder.englishAndFrench
///     let coding = coder.code("Sr. SOFTWARE DEVELOPPER (10+ yrs)")
///     coding.best?.unit      // 21232
///     coding.isSure          // true
///
/// Two naive Bayes models speak, one of words and one of fours of letters, the second at a lesser weight. A title that
/// stands in the lexicon as it is speaks once more. One model holds all languages: people mix them, and titles borrow
/// words across them; nobody need say which language a title is in.
public struct TitleCoder: Sendable {
  /// The unit groups that the lexicon knows, in order.
  public let units: [UnitCode]
  let lexicon: Lexicon
  /// The lexicon's entries, unit after unit, and where each unit's begin.
  let order: [Int]
  let starts: [Int]
  let places: [UnitCode: Int]
  private(set) var words: Evidence
  private(set) var fours: Evidence
  private let whole: WholeTitles
  private(set) var stems: KnownStems
  /// Whole titles that a person corrected, with the unit that was right.
  private var corrections: [UInt64: Int] = [:]

  /// The project's own lexicon and the official titles; built when first asked for.
  public static let carried = TitleCoder(.carried)

  /// The same for English and French alone, built in half the time.
  public static let englishAndFrench = TitleCoder(.englishAndFrench)

  /// The carried coder that suits a title: that of English and French if it knows most of the words, else that of
  /// all languages. Which one it is depends on the title alone, so the same title always means the same.
  public static func carried(for title: String) -> TitleCoder {
    englishAndFrench.knowsMost(of: title) ? englishAndFrench : carried
  }

  private func knowsMost(of title: String) -> Bool {
    var features = TitleFeatures()
    features.read(title)
    return features.stems.isEmpty
      || features.stems.count { words.rarity(of: $0) != nil } * 2 > features.stems.count
  }

  /// - Complexity: O(length of the lexicon): some hundredths of a second for 60,000 titles.
  public init(_ lexicon: Lexicon) {
    let units = Set(lexicon.entries.lazy.map(\.unit)).sorted()
    var places: [UnitCode: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit] = place }

    // Unit after unit, since the evidence is counted that way.
    var starts = [Int](repeating: 0, count: units.count + 1)
    let placeOfEntry = lexicon.entries.map { places[$0.unit] ?? 0 }
    for place in placeOfEntry { starts[place + 1] += 1 }
    for place in units.indices { starts[place + 1] += starts[place] }
    var order = [Int](repeating: 0, count: lexicon.entries.count)
    var next = starts
    for (number, place) in placeOfEntry.enumerated() {
      order[next[place]] = number
      next[place] += 1
    }

    // Measured on the lexicon: two features of words and one of letters for each entry, a different word for every third.
    var features = TitleFeatures(expecting: order.count / 2)
    var stems = KnownStems()
    var whole = WholeTitles(capacity: order.count)
    var words = EvidenceCounting(units: units.count, features: order.count * 3)
    var fours = EvidenceCounting(units: units.count, features: order.count)
    // The numbers of the fours of each form, which most titles share with others.
    var foursOfForm: [Range<Int>] = []
    var numbers: [Int32] = []
    for place in units.indices {
      for number in order[starts[place]..<starts[place + 1]] {
        let entry = lexicon.entries[number]
        features.read(lexicon.text.span.extracting(Int(entry.start)..<Int(entry.start + entry.count)))
        while foursOfForm.count < features.formCount {
          let start = numbers.count
          for four in features.fours(ofForm: foursOfForm.count) { numbers.append(fours.number(of: four)) }
          foursOfForm.append(start..<numbers.count)
        }
        for stem in features.stems { stems.add(stem) }
        words.beginTitle()
        for word in features.words { words.count(words.number(of: word)) }
        fours.beginTitle()
        for form in features.forms {
          for place in foursOfForm[Int(form)] { fours.count(numbers[place]) }
        }
        if entry.isTitle, !features.stems.isEmpty {
          whole.add(WholeTitles.key(of: features.stems), unit: place)
        }
      }
      words.close(place)
      fours.close(place)
    }
    self.lexicon = lexicon
    self.units = units
    self.order = order
    self.starts = starts
    self.places = places
    self.whole = whole
    self.stems = stems
    self.words = Evidence(words)
    self.fours = Evidence(fours)
  }

  /// What a title says on its own, or with something that goes with it.
  ///
  /// - Parameter context: an industry, duties, an employer: it sharpens what the title says, and says nothing where the
  ///   title is empty.
  /// - Complexity: O(length + units); of texts longer than 8,000 bytes the beginning is read.
  public func code(_ title: String, context: String = "") -> Coding {
    var features = TitleFeatures()
    features.read(title)
    guard !features.stems.isEmpty else { return .nothing }
    features.mend(among: stems, words.rarity)
    var scores = [Float](repeating: 0, count: units.count)
    var known = words.add(features.words, to: &scores, weighing: 1)
    let letters = features.forms.flatMap { features.fours(ofForm: Int($0)) }
    known += fours.add(letters, to: &scores, weighing: Self.weightOfFours)
    guard known > 0 else { return .nothing }
    let key = WholeTitles.key(of: features.stems)
    for unit in whole.units(of: key) { scores[unit] += Self.weightOfWhole }
    if let unit = corrections[key] { scores[unit] += Self.weightOfCorrection }
    if !context.isEmpty {
      features.read(context)
      words.add(features.words, to: &scores, weighing: Self.weightOfContext)
    }
    return Coding(ranking: scores, units: units)
  }

  /// Learns what a person said a title means: the same title means it from now on, titles like it lean to it.
  ///
  /// - Returns: false, and nothing is learned, if the unit is not one the coder knows or the title has no word.
  /// - Complexity: O(length of the title); nothing is built again.
  @discardableResult
  public mutating func learn(_ title: String, unit: UnitCode) -> Bool {
    var features = TitleFeatures()
    features.read(title)
    guard let place = places[unit], !features.stems.isEmpty else { return false }
    for stem in features.stems { stems.add(stem) }
    words.learn(features.words, unit: place)
    fours.learn(features.forms.flatMap { features.fours(ofForm: Int($0)) }, unit: place)
    corrections[WholeTitles.key(of: features.stems)] = place
    return true
  }

  // Chosen on one half of five thousand titles of each of three sources, drawn with a seed (docs/decisions/0011).
  private static let weightOfFours: Float = 0.6
  private static let weightOfContext: Float = 0.3
  private static let weightOfWhole: Float = 10
  /// More than all else can say together.
  private static let weightOfCorrection: Float = 1_000
}
