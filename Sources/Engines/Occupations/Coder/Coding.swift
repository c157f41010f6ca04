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
  /// Far below one of 516: what is that much less likely than chance is no offer.
  private static let least: Float = 0.000_05

  private init(candidates: [Candidate]) { self.candidates = candidates }

  /// - Parameters:
  ///   - scores: for each unit, the logarithm of how likely it is, times the temperature.
  ///   - known: units that are known to be meant, with shares that add up to 1.
  ///   - believed: how much of the probability goes to those, 0 to 1; the rest goes by the scores.
  init(ranking scores: [Float], units: [UnitCode], temperature: Float, known: [Int: Float], believed: Float) {
    let best = Self.highestFive(scores.span)
    guard let likeliest = best.first else {
      self = .nothing
      return
    }
    let highest = scores[likeliest]
    let scale = 1 / temperature
    let sum = Self.sumOfExponentials(scores.span, highest: highest, scale: scale)
    func probability(_ unit: Int) -> Float {
      (1 - believed) * exponential((scores[unit] - highest) * scale) / sum + believed
        * (known[unit] ?? 0)
    }
    // The five with the highest scores, and those that are known, are all that can be among the five.
    let offered = (best + known.keys.filter { !best.contains($0) }.sorted())
      .map { (unit: $0, probability: probability($0)) }
      .enumerated().sorted { (-$0.element.probability, $0.offset) < (-$1.element.probability, $1.offset) }
      .prefix(5).map(\.element)
    candidates = offered.enumerated().filter { $0.offset == 0 || $0.element.probability >= Self.least }
      .map { Candidate(unit: units[$0.element.unit], probability: min(1, $0.element.probability)) }
  }

  /// Four at a time, in four sums that are added last: the same on every machine.
  private static func sumOfExponentials(_ scores: Span<Float>, highest: Float, scale: Float) -> Float {
    var sums = SIMD4<Float>.zero
    for start in stride(from: 0, to: scores.count, by: 4) {
      let x = (four(scores, from: start) - highest) * scale
      // What is left out is less than a thousandth of the whole.
      sums += exponential(x.replacing(with: -13, where: x .< -13)).replacing(with: 0, where: x .< -13)
    }
    return sums[0] + sums[1] + sums[2] + sums[3]
  }

  /// The highest first; of equals the first.
  private static func highestFive(_ scores: Span<Float>) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(6)
    var least = -Float.infinity
    for unit in 0..<scores.count where scores[unit] > least {
      let place = best.firstIndex { scores[$0] < scores[unit] } ?? best.count
      best.insert(unit, at: place)
      if best.count > 5 { best.removeLast() }
      if best.count == 5, let last = best.last { least = scores[last] }
    }
    return best
  }

  /// Four scores; lower than any beyond the last.
  @inline(__always)
  private static func four(_ scores: Span<Float>, from start: Int) -> SIMD4<Float> {
    if start + 4 <= scores.count {
      return SIMD4(scores[start], scores[start + 1], scores[start + 2], scores[start + 3])
    }
    var four = SIMD4<Float>(repeating: -.infinity)
    for place in start..<scores.count { four[place - start] = scores[place] }
    return four
  }
}
