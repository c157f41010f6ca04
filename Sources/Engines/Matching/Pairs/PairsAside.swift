/// The pairs that were left aside, and what is known of them: which is why most need no further look.
///
/// - No pair of a seeker that was left aside scores higher than the last that was listed to begin with.
/// - A look at prices v of supporters tells of each seeker a *bar* b: no pair that is still aside is worth more than b + v.
///   At prices u' and v' a pair can be better only if the price of the supporter fell by more than u' is above b.
struct PairsAside {
  private let pairs: AllPairs
  private let atMost: Int
  /// For each seeker the score of the last that was listed to begin with; -1 if all were.
  private let ceilings: [Int16]
  /// The prices at the last look, and what it told.
  private var last: (ofSeekers: WorthColumns, ofSupporters: WorthColumns)?
  private var bars: BetterPairs.Bars
  private(set) var looks: [AllPairs.Look] = []

  init(_ pairs: AllPairs, atMost: Int, ceilings: [Int16]) {
    (self.pairs, self.atMost, self.ceilings) = (pairs, atMost, ceilings)
    bars = .init(seekers: 0, .unknown)
  }

  mutating func look(
    _ assignment: Assignment, isListed: (MatchingProblem.Pair) -> Bool, progress: (Int) throws -> Void
  ) throws -> BetterPairs {
    // Of who is not looked at, nothing is worth more than the prices, which is all that is known from then on.
    let count = pairs.seekers.count
    var found = BetterPairs(seekers: count, bars: .init(seekers: count, .price))
    var done = 0
    var isLookedAt = Array(repeating: false, count: pairs.supporters.count)
    for part in parts(assignment) {
      var columns = pairs.columns
      if let isKept = part.isKept {
        columns = columns.restricted(to: isKept)
        for (number, supporter) in columns.order.enumerated() where isKept[number] {
          isLookedAt[supporter] = true
        }
      } else {
        isLookedAt = isLookedAt.map { _ in true }
      }
      var scan = PriceScan(
        pairs, columns, assignment.seekerPrices, assignment.supporterPrices, atMost: atMost,
        ceilings: ceilings)
      try scan.look(at: part.seekers, &found, isListed: isListed) { try progress(done + $0) }
      done += part.seekers.count
    }
    bars = found.bars
    last = (WorthColumns(assignment.seekerPrices), WorthColumns(assignment.supporterPrices))
    looks.append(.init(seekers: done, supporters: isLookedAt.count { $0 }, added: found.count))
    return found
  }

  private struct Part {
    let seekers: [Int]
    /// The supporters, by number, that matter to them; all if nil.
    let isKept: [Bool]?
  }

  /// Seekers who must be looked at, so that to those of a part about the same supporters matter.
  private func parts(_ assignment: Assignment) -> [Part] {
    guard let last else { return [Part(seekers: pairs.seekersByBlock, isKept: nil)] }
    let falls = pairs.columns.order.map { last.ofSupporters[$0] - assignment.supporterPrices[$0] }
    guard let most = falls.max() else { return [] }
    let (bars, rank) = (bars, pairs.order.firstIndex(of: .quality) ?? pairs.order.count)
    // From its bar, by how much a seeker's price is higher: only who fell by more can matter. Nil where that is unknown.
    func rise(_ seeker: Int) -> Worth? {
      bars.bar(ofSeeker: seeker, from: last.ofSeekers[seeker], rank: rank).map {
        assignment.seekerPrices[seeker] - $0
      }
    }
    var (unknown, risen, fallen): ([Int], [Int], [Int]) = ([], [], [])
    for seeker in pairs.seekersByBlock {
      guard let rise = rise(seeker) else {
        unknown.append(seeker)
        continue
      }
      if rise >= most { continue }
      if rise < .zero { fallen.append(seeker) } else { risen.append(seeker) }
    }
    var parts = unknown.isEmpty ? [] : [Part(seekers: unknown, isKept: nil)]
    // The price of most stayed as it was, so that those whose price fell must not be mixed with them.
    for seekers in [fallen, risen] {
      parts += PriceScan.portions(of: seekers, by: { rise($0) ?? .zero }, supporters: falls.count).map {
        portion in
        let least = portion.lazy.compactMap { rise($0) }.min() ?? most
        let kept = falls.count { $0 > least }
        let isWorthWhile = portion.count * 64 >= falls.count && kept * 4 <= falls.count * 3
        return Part(seekers: portion, isKept: isWorthWhile ? falls.map { $0 > least } : nil)
      }
    }
    return parts
  }
}
