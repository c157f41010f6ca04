/// How what is known of a seeker is held against what is known of a supporter.
public enum Comparison: Sendable {
  /// Whole if they have a term in common, else none.
  case same(Terms, Terms)
  /// Whole if they have no term in common, else none.
  case different(Terms, Terms)
  /// The share of the seeker's terms that the supporter has too.
  case shared(Terms, Terms)
  /// Whole if they have at least `enough` terms in common; with fewer, their share of that. `enough` is at least 1.
  case several(Terms, Terms, enough: Int)
  /// Whole if the supporter's number is `from` to `to` above the seeker's; beyond, it falls evenly over `fade`
  /// further steps, and is none after them. Limits given the wrong way round are read the right way round, and a
  /// negative `fade` as 0.
  case ahead([Int32?], [Int32?], from: Int, to: Int, fade: Int)
  /// What is given for so many first characters of their codes in common, from none on; the last measure is given for
  /// more, and for the same code. Without any measure it cannot be told.
  case nested(NestedCodes, NestedCodes, measures: [Measure])
  /// A likeness found out elsewhere.
  case near(any Nearness)

  /// The terms of both sides, if that is what is compared.
  var terms: (seekers: Terms, supporters: Terms)? {
    switch self {
    case .same(let a, let b), .different(let a, let b), .shared(let a, let b), .several(let a, let b, _):
      (a, b)
    case .ahead, .nested, .near: nil
    }
  }

  /// What is found for so many terms in common, where the seeker has `terms` of them and none of both is silent.
  func measure(common: Int, of terms: Int) -> Measure {
    switch self {
    case .same: common > 0 ? .whole : .none
    case .different: common > 0 ? .none : .whole
    case .shared: Measure(10_000 * common / max(1, terms))
    case .several(_, _, let enough): Measure(10_000 * min(common, max(1, enough)) / max(1, enough))
    case .ahead, .nested, .near: .unknown
    }
  }

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
      case .same(let a, let b), .different(let a, let b), .shared(let a, let b), .several(let a, let b, _):
        if a.isEmpty(seeker) || b.isEmpty(supporter) { return .unknown }
        return comparison.measure(
          common: a.common(seeker, with: b, supporter), of: a.terms(of: seeker).count)
      case .ahead(let a, let b, let from, let to, let fade):
        guard a.indices.contains(seeker), b.indices.contains(supporter),
          let own = a[seeker], let theirs = b[supporter]
        else { return .unknown }
        return fading(Int(theirs) - Int(own), from: min(from, to), to: max(from, to), over: max(0, fade))
      case .nested(let a, let b, let measures):
        guard let last = measures.last, let own = a.code(of: seeker), let theirs = b.code(of: supporter)
        else {
          return .unknown
        }
        let common = NestedCodes.common(own, theirs)
        return common < measures.count ? measures[common] : last
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

  /// What a measure gives, where all criteria together weigh so much: 0 to `Score.scale`.
  func points(_ measure: Measure, of weights: Int64) -> Int32 {
    let assumed = max(0, ifUnknown.tenThousandths)
    return Int32(
      truncatingIfNeeded: Int64(weight) * Int64(measure.isKnown ? measure.tenThousandths : assumed) / weights)
  }

  /// The criterion, asked about one seeker.
  struct Row {
    let comparison: Comparison.Row
    private let criterion: Criterion

    init(_ criterion: Criterion, seeker: Int) {
      comparison = Comparison.Row(criterion.comparison, seeker: seeker)
      self.criterion = criterion
    }

    /// What a measure gives, where all criteria together weigh so much.
    func points(_ measure: Measure, of weights: Int64) -> Int32 { criterion.points(measure, of: weights) }
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
