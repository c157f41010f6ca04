/// How often a coder is right, over titles whose unit groups are known.
public struct Evaluation: Sendable {
  /// A title with the unit groups that are right for it.
  public struct Title: Sendable {
    let text: String
    let units: Set<UnitCode>
    let language: String
    let source: String

    /// - Parameters:
    ///   - units: any of them is a right answer.
    ///   - language: any name; results are given for each.
    ///   - source: where the title comes from, any name; results are given for each.
    public init(text: String, units: Set<UnitCode>, language: String = "", source: String = "") {
      self.text = text
      self.units = units
      self.language = language
      self.source = source
    }
  }

  /// Counts over some of the titles.
  public struct Counts: Sendable, Hashable {
    /// How many titles.
    public internal(set) var titles = 0
    /// How many were right at once, among the first three, and among the five.
    public internal(set) var first = 0
    /// Among the first three.
    public internal(set) var firstThree = 0
    /// Among the five.
    public internal(set) var firstFive = 0
    /// For each level, 1 to 5, how many best answers had its digits right.
    public internal(set) var rightAtLevel = [Int](repeating: 0, count: 5)
    /// How many the coder was sure of.
    public internal(set) var sure = 0
    /// Sure and right.
    public internal(set) var sureAndRight = 0
    /// What was said to be the probability of the best answers, added up: beside `first`, whether too much was said.
    public internal(set) var said: Float = 0

    mutating func count(_ coding: Coding, _ units: Set<UnitCode>) {
      titles += 1
      guard let best = coding.best else { return }
      said += best.probability
      let rank = coding.candidates.firstIndex { units.contains($0.unit) }
      if let rank {
        if rank == 0 { first += 1 }
        if rank < 3 { firstThree += 1 }
        firstFive += 1
      }
      for level in 1...5 where units.contains(where: { $0.prefix(level) == best.unit.prefix(level) }) {
        rightAtLevel[level - 1] += 1
      }
      if coding.isSure {
        sure += 1
        if rank == 0 { sureAndRight += 1 }
      }
    }
  }

  /// Titles whose best answer was said to be about as likely.
  public struct Bin: Sendable, Hashable {
    /// From this tenth, 0 to 9.
    public let tenth: Int
    /// How many titles.
    public internal(set) var titles = 0
    /// How many were right.
    public internal(set) var right = 0
    /// What was said to be their probability, added up.
    public internal(set) var said: Float = 0
  }

  /// A unit group that was taken for another.
  public struct Confusion: Sendable, Hashable {
    /// What would have been right, one of several at times.
    public let right: UnitCode
    /// What was answered.
    public let answered: UnitCode
    /// How often.
    public let count: Int
  }

  /// Over all titles.
  public private(set) var all = Counts()
  /// By the name of the language, in order.
  public private(set) var languages: [(language: String, counts: Counts)] = []
  /// By the name of the source, in order.
  public private(set) var sources: [(source: String, counts: Counts)] = []
  /// For each level, 1 to 5, how many best answers had its digits right.
  public var rightAtLevel: [Int] { all.rightAtLevel }
  /// How many titles the coder was sure of.
  public var sure: Int { all.sure }
  /// Sure and right.
  public var sureAndRight: Int { all.sureAndRight }
  /// Calibration, the least sure first.
  public private(set) var bins = (0..<10).map { Bin(tenth: $0) }
  /// The most frequent first.
  public private(set) var confusions: [Confusion] = []

  /// - Complexity: that of coding each title.
  public init(_ titles: [Title], coder: TitleCoder) {
    var byLanguage: [String: Counts] = [:]
    var bySource: [String: Counts] = [:]
    var confused: [[UnitCode]: Int] = [:]
    for title in titles {
      let coding = coder.code(title.text)
      all.count(coding, title.units)
      byLanguage[title.language, default: Counts()].count(coding, title.units)
      bySource[title.source, default: Counts()].count(coding, title.units)
      guard let best = coding.best else { continue }
      let isRight = title.units.contains(best.unit)
      let tenth = min(9, max(0, Int(best.probability * 10)))
      bins[tenth].titles += 1
      bins[tenth].said += best.probability
      if isRight { bins[tenth].right += 1 }
      if !isRight, let right = title.units.min() { confused[[right, best.unit], default: 0] += 1 }
    }
    languages = byLanguage.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    sources = bySource.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    confusions = confused.sorted { (-$0.value, $0.key[0], $0.key[1]) < (-$1.value, $1.key[0], $1.key[1]) }
      .map { Confusion(right: $0.key[0], answered: $0.key[1], count: $0.value) }
  }

  /// How far what was said is from what was right, over the tenths (expected calibration error, Guo et al. 2017): 0 is
  /// perfect.
  public var calibrationError: Float {
    let answered = bins.reduce(0) { $0 + $1.titles }
    return bins.reduce(0) { $0 + abs($1.said - Float($1.right)) } / Float(max(1, answered))
  }
}
