/// An order of all people in which those who have candidates in common stand close together.
///
/// A bid looks at the prices of a few supporters and at their places. With millions of candidates these lie anywhere in
/// the memory, if people are numbered by their identifiers, and a bid waits for each; where neighbours have numbers that
/// are near, what the bid needs has mostly just been used by another.
///
/// Seekers are put in the order of the first supporter among their candidates, then supporters in the order in which
/// seekers reach them, and so on in turn. After the first time, seekers with the same best friends stand together
/// (min-wise hashing, Broder 1997), and each time after that all whom these touch come to stand beside them (as the
/// levels of Cuthill & McKee 1969).
///
/// It depends on the candidates and the order of the identifiers alone.
///
/// - Complexity: O(candidates); memory 16 bytes a seeker, 12 bytes a supporter.
struct Neighbourhoods {
  /// The numbers that people had, in their new order.
  private(set) var seekers: [Int32]
  private(set) var supporters: [Int32]

  init(_ rows: CandidateRows, supporterCount: Int) {
    seekers = []
    supporters = (0..<Int32(truncatingIfNeeded: supporterCount)).map { $0 }
    // With more times neighbourhoods become larger than the memory near the processor.
    for _ in 0..<3 {
      orderSeekers(rows)
      orderSupporters(rows)
    }
  }

  /// By the first of their candidates; those without any come last.
  private mutating func orderSeekers(_ rows: CandidateRows) {
    let numbers = CandidateRows.numbers(supporters)
    let (candidates, of) = (rows.candidates.span, numbers.span)
    let none = Int32(truncatingIfNeeded: supporters.count)
    let keys = (0..<rows.starts.count - 1).map { seeker in
      var first = none
      for next in rows.row(seeker) { first = min(first, of[Int(candidates[next].supporter)]) }
      return first
    }
    // Sorted by counting.
    var places = [Int32](repeating: 0, count: supporters.count + 2)
    for key in keys { places[Int(key) + 1] += 1 }
    for key in places.indices.dropFirst() { places[key] += places[key - 1] }
    seekers = Array(repeating: 0, count: keys.count)
    for (seeker, key) in keys.enumerated() {
      seekers[Int(places[Int(key)])] = Int32(truncatingIfNeeded: seeker)
      places[Int(key)] += 1
    }
  }

  /// As seekers reach them; those whom nobody reaches come last.
  private mutating func orderSupporters(_ rows: CandidateRows) {
    var isReached = [Bool](repeating: false, count: supporters.count)
    var reached: [Int32] = []
    reached.reserveCapacity(supporters.count)
    let (candidates, starts) = (rows.candidates.span, rows.starts.span)
    for place in seekers.indices {
      let later = seekers[min(place + 8, seekers.count - 1)]
      candidates.bringRowNear(Int(starts[Int(later)]))
      let seeker = Int(seekers[place])
      for next in Int(starts[seeker])..<Int(starts[seeker + 1]) {
        let supporter = candidates[next].supporter
        if isReached[Int(supporter)] { continue }
        isReached[Int(supporter)] = true
        reached.append(supporter)
      }
    }
    for supporter in isReached.indices where !isReached[supporter] {
      reached.append(Int32(truncatingIfNeeded: supporter))
    }
    supporters = reached
  }
}

extension MatchingProblem {
  /// From so many candidates on, the numbers of people follow their neighbourhoods: below that, all prices and places
  /// lie near the processor in any case.
  static let manyCandidates = 1 << 22

  /// Numbers people by their neighbourhoods.
  ///
  /// - Parameter room: how many candidates can be added before memory must be found for all of them.
  mutating func renumber(room: Int = 0) {
    let neighbourhoods = Neighbourhoods(rows, supporterCount: supporters.count)
    rows = rows.renumbered(neighbourhoods, room: room)
    seekersByNumber = neighbourhoods.seekers.map { seekersByNumber[Int($0)] }
    supportersByNumber = neighbourhoods.supporters.map { supportersByNumber[Int($0)] }
    numbersOfSeekers = CandidateRows.numbers(seekersByNumber)
  }
}

extension CandidateRows {
  /// The same candidates with people renumbered: in each row they stay in the order in which they are.
  ///
  /// - Complexity: O(candidates).
  func renumbered(_ neighbourhoods: Neighbourhoods, room: Int) -> CandidateRows {
    let numbers = Self.numbers(neighbourhoods.supporters)
    var moved: [MatchingProblem.Candidate] = []
    moved.reserveCapacity(candidates.count + room)
    var movedStarts: [Int32] = [0]
    movedStarts.reserveCapacity(starts.count)
    let (seekers, given) = (neighbourhoods.seekers, candidates.span)
    for place in seekers.indices {
      let later = Int(starts[Int(seekers[min(place + 8, seekers.count - 1)])])
      given.bringRowNear(later)
      for next in row(Int(seekers[place])) {
        let candidate = given[next]
        moved.append(.init(supporter: numbers[Int(candidate.supporter)], score: candidate.score))
      }
      movedStarts.append(Int32(truncatingIfNeeded: moved.count))
    }
    return CandidateRows(starts: movedStarts, candidates: moved)
  }
}
