/// How what is known of a seeker is held against what is known of a supporter.
public enum Comparison: Sendable {
  /// Whole if they have a term in common, else none.
  case same(Terms, Terms)
  /// Whole if they have no term in common, else none.
  case different(Terms, Terms)
  /// The share of the seeker's terms that the supporter has too.
  case shared(Terms, Terms)
  /// Whole if the supporter's number is `from` to `to` above the seeker's; beyond, it falls evenly over `fade`
  /// further steps, and is none after them. Limits given the wrong way round are read the right way round, and a
  /// negative `fade` as 0.
  case ahead([Int32?], [Int32?], from: Int, to: Int, fade: Int)
  /// A likeness found out elsewhere.
  case near(any Nearness)

  /// What a comparison needs to be asked about one seeker many times. A class, since it is asked for every pair,
  /// and copying what it holds would take longer than comparing.
  final class Row {
    let comparison: Comparison
    let seeker: Int
    private let near: [Measure]

    init(_ comparison: Comparison, seeker: Int) {
      self.comparison = comparison
      self.seeker = seeker
      if case .near(let nearness) = comparison {
        near = nearness.measures(ofSeeker: seeker)
      } else {
        near = []
      }
    }

    func measure(_ supporter: Int) -> Measure {
      switch comparison {
      case .same(let a, let b):
        if a.isEmpty(seeker) || b.isEmpty(supporter) { return .unknown }
        return a.common(seeker, with: b, supporter) > 0 ? .whole : .none
      case .different(let a, let b):
        if a.isEmpty(seeker) || b.isEmpty(supporter) { return .unknown }
        return a.common(seeker, with: b, supporter) > 0 ? .none : .whole
      case .shared(let a, let b):
        if a.isEmpty(seeker) || b.isEmpty(supporter) { return .unknown }
        return Measure(10_000 * a.common(seeker, with: b, supporter) / a.terms(of: seeker).count)
      case .ahead(let a, let b, let from, let to, let fade):
        guard a.indices.contains(seeker), b.indices.contains(supporter),
          let own = a[seeker], let theirs = b[supporter]
        else { return .unknown }
        return fading(Int(theirs) - Int(own), from: min(from, to), to: max(from, to), over: max(0, fade))
      case .near:
        return near.indices.contains(supporter) ? near[supporter] : .unknown
      }
    }

    /// Numbers of 32 bits differ by less than 2³², so wider limits say no more than 2³³, and nothing overflows.
    private func fading(_ difference: Int, from: Int, to: Int, over fade: Int) -> Measure {
      func limited(_ limit: Int) -> Int { min(1 << 33, max(-1 << 33, limit)) }
      let beyond = max(limited(from) - difference, difference - limited(to), 0)
      let steps = limited(fade) + 1
      return Measure(10_000 * max(0, steps - beyond) / steps)
    }
  }
}

/// Something that must hold for a pair to be made at all: at least one of its ways to be met.
public struct Requirement: Sendable {
  /// One way to meet a requirement.
  public struct Way: Sendable {
    /// What is compared, and how.
    public let comparison: Comparison
    /// The least measure that will do, in ten-thousandths.
    public let least: Int32

    /// A way to meet a requirement.
    public init(_ comparison: Comparison, least: Int32 = 1) {
      self.comparison = comparison
      self.least = least
    }
  }

  /// Any of them will do.
  public let ways: [Way]
  /// Whether a pair passes for which none of the ways can be told.
  public let passesIfUnknown: Bool

  /// A requirement.
  public init(anyOf ways: [Way], passesIfUnknown: Bool = true) {
    self.ways = ways
    self.passesIfUnknown = passesIfUnknown
  }

  /// The requirement, asked about one seeker.
  struct Row {
    private let ways: [(least: Int32, comparison: Comparison.Row)]
    private let passesIfUnknown: Bool

    init(_ requirement: Requirement, seeker: Int) {
      ways = requirement.ways.map { ($0.least, Comparison.Row($0.comparison, seeker: seeker)) }
      passesIfUnknown = requirement.passesIfUnknown
    }

    func holds(_ supporter: Int) -> Bool {
      var isUnknown = true
      for (least, comparison) in ways {
        let measure = comparison.measure(supporter)
        if measure.isKnown, measure.tenThousandths >= least { return true }
        if measure.isKnown { isUnknown = false }
      }
      return isUnknown && passesIfUnknown
    }
  }
}

/// Something that makes a pair better, with its weight against the others.
public struct Criterion: Sendable {
  /// What is compared, and how.
  public let comparison: Comparison
  /// How much it counts against the other criteria, 0 to 1,000.
  public let weight: Int32
  /// What counts in place of a measure that is not known.
  public let ifUnknown: Measure

  /// A criterion.
  public init(_ comparison: Comparison, weight: Int32, ifUnknown: Measure = Measure(5_000)) {
    self.comparison = comparison
    self.weight = min(1_000, max(0, weight))
    self.ifUnknown = ifUnknown
  }
  /// The criterion, asked about one seeker.
  struct Row {
    let comparison: Comparison.Row
    private let weight: Int64
    private let ifUnknown: Int64

    init(_ criterion: Criterion, seeker: Int) {
      comparison = Comparison.Row(criterion.comparison, seeker: seeker)
      weight = Int64(criterion.weight)
      ifUnknown = Int64(max(0, criterion.ifUnknown.tenThousandths))
    }

    /// What a measure gives, where all criteria together weigh so much.
    func points(_ measure: Measure, of weights: Int64) -> Int32 {
      Int32(
        truncatingIfNeeded: weight * (measure.isKnown ? Int64(measure.tenThousandths) : ifUnknown) / weights)
    }
  }
}

/// The score of a pair, with the part each criterion had in it. The parts add up to the whole, exactly.
public struct Score: Sendable, Equatable {
  /// What one criterion found and gave.
  public struct Part: Sendable, Equatable {
    /// What was found.
    public let measure: Measure
    /// What it gave, of `Score.scale`.
    public let points: Int32
    /// What it could have given.
    public let most: Int32
  }

  /// The score of a pair for which everything holds wholly, give or take the rounding of the parts.
  public static let scale: Int32 = 10_000

  /// In the order of the policy's criteria.
  public let parts: [Part]

  /// The sum of the parts, 0 to `scale`.
  public var total: Int32 { parts.reduce(0) { $0 + $1.points } }
}
