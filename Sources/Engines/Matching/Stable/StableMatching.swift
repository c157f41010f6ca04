/// Who meets whom where both sides have said whom they would rather meet, so that no two would rather have each other.
///
/// A pair *blocks* a matching if both list each other, the seeker would strictly rather have the supporter than
/// whom they meet (anybody listed is better than nobody), and the supporter has a free place or would strictly rather
/// have the seeker than one of theirs. A matching that no pair blocks is stable.
///
/// Seekers propose, supporters keep the best so far (deferred acceptance: Gale & Shapley 1962, with places). Choices of
/// the same rank are put in order by a number that depends on the seed and the two identifiers alone, so the order of
/// the lists cannot matter. Of all matchings that are stable for those strict choices, each seeker then has the one they
/// like best. What is stable for strict choices is stable for the choices as stated; but where supporters state ties,
/// breaking them another way (another seed) may suit some seekers better, and to find the way that leaves the fewest
/// without anybody is NP-hard (Manlove et al. 2002).
///
/// `blockingPairs` is the certificate: it takes any matching and the choices as stated, and shares nothing with the
/// search.
public struct StableMatching: Sendable {
  /// Somebody one would meet.
  public struct Choice: Sendable, Hashable {
    /// The other, by their place in the list of their side.
    public let other: Int
    /// 1 for the best, equal for those who are equally good; any numbers, the lower the better.
    public let rank: Int

    /// A choice.
    public init(_ other: Int, rank: Int) {
      self.other = other
      self.rank = rank
    }
  }

  /// Who looks for somebody, and whom they would meet.
  public struct Person: Sendable {
    /// Names the person in ties; no two of one side share one.
    public let id: String
    /// Whom they would meet, in any order. Who is not listed is not acceptable.
    public let choices: [Choice]
    /// How many they can take, 0 to 1,000,000; of seekers one is taken into account.
    public let capacity: Int

    /// A person.
    public init(id: String, choices: [Choice], capacity: Int = 1) {
      self.id = id
      self.choices = choices
      self.capacity = capacity
    }
  }

  /// All who look for somebody.
  public let seekers: [Person]
  /// All who offer places.
  public let supporters: [Person]
  /// For each seeker, their supporter, or nil.
  public let supporterOfSeeker: [Int?]

  /// The stable matching that is best for the seekers.
  ///
  /// - Throws: `MatchingError` for a repeated identifier, a capacity out of range, or somebody who lists a person who
  ///   is not there, or the same one twice.
  /// - Complexity: O(choices · log choices).
  public init(seekers: [Person], supporters: [Person], seed: UInt64 = 0) throws(MatchingError) {
    try Self.check(seekers, others: supporters.count)
    try Self.check(supporters, others: seekers.count)
    self.init(checked: seekers, supporters, seed: seed) { _ in }
  }

  /// The same, for long lists.
  ///
  /// - Parameter progress: called now and then with the number of seekers who have begun to propose, perhaps several times
  ///   with the same; what it throws ends the work.
  /// - Throws: what `progress` throws, and `MatchingError`.
  public init(
    seekers: [Person], supporters: [Person], seed: UInt64 = 0, progress: (Int) throws -> Void
  ) throws {
    try Self.check(seekers, others: supporters.count)
    try Self.check(supporters, others: seekers.count)
    try self.init(checked: seekers, supporters, seed: seed, progress: progress)
  }

  private init<E>(
    checked seekers: [Person], _ supporters: [Person], seed: UInt64, progress: (Int) throws(E) -> Void
  ) throws(E) {
    supporterOfSeeker = try Self.deferredAcceptance(seekers, supporters, seed: seed, progress: progress)
    (self.seekers, self.supporters) = (seekers, supporters)
  }

  /// The pairs that block a matching: none if it is stable, as the one found here is.
  ///
  /// - Parameter matching: for each seeker a supporter, or nil.
  /// - Returns: nil if it is no matching at all: not one answer for each seeker, somebody with more than their places,
  ///   or a pair of two who do not both list each other.
  /// - Complexity: O(choices + people).
  public func blockingPairs(of matching: [Int?]) -> [MatchingProblem.Pair]? {
    guard matching.count == seekers.count else { return nil }
    let ranksOfSupporters = supporters.map { Self.ranks($0) }
    let ranksOfSeekers = seekers.map { Self.ranks($0) }
    var taken = [Int](repeating: 0, count: supporters.count)
    /// The rank of the one that each supporter would give up first.
    var worst = [Int](repeating: .min, count: supporters.count)
    for (seeker, supporter) in matching.enumerated() {
      guard let supporter else { continue }
      guard supporters.indices.contains(supporter), ranksOfSeekers[seeker][supporter] != nil,
        let rank = ranksOfSupporters[supporter][seeker]
      else { return nil }
      taken[supporter] += 1
      worst[supporter] = max(worst[supporter], rank)
      guard taken[supporter] <= supporters[supporter].capacity else { return nil }
    }
    return seekers.indices.flatMap { seeker -> [MatchingProblem.Pair] in
      let own = matching[seeker].flatMap { ranksOfSeekers[seeker][$0] }
      return seekers[seeker].choices.compactMap { choice in
        guard let rank = ranksOfSupporters[choice.other][seeker], own.map({ choice.rank < $0 }) ?? true,
          taken[choice.other] < supporters[choice.other].capacity
            || taken[choice.other] > 0
              && rank < worst[choice.other]
        else { return nil }
        return MatchingProblem.Pair(seeker: seeker, supporter: choice.other)
      }
    }.sorted()
  }

  private static func ranks(_ person: Person) -> [Int: Int] {
    var ranks: [Int: Int] = [:]
    for choice in person.choices { ranks[choice.other] = choice.rank }
    return ranks
  }

  private static func check(_ people: [Person], others: Int) throws(MatchingError) {
    guard people.count < 1 << 31 else { throw .tooManyPeople }
    var seen: Set<String> = []
    for person in people {
      guard seen.insert(person.id).inserted else { throw .repeatedIdentifier(person.id) }
      guard (0...1_000_000).contains(person.capacity) else { throw .capacityOutOfRange(person.id) }
      var listed: Set<Int> = []
      for choice in person.choices {
        guard (0..<others).contains(choice.other) else { throw .noSuchSupporter(seeker: person.id) }
        guard listed.insert(choice.other).inserted else {
          throw .repeatedCandidate(seeker: person.id, supporter: String(choice.other))
        }
      }
    }
  }

  /// Who proposes when makes no difference to the answer, since the choices are strict by then.
  private static func deferredAcceptance<E>(
    _ seekers: [Person], _ supporters: [Person], seed: UInt64, progress: (Int) throws(E) -> Void
  ) throws(E) -> [Int?] {
    let hashesOfSeekers = seekers.map { identifierHash($0.id) }
    let hashesOfSupporters = supporters.map { identifierHash($0.id) }
    try progress(0)
    let ranksOfSupporters = supporters.map { ranks($0) }
    func standing(_ rank: Int, _ seeker: Int, _ supporter: Int) -> Standing {
      Standing(
        rank: rank, tieBreak: tieBreak(hashesOfSeekers[seeker], hashesOfSupporters[supporter], seed: seed),
        seekerID: seekers[seeker].id, supporterID: supporters[supporter].id, seeker: seeker)
    }
    let lists = try seekers.indices.map { seeker throws(E) in
      if seeker & 0xFF == 0 { try progress(0) }
      return seekers[seeker].choices.filter { ranksOfSupporters[$0.other][seeker] != nil }
        .map { (supporter: $0.other, standing: standing($0.rank, seeker, $0.other)) }
        .sorted { $0.standing < $1.standing }.map(\.supporter)
    }
    var next = [Int](repeating: 0, count: seekers.count)
    var kept = supporters.map { _ in Heap<Reversed>() }
    var counts = [Int](repeating: 0, count: supporters.count)
    var matching = [Int?](repeating: nil, count: seekers.count)
    var proposals = 0
    for newcomer in seekers.indices {
      var proposer = newcomer
      while next[proposer] < lists[proposer].count {
        if proposals & 0xFF == 0 { try progress(newcomer) }
        proposals += 1
        let supporter = lists[proposer][next[proposer]]
        next[proposer] += 1
        guard supporters[supporter].capacity > 0, let rank = ranksOfSupporters[supporter][proposer] else {
          continue
        }
        kept[supporter].insert(Reversed(standing: standing(rank, proposer, supporter)))
        matching[proposer] = supporter
        counts[supporter] += 1
        guard counts[supporter] > supporters[supporter].capacity, let last = kept[supporter].popMin() else {
          break
        }
        counts[supporter] -= 1
        proposer = last.standing.seeker
        matching[proposer] = nil
      }
    }
    return matching
  }

  /// How somebody stands with somebody else: the lower the better.
  private struct Standing: Comparable {
    let rank: Int
    let tieBreak: Int64
    let seekerID: String
    let supporterID: String
    let seeker: Int

    static func < (a: Standing, b: Standing) -> Bool {
      (a.rank, a.tieBreak, a.seekerID, a.supporterID) < (b.rank, b.tieBreak, b.seekerID, b.supporterID)
    }
  }

  /// The last first.
  private struct Reversed: Comparable {
    let standing: Standing
    static func < (a: Reversed, b: Reversed) -> Bool { b.standing < a.standing }
  }
}
