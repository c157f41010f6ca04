import COccupations

/// How far two unit groups are from each other, with the reason.
///
/// Two people whose fields are near can talk shop: a registered nurse and a licensed practical nurse, though no prefix of
/// their codes says so; a software engineer and a web developer; a civil engineer and a construction estimator. The
/// distances are a judgement, made once and written here; a policy decides how much they count.
///
/// | what they share | distance |
/// |---|---|
/// | the unit group | 0 |
/// | the minor group | 0.15 |
/// | the field of work, and the TEER | 0.2, and 0.1 more for each step of TEER, at most 0.5 |
/// | the sub-major group | 0.4 |
/// | the major group | 0.55 |
/// | the broad category | 0.8 |
/// | nothing | 1 |
///
/// The nearest reason counts.
public struct OccupationDistance: Sendable, Hashable {
  /// Why two unit groups are as near as they are.
  public enum Reason: Sendable, Hashable {
    /// They are the same.
    case sameUnit
    /// They are in one minor group, given by its code.
    case minorGroup(String)
    /// They are in one field of work, given by its name, so many steps of training apart.
    case field(String, steps: Int)
    /// They are in one sub-major group, given by its code.
    case subMajorGroup(String)
    /// They are in one major group, given by its code.
    case majorGroup(String)
    /// They are in one broad category, given by its code.
    case broadCategory(String)
    /// They have nothing in common that the classification knows.
    case unrelated
  }

  /// 0 (the same) to 100 (unrelated).
  public let hundredths: Int
  /// Why.
  public let reason: Reason

  /// The distance between two unit groups; the order of the two makes no difference.
  ///
  /// - Complexity: O(1).
  public init(_ a: UnitCode, _ b: UnitCode) {
    let (first, second) = (a.description, b.description)
    let shared = zip(first.utf8, second.utf8).prefix { $0 == $1 }.count
    let prefix = String(first.prefix(shared))
    let steps = abs(a.teer - b.teer)
    var (hundredths, reason): (Int, Reason) =
      switch shared {
      case 5: (0, .sameUnit)
      case 4: (15, .minorGroup(prefix))
      case 3: (40, .subMajorGroup(prefix))
      case 2: (55, .majorGroup(prefix))
      case 1: (80, .broadCategory(prefix))
      default: (100, .unrelated)
      }
    if let field = FieldsOfWork.carried.field(of: a), field == FieldsOfWork.carried.field(of: b) {
      let inField = min(50, 20 + 10 * steps)
      if inField < hundredths { (hundredths, reason) = (inField, .field(field, steps: steps)) }
    }
    self.hundredths = hundredths
    self.reason = reason
  }

  /// The unit groups nearest to one, the nearest first, then by code; for somebody who looks for a career beside their own.
  ///
  /// - Complexity: O(units · log units).
  public static func nearest(
    to unit: UnitCode, in classification: Classification = .noc2021, atMost count: Int = 10
  ) -> [(unit: UnitCode, distance: OccupationDistance)] {
    let others = classification.units.lazy.filter { $0 != unit }.map { ($0, OccupationDistance(unit, $0)) }
    let sorted = others.filter { $0.1.hundredths < 80 }.sorted {
      ($0.1.hundredths, $0.0) < ($1.1.hundredths, $1.0)
    }
    return sorted.prefix(max(0, count)).map { (unit: $0.0, distance: $0.1) }
  }
}

/// Which unit groups do one another's neighbouring work at other levels of training.
struct FieldsOfWork: Sendable {
  private let names: [UnitCode: String]

  static let carried = FieldsOfWork(text: carriedText(allies_occupation_fields()))

  /// - Parameter text: a line for each field: its name, a colon, its unit groups; lines that begin with "#" are remarks.
  init(text: String) {
    var names: [UnitCode: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      for code in parts[1].split(separator: " ") {
        if let unit = UnitCode(code) { names[unit] = String(parts[0]) }
      }
    }
    self.names = names
  }

  func field(of unit: UnitCode) -> String? { names[unit] }
}
