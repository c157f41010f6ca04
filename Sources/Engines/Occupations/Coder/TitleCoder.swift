import COccupations

/// From any job title, in any words, to the unit groups it may belong to.
///
///     let coder = TitleCoder.carried
///     let coding = coder.code("Sr. SOFTWARE DEVELOPPER (10+ yrs)")
///     coding.best?.unit      // 21232
///     coding.isSure          // true
///
/// Two naive Bayes models speak, one of words and one of fours of letters, the second at a lesser weight. A title that
/// stands in the lexicon as it is speaks once more. One model holds all languages: people mix them, and titles borrow
/// words across them; nobody need say which language a title is in.
///
/// What it knows is an index: built from a lexicon, or opened from bytes that were built before.
public struct TitleCoder: Sendable {
  let index: TitleIndex
  let places: [UnitCode: Int]
  private(set) var words: Evidence
  private(set) var fours: Evidence
  private(set) var stems: KnownStems
  /// Whole titles that a person corrected, with the unit that was right.
  private var corrections: [UInt64: Int] = [:]

  /// The project's own lexicon and the official titles, in all their languages.
  ///
  /// - Complexity: some milliseconds where the program carries the lexicon compiled (`COccupationIndex`); else it is
  ///   built when it is first asked for.
  public static let carried: TitleCoder = {
    let bytes = UnsafeRawBufferPointer(
      start: allies_occupation_index(), count: allies_occupation_index_count())
    // They are the program's own, and stay.
    return (try? TitleCoder(mapped: bytes, owner: OwnBuffer(count: 0))) ?? TitleCoder(.carried)
  }()

  /// - Complexity: O(length of the lexicon): some hundredths of a second for 60,000 titles.
  public init(_ lexicon: Lexicon) {
    // What was just written can be read; were it not, the coder would know nothing, rather than the process end.
    self.init((try? TitleIndex(IndexBuilder(lexicon).layout())) ?? .empty)
  }

  /// Opens an index from a copy of its bytes.
  ///
  /// - Complexity: O(length); nothing is built.
  public init(bytes: [UInt8]) throws(IndexProblem) {
    self.init(try TitleIndex(IndexLayout(opening: IndexBytes(copying: bytes))))
  }

  /// Opens an index in place, say in a file that is mapped.
  ///
  /// - Parameters:
  ///   - mapped: aligned to 8 bytes, as mapped files are; what is not an index, or not whole, is refused.
  ///   - owner: the bytes must stay readable and unchanged while it lives; the coder and its copies keep it.
  /// - Complexity: O(length): everything is read once for its checksum.
  public init(
    mapped: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  ) throws(IndexProblem) {
    self.init(try TitleIndex(IndexLayout(opening: IndexBytes(mapped, owner: owner))))
  }

  private init(_ index: TitleIndex) {
    self.index = index
    var places: [UnitCode: Int] = [:]
    for (place, unit) in index.units.enumerated() { places[unit] = place }
    self.places = places
    words = Evidence(index.words)
    fours = Evidence(index.fours)
    stems = index.stems
  }

  /// The unit groups it knows titles of, in order.
  public var units: [UnitCode] { index.units }

  /// How many titles of each source it was built from.
  public var titleCounts: [(source: TitleSource, titles: Int)] { index.titleCounts }

  /// Whether it was built with the lexicon that this program carries; if not, build it again.
  public var isOfCarriedLexicon: Bool { index.isOfCarriedLexicon }

  /// What was noted when it was encoded.
  public var note: [UInt8] { index.note }

  /// The whole index, to be written to a file and opened again. What was learned since it was built is not in it: keep
  /// the corrections and learn them again.
  ///
  /// - Parameter note: any bytes, to be read back: what was imported, and when.
  /// - Complexity: O(length).
  public func encoded(note: [UInt8] = []) -> [UInt8] { index.layout.sealed(note: note) }

  /// What a title says on its own, or with something that goes with it.
  ///
  /// - Parameters:
  ///   - language: two letters, where it is known.
  ///   - context: an industry, duties, an employer: it sharpens what the title says, and says nothing where the title
  ///     is empty.
  /// - Complexity: O(length + units); of texts longer than 8,000 bytes the beginning is read.
  public func code(_ title: String, language: String? = nil, context: String = "") -> Coding {
    var features = TitleFeatures()
    features.read(title)
    guard !features.stems.isEmpty else { return .nothing }
    features.mend(among: stems, words)
    var scores = [Float](repeating: 0, count: units.count)
    var knownCount = words.add(features.words, to: &scores, weighing: 1)
    let novelty = 1 - Float(knownCount) / Float(max(1, features.words.count))
    knownCount += fours.add(features.fours, to: &scores, weighing: Self.weightOfFours)
    guard knownCount > 0 else { return .nothing }
    if !context.isEmpty {
      features.read(context)
      words.add(features.words, to: &scores, weighing: Self.weightOfContext)
    }
    let known = knownMeanings(of: features)
    return Coding(
      ranking: scores, units: units, temperature: Self.temperature(novelty: novelty), known: known.shares,
      believed: known.belief)
  }

  /// Scores are divided by this before they become probabilities (Guo et al. 2017, "On calibration of modern neural
  /// networks", temperature scaling), since features are not independent and naive Bayes is surer than it is right: the
  /// fewer of them are known, the less they repeat one another.
  ///
  /// - Parameter novelty: the part of a title's features that is unknown.
  private static func temperature(novelty: Float) -> Float { max(1, 2.2 - 1.2 * novelty) }

  /// What the title is known to mean as it stands, or what its parts are: "registered nurse" of "registered nurse
  /// (licence pending)", both of "cook / driver".
  ///
  /// - Returns: the units with their shares, which add up to 1, and how much they are believed beside the evidence.
  private func knownMeanings(of features: TitleFeatures) -> (shares: [Int: Float], belief: Float) {
    let key = TitleFeatures.key(of: features.stems)
    if let unit = corrections[key] { return ([unit: 1], 1) }
    for key in [key] + features.joinedKeys {
      if let shares = shares(of: key) { return (shares, Self.beliefInWhole) }
    }
    var shares: [Int: Float] = [:]
    var sum: Float = 0
    var start = 0
    let count = features.stems.count
    for end in 1...count where end == count || features.parts[end].number != features.parts[start].number {
      let belief = features.parts[start].belief
      if end - start < count, let part = self.shares(of: TitleFeatures.key(of: features.stems[start..<end])) {
        for (unit, share) in part { shares[unit, default: 0] += share * belief }
        sum += belief
      }
      start = end
    }
    // "Foreman - tobacco processing" is not what a foreman is.
    let belief = features.parts.contains(where: \.isIndustry) ? Self.beliefBesideIndustry : Self.beliefInParts
    return (shares.mapValues { $0 / sum }, sum > 0 ? belief : 0)
  }

  /// The units a title is known for, and how much each; nil if it is unknown.
  private func shares(of key: UInt64) -> [Int: Float]? {
    guard let number = index.titles.number(of: key) else { return nil }
    var shares: [Int: Float] = [:]
    var sum: Float = 0
    index.titles.forEach(index.titles.postings(of: number)) { unit, weight in
      let count = PostingWeight.count(ofWeight: weight)
      shares[unit] = count
      sum += count
    }
    return sum > 0 ? shares.mapValues { $0 / sum } : nil
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
    fours.learn(features.fours, unit: place)
    corrections[TitleFeatures.key(of: features.stems)] = place
    return true
  }

  // Chosen on one half of five thousand titles of each of three sources, drawn with a seed (docs/decisions/0011).
  private static let weightOfFours: Float = 0.5
  private static let weightOfContext: Float = 0.3
  /// How often a title means elsewhere what it is known to mean.
  private static let beliefInWhole: Float = 0.75
  private static let beliefInParts: Float = 0.5
  private static let beliefBesideIndustry: Float = 0.2
}
