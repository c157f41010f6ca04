extension MatchingProblem {
  /// What one of each thing counts in a problem: 1 at the rank of its objective and 0 elsewhere.
  struct Units: Sendable {
    /// A seeker who meets somebody.
    let seeker: Worth
    /// A day that such a seeker has waited.
    let day: Worth
    /// A pair.
    let pair: Worth
    /// A point of a score.
    let score: Worth
    /// A seeker who counts towards a floor.
    let member: Worth
    /// The square of a load: the q-th place of a supporter takes 2q − 1 of these away.
    let place: Worth

    init(_ order: [Objective]) {
      func unit(_ objective: Objective) -> Worth {
        guard let rank = order.firstIndex(of: objective) else { return .zero }
        let numbers = (0...Worth.ranks).map { Int64($0 == rank ? 1 : 0) }
        return Worth(numbers: numbers) ?? .zero
      }
      seeker = unit(.coverage)
      day = unit(.waiting)
      pair = unit(.pairs)
      score = unit(.quality)
      member = unit(.floors)
      place = unit(.evenLoad)
    }
  }
}
