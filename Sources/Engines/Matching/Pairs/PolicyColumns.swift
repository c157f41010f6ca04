/// A policy in columns: for each requirement that blocks do not see to, and for each criterion, how it is looked up.
struct PolicyColumns: Sendable {
  /// A criterion and the form of what it compares. A class, since it is handed around for every seeker.
  final class Rule: Sendable {
    let criterion: Criterion
    let form: SupporterColumns.Form
    /// What is given where it cannot be told.
    let unknown: Int

    init(_ criterion: Criterion, _ form: SupporterColumns.Form, unknown: Int) {
      (self.criterion, self.form, self.unknown) = (criterion, form, unknown)
    }

    /// How many terms a seeker has, where 16 bits say it or say that they cannot.
    @inline(__always)
    func terms(_ count: UInt16, of seeker: Int) -> Int {
      count < .max ? Int(count) : criterion.comparison.terms?.seekers.termCount(of: seeker) ?? 0
    }

    /// What so many of a seeker's terms in common give.
    func points(common: Int, of terms: Int, weights: Int64) -> Int {
      Int(criterion.points(criterion.comparison.measure(common: common, of: terms), of: weights))
    }
  }

  /// A requirement that is met in one way, of which the form says how.
  final class Need: Sendable {
    let requirement: Requirement
    let comparison: Comparison
    let form: SupporterColumns.Form

    init(_ requirement: Requirement, _ comparison: Comparison, _ form: SupporterColumns.Form) {
      (self.requirement, self.comparison, self.form) = (requirement, comparison, form)
    }
  }

  let policy: Policy
  let weights: Int64
  private(set) var rules: [Rule] = []
  private(set) var needs: [Need] = []
  /// Requirements that are checked pair by pair.
  private(set) var deferred: [Requirement] = []
  /// The criterion by whose codes supporters are sorted in their blocks.
  let key: Int?
  private(set) var blocks: SupporterBlocks
  /// All columns, one behind the other, by slot.
  private(set) var columns: [UInt16]
  /// Slots, and so numbers in a column.
  var stride: Int { blocks.supporterOfSlot.count }
  /// The place in the policy of each supporter, numbered as they are here.
  let order: [Int]

  init(_ policy: Policy, seekers: Int, supporters order: [Int]) {
    self.policy = policy
    self.order = order
    weights = policy.weights
    var codes = [UInt64](repeating: 0, count: order.count)
    key = policy.criteria.indices.filter {
      if case .nested(_, _, let measures) = policy.criteria[$0].comparison {
        !measures.isEmpty
      } else {
        false
      }
    }.max { (policy.criteria[$0].weight, -$0) < (policy.criteria[$1].weight, -$1) }
    if let key, case .nested(_, let offered, _) = policy.criteria[key].comparison {
      codes = order.map { offered.code(of: $0) ?? 0 }
    }
    blocks = SupporterBlocks(policy.requirements, seekers: seekers, supporters: order, codes: codes)

    var columns = SupporterColumns(seekers: seekers, supporters: order)
    for (place, requirement) in policy.requirements.enumerated() where !blocks.requirements.contains(place) {
      guard requirement.ways.count == 1, let way = requirement.ways.first, Self.isQuick(way) else {
        deferred.append(requirement)
        continue
      }
      let form = columns.form(of: way.comparison)
      if case .people = form {
        deferred.append(requirement)
      } else {
        needs.append(Need(requirement, way.comparison, form))
      }
    }
    for (place, criterion) in policy.criteria.enumerated() {
      let form = columns.form(of: criterion.comparison, isKey: place == key) { [weights] measure in
        Int16(clamping: criterion.points(measure, of: weights))
      }
      rules.append(Rule(criterion, form, unknown: Int(criterion.points(.unknown, of: weights))))
    }

    let slots = blocks.supporterOfSlot
    var flat: [UInt16] = []
    flat.reserveCapacity(columns.columns.count * slots.count)
    for column in columns.columns { flat += slots.map { column[Int($0)] } }
    self.columns = flat
  }

  /// The codes of the seekers of the kind that supporters are sorted by, or 0.
  func codes(seekers: Int) -> [UInt64] {
    guard let key, case .nested(let asked, _, _) = policy.criteria[key].comparison else {
      return Array(repeating: 0, count: seekers)
    }
    return (0..<seekers).map { asked.code(of: $0) ?? 0 }
  }

  /// The same columns with some of the supporters only; numbers stay as they are.
  ///
  /// - Complexity: O(slots + columns · slots that are left).
  func restricted(to isKept: [Bool]) -> PolicyColumns {
    let width = stride > 0 ? columns.count / stride : 0
    var (result, slots) = (self, [Int]())
    result.blocks = blocks.restricted(to: isKept, slots: &slots)
    result.columns = []
    result.columns.reserveCapacity(width * slots.count)
    for column in 0..<width { for slot in slots { result.columns.append(columns[column * stride + slot]) } }
    return result
  }

  /// Whether a way to meet a requirement can be looked up: terms in common or not, whatever their form, and whatever is
  /// the same for all supporters of a kind.
  private static func isQuick(_ way: Requirement.Way) -> Bool {
    switch way.comparison {
    case .same, .different: (1...10_000).contains(way.least)
    case .shared, .several, .near: false
    case .ahead, .nested: true
    }
  }
}
