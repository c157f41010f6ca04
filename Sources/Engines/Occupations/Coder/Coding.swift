/// What a title may mean, the likeliest first.
public struct Coding: Sendable {
  /// A unit group, with how likely it is.
  public struct Candidate: Sendable {
    /// The unit group.
    public let unit: UnitCode
    /// 0 to 1; of titles said to be 0.8, about eight in ten are right.
    public let probability: Float
  }

  /// Five at most; none for a title without a word.
  public let candidates: [Candidate]

  /// The likeliest.
  public var best: Candidate? { candidates.first }
  /// False if the choice should be left to a person: offer the candidates.
  public var isSure: Bool { (best?.probability ?? 0) >= Self.sureFrom }

  private static let sureFrom: Float = 0.5
  private static let temperature: Float = 1

  init(ranking scores: [Float], units: [UnitCode], isEmpty: Bool) {
    guard !isEmpty else {
      candidates = []
      return
    }
    var best: [Int] = []
    for unit in scores.indices {
      if best.count == 5, let last = best.last, scores[unit] <= scores[last] { continue }
      let place = best.firstIndex { scores[$0] < scores[unit] } ?? best.count
      best.insert(unit, at: place)
      if best.count > 5 { best.removeLast() }
    }
    guard let first = best.first else {
      candidates = []
      return
    }
    let highest = scores[first]
    let sum = scores.reduce(0) { $0 + exponential(($1 - highest) * Self.temperature) }
    candidates = best.map {
      Candidate(unit: units[$0], probability: exponential((scores[$0] - highest) * Self.temperature) / sum)
    }
  }
}
