/// The order in which a problem keeps the candidates of each seeker: the best score first, then by the identifiers
/// of the supporters, so that the order of the file cannot matter and a search can stop at the first candidate
/// that is too bad.
enum CandidateRows {
  /// - Precondition: every supporter is there, and every score lies within ±2³⁰.
  /// - Complexity: O(candidates) for rows that are in order already, as they come from a search for the best.
  static func sort(
    _ candidates: inout [MatchingProblem.Candidate], _ starts: [Int], _ supportersByIdentifier: [Int]
  ) {
    var ranks = [Int32](repeating: 0, count: supportersByIdentifier.count)
    for (rank, supporter) in supportersByIdentifier.enumerated() {
      ranks[supporter] = Int32(truncatingIfNeeded: rank)
    }
    var keys: [Int64] = []
    var rows = candidates.mutableSpan
    for seeker in starts.indices.dropLast() {
      let row = starts[seeker]..<starts[seeker + 1]
      // One number for both: smaller ones come first.
      func key(_ candidate: MatchingProblem.Candidate) -> Int64 {
        Int64(-candidate.score) << 32 | Int64(ranks[Int(candidate.supporter)])
      }
      var isSorted = true
      var last = Int64.min
      for place in row where isSorted {
        let next = key(rows[place])
        isSorted = last < next
        last = next
      }
      if isSorted { continue }
      keys.removeAll(keepingCapacity: true)
      for place in row { keys.append(key(rows[place])) }
      keys.sort()
      for (place, key) in zip(row, keys) {
        rows[place] = MatchingProblem.Candidate(
          supporter: Int32(truncatingIfNeeded: supportersByIdentifier[Int(key & 0xFFFF_FFFF)]),
          score: Int32(truncatingIfNeeded: -(key >> 32)))
      }
    }
  }
}
