/// What publishers know of which unit groups are related: pairs, and where each stands among skills.
///
/// Nothing of it is carried in the product; whoever runs it may import it.
public struct Relatedness: Sendable {
  private let tiers: [UInt64: UInt8]
  private let skills: [UnitCode: [Float]]
  /// The distances of all pairs among skills, in order, to say of one how small it is among all.
  private let spread: [Float]

  /// Nothing is known.
  public static let none = Relatedness(related: [], skills: [:])

  /// - Parameters:
  ///   - related: two unit groups and how closely they are related: 1 nearest, 3 farthest. The order of two makes no difference,
  ///     and the nearest said counts.
  ///   - skills: for a unit group its coordinates among skills, as many for each; those with another number are left out.
  /// - Complexity: O(pairs), and O(n² · coordinates) for n unit groups with skills.
  public init(
    related: [(a: UnitCode, b: UnitCode, tier: Int)], skills: [UnitCode: [Float]]
  ) {
    var tiers: [UInt64: UInt8] = [:]
    for (a, b, tier) in related where a != b {
      let key = Self.key(a, b)
      let tier = UInt8(clamping: max(1, min(3, tier)))
      tiers[key] = min(tier, tiers[key] ?? .max)
    }
    let width = skills.min { $0.key < $1.key }?.value.count ?? 0
    let usable = skills.filter { $0.value.count == width && width > 0 }
    self.tiers = tiers
    self.skills = usable
    let units = usable.keys.sorted()
    var distances: [Float] = []
    // One pair in seven says enough of how they are spread.
    var turn = 0
    for (place, a) in units.enumerated() {
      for b in units[..<place] {
        turn += 1
        if turn % 7 == 0, let distance = Self.distance(usable[a], usable[b]) { distances.append(distance) }
      }
    }
    spread = distances.sorted()
  }

  /// True if nothing is known.
  public var isEmpty: Bool { tiers.isEmpty && skills.isEmpty }

  /// How closely two unit groups are related, 1 to 3; nil if nobody says that they are.
  ///
  /// - Complexity: O(1).
  public func tier(_ a: UnitCode, _ b: UnitCode) -> Int? { tiers[Self.key(a, b)].map { Int($0) } }

  /// Of 100 pairs of unit groups, how many are nearer among skills than these two; nil if either is not known.
  ///
  /// - Complexity: O(coordinates + log pairs).
  public func skillRank(_ a: UnitCode, _ b: UnitCode) -> Int? {
    guard !spread.isEmpty, let distance = Self.distance(skills[a], skills[b]) else { return nil }
    var (low, high) = (0, spread.count)
    while low < high {
      let middle = (low + high) / 2
      if spread[middle] < distance { low = middle + 1 } else { high = middle }
    }
    return low * 100 / spread.count
  }

  private static func key(_ a: UnitCode, _ b: UnitCode) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a, b).number)) << 32 | UInt64(UInt32(bitPattern: max(a, b).number))
  }

  /// The square of the distance, which sorts alike.
  private static func distance(_ a: [Float]?, _ b: [Float]?) -> Float? {
    guard let a, let b else { return nil }
    var sum: Float = 0
    for (x, y) in zip(a, b) { sum += (x - y) * (x - y) }
    return sum.isFinite ? sum : nil
  }
}
