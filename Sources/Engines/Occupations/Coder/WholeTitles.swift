/// Under which units each whole title stands, by the hash of its stems.
struct WholeTitles: Sendable {
  private var titles: FeatureNumbers
  private var firsts: [Int32] = []
  private var entries: [(unit: Int32, next: Int32)] = []

  init(capacity: Int) {
    titles = FeatureNumbers(capacity: capacity)
    entries.reserveCapacity(capacity)
  }

  static func key(of stems: [UInt64]) -> UInt64 {
    stems.reduce(0) { TitleFeatures.mixed($0, $1) }
  }

  /// Adds a title of a unit; units come in order.
  mutating func add(_ key: UInt64, unit: Int) {
    let title = Int(titles.number(of: key))
    let unit = Int32(truncatingIfNeeded: unit)
    if title == firsts.count { firsts.append(-1) }
    let first = firsts[title]
    if first >= 0, entries[Int(first)].unit == unit { return }
    firsts[title] = Int32(truncatingIfNeeded: entries.count)
    entries.append((unit, first))
  }

  /// The units of a title.
  func units(of key: UInt64) -> [Int] {
    guard let title = titles.knownNumber(of: key) else { return [] }
    var units: [Int] = []
    var next = firsts[Int(title)]
    while next >= 0 {
      units.append(Int(entries[Int(next)].unit))
      next = entries[Int(next)].next
    }
    return units
  }
}
