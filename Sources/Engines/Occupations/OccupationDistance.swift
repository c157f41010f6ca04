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
/// | the minor group | 0.15, or 0.35 where they have fields of work and share none: civil and mechanical engineers |
/// | a field of work, and the TEER | 0.2, and 0.1 more for each step of TEER, at most 0.5 |
/// | related work: two sides of a field, and the TEER | 0.3, and 0.1 more for each step of TEER, at most 0.6 |
/// | the sub-major group | 0.6, or 0.75 where they have fields of work and share none: pharmacists and dentists |
/// | the major group | 0.8 |
/// | the broad category | 0.9 |
/// | nothing | 1 |
///
/// Where a publisher's relations of occupations and components of skills are imported (`Relatedness`), they bring nearer what
/// the classification keeps apart. Either alone is noisy (of pairs that O\*NET's relations give by the crosswalk, some join web
/// developers to supervisors of shops), so that together they count for more:
///
/// | what publishers say | distance |
/// |---|---|
/// | related in tier 1, 2, 3, and among the 10 of 100 pairs nearest in skills | 0.4, 0.5, 0.6 |
/// | among the 2 of 100 pairs nearest in skills | 0.6 |
/// | related in tier 1, no more | 0.7 |
///
/// The nearest reason counts; of two alike, the classification's.
public struct OccupationDistance: Sendable, Hashable {
  /// Why two unit groups are as near as they are.
  public enum Reason: Sendable, Hashable {
    /// They are the same.
    case sameUnit
    /// They are in one minor group, given by its code.
    case minorGroup(String)
    /// They are in one field of work, given by its name, so many steps of training apart.
    case field(String, steps: Int)
    /// They do related work, given by the name of the field whose two sides they are on, so many steps of training apart:
    /// engineers and their managers.
    case relatedWork(String, steps: Int)
    /// They are in one sub-major group, given by its code.
    case subMajorGroup(String)
    /// They are in one major group, given by its code.
    case majorGroup(String)
    /// They are in one broad category, given by its code.
    case broadCategory(String)
    /// A publisher says that they are related, 1 nearest to 3 farthest, and that they ask for like skills or not.
    case related(tier: Int, areSkillsAlike: Bool)
    /// They ask for like skills.
    case skills
    /// They have nothing in common that the classification knows.
    case unrelated
  }

  /// 0 (the same) to 100 (unrelated).
  public let hundredths: Int
  /// Why.
  public let reason: Reason

  /// The distance between two unit groups; the order of the two makes no difference.
  ///
  /// - Parameter relatedness: what publishers say of unit groups, where it was imported.
  /// - Complexity: O(1), and that of `Relatedness.skillRank`.
  public init(_ a: UnitCode, _ b: UnitCode, knowing relatedness: Relatedness = .none) {
    let fields = FieldsOfWork.carried
    self.init(a, b, fieldsOfA: fields.of(a), fieldsOfB: fields.of(b), knowing: relatedness)
  }

  /// The same for units whose fields of work were looked up before.
  init(
    _ a: UnitCode, _ b: UnitCode, fieldsOfA: FieldsOfWork.Places, fieldsOfB: FieldsOfWork.Places,
    knowing relatedness: Relatedness = .none
  ) {
    let steps = abs(a.teer - b.teer)
    // How many of the five digits they share, from the left.
    var shared = 5
    var (first, second) = (a.number, b.number)
    while first != second {
      first /= 10
      second /= 10
      shared -= 1
    }
    let field = fieldsOfA.field(sharedWith: fieldsOfB)
    let areOfTwoFields = field == nil && !fieldsOfA.among.isEmpty && !fieldsOfB.among.isEmpty
    var (hundredths, reason): (Int, Reason) =
      switch shared {
      case 5: (0, .sameUnit)
      case 4: (areOfTwoFields ? 35 : 15, .minorGroup(a.prefix(4)))
      case 3: (areOfTwoFields ? 75 : 60, .subMajorGroup(a.prefix(3)))
      case 2: (80, .majorGroup(a.prefix(2)))
      case 1: (90, .broadCategory(a.prefix(1)))
      default: (100, .unrelated)
      }
    if let field {
      let inField = min(50, 20 + 10 * steps)
      if inField < hundredths {
        (hundredths, reason) = (inField, .field(FieldsOfWork.carried.name(field), steps: steps))
      }
    }
    if let related = fieldsOfA.field(facing: fieldsOfB) {
      let acrossSides = min(60, 30 + 10 * steps)
      if acrossSides < hundredths {
        (hundredths, reason) = (
          acrossSides, .relatedWork(FieldsOfWork.carried.name(related), steps: steps)
        )
      }
    }
    if a != b, let published = Self.published(a, b, relatedness), published.hundredths < hundredths {
      (hundredths, reason) = published
    }
    self.hundredths = hundredths
    self.reason = reason
  }

  private static func published(
    _ a: UnitCode, _ b: UnitCode, _ relatedness: Relatedness
  ) -> (hundredths: Int, reason: Reason)? {
    if relatedness.isEmpty { return nil }
    let rank = relatedness.skillRank(a, b)
    switch (relatedness.tier(a, b), rank) {
    case (let tier?, let rank?) where rank < 10:
      return (30 + 10 * tier, .related(tier: tier, areSkillsAlike: true))
    case (_, let rank?) where rank < 2: return (60, .skills)
    case (1, _): return (70, .related(tier: 1, areSkillsAlike: false))
    default: return nil
    }
  }

  /// The unit groups nearest to one, the nearest first, then by code; for somebody who looks for a career beside their own.
  ///
  /// - Complexity: O(units · log units).
  public static func nearest(
    to unit: UnitCode, in classification: Classification = .noc2021, knowing relatedness: Relatedness = .none,
    atMost count: Int = 10
  ) -> [(unit: UnitCode, distance: OccupationDistance)] {
    let others = classification.units.lazy.filter { $0 != unit }.map {
      ($0, OccupationDistance(unit, $0, knowing: relatedness))
    }
    let sorted = others.filter { $0.1.hundredths < 90 }.sorted {
      ($0.1.hundredths, $0.0) < ($1.1.hundredths, $1.0)
    }
    return sorted.prefix(max(0, count)).map { (unit: $0.0, distance: $0.1) }
  }
}
