/// The pairs that were left aside, and what is known of them: which is why most need no further look.
///
/// - No pair of a seeker that was left aside scores higher than the last that was listed to begin with.
/// - Once a look at prices u and v has found all better pairs of a seeker, those that are still aside are worth at most
///   u + v. At other prices a pair can be better only if the supporter's price fell by more than the seeker's rose.
struct PairsAside {
  private let pairs: AllPairs
  private let atMost: Int
  /// For each seeker the score of the last that was listed to begin with; -1 if all were.
  private let ceilings: [Int16]
  /// At these prices no pair was better but those that were listed since, and pairs of seekers who are not done.
  private var last: Assignment?
  private var isDone: [Bool]
  private(set) var looks: [AllPairs.Look] = []

  init(_ pairs: AllPairs, atMost: Int, ceilings: [Int16]) {
    (self.pairs, self.atMost, self.ceilings) = (pairs, atMost, ceilings)
    isDone = Array(repeating: false, count: pairs.seekers.count)
  }

  mutating func look(
    _ assignment: Assignment, isListed: (MatchingProblem.Pair) -> Bool, progress: (Int) throws -> Void
  ) throws -> BetterPairs {
    var found = BetterPairs(seekers: pairs.seekers.count)
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
    last = assignment
    isDone = found.isComplete
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
    let rises = assignment.seekerPrices.indices.map { assignment.seekerPrices[$0] - last.seekerPrices[$0] }
    let falls = pairs.columns.order.map { last.supporterPrices[$0] - assignment.supporterPrices[$0] }
    guard let most = falls.max() else { return [] }
    let count = falls.count
    let undone = pairs.seekersByBlock.filter { !isDone[$0] }
    let others = pairs.seekersByBlock.filter { isDone[$0] && rises[$0] < most }
    var parts = undone.isEmpty ? [] : [Part(seekers: undone, isKept: nil)]
    // The price of most stayed as it was, so that those whose price fell must not be mixed with them.
    for seekers in [others.filter { rises[$0] < .zero }, others.filter { rises[$0] >= .zero }] {
      parts += PriceScan.portions(of: seekers, by: { rises[$0] }, supporters: count).map { portion in
        let least = portion.map { rises[$0] }.min() ?? most
        return Part(seekers: portion, isKept: portion.count * 64 < count ? nil : falls.map { $0 > least })
      }
    }
    return parts
  }
}
