/// The candidates of all seekers in one array: by seeker, the best score first, then by supporter.
///
/// Seekers and supporters are known by their numbers in the order of their identifiers. So neither the order of the
/// people nor that of the candidates in the file can matter; and a search through a row can stop at the first
/// candidate that is too bad, and mostly does.
struct CandidateRows: Sendable {
  /// Where the row of each seeker starts, and behind the last seeker where it ends.
  let starts: [Int32]
  let candidates: [MatchingProblem.Candidate]

  /// - Parameter given: with supporters by their places in the problem; kept where it is, if nobody else holds it
  ///   and the seekers come in the order of their identifiers.
  /// - Precondition: every supporter is there, and the starts lie within the candidates, fewer than 2³¹.
  init(
    _ given: consuming [MatchingProblem.Candidate], _ givenStarts: [Int], _ seekersByIdentifier: [Int],
    _ supportersByIdentifier: [Int]
  ) {
    let numbers = Self.numbers(supportersByIdentifier)
    for place in given.indices {
      let candidate = given[place]
      given[place] = .init(supporter: numbers[Int(candidate.supporter)], score: candidate.score)
    }
    let isInOrder = zip(seekersByIdentifier, seekersByIdentifier.dropFirst()).allSatisfy(<)
    if isInOrder {
      starts = givenStarts.map { Int32(truncatingIfNeeded: $0) }
    } else {
      var moved: [MatchingProblem.Candidate] = []
      moved.reserveCapacity(given.count)
      var starts: [Int32] = [0]
      starts.reserveCapacity(seekersByIdentifier.count + 1)
      for seeker in seekersByIdentifier {
        moved += given[givenStarts[seeker]..<givenStarts[seeker + 1]]
        starts.append(Int32(truncatingIfNeeded: moved.count))
      }
      given = moved
      self.starts = starts
    }
    Self.sort(&given, starts)
    candidates = given
  }

  func row(_ seeker: Int) -> Range<Int> { Int(starts[seeker])..<Int(starts[seeker + 1]) }

  /// The other way round: the number of each person by their place.
  static func numbers(_ places: [Int]) -> [Int32] {
    var numbers = [Int32](repeating: 0, count: places.count)
    for (number, place) in places.enumerated() { numbers[place] = Int32(truncatingIfNeeded: number) }
    return numbers
  }

  /// The highest number of each row first, then by supporter. Scores lie within ±2³⁰.
  ///
  /// - Complexity: O(candidates) for rows that are in order already, as they come from a search for the best.
  static func sort(_ candidates: inout [MatchingProblem.Candidate], _ starts: [Int32]) {
    // One number for both: smaller ones come first.
    func key(_ candidate: MatchingProblem.Candidate) -> Int64 {
      Int64(-candidate.score) << 32 | Int64(candidate.supporter)
    }
    var keys: [Int64] = []
    var rows = candidates.mutableSpan
    for seeker in starts.indices.dropLast() {
      let row = Int(starts[seeker])..<Int(starts[seeker + 1])
      var isSorted = true
      var last = Int64.min
      for place in row {
        let next = key(rows[place])
        isSorted = isSorted && last < next
        last = next
      }
      if isSorted { continue }
      keys.removeAll(keepingCapacity: true)
      for place in row { keys.append(key(rows[place])) }
      keys.sort()
      for (place, key) in zip(row, keys) {
        rows[place] = .init(
          supporter: Int32(truncatingIfNeeded: key & 0xFFFF_FFFF),
          score: Int32(truncatingIfNeeded: -(key >> 32)))
      }
    }
  }
}
