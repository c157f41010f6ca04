import COccupations

/// A test of English or French, and the level of language its scores mean: the Canadian Language Benchmarks (CLB) or the
/// Niveaux de compétence linguistique canadiens (NCLC).
public struct LanguageTest: Sendable, Hashable {
  /// What is tested.
  public enum Skill: Int, Sendable, Hashable, CaseIterable {
    case reading, writing, listening, speaking
  }

  /// As it calls itself.
  public let name: String
  /// True for French, whose levels are NCLC.
  public let isFrench: Bool
  /// For each level, the highest first, the least score for each skill, in hundredths.
  private let levels: [Level]

  private struct Level: Sendable, Hashable {
    let level: Int
    let least: [Int]
  }

  /// The tests whose tables were checked.
  public static let all: [LanguageTest] = read(carriedText(allies_occupation_language_tests()))

  /// The level that a score in one skill means, 4 to 10; nil below 4, and 10 for all above.
  ///
  /// - Parameter score: as the test states it: 6.5, 453.
  public func level(of skill: Skill, score: Double) -> Int? {
    guard score.isFinite, abs(score) < 1e6 else { return nil }
    let hundredths = Int((score * 100).rounded())
    return levels.first { hundredths >= $0.least[skill.rawValue] }?.level
  }

  /// - Parameter text: a line for each test and level: name, language, level and the four least scores, separated by
  ///   " | "; lines that begin with "#" are remarks.
  static func read(_ text: String) -> [LanguageTest] {
    var names: [String] = []
    var levels: [String: [Level]] = [:]
    var isFrench: [String: Bool] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      let scores = cells.dropFirst(3).compactMap { Double($0) }
      guard cells.count == 7, scores.count == 4, let level = Int(cells[2]) else { continue }
      if levels[cells[0]] == nil { names.append(cells[0]) }
      levels[cells[0], default: []].append(
        Level(level: level, least: scores.map { Int(($0 * 100).rounded()) }))
      isFrench[cells[0]] = cells[1] == "fr"
    }
    return names.map { name in
      LanguageTest(
        name: name, isFrench: isFrench[name] ?? false,
        levels: (levels[name] ?? []).sorted { $0.level > $1.level })
    }
  }
}
