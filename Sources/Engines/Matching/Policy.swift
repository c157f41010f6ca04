/// What must hold for a pair, and what makes it better.
///
/// A policy is compiled: its comparisons hold the features of the people it is asked about, so that a pair is a
/// matter of nanoseconds. Areas make it from a document and from profiles, and put its findings into words.
public struct Policy: Sendable {
  /// All must hold.
  public let requirements: [Requirement]
  /// Each adds its part to the score.
  public let criteria: [Criterion]

  /// A policy. Its comparisons should be about the same people: whoever one of them does not know is unknown to it.
  public init(requirements: [Requirement], criteria: [Criterion]) {
    self.requirements = requirements
    self.criteria = criteria
  }

  /// What all criteria together weigh: at least 1.
  var weights: Int64 { max(1, criteria.reduce(0) { $0 + Int64($1.weight) }) }

  /// The policy, asked about one seeker. Nothing is known of a seeker or a supporter who is not there.
  public func row(ofSeeker seeker: Int) -> Row {
    Row(self, seeker: seeker)
  }

  /// The policy, asked about one seeker: cheap for each supporter after the first.
  public struct Row {
    private let requirements: [Requirement.Row]
    private let criteria: [Criterion.Row]
    private let weights: Int64

    init(_ policy: Policy, seeker: Int) {
      requirements = policy.requirements.map { Requirement.Row($0, seeker: seeker) }
      criteria = policy.criteria.map { Criterion.Row($0, seeker: seeker) }
      weights = policy.weights
    }

    /// True if every requirement holds.
    public func isFeasible(_ supporter: Int) -> Bool {
      requirements.allSatisfy { $0.holds(supporter) }
    }

    /// The requirements that do not hold, by their place in the policy.
    public func failures(_ supporter: Int) -> [Int] {
      requirements.indices.filter { !requirements[$0].holds(supporter) }
    }

    /// The only requirement that does not hold, by its place in the policy; nil if all hold, or two do not.
    public func onlyFailure(_ supporter: Int) -> Int? {
      var only: Int?
      for requirement in requirements.indices where !requirements[requirement].holds(supporter) {
        if only != nil { return nil }
        only = requirement
      }
      return only
    }

    /// The sum of the parts of the score.
    public func total(_ supporter: Int) -> Int32 {
      criteria.reduce(0) { $0 + $1.points($1.comparison.measure(supporter), of: weights) }
    }

    /// The score with its parts.
    public func score(_ supporter: Int) -> Score {
      Score(
        parts: criteria.map { criterion in
          let measure = criterion.comparison.measure(supporter)
          return Score.Part(
            measure: measure, points: criterion.points(measure, of: weights),
            most: criterion.points(.whole, of: weights))
        })
    }
  }

  /// For each seeker, everybody they could meet, with the score of the pair.
  ///
  /// - Parameters:
  ///   - isForbidden: pairs that must not be made, whatever the policy says.
  ///   - progress: called now and then with the number of seekers looked at.
  /// - Complexity: O(seekers × supporters × rules).
  public func candidates(
    seekers: Int, supporters: Int,
    isForbidden: (MatchingProblem.Pair) -> Bool = { _ in false }, progress: (Int) -> Void = { _ in }
  ) -> [[MatchingProblem.Candidate]] {
    (0..<max(0, seekers)).map { seeker in
      if seeker & 0xFF == 0 { progress(seeker) }
      let row = row(ofSeeker: seeker)
      return (0..<max(0, supporters)).compactMap { supporter in
        let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
        guard row.isFeasible(supporter), !isForbidden(pair) else { return nil }
        return MatchingProblem.Candidate(
          supporter: Int32(truncatingIfNeeded: supporter), score: row.total(supporter))
      }
    }
  }
}
