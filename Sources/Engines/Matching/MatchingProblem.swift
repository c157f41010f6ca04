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

  /// Their places in the problem, in the order of their identifiers.
  let seekersByIdentifier: [Int]
  let supportersByIdentifier: [Int]

  private let rowStarts: [Int]
  private let flatCandidates: [Candidate]
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
    guard candidates.count == seekers.count else {
      throw .differentCounts(seekers: seekers.count, rows: candidates.count)
    }
    guard seekers.count < 1 << 31, supporters.count < 1 << 31 else { throw .tooManyPeople }
    guard Set(order).count == order.count else { throw .repeatedObjective }
    if let id = Self.firstRepeated(seekers.lazy.map(\.id)) ?? Self.firstRepeated(supporters.lazy.map(\.id)) {
      throw .repeatedIdentifier(id)
    }
    for seeker in seekers where !(0...1_000_000).contains(seeker.daysWaiting) {
      throw .waitingOutOfRange(seeker.id)
    }
    for supporter in supporters where !(0...1_000_000).contains(supporter.capacity) {
      throw .capacityOutOfRange(supporter.id)
    }

    // Rows are kept in the order of the identifiers, so that the order of the file cannot matter.
    var supporterRanks = [Int](repeating: 0, count: supporters.count)
    supportersByIdentifier = supporters.indices.sorted { supporters[$0].id < supporters[$1].id }
    seekersByIdentifier = seekers.indices.sorted { seekers[$0].id < seekers[$1].id }
    for (rank, supporter) in supportersByIdentifier.enumerated() { supporterRanks[supporter] = rank }

    var rowStarts = [0]
    rowStarts.reserveCapacity(seekers.count + 1)
    var flat: [Candidate] = []
    flat.reserveCapacity(candidates.reduce(0) { $0 + $1.count })
    var lastSeekerOf = [Int32](repeating: -1, count: supporters.count)
    for (seeker, row) in candidates.enumerated() {
      for candidate in row {
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
      flat += row.sorted { supporterRanks[Int($0.supporter)] < supporterRanks[Int($1.supporter)] }
      rowStarts.append(flat.count)
    }
    self.seekers = seekers
    self.supporters = supporters
    self.order = order
    self.seed = seed
    self.rowStarts = rowStarts
    flatCandidates = flat
    seekerHashes = seekers.map { identifierHash($0.id) }
    supporterHashes = supporters.map { identifierHash($0.id) }
    ranks = Self.ranks(order)
  }

  /// The supporters a seeker could meet, in the order of the supporters' identifiers; none if there is no such
  /// seeker.
  public func candidates(ofSeeker seeker: Int) -> ArraySlice<Candidate> {
    guard seekers.indices.contains(seeker) else { return [] }
    return flatCandidates[rowStarts[seeker]..<rowStarts[seeker + 1]]
  }

  /// The number of pairs that may be made.
  public var candidateCount: Int { flatCandidates.count }

  /// What a pair adds to the worth of the matching: nothing if either of the two is not in the problem.
  ///
  /// - Complexity: O(1).
  public func worth(ofSeeker seeker: Int, with candidate: Candidate) -> Worth {
    guard seekers.indices.contains(seeker), supporters.indices.contains(Int(candidate.supporter)) else {
      return .zero
    }
    return worth(
      ofSeeker: seeker, score: candidate.score,
      tieBreak: tieBreak(seekerHashes[seeker], supporterHashes[Int(candidate.supporter)], seed: seed))
  }

  /// What a pair that may be made adds; nothing if it may not.
  func worth(of pair: Pair) -> Worth {
    candidates(ofSeeker: pair.seeker).first { Int($0.supporter) == pair.supporter }
      .map { worth(ofSeeker: pair.seeker, with: $0) } ?? .zero
  }

  /// What a pair of a seeker who is in the problem would add, whoever the supporter is.
  func worth(ofSeeker seeker: Int, score: Int32, tieBreak: Int64 = 0) -> Worth {
    let score = Int64(score)
    let days = Int64(seekers[seeker].daysWaiting)
    return Worth(
      ranks.coverage.first &+ ranks.quality.first &* score &+ ranks.waiting.first &* days,
      ranks.coverage.second &+ ranks.quality.second &* score &+ ranks.waiting.second &* days,
      ranks.coverage.third &+ ranks.quality.third &* score &+ ranks.waiting.third &* days,
      tieBreak: tieBreak)
  }

  /// The same people and pairs, with other objectives. The order has each objective at most once.
  func reordered(_ order: [Objective]) -> MatchingProblem { MatchingProblem(self, order: order) }

  private init(_ other: MatchingProblem, order: [Objective]) {
    seekers = other.seekers
    supporters = other.supporters
    self.order = order
    seed = other.seed
    seekersByIdentifier = other.seekersByIdentifier
    supportersByIdentifier = other.supportersByIdentifier
    rowStarts = other.rowStarts
    flatCandidates = other.flatCandidates
    seekerHashes = other.seekerHashes
    supporterHashes = other.supporterHashes
    ranks = Self.ranks(order)
  }

  private static func ranks(_ order: [Objective]) -> (coverage: Worth, quality: Worth, waiting: Worth) {
    func rank(_ objective: Objective) -> Worth {
      let units = [Worth(1), Worth(0, 1), Worth(0, 0, 1)]
      return order.firstIndex(of: objective).map { units[$0] } ?? .zero
    }
    return (rank(.coverage), rank(.quality), rank(.waiting))
  }

  private static func firstRepeated(_ ids: some Sequence<String>) -> String? {
    var seen: Set<String> = []
    return ids.first { !seen.insert($0).inserted }
  }
}

/// Why a matching problem makes no sense.
public enum MatchingError: Error, Sendable, Equatable {
  /// There must be one row of candidates for each seeker.
  case differentCounts(seekers: Int, rows: Int)
  /// 2³¹ seekers or supporters, or more.
  case tooManyPeople
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
func tieBreak(_ seeker: UInt64, _ supporter: UInt64, seed: UInt64) -> Int64 {
  var hash = (seeker &* 0xd6e8_feb8_6659_fd93) ^ supporter
  hash &+= (seed &+ 1) &* 0x9e37_79b9_7f4a_7c15
  hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
  hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
  return Int64((hash ^ (hash >> 31)) >> 40)
}

/// FNV-1a, 64 bits, over the bytes of the identifier in UTF-8.
func identifierHash(_ id: String) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return hash
}
