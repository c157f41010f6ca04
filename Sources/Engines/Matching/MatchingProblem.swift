/// Who could meet whom, how good each pair would be, and what the matching should achieve.
///
/// *Seekers* (newcomers, candidates, applications) meet *supporters* (a professional, a board, a reviewer); each meets
/// as many as they have places, the same one at most once. Only pairs listed as candidates may be made.
///
/// Written as a flow: every made pair is a unit that goes source → (group) → seeker → supporter → sink. A seeker's
/// first place counts what the seeker brings (coverage, waiting, and one more towards the group's floor), further
/// places count nothing more; a supporter's q-th place counts −(2q − 1) under an even load, since 1 + 3 + … + (2q − 1)
/// = q². What a place counts never grows from one to the next, so the best flow is found by shortest paths and proven
/// by prices (see `Certificate`).
///
/// Most problems are *ordinary*: seekers have one place, and there are no quotas, locks, floors and even load. These
/// are solved many times faster.
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
    /// How many supporters the seeker can meet, 0 to 1,000,000.
    public let capacity: Int
    /// The group (an agency, a programme) that the seeker counts for, by its place in the problem.
    public let group: Int?

    /// A seeker.
    public init(id: String, daysWaiting: Int = 0, capacity: Int = 1, group: Int? = nil) {
      self.id = id
      self.daysWaiting = daysWaiting
      self.capacity = capacity
      self.group = group
    }
  }

  /// Seekers of whom some should meet somebody before others do.
  public struct Group: Sendable, Hashable {
    /// Names the group; no two groups share a name.
    public let id: String
    /// How many of its seekers should meet somebody, 0 to 1,000,000: the objective `floors` counts no more of them.
    public let floor: Int

    /// A group.
    public init(id: String, floor: Int) {
      self.id = id
      self.floor = floor
    }
  }

  /// Somebody who offers places.
  public struct Supporter: Sendable, Hashable {
    /// Names the supporter in ties and in certificates; no two supporters share one.
    public let id: String
    /// How many seekers the supporter can take, 0 to 1,000,000.
    public let capacity: Int
    /// How many seekers the supporter must be given, 0 to `capacity`.
    public let quota: Int

    /// A supporter.
    public init(id: String, capacity: Int = 1, quota: Int = 0) {
      self.id = id
      self.capacity = capacity
      self.quota = quota
    }
  }

  /// A pair that may be made, from the side of its seeker.
  public struct Candidate: Sendable, Hashable {
    /// The score in the upper half and the supporter in the lower, so that both are read at once.
    let packed: Int64

    /// The supporter, by its place in the problem.
    public var supporter: Int32 { Int32(truncatingIfNeeded: packed) }
    /// How good the pair would be: any whole number from -1,000,000 to 1,000,000, the same scale for all.
    public var score: Int32 { Int32(truncatingIfNeeded: packed >> 32) }

    /// A candidate.
    public init(supporter: Int32, score: Int32) {
      packed = Int64(score) << 32 | Int64(UInt32(bitPattern: supporter))
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
  /// The groups whose floors may count.
  public let groups: [Group]
  /// Pairs that must be made, in order.
  public let locks: [Pair]
  /// Pairs that must not be made, in order: they are no candidates, whether they were listed or not.
  public let forbidden: [Pair]
  /// What is to be achieved, most important first; each objective at most once.
  public let order: [Objective]
  /// Chooses among answers that are equally good. Another seed favours others.
  public let seed: UInt64

  /// The people's places in the problem, in the order of their identifiers.
  let seekersByIdentifier: [Int]
  let supportersByIdentifier: [Int]
  // Inside, people are numbered in that order, or by `Neighbourhoods`, so that the order of the file cannot matter.
  /// The people's places in the problem, by their numbers.
  var seekersByNumber: [Int]
  var supportersByNumber: [Int]
  var numbersOfSeekers: [Int32]
  /// The candidates, by numbers.
  var rows: CandidateRows

  private let seekerHashes: [UInt64]
  private let supporterHashes: [UInt64]
  /// What one of each counts: 1 at its rank and 0 elsewhere, all 0 if it does not count.
  let units: Units

  /// A problem, checked: whatever comes out of here can be solved.
  ///
  /// - Parameters:
  ///   - candidates: for each seeker, the supporters they could meet, in any order.
  ///   - groups: those that seekers name.
  ///   - locks: pairs that must be made; each is a candidate, and nobody has more of them than places.
  ///   - forbidden: pairs that must not be made, among the candidates or not.
  ///   - order: objectives left out do not count at all.
  /// - Throws: `MatchingError`, naming the first thing that makes no sense.
  /// - Complexity: O(n log n) in the candidates and people; with quotas, a search through the candidates for each
  ///   place of a quota at worst.
  public init(
    seekers: [Seeker], supporters: [Supporter], candidates: [[Candidate]], groups: [Group] = [],
    locks: [Pair] = [], forbidden: [Pair] = [],
    order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0
  ) throws(MatchingError) {
    var starts = [0]
    starts.reserveCapacity(candidates.count + 1)
    for row in candidates { starts.append(starts[starts.count - 1] + row.count) }
    try self.init(
      seekers: seekers, supporters: supporters, candidates: Array(candidates.joined()), starts: starts,
      groups: groups, locks: locks, forbidden: forbidden, order: order, seed: seed)
  }

  /// A problem whose candidates stand in one array: for millions of them, since an array for each seeker takes
  /// more memory than the candidates themselves.
  ///
  /// - Parameters:
  ///   - candidates: the candidates of the first seeker in any order, then those of the second, and so on. Kept
  ///     without a copy if nobody else holds the array.
  ///   - starts: where each seeker's candidates start, and behind the last seeker where they end.
  ///   - groups: those that seekers name.
  ///   - locks: pairs that must be made; each is a candidate, and nobody has more of them than places.
  ///   - forbidden: pairs that must not be made, among the candidates or not.
  ///   - order: objectives left out do not count at all.
  /// - Throws: `MatchingError`, naming the first thing that makes no sense.
  /// - Complexity: O(n log n) in the candidates and people; O(n) in candidates that come the best first; with quotas, a
  ///   search through the candidates for each place of a quota at worst.
  public init(
    seekers: [Seeker], supporters: [Supporter], candidates: consuming [Candidate], starts: [Int],
    groups: [Group] = [], locks: [Pair] = [], forbidden: [Pair] = [],
    order: [Objective] = [.coverage, .quality, .waiting], seed: UInt64 = 0
  ) throws(MatchingError) {
    guard starts.count == seekers.count + 1 else {
      throw .differentCounts(seekers: seekers.count, rows: max(0, starts.count - 1))
    }
    guard starts.first == 0, starts.last == candidates.count, zip(starts, starts.dropFirst()).allSatisfy(<=)
    else { throw .startsOutOfOrder }
    guard candidates.count < 1 << 30 else { throw .tooManyCandidates }
    try Self.check(seekers, supporters, groups)
    guard Set(order).count == order.count else { throw .repeatedObjective }
    guard order.count <= Worth.ranks else { throw .tooManyObjectives }
    seekersByIdentifier = seekers.indices.sorted { seekers[$0].id < seekers[$1].id }
    supportersByIdentifier = supporters.indices.sorted { supporters[$0].id < supporters[$1].id }
    if let id = Self.firstRepeated(seekersByIdentifier.lazy.map { seekers[$0].id })
      ?? Self.firstRepeated(supportersByIdentifier.lazy.map { supporters[$0].id })
      ?? Self.firstRepeated(groups.map(\.id).sorted())
    {
      throw .repeatedIdentifier(id)
    }
    try Self.check(candidates, starts, seekers, supporters)
    self.forbidden = Set(forbidden).sorted()
    var starts = starts
    if !forbidden.isEmpty { Self.remove(self.forbidden, from: &candidates, &starts) }
    (seekersByNumber, supportersByNumber) = (seekersByIdentifier, supportersByIdentifier)
    numbersOfSeekers = CandidateRows.numbers(seekersByNumber)
    rows = CandidateRows(candidates, starts, seekersByIdentifier, supportersByIdentifier)
    self.seekers = seekers
    self.supporters = supporters
    self.groups = groups
    self.locks = Set(locks).sorted()
    self.order = order
    self.seed = seed
    seekerHashes = seekers.map { identifierHash($0.id) }
    supporterHashes = supporters.map { identifierHash($0.id) }
    units = Units(order)
    if rows.candidates.count >= Self.manyCandidates { renumber() }
    try checkObligations()
  }

  /// The same problem with candidates, where there were none, to which others can be added later (`add`).
  ///
  /// - Parameter candidates: as they are given to a problem, none twice, with numbers and scores that make sense.
  /// - Throws: `tooManyCandidates`, or an obligation that cannot be met.
  func listing(_ candidates: consuming [Candidate], starts: [Int]) throws(MatchingError) -> MatchingProblem {
    assert(self.rows.candidates.isEmpty && forbidden.isEmpty)
    guard candidates.count < 1 << 30 else { throw .tooManyCandidates }
    var listing = self
    listing.rows = CandidateRows(candidates, starts, seekersByIdentifier, supportersByIdentifier)
    // Room that nothing is put into takes no memory.
    let room = listing.rows.candidates.count
    if room >= Self.manyCandidates { listing.renumber(room: room) }
    try listing.checkObligations()
    return listing
  }

  /// - Parameter pairs: in order.
  private static func remove(_ pairs: [Pair], from candidates: inout [Candidate], _ starts: inout [Int]) {
    var kept = 0
    var start = 0
    for seeker in starts.indices.dropLast() {
      for place in start..<starts[seeker + 1] {
        let candidate = candidates[place]
        if pairs.containsSorted(Pair(seeker: seeker, supporter: Int(candidate.supporter))) { continue }
        candidates[kept] = candidate
        kept += 1
      }
      start = starts[seeker + 1]
      starts[seeker + 1] = kept
    }
    candidates.removeLast(candidates.count - kept)
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
      let supporter = supportersByNumber[Int(candidate.supporter)]
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
    let tieBreak = tieBreak(seeker, Int(candidate.supporter))
    return ownWorth(ofSeeker: seeker) + units.pair + Int64(candidate.score) * units.score
      + Worth(0, tieBreak: tieBreak)
  }

  /// What a pair of people who are in the problem counts between equals.
  func tieBreak(_ seeker: Int, _ supporter: Int) -> Int64 {
    Matching.tieBreak(seekerHashes[seeker], supporterHashes[supporter], seed: seed)
  }

  /// What a pair that may be made adds; nothing if it may not.
  func worth(of pair: Pair) -> Worth {
    candidates(ofSeeker: pair.seeker).first { Int($0.supporter) == pair.supporter }
      .map { worth(ofSeeker: pair.seeker, with: $0) } ?? .zero
  }

  /// What a pair of a seeker would add with somebody who is not in the problem: without a tie-break.
  func worth(ofSeeker seeker: Int, score: Int32) -> Worth {
    ownWorth(ofSeeker: seeker) + units.pair + Int64(score) * units.score
  }

  /// What a seeker brings with their first pair, whoever it is with; `worth(ofSeeker:with:)` contains it, so a further
  /// pair of the same seeker adds so much less to the worth of the matching.
  public func ownWorth(ofSeeker seeker: Int) -> Worth {
    guard seekers.indices.contains(seeker) else { return .zero }
    return units.seeker + Int64(seekers[seeker].daysWaiting) * units.day
  }

  /// Whether a pair must be made.
  public func isLocked(_ pair: Pair) -> Bool { !locks.isEmpty && locks.containsSorted(pair) }

  /// Whether a pair was stated to be one that must not be made.
  public func isForbidden(_ pair: Pair) -> Bool { !forbidden.isEmpty && forbidden.containsSorted(pair) }

  /// Whether the staged solver can take it: see above.
  var isOrdinary: Bool { locks.isEmpty && isOrdinaryButForLocks }

  /// Whether seekers have one place and there are no quotas, floors and even load.
  var isOrdinaryButForLocks: Bool {
    units.place == .zero && (units.member == .zero || groups.allSatisfy { $0.floor == 0 })
      && seekers.allSatisfy { $0.capacity == 1 } && supporters.allSatisfy { $0.quota == 0 }
  }
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
