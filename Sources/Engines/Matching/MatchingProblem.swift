/// Who could meet whom, how good each pair would be, and what the matching should achieve.
///
/// *Seekers* (newcomers, candidates, applications) each meet at most one *supporter* (a professional, a board, a
/// reviewer); a supporter meets as many seekers as it has places. Only pairs listed as candidates may be made.
///
///     let problem = try MatchingProblem(
///       seekers: [.init(id: "Amina", daysWaiting: 200), .init(id: "Bao", daysWaiting: 30)],
///       supporters: [.init(id: "Elaine", capacity: 1)],
///       candidates: [[.init(supporter: 0, score: 7_000)], [.init(supporter: 0, score: 7_000)]],
///       order: [.coverage, .quality, .waiting])
///     problem.solved().supporterOfSeeker  // [0, nil]: both fit equally well, and Amina has waited longer.
public struct MatchingProblem: Sendable {
  /// Somebody who is looking for a supporter.
  public struct Seeker: Sendable, Hashable {
    /// Names the seeker in ties and in certificates; no two seekers share one.
    public let id: String
    /// Days since registration, 0 to 1,000,000.
    public let daysWaiting: Int

    /// A seeker.
    public init(id: String, daysWaiting: Int = 0) {
      self.id = id
      self.daysWaiting = daysWaiting
    }
  }

  /// Somebody who offers places.
  public struct Supporter: Sendable, Hashable {
    /// Names the supporter in ties and in certificates; no two supporters share one.
    public let id: String
    /// How many seekers the supporter can take, 0 to 1,000,000.
    public let capacity: Int

    /// A supporter.
    public init(id: String, capacity: Int = 1) {
      self.id = id
      self.capacity = capacity
    }
  }

  /// A pair that may be made, from the side of its seeker.
  public struct Candidate: Sendable, Hashable {
    /// The supporter, by its place in the problem.
    public let supporter: Int32
    /// How good the pair would be: any whole number from -1,000,000 to 1,000,000, the same scale for all.
    public let score: Int32

    /// A candidate.
    public init(supporter: Int32, score: Int32) {
      self.supporter = supporter
      self.score = score
    }
  }

  /// A seeker and a supporter, by their places in the problem.
  public struct Pair: Sendable, Hashable, Comparable {
    /// The seeker.
    public let seeker: Int
    /// The supporter.
    public let supporter: Int

    /// A pair.
    public init(seeker: Int, supporter: Int) {
      self.seeker = seeker
      self.supporter = supporter
    }

    /// By seeker, then by supporter.
    public static func < (a: Pair, b: Pair) -> Bool {
      (a.seeker, a.supporter) < (b.seeker, b.supporter)
    }
  }

  /// All who look for somebody.
  public let seekers: [Seeker]
  /// All who offer places.
  public let supporters: [Supporter]
  /// What is to be achieved, most important first; each objective at most once.
  public let order: [Objective]
  /// Chooses among answers that are equally good. Another seed favours others.
  public let seed: UInt64

  // Inside, people are numbered in the order of their identifiers, so that the order of the file cannot matter.
  /// The people's places in the problem, by their numbers.
  let seekersByIdentifier: [Int]
  let supportersByIdentifier: [Int]
  private let numbersOfSeekers: [Int32]
  /// The candidates, by numbers.
  let rows: CandidateRows

  private let seekerHashes: [UInt64]
  private let supporterHashes: [UInt64]
  /// For each objective, a worth with 1 at its rank and 0 elsewhere; all 0 if it does not count.
  private let ranks: (coverage: Worth, quality: Worth, waiting: Worth)

  /// A problem, checked: whatever comes out of here can be solved.
  ///
  /// - Parameters:
  ///   - candidates: for each seeker, the supporters they could meet, in any order.
  ///   - order: objectives left out do not count at all.
  /// - Throws: `MatchingError`, naming the first thing that makes no sense.
  /// - Complexity: O(n log n) in the candidates and people.
  public init(
    seekers: [Seeker], supporters: [Supporter], candidates: [[Candidate]],
    order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0
  ) throws(MatchingError) {
    var starts = [0]
    starts.reserveCapacity(candidates.count + 1)
    for row in candidates { starts.append(starts[starts.count - 1] + row.count) }
    try self.init(
      seekers: seekers, supporters: supporters, candidates: Array(candidates.joined()), starts: starts,
      order: order, seed: seed)
  }

  /// A problem whose candidates stand in one array: for millions of them, since an array for each seeker takes
  /// more memory than the candidates themselves.
  ///
  /// - Parameters:
  ///   - candidates: the candidates of the first seeker in any order, then those of the second, and so on. Kept
  ///     without a copy if nobody else holds the array.
  ///   - starts: where each seeker's candidates start, and behind the last seeker where they end.
  ///   - order: objectives left out do not count at all.
  /// - Throws: `MatchingError`, naming the first thing that makes no sense.
  /// - Complexity: O(n log n) in the candidates and people; O(n) in candidates that come the best first.
  public init(
    seekers: [Seeker], supporters: [Supporter], candidates: consuming [Candidate], starts: [Int],
    order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0
  ) throws(MatchingError) {
    guard starts.count == seekers.count + 1 else {
      throw .differentCounts(seekers: seekers.count, rows: max(0, starts.count - 1))
    }
    guard starts.first == 0, starts.last == candidates.count, zip(starts, starts.dropFirst()).allSatisfy(<=)
    else { throw .startsOutOfOrder }
    guard seekers.count < 1 << 31, supporters.count < 1 << 31 else { throw .tooManyPeople }
    guard candidates.count < 1 << 31 else { throw .tooManyCandidates }
    guard Set(order).count == order.count else { throw .repeatedObjective }
    seekersByIdentifier = seekers.indices.sorted { seekers[$0].id < seekers[$1].id }
    supportersByIdentifier = supporters.indices.sorted { supporters[$0].id < supporters[$1].id }
    if let id = Self.firstRepeated(seekersByIdentifier.lazy.map { seekers[$0].id })
      ?? Self.firstRepeated(supportersByIdentifier.lazy.map { supporters[$0].id })
    {
      throw .repeatedIdentifier(id)
    }
    for seeker in seekers where !(0...1_000_000).contains(seeker.daysWaiting) {
      throw .waitingOutOfRange(seeker.id)
    }
    for supporter in supporters where !(0...1_000_000).contains(supporter.capacity) {
      throw .capacityOutOfRange(supporter.id)
    }
    try Self.check(candidates, starts, seekers, supporters)
    numbersOfSeekers = CandidateRows.numbers(seekersByIdentifier)
    rows = CandidateRows(candidates, starts, seekersByIdentifier, supportersByIdentifier)
    self.seekers = seekers
    self.supporters = supporters
    self.order = order
    self.seed = seed
    seekerHashes = seekers.map { identifierHash($0.id) }
    supporterHashes = supporters.map { identifierHash($0.id) }
    func rank(_ objective: Objective) -> Worth {
      let units = [Worth(1), Worth(0, 1), Worth(0, 0, 1)]
      return order.firstIndex(of: objective).map { units[$0] } ?? .zero
    }
    ranks = (rank(.coverage), rank(.quality), rank(.waiting))
  }

  private static func check(
    _ candidates: [Candidate], _ starts: [Int], _ seekers: [Seeker], _ supporters: [Supporter]
  ) throws(MatchingError) {
    var lastSeekerOf = [Int32](repeating: -1, count: supporters.count)
    for seeker in seekers.indices {
      for candidate in candidates[starts[seeker]..<starts[seeker + 1]] {
        let supporter = Int(candidate.supporter)
        guard supporters.indices.contains(supporter) else {
          throw .noSuchSupporter(seeker: seekers[seeker].id)
        }
        guard (-1_000_000...1_000_000).contains(candidate.score) else {
          throw .scoreOutOfRange(seeker: seekers[seeker].id)
        }
        guard lastSeekerOf[supporter] != Int32(truncatingIfNeeded: seeker) else {
          throw .repeatedCandidate(seeker: seekers[seeker].id, supporter: supporters[supporter].id)
        }
        lastSeekerOf[supporter] = Int32(truncatingIfNeeded: seeker)
      }
    }
  }

  /// The supporters a seeker could meet, the best score first, then in the order of the supporters' identifiers;
  /// none if there is no such seeker.
  public func candidates(ofSeeker seeker: Int) -> some RandomAccessCollection<Candidate> {
    let row = seekers.indices.contains(seeker) ? rows.row(Int(numbersOfSeekers[seeker])) : 0..<0
    return rows.candidates[row].lazy.map { candidate in
      let supporter = supportersByIdentifier[Int(candidate.supporter)]
      return Candidate(supporter: Int32(truncatingIfNeeded: supporter), score: candidate.score)
    }
  }

  /// The number of pairs that may be made.
  public var candidateCount: Int { rows.candidates.count }

  /// What a pair adds to the worth of the matching: nothing if either of the two is not in the problem.
  ///
  /// - Complexity: O(1).
  public func worth(ofSeeker seeker: Int, with candidate: Candidate) -> Worth {
    guard seekers.indices.contains(seeker), supporters.indices.contains(Int(candidate.supporter)) else {
      return .zero
    }
    let score = Int64(candidate.score)
    let days = Int64(seekers[seeker].daysWaiting)
    return Worth(
      ranks.coverage.first &+ ranks.quality.first &* score &+ ranks.waiting.first &* days,
      ranks.coverage.second &+ ranks.quality.second &* score &+ ranks.waiting.second &* days,
      ranks.coverage.third &+ ranks.quality.third &* score &+ ranks.waiting.third &* days,
      tieBreak: tieBreak(seekerHashes[seeker], supporterHashes[Int(candidate.supporter)], seed: seed))
  }

  private static func firstRepeated(_ sorted: some Sequence<String>) -> String? {
    zip(sorted, sorted.dropFirst()).first { $0 == $1 }?.0
  }
}

/// Why a matching problem makes no sense.
public enum MatchingError: Error, Sendable, Equatable {
  /// There must be one row of candidates for each seeker.
  case differentCounts(seekers: Int, rows: Int)
  /// 2³¹ seekers or supporters, or more.
  case tooManyPeople
  /// 2³¹ candidates, or more.
  case tooManyCandidates
  /// The starts of the rows do not go from 0 to the number of candidates without ever going back.
  case startsOutOfOrder
  /// An objective stands twice in the order.
  case repeatedObjective
  /// Two seekers, or two supporters, share an identifier.
  case repeatedIdentifier(String)
  /// Days waited are not within 0 to 1,000,000.
  case waitingOutOfRange(String)
  /// A capacity is not within 0 to 1,000,000.
  case capacityOutOfRange(String)
  /// A candidate names a supporter that is not in the problem.
  case noSuchSupporter(seeker: String)
  /// A score is not within -1,000,000 to 1,000,000.
  case scoreOutOfRange(seeker: String)
  /// The same pair is listed twice.
  case repeatedCandidate(seeker: String, supporter: String)
}

/// The tie-break of a pair: 24 bits that depend on the two identifiers and the seed alone, so that equals are not
/// always served in the order of the file, and the same people get the same answer on every machine. Where even
/// these leave two answers equal, which is rare, the order of the identifiers decides.
///
/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014) over the hashes of both identifiers.
private func tieBreak(_ seeker: UInt64, _ supporter: UInt64, seed: UInt64) -> Int64 {
  var hash = (seeker &* 0xd6e8_feb8_6659_fd93) ^ supporter
  hash &+= (seed &+ 1) &* 0x9e37_79b9_7f4a_7c15
  hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
  hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
  return Int64((hash ^ (hash >> 31)) >> 40)
}

/// FNV-1a, 64 bits, over the bytes of the identifier in UTF-8.
private func identifierHash(_ id: String) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return hash
}
