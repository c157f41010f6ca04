/// Pairs that are worth more than the prices of the two, among those that a matching left aside.
public struct BetterPairs: Sendable {
  /// The pairs, in the order in which seekers were looked at.
  private var listed: [MatchingProblem.Candidate] = []
  /// Where the pairs of each seeker start, and how many they are: no more than there are supporters, fewer than 2²⁶.
  private var starts: [Int]
  private var counts: [Int32]
  /// What is known of those that were not listed.
  var bars: Bars

  init(seekers: Int, bars: Bars) {
    starts = Array(repeating: 0, count: seekers)
    counts = Array(repeating: 0, count: seekers)
    self.bars = bars
  }

  /// How many were listed.
  public var count: Int { listed.count }

  /// For each seeker some of them, those that are the most above their prices first.
  public var candidates: [[MatchingProblem.Candidate]] {
    starts.indices.map { Array(candidates(ofSeeker: $0)) }
  }

  /// Those of one seeker; none if there is no such seeker.
  public func candidates(ofSeeker seeker: Int) -> ArraySlice<MatchingProblem.Candidate> {
    starts.indices.contains(seeker) ? listed[starts[seeker]..<starts[seeker] + Int(counts[seeker])] : []
  }

  /// Writes down what was found for a seeker who was not looked at before.
  mutating func add(_ found: some Collection<MatchingProblem.Candidate>, ofSeeker seeker: Int) {
    assert(counts[seeker] == 0, "a seeker who is looked at twice")
    starts[seeker] = listed.count
    counts[seeker] = Int32(truncatingIfNeeded: found.count)
    listed += found
  }

  /// For each seeker a price at which no pair of theirs that was not listed is worth more than the prices of the two.
  ///
  /// Told from the price at which was looked, so that it takes few bytes.
  struct Bars {
    enum Kind: Int8 {
      case unknown
      /// The price itself.
      case price
      /// The price up to the number of the score, which is told, and nothing after it.
      case score
    }

    private var kinds: [Kind]
    private var scores: [Int16]

    /// - Parameter kind: what is known of those who are not looked at.
    init(seekers: Int, _ kind: Kind) {
      kinds = Array(repeating: kind, count: seekers)
      scores = Array(repeating: 0, count: seekers)
    }

    mutating func set(_ kind: Kind, score: Int16 = 0, ofSeeker seeker: Int) {
      (kinds[seeker], scores[seeker]) = (kind, score)
    }

    /// - Parameters:
    ///   - price: that of the seeker at which was looked.
    ///   - rank: that of the score.
    /// - Returns: nil if none is known.
    func bar(ofSeeker seeker: Int, from price: Worth, rank: Int) -> Worth? {
      switch kinds[seeker] {
      case .unknown: return nil
      case .price: return price
      case .score:
        let score = Int64(scores[seeker])
        func number(_ place: Int) -> Int64 {
          place < rank ? price.number(at: place) : place == rank ? score : 0
        }
        return Worth(number(0), number(1), number(2), number(3), number(4), tieBreak: number(5))
      }
    }
  }
}

extension AllPairs {
  /// Looks for pairs that are worth more than the prices of the two, among all pairs that may be made.
  ///
  /// If there are none, no matching of all these pairs is worth more than what the prices add up to: see `Certificate`.
  /// Without prices for everybody there is nothing to compare, and nothing is found.
  ///
  /// - Parameters:
  ///   - atMost: how many to list for a seeker.
  ///   - isListed: pairs that are not looked for, because prices are proven for them otherwise.
  ///   - progress: called now and then with the number of seekers looked at; what it throws ends the work.
  /// - Complexity: as `topCandidates`.
  public func betterPairs<Stop: Error>(
    seekerPrices: [Worth], supporterPrices: [Worth], atMost: Int = 8,
    isListed: (MatchingProblem.Pair) -> Bool = { _ in false }, progress: (Int) throws(Stop) -> Void
  ) throws(Stop) -> BetterPairs {
    var found = BetterPairs(seekers: seekers.count, bars: .init(seekers: seekers.count, .unknown))
    guard seekerPrices.count == seekers.count, supporterPrices.count == supporters.count, atMost > 0 else {
      return found
    }
    var scan = PriceScan(self, columns, seekerPrices, supporterPrices, atMost: atMost)
    try scan.look(at: seekersByBlock, &found, isListed: isListed, progress)
    return found
  }
}
