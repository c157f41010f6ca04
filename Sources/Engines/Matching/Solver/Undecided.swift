/// What is left to decide at a stage once those who have no choice have what they must have.
///
/// A seeker who must meet somebody and has one pair left makes that pair: it is *settled*. The supporter has a place less
/// for the others, and where none is left, the others' pairs with them are left out. Mostly that leaves few people, who
/// are numbered anew here.
///
/// Prices that prove the answer of the rest prove that of the whole. A settled seeker's price may have either sign, so it
/// is what makes the slack of the pair 0. Who has no place left for others is full, so their price may be as high
/// as the pairs that were left out ask for. Others who are not in the rest ask for nothing.
struct Undecided {
  /// Those who are left, by the numbers they have outside.
  private(set) var seekers: [Int32] = []
  private(set) var supporters: [Int32] = []
  /// Where the pairs of each of these seekers start, and behind the last where they end.
  private(set) var starts: [Int32] = [0]
  private(set) var pairs: [MatchingProblem.Candidate] = []
  /// How many more each of these supporters can take.
  private(set) var room: [Int32] = []
  /// Whether that is everybody, by the same numbers.
  private var isWhole = false
  /// The pairs that are settled, and those left out.
  private var settled: [(seeker: Int32, pair: MatchingProblem.Candidate)] = []
  private var leftOut: [(seeker: Int32, pair: MatchingProblem.Candidate)] = []

  /// - Parameters:
  ///   - allStarts: where the pairs of each seeker start, and behind the last seeker where they end.
  ///   - capacities: how many each supporter can take.
  init(
    _ allStarts: [Int32], _ allPairs: [MatchingProblem.Candidate], mustMeet: [Bool], capacities: [Int32]
  ) {
    guard mustMeet.contains(true) else {
      seekers = mustMeet.indices.map { Int32(truncatingIfNeeded: $0) }
      supporters = capacities.indices.map { Int32(truncatingIfNeeded: $0) }
      (starts, pairs, room, isWhole) = (allStarts, allPairs, capacities, true)
      return
    }
    var left = capacities
    settled.reserveCapacity(mustMeet.count)
    for seeker in mustMeet.indices where mustMeet[seeker] && allStarts[seeker] + 1 == allStarts[seeker + 1] {
      let pair = allPairs[Int(allStarts[seeker])]
      settled.append((Int32(truncatingIfNeeded: seeker), pair))
      left[Int(pair.supporter)] -= 1
    }
    assert(left.allSatisfy { $0 >= 0 }, "obligations that cannot be met")
    var places = [Int32](repeating: -1, count: capacities.count)
    for seeker in mustMeet.indices {
      let row = Int(allStarts[seeker])..<Int(allStarts[seeker + 1])
      if row.isEmpty || mustMeet[seeker] && row.count == 1 { continue }
      for next in row {
        let pair = allPairs[next]
        let supporter = Int(pair.supporter)
        guard left[supporter] > 0 else {
          leftOut.append((Int32(truncatingIfNeeded: seeker), pair))
          continue
        }
        if places[supporter] < 0 {
          places[supporter] = Int32(truncatingIfNeeded: supporters.count)
          supporters.append(pair.supporter)
          room.append(left[supporter])
        }
        pairs.append(.init(supporter: places[supporter], score: pair.score))
      }
      seekers.append(Int32(truncatingIfNeeded: seeker))
      starts.append(Int32(truncatingIfNeeded: pairs.count))
    }
  }

  /// Where each of those who are left is by an answer for all, or by another; -1 for who has nobody, or not one of these.
  func supporterOfSeeker(in all: [Int32], supporterCount: Int) -> [Int32] {
    if isWhole { return all }
    var places = [Int32](repeating: -1, count: supporterCount)
    for (place, supporter) in supporters.enumerated() {
      places[Int(supporter)] = Int32(truncatingIfNeeded: place)
    }
    return seekers.map { all[Int($0)] < 0 ? -1 : places[Int(all[Int($0)])] }
  }

  /// An answer for all, and its prices, from one for the rest.
  ///
  /// - Parameter weight: what a pair counts.
  func whole(
    _ supporterOfSeeker: [Int32], _ seekerPrices: [Int64], _ supporterPrices: [Int64], seekerCount: Int,
    supporterCount: Int, weight: (Int, MatchingProblem.Candidate) -> Int32
  ) -> (supporterOfSeeker: [Int32], seekerPrices: [Int64], supporterPrices: [Int64]) {
    if isWhole { return (supporterOfSeeker, seekerPrices, supporterPrices) }
    var chosen = [Int32](repeating: -1, count: seekerCount)
    var ofSeekers = [Int64](repeating: 0, count: seekerCount)
    var ofSupporters = [Int64](repeating: 0, count: supporterCount)
    for (place, supporter) in supporters.enumerated() {
      ofSupporters[Int(supporter)] = supporterPrices[place]
    }
    for (place, seeker) in seekers.enumerated() {
      ofSeekers[Int(seeker)] = seekerPrices[place]
      let own = supporterOfSeeker[place]
      if own >= 0 { chosen[Int(seeker)] = supporters[Int(own)] }
    }
    for (seeker, pair) in leftOut {
      let offer = Int64(weight(Int(seeker), pair)) - ofSeekers[Int(seeker)]
      ofSupporters[Int(pair.supporter)] = max(ofSupporters[Int(pair.supporter)], offer)
    }
    for (seeker, pair) in settled {
      chosen[Int(seeker)] = pair.supporter
      ofSeekers[Int(seeker)] = Int64(weight(Int(seeker), pair)) - ofSupporters[Int(pair.supporter)]
    }
    return (chosen, ofSeekers, ofSupporters)
  }
}
