extension MatchingProblem {
  /// Adds candidates to a problem whose people keep their numbers: in place, if nobody else holds the candidates and there is
  /// room behind them.
  ///
  /// - Parameter more: for each seeker candidates that are not among theirs, whose numbers and scores make sense.
  /// - Throws: `tooManyCandidates`.
  /// - Complexity: O(candidates).
  mutating func add(_ more: (Int) -> ArraySlice<Candidate>) throws(MatchingError) {
    var added = 0
    let starts = rows.starts.enumerated().map { number, start in
      // Checked below, before anybody looks there.
      defer { if number < seekersByNumber.count { added += more(seekersByNumber[number]).count } }
      return Int32(truncatingIfNeeded: Int(start) + added)
    }
    guard rows.candidates.count + added < 1 << 30 else { throw .tooManyCandidates }
    let numbers = CandidateRows.numbers(supportersByNumber)
    let ranks = CandidateRows.numbers(supportersByIdentifier)
    let places = supportersByNumber
    // Of those who score the same, the lesser identifier comes first.
    func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
      a.score != b.score ? a.score > b.score : ranks[Int(a.supporter)] < ranks[Int(b.supporter)]
    }
    let old = rows.starts
    var candidates = rows.candidates
    rows = CandidateRows(starts: starts, candidates: [])
    candidates += repeatElement(Candidate(supporter: 0, score: 0), count: added)
    var span = candidates.mutableSpan
    // From the last to the first: each comes to where it stands or behind that.
    for number in seekersByNumber.indices.reversed() where starts[number + 1] > old[number + 1] {
      var (from, to) = (Int(old[number + 1]), Int(starts[number + 1]))
      for new in more(seekersByNumber[number]).sorted(by: precedes).reversed() {
        while from > Int(old[number]) {
          let last = span[from - 1]
          let known = Candidate(
            supporter: Int32(truncatingIfNeeded: places[Int(last.supporter)]), score: last.score)
          if precedes(known, new) { break }
          (from, to) = (from - 1, to - 1)
          span[to] = last
        }
        to -= 1
        span[to] = .init(supporter: numbers[Int(new.supporter)], score: new.score)
      }
      while from > Int(old[number]), to > from {
        (from, to) = (from - 1, to - 1)
        span[to] = span[from]
      }
    }
    rows = CandidateRows(starts: starts, candidates: candidates)
  }
}
