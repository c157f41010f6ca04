import Occupations

/// Which unit groups are related, by whom they were published, and how closely.
package struct Relations: Sendable {
  /// From the lower of two numbers of unit groups to the higher: 1 nearest, 3 farthest.
  private(set) var tiers: [UInt64: UInt8] = [:]

  package var count: Int { tiers.count }

  /// True if the relation is new; one that is known is kept as near as it was ever said to be. The order of the two makes no
  /// difference.
  mutating func add(_ a: UnitCode, _ b: UnitCode, tier: UInt8) -> Bool {
    guard a != b else { return false }
    let (low, high) = (min(a, b), max(a, b))
    let key = UInt64(low.number) << 32 | UInt64(high.number)
    let known = tiers.updateValue(tier, forKey: key)
    if let known, known < tier { tiers[key] = known }
    return known == nil
  }

  /// In the order of their codes.
  package var pairs: [(UnitCode, UnitCode, tier: UInt8)] {
    tiers.sorted { $0.key < $1.key }.compactMap { key, tier in
      guard let a = KnownUnits.noc2021.unit(Int(key >> 32)),
        let b = KnownUnits.noc2021.unit(Int(key & 0xFFFF_FFFF))
      else { return nil }
      return (a, b, tier)
    }
  }
}

/// Where each unit group stands among skills, by principal components.
package struct SkillComponents: Sendable {
  package static let most = 64
  /// The same number of components for all.
  private(set) var components: [UnitCode: [Float]] = [:]

  package var count: Int { components.count }

  mutating func set(_ values: [Float], of unit: UnitCode) { components[unit] = values }

  package subscript(unit: UnitCode) -> [Float]? { components[unit] }
}
