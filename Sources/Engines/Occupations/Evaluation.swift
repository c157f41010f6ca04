/// How often a coder is right, over titles whose unit groups are known.
public struct Evaluation: Sendable {
  /// A title with the unit groups that are right for it.
  public struct Title: Sendable {
    let text: String
    let units: Set<UnitCode>
    let language: String

    /// - Parameter language: any name; results are given for each.
    public init(text: String, units: Set<UnitCode>, language: String = "") {
      self.text = text
      self.units = units
      self.language = language
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
  }

  /// Titles whose best answer was said to be about as likely.
  public struct Bin: Sendable, Hashable {
    /// From this tenth, 0 to 9.
    public let tenth: Int
    /// How many titles.
    public internal(set) var titles = 0
    /// How many were right.
    public internal(set) var right = 0
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
  /// For each level, 1 to 5, how many best answers had its digits right.
  public private(set) var rightAtLevel = [Int](repeating: 0, count: 5)
  /// Calibration, the least sure first.
  public private(set) var bins = (0..<10).map { Bin(tenth: $0) }
  /// How many titles the coder was sure of, and how many of those it had right.
  public private(set) var sure = 0
  /// Sure and right.
  public private(set) var sureAndRight = 0
  /// The most frequent first.
  public private(set) var confusions: [Confusion] = []

  /// - Complexity: that of coding each title.
  public init(_ titles: [Title], coder: TitleCoder) {
    var byLanguage: [String: Counts] = [:]
    var confused: [[UnitCode]: Int] = [:]
    for title in titles {
      let coding = coder.code(title.text)
      let rank = coding.candidates.firstIndex { title.units.contains($0.unit) }
      func count(_ counts: inout Counts) {
        counts.titles += 1
        guard let rank else { return }
        if rank == 0 { counts.first += 1 }
        if rank < 3 { counts.firstThree += 1 }
        counts.firstFive += 1
      }
      count(&all)
      count(&byLanguage[title.language, default: Counts()])
      guard let best = coding.best else { continue }
      for level in 1...5 where title.units.contains(where: { $0.prefix(level) == best.unit.prefix(level) }) {
        rightAtLevel[level - 1] += 1
      }
      let tenth = min(9, max(0, Int(best.probability * 10)))
      bins[tenth].titles += 1
      if rank == 0 { bins[tenth].right += 1 }
      if coding.isSure {
        sure += 1
        if rank == 0 { sureAndRight += 1 }
      }
      if rank != 0, let right = title.units.min() { confused[[right, best.unit], default: 0] += 1 }
    }
    languages = byLanguage.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    confusions = confused.sorted { (-$0.value, $0.key[0], $0.key[1]) < (-$1.value, $1.key[0], $1.key[1]) }
      .map { Confusion(right: $0.key[0], answered: $0.key[1], count: $0.value) }
  }
}
