/// A policy in columns: for each requirement that blocks do not see to, and for each criterion, how it is looked up.
///
/// A class, as it is handed around for every seeker.
final class PolicyColumns: Sendable {
  /// A criterion and the form of what it compares.
  final class Rule: Sendable {
    let criterion: Criterion
    let form: SupporterColumns.Form
    /// What is given where it cannot be told.
    let unknown: Int
    /// The way to meet a requirement that compares the same, if blocks see to that one in several ways.
    let way: KeyWay?

    init(_ criterion: Criterion, _ form: SupporterColumns.Form, unknown: Int, way: KeyWay?) {
      (self.criterion, self.form, self.unknown, self.way) = (criterion, form, unknown, way)
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

  /// A way to meet a requirement that blocks see to, by the places of both.
  struct KeyWay {
    let requirement: Int
    let way: UInt8
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
  let rules: [Rule]
  let needs: [Need]
  /// Requirements that are checked pair by pair.
  let deferred: [Requirement]
  /// The criterion by whose codes supporters are sorted in their blocks.
  let key: Int?
  let blocks: SupporterBlocks
  /// All columns, one behind the other, by slot.
  let columns: [UInt16]
  /// What each group of slots holds, in columns by group: see `GroupColumns`.
  let groups: GroupColumns
  /// So many first characters in common, or more, make somebody near: they are looked up by their code.
  let nearDepth: Int
  /// What so many characters in common give; empty if nothing is nested.
  let keyPoints: [Int32]
  /// For each supporter a number for so many first characters of their code, and a seeker's number by these.
  let branchColumn: Int?
  let branches: [UInt64: UInt16]
  /// Slots, and so numbers in a column.
  var stride: Int { blocks.supporterOfSlot.count }
  /// The place in the policy of each supporter, numbered as they are here.
  let order: [Int]

  init(_ policy: Policy, seekers: Int, supporters order: [Int]) {
    self.policy = policy
    self.order = order
    let weights = policy.weights
    self.weights = weights
    var columns = SupporterColumns(seekers: seekers, supporters: order)
    let key = NestedKey(policy, supporters: order)
    self.key = key?.criterion
    nearDepth = key?.depth ?? 0
    keyPoints = key?.points ?? []
    branches = key?.branches ?? [:]
    branchColumn = key.map { columns.add($0.column) }
    let forms = policy.criteria.enumerated().map { place, criterion in
      columns.form(of: criterion.comparison, isKey: place == key?.criterion) { measure in
        Int16(clamping: criterion.points(measure, of: weights))
      }
    }
    let blocks = SupporterBlocks(
      policy.requirements, seekers: seekers, supporters: order, codes: key?.codes,
      likenesses: Self.likenesses(policy, forms, columns, order.count))
    self.blocks = blocks

    var needs: [Need] = []
    var deferred: [Requirement] = []
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
    (self.needs, self.deferred) = (needs, deferred)
    rules = zip(policy.criteria, forms).map { criterion, form in
      Rule(
        criterion, form, unknown: Int(criterion.points(.unknown, of: weights)),
        way: Self.way(of: criterion, policy.requirements, blocks))
    }

    let slots = blocks.supporterOfSlot
    var flat: [UInt16] = []
    flat.reserveCapacity(columns.columns.count * slots.count)
    for column in columns.columns { flat += slots.map { column[Int($0)] } }
    self.columns = flat
    groups = GroupColumns(forms, blocks, flat)
  }

  /// For each supporter a number that is near to those of others who are alike: the two criteria that compare the only
  /// term or a number and weigh most come first.
  private static func likenesses(
    _ policy: Policy, _ forms: [SupporterColumns.Form], _ columns: SupporterColumns, _ count: Int
  ) -> [UInt64] {
    // Terms before numbers, as those who differ in a term get nothing for it.
    var chosen: [(isNumber: Bool, weight: Int32, column: Int)] = []
    for (criterion, form) in zip(policy.criteria, forms) {
      switch form {
      case .codes(let codes):
        if !policy.requirements.contains(where: { $0.way(comparing: criterion) != nil }) {
          chosen.append((false, criterion.weight, codes.column))
        }
      case .numbers(let column, _, _): chosen.append((true, criterion.weight, column))
      case .sets, .kinds, .people, .key: break
      }
    }
    chosen.sort {
      ($0.isNumber ? 1 : 0, -$0.weight, $0.column) < ($1.isNumber ? 1 : 0, -$1.weight, $1.column)
    }
    return (0..<count).map { supporter in
      chosen.prefix(4).reduce(0) { likeness, one in
        let value = columns.columns[one.column][supporter]
        // In the order of numbers that may be negative.
        return likeness << 16 | UInt64(one.isNumber ? value ^ 0x8000 : value)
      }
    }
  }

  /// The way of a requirement with blocks that compares what a criterion compares.
  private static func way(
    of criterion: Criterion, _ requirements: [Requirement], _ blocks: SupporterBlocks
  ) -> KeyWay? {
    for (number, place) in blocks.requirements.enumerated() where requirements[place].ways.count > 1 {
      if let way = requirements[place].way(comparing: criterion) {
        return KeyWay(requirement: number, way: UInt8(truncatingIfNeeded: way))
      }
    }
    return nil
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
    var slots: [Int] = []
    let blocks = blocks.restricted(to: isKept, slots: &slots)
    var columns: [UInt16] = []
    columns.reserveCapacity(width * slots.count)
    for column in 0..<width { for slot in slots { columns.append(self.columns[column * stride + slot]) } }
    return PolicyColumns(self, blocks: blocks, columns: columns)
  }

  private init(_ whole: PolicyColumns, blocks: SupporterBlocks, columns: [UInt16]) {
    (policy, weights, order, key) = (whole.policy, whole.weights, whole.order, whole.key)
    (rules, needs, deferred) = (whole.rules, whole.needs, whole.deferred)
    (nearDepth, branchColumn, branches) = (whole.nearDepth, whole.branchColumn, whole.branches)
    keyPoints = whole.keyPoints
    (self.blocks, self.columns) = (blocks, columns)
    groups = GroupColumns(whole.rules.map(\.form), blocks, columns)
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

extension Requirement {
  /// The way that compares the same terms of the same people as a criterion.
  fileprivate func way(comparing criterion: Criterion) -> Int? {
    guard let terms = criterion.comparison.terms else { return nil }
    return ways.firstIndex {
      guard let own = $0.comparison.terms else { return false }
      return own.seekers.isSame(as: terms.seekers) && own.supporters.isSame(as: terms.supporters)
    }
  }
}
