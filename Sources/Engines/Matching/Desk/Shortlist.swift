/// A short list for each seeker that does not send everybody to the same popular person.
///
/// Programmes propose, say, three professionals to a newcomer. Three best scores would do if nobody else had the same
/// three. Here every list begins with whom the round gives the seeker, and the others are chosen for all seekers at
/// once, under a limit on the lists that one supporter may be on: `listsPerPlace` for each place, by default as many
/// as a list has names. If each name of a list is as likely to be taken, no supporter is then expected to be asked
/// for more than their places.
///
/// Under that limit the lists are the best there are in the problem's order. Where coverage comes first: as many names as
/// can be, shared out so that nobody has a third who could leave a second to somebody else, then the highest sum of
/// scores, and so on. Where coverage is not in the order, nobody is listed who adds nothing to what it asks for.
/// (A matching of meetings with limits on both sides, proven by its prices; `Meetings`.) What each of
/// one seeker's candidates would cost the round is quicker to ask (`ProvenRound.costs(ofSeeker:)`) and says who is dear,
/// but not how many lists a person ends up on.
public struct Shortlist: Sendable {
  /// Somebody on a list.
  public struct Name: Sendable, Equatable {
    /// The supporter, by their place in the problem.
    public let supporter: Int
    /// The score of the pair.
    public let score: Int32
    /// Whether the round gives the seeker this supporter.
    public let isMatch: Bool
  }

  /// For each seeker: whom the round gives them, then the others, the highest score first, then by identifier.
  public let lists: [[Name]]
  /// For each supporter, how many lists they are on.
  public let listsOfSupporter: [Int]
  /// What the names beyond the matching are worth, coverage first; its coverage also counts how evenly they are shared.
  public let worth: Worth
  /// What no such lists can be worth more than, by the prices of the answer: the same as `worth`.
  public let bound: Worth

  /// Short lists for all seekers of a round.
  ///
  /// - Parameters:
  ///   - length: names on a list, brought into 1 to 100.
  ///   - listsPerPlace: lists a supporter may be on for each of their places, brought into 1 to 1,000. Supporters
  ///     without a place are on none.
  ///   - progress: called now and then with the number of seekers who have their list; what it throws ends the work.
  /// - Complexity: one search for each name, from the prices of the round.
  public init<E>(
    for round: ProvenRound, length: Int = 3, listsPerPlace: Int? = nil, progress: (Int) throws(E) -> Void
  ) throws(E) {
    let length = min(100, max(1, length))
    let perPlace = min(1_000, max(1, listsPerPlace ?? length))
    let problem = round.problem
    let matches = round.assignment.supporterOfSeeker
    var loads = [Int](repeating: 0, count: problem.supporters.count)
    for supporter in matches.compactMap({ $0 }) { loads[supporter] += 1 }
    let meetings = try Meetings(
      problem, capacities: zip(problem.supporters, loads).map { $0.capacity * perPlace - $1 },
      limits: matches.map { $0 == nil ? length : length - 1 }, earlier: matches.map { $0 == nil ? 0 : 1 },
      rounds: length, prices: round.assignment.supporterPrices,
      isOpen: { matches[$0.seeker] != $0.supporter }, progress: progress)
    (worth, bound) = (meetings.worth, meetings.bound)

    lists = problem.seekers.indices.map { seeker in
      let listed = Set(meetings.supporters(ofSeeker: seeker))
      return problem.candidates(ofSeeker: seeker).compactMap { candidate -> Name? in
        let supporter = Int(candidate.supporter)
        let isMatch = matches[seeker] == supporter
        return isMatch || listed.contains(supporter)
          ? Name(supporter: supporter, score: candidate.score, isMatch: isMatch) : nil
      }.sorted { a, b in
        if a.isMatch != b.isMatch { return a.isMatch }
        return a.score != b.score
          ? a.score > b.score : problem.supporters[a.supporter].id < problem.supporters[b.supporter].id
      }
    }
    var onLists = [Int](repeating: 0, count: problem.supporters.count)
    for name in lists.joined() { onLists[name.supporter] += 1 }
    listsOfSupporter = onLists
  }

  /// Short lists for all seekers of a round, for those who can wait.
  public init(for round: ProvenRound, length: Int = 3, listsPerPlace: Int? = nil) {
    self.init(for: round, length: length, listsPerPlace: listsPerPlace) { _ in }
  }
}
