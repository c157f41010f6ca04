import COccupations

/// A test of English or French, and the level of language its scores mean: the Canadian Language Benchmarks (CLB) or the
/// Niveaux de compétence linguistique canadiens (NCLC).
///
///     LanguageTest.named("IELTS General Training")?.level(of: .listening, score: 7.5)  // 8
///
/// A test whose scale was changed is several: TEF Canada has three, and the same score means other levels in each.
public struct LanguageTest: Sendable, Hashable {
  /// What is tested, in the order of the reports that the tests send.
  public enum Skill: Int, Sendable, Hashable, CaseIterable {
    case listening, reading, writing, speaking
  }

  /// What the chart carried here was held against.
  public enum Source: String, Sendable, Hashable {
    /// The chart that Immigration, Refugees and Citizenship Canada publishes.
    case chart
    /// Two independent copies of that chart, which agree; the chart itself was not seen.
    case copies
  }

  /// As it calls itself.
  public let name: String
  /// True for French, whose levels are NCLC.
  public let isFrench: Bool
  /// The first day of the scale, as 2023-12-11; nil if the test never had another before.
  public let firstDay: String?
  /// The last day of the scale; nil if it is in use.
  public let lastDay: String?
  /// What the chart was held against.
  public let source: Source
  /// For each skill, in hundredths.
  private let highest: [Int]
  private let steps: [Int]
  /// The highest level first.
  private var levels: [Level] = []

  private struct Level: Sendable, Hashable {
    let level: Int
    /// For each skill, in hundredths.
    let least: [Int]
  }

  /// The levels that the charts know: 10 is 10 and above, and below 4 they say nothing.
  public static let chartedLevels = 4...10

  /// The tests whose charts are carried, each scale of its own, the newest scale of a test first.
  public static let all: [LanguageTest] = read(carriedText(allies_occupation_language_tests()))

  /// A test by its name, with the scale it had on a day, or its newest.
  ///
  /// - Parameter day: as 2022-05-01; nil for the newest scale.
  public static func named(_ name: String, on day: String? = nil) -> LanguageTest? {
    all.first { $0.name == name && (day.map($0.isInUse) ?? true) }
  }

  /// True if the test had this scale on a day, as 2022-05-01.
  public func isInUse(on day: String) -> Bool {
    (firstDay ?? "") <= day && (lastDay.map { day <= $0 } ?? true)
  }

  /// The level that a score in one skill means, 4 to 10; nil below 4, and 10 for all above.
  ///
  /// - Parameter score: as the test states it: 6.5, 453.
  public func level(of skill: Skill, score: Double) -> Int? {
    guard let hundredths = Self.hundredths(score) else { return nil }
    return levels.first { $0.least[skill.rawValue] <= hundredths }?.level
  }

  /// The least score that means a level, or more; nil outside of the chart.
  public func leastScore(of skill: Skill, level: Int) -> Double? {
    levels.first { $0.level == level }.map { Double($0.least[skill.rawValue]) / 100 }
  }

  /// The highest score that the test gives in a skill.
  public func highestScore(of skill: Skill) -> Double { Double(highest[skill.rawValue]) / 100 }

  /// How far the scores of a skill are from one another: 0.5 for IELTS.
  public func step(of skill: Skill) -> Double { Double(steps[skill.rawValue]) / 100 }

  /// True if the test can give such a score: "7.3" is none of IELTS, "110" is none of PTE.
  public func canGive(_ score: Double, in skill: Skill) -> Bool {
    guard let hundredths = Self.hundredths(score) else { return false }
    return (0...highest[skill.rawValue]).contains(hundredths) && hundredths % steps[skill.rawValue] == 0
  }

  private static func hundredths(_ score: Double) -> Int? {
    guard score.isFinite, abs(score) < 1e6 else { return nil }
    return Int((score * 100).rounded())
  }

  /// - Parameter text: a line for each test: name, language, first and last day, highest scores, steps and source, separated by
  ///   " | "; below it a line for each level: level and least scores. Lines that begin with "#" are remarks.
  static func read(_ text: String) -> [LanguageTest] {
    var tests: [LanguageTest] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "|").map { trimmedSpaces($0) }
      if cells.count == 7, let source = Source(rawValue: cells[6]), let highest = scores(cells[4]),
        let steps = scores(cells[5]), steps.allSatisfy({ $0 > 0 })
      {
        tests.append(
          LanguageTest(
            name: cells[0], isFrench: cells[1] == "fr", firstDay: cells[2] == "-" ? nil : cells[2],
            lastDay: cells[3] == "-" ? nil : cells[3], source: source, highest: highest, steps: steps))
      } else if cells.count == 2, let level = Int(cells[0]), let least = scores(cells[1]), !tests.isEmpty {
        tests[tests.count - 1].levels.append(Level(level: level, least: least))
      }
    }
    return tests
  }

  /// Four numbers, in hundredths.
  private static func scores(_ text: String) -> [Int]? {
    let scores = text.split(separator: " ").compactMap { Double($0) }.compactMap(hundredths)
    return scores.count == Skill.allCases.count ? scores : nil
  }
}
