/// The criterion by whose codes supporters are sorted in their blocks: of those that compare nested codes, the one that
/// weighs most.
struct NestedKey {
  /// Its place in the policy.
  let criterion: Int
  /// For each supporter, by number, the code, or 0.
  let codes: [UInt64]
  /// So many first characters in common are the fewest that give other points than none.
  let depth: Int
  /// What so many first characters in common give.
  let points: [Int32]
  /// The first characters up to there, numbered.
  private(set) var branches: [UInt64: UInt16] = [:]
  /// For each supporter the number of theirs.
  private(set) var column: [UInt16] = []

  /// - Returns: nil if no codes are compared, if it makes no difference how many characters agree, or if there are more
  ///   branches than 16 bits can tell apart.
  init?(_ policy: Policy, supporters order: [Int]) {
    let nested = policy.criteria.indices.filter {
      if case .nested(_, _, let measures) = policy.criteria[$0].comparison {
        !measures.isEmpty
      } else {
        false
      }
    }
    guard let key = nested.max(by: { (policy.criteria[$0].weight, -$0) < (policy.criteria[$1].weight, -$1) }),
      case .nested(_, let offered, let measures) = policy.criteria[key].comparison, let last = measures.last
    else { return nil }
    let points = (0...NestedCodes.depth).map { common in
      policy.criteria[key].points(common < measures.count ? measures[common] : last, of: policy.weights)
    }
    guard let depth = points.firstIndex(where: { $0 != points[0] }) else { return nil }
    (criterion, self.depth, self.points) = (key, depth, points)
    codes = order.map { offered.code(of: $0) ?? 0 }
    column.reserveCapacity(codes.count)
    for code in codes {
      let branch = Self.branch(code, depth)
      let number = branches[branch] ?? UInt16(truncatingIfNeeded: branches.count)
      if Int(number) == branches.count { branches[branch] = number }
      guard branches.count < 0xFFFF else { return nil }
      column.append(number)
    }
  }

  /// The first characters of a code.
  static func branch(_ code: UInt64, _ depth: Int) -> UInt64 { code >> UInt64(64 - 8 * depth) }
}
