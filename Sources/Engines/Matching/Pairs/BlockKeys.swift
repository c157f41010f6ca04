/// A requirement that pairs share a term, as keys: a pair meets it exactly if the two have a key in common.
///
/// A key is a term under one of the ways to meet the requirement, as "the same city" or "both meet online"; or, where a
/// requirement passes if nothing can be told, a pattern of the ways a supporter is silent on.
struct BlockKeys {
  let count: Int
  /// For each supporter, by number, their keys in ascending order.
  let ofSupporters: [[Int32]]
  /// For each seeker their keys, those of the first way first.
  let ofSeekers: [[Int32]]
  /// For each key the way it belongs to; 0 for patterns of silence.
  let ways: [UInt8]

  /// - Returns: nil if the requirement is not of that kind.
  init?(_ requirement: Requirement, seekers: Int, supporters order: [Int]) {
    var ways: [(asked: Terms, offered: Terms)] = []
    for way in requirement.ways {
      guard case .same(let asked, let offered) = way.comparison, (1...10_000).contains(way.least) else {
        return nil
      }
      ways.append((asked, offered))
    }
    guard !ways.isEmpty, ways.count <= 8 else { return nil }

    var numbers: [WayTerm: Int32] = [:]
    var ofSupporters = [[Int32]](repeating: [], count: order.count)
    for (way, terms) in ways.enumerated() {
      for (number, supporter) in order.enumerated() {
        for term in terms.offered.terms(of: supporter) {
          let next = Int32(truncatingIfNeeded: numbers.count)
          let key = numbers[WayTerm(way: way, term: term)] ?? next
          if key == next { numbers[WayTerm(way: way, term: term)] = key }
          ofSupporters[number].append(key)
        }
      }
    }
    var ofSeekers = (0..<seekers).map { seeker in
      ways.enumerated().flatMap { way, terms in
        terms.asked.terms(of: seeker).compactMap { numbers[WayTerm(way: way, term: $0)] }
      }
    }
    var count = numbers.count
    var waysOfKeys = [UInt8](repeating: 0, count: count)
    for (key, number) in numbers { waysOfKeys[Int(number)] = UInt8(truncatingIfNeeded: key.way) }

    if requirement.passesIfUnknown {
      func silence(_ isSilent: (Int) -> Bool) -> Int {
        ways.indices.reduce(0) { $0 | (isSilent($1) ? 1 << $1 : 0) }
      }
      let all = 1 << ways.count - 1
      let asked = (0..<seekers).map { seeker in silence { ways[$0].asked.isEmpty(seeker) } }
      var keys: [Int: Int32] = [:]
      for (number, supporter) in order.enumerated() {
        let offered = silence { ways[$0].offered.isEmpty(supporter) }
        if let key = keys[offered] {
          if key >= 0 { ofSupporters[number].append(key) }
          continue
        }
        guard Set(asked).contains(where: { $0 | offered == all }) else {
          keys[offered] = -1
          continue
        }
        keys[offered] = Int32(truncatingIfNeeded: count)
        ofSupporters[number].append(Int32(truncatingIfNeeded: count))
        count += 1
      }
      let patterns = keys.filter { $0.value >= 0 }.sorted { $0.value < $1.value }
      for seeker in 0..<seekers {
        for (offered, key) in patterns where asked[seeker] | offered == all { ofSeekers[seeker].append(key) }
      }
    }
    self.count = count
    self.ways = waysOfKeys + Array(repeating: 0, count: count - waysOfKeys.count)
    self.ofSupporters = ofSupporters
    self.ofSeekers = ofSeekers
  }

  private struct WayTerm: Hashable {
    let way: Int
    let term: Int32
  }

  /// Of all pairs, the share that is looked at if only supporters with a key of the seeker are.
  var share: Double {
    var asked = [Int](repeating: 0, count: count)
    var offered = asked
    for keys in ofSeekers { for key in keys { asked[Int(key)] += 1 } }
    for keys in ofSupporters { for key in keys { offered[Int(key)] += 1 } }
    let pairs = zip(asked, offered).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    return pairs / max(1, Double(ofSeekers.count) * Double(ofSupporters.count))
  }

  /// How often a supporter stands in a block.
  var copies: Double {
    Double(ofSupporters.reduce(0) { $0 + $1.count }) / Double(max(1, ofSupporters.count))
  }
}
