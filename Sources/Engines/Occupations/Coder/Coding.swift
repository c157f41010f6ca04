/// What a title may mean, the likeliest first.
public struct Coding: Sendable {
  /// A unit group, with how likely it is.
  public struct Candidate: Sendable {
    /// The unit group.
    public let unit: UnitCode
    /// 0 to 1; of titles said to be 0.8, about eight in ten are right.
    public let probability: Float
  }

  /// Five at most; none for a title without a word that is known.
  public let candidates: [Candidate]

  /// The likeliest.
  public var best: Candidate? { candidates.first }
  /// False if the choice should be left to a person: offer the candidates.
  public var isSure: Bool { (best?.probability ?? 0) >= Self.sureFrom }

  /// Nothing is known of the title.
  static let nothing = Coding(candidates: [])

  private static let sureFrom: Float = 0.5
  /// Features are not independent, so naive Bayes is surer than it is right; scores are divided by this (Guo et al. 2017,
  /// "On calibration of modern neural networks", temperature scaling), fitted on the development half.
  private static let temperature: Float = 2

  /// Far below one of 516: what is that much less likely than chance is no offer.
  private static let least: Float = 0.000_05

  private init(candidates: [Candidate]) { self.candidates = candidates }

  init(ranking scores: [Float], units: [UnitCode]) {
    var best: [Int] = []
    for unit in scores.indices {
      if best.count == 5, let last = best.last, scores[unit] <= scores[last] { continue }
      let place = best.firstIndex { scores[$0] < scores[unit] } ?? best.count
      best.insert(unit, at: place)
      if best.count > 5 { best.removeLast() }
    }
    guard let first = best.first else {
      self = .nothing
      return
    }
    let highest = scores[first]
    var sum: Float = 0
    for score in scores where score - highest > -20 * Self.temperature {
      sum += exponential((score - highest) / Self.temperature)
    }
    let likely = best.map {
      Candidate(unit: units[$0], probability: exponential((scores[$0] - highest) / Self.temperature) / sum)
    }
    candidates = likely.enumerated().filter { $0.offset == 0 || $0.element.probability >= Self.least }.map(
      \.element)
  }
}
