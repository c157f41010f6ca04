extension MatchingProblem {
  /// The same problem with more candidates, whose people keep their numbers.
  ///
  /// - Parameter more: for each seeker candidates that are not among theirs, whose numbers and scores make sense.
  /// - Throws: `tooManyCandidates`.
  /// - Complexity: O(candidates).
  func adding(_ more: [[Candidate]]) throws(MatchingError) -> MatchingProblem {
    let count = rows.candidates.count + more.reduce(0) { $0 + $1.count }
    guard count < 1 << 30 else { throw .tooManyCandidates }
    let numbers = CandidateRows.numbers(supportersByNumber)
    let ranks = CandidateRows.numbers(supportersByIdentifier)
    var candidates: [Candidate] = []
    candidates.reserveCapacity(count)
    var starts: [Int32] = [0]
    starts.reserveCapacity(rows.starts.count)
    for (number, seeker) in seekersByNumber.enumerated() {
      var old = rows.candidates[rows.row(number)]
      if !more[seeker].isEmpty {
        // Of those who score the same, the lesser identifier comes first.
        func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
          a.score != b.score ? a.score > b.score : ranks[Int(a.supporter)] < ranks[Int(b.supporter)]
        }
        for new in more[seeker].sorted(by: precedes) {
          while let next = old.first {
            let place = supportersByNumber[Int(next.supporter)]
            let known = Candidate(supporter: Int32(truncatingIfNeeded: place), score: next.score)
            if precedes(new, known) { break }
            candidates.append(next)
            old.removeFirst()
          }
          candidates.append(.init(supporter: numbers[Int(new.supporter)], score: new.score))
        }
      }
      candidates += old
      starts.append(Int32(truncatingIfNeeded: candidates.count))
    }
    var longer = self
    longer.rows = CandidateRows(starts: starts, candidates: candidates)
    return longer
  }
}
