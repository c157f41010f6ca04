import Foundation
import Matching
import Measuring

/// A row of the engine's table: an instance, who solves it, and what is asked of us.
struct EngineRow {
  let name: String
  let instance: Instance
  /// How often a process solves the instance. Where more than once, the first time warms up and does not count.
  var repetitions = 1
  /// How many times as long the fastest peer should take.
  let goal: Double
  var goalSeconds: Double?
  var goalMegabytes: Double?
  let peers: [Peer]
  /// Peers that could read the instance but are not asked to, and why.
  var leftOut = ""
  /// What else we solve it for, beside the sum of scores that the peers can do.
  var alsoIn: [Objective]?
  /// Asked for by name only, since it takes minutes.
  var isLarge = false

  enum Instance {
    case people(Population.Area, seekers: Int, supporters: Int, candidates: Int?, isShuffled: Bool = false)
    case costs(InstanceFile.Costs, size: Int)
    /// All of a population, and no list of candidates: the best of each are looked for, or the best matching of all pairs.
    case everybody(Population.Area, seekers: Int, supporters: Int, isOptimum: Bool)

    var file: String {
      switch self {
      case .people(let area, let seekers, _, let count, let isShuffled):
        "\(area)-\(seekers)-\(count.map(String.init) ?? "all")\(isShuffled ? "-shuffled" : "").pairs"
      case .costs(let kind, let size): "\(kind)-\(size).costs"
      case .everybody(let area, let seekers, _, _): "\(area)-\(seekers).people"
      }
    }

    func write(to path: String, seed: UInt64) throws {
      switch self {
      case .people(let area, let seekers, let supporters, let count, let isShuffled):
        let population = Population(
          area, seekers: seekers, supporters: supporters, seed: seed, isShuffled: isShuffled)
        try InstanceFile.write(population, candidates: count, to: path)
      case .costs(let kind, let size):
        try InstanceFile.write(kind, size: size, seed: seed, to: path)
      case .everybody(let area, let seekers, let supporters, _):
        try InstanceFile.write(
          Population(area, seekers: seekers, supporters: supporters, seed: seed), to: path)
      }
    }
  }

  /// All rows; only `isLarge` ones are left out unless asked for.
  static var all: [EngineRow] {
    let flows: [Peer] = [.ortoolsFlow, .lemonSimplex, .lemonCapacityScaling, .lemonCostScaling]
    func country(_ candidates: Int, isShuffled: Bool = false) -> EngineRow {
      EngineRow(
        name: "country, 100,000 × 60,000, \(candidates) candidates each"
          + (isShuffled ? ", people in random order" : ""),
        instance: .people(
          .country, seekers: 100_000, supporters: 60_000, candidates: candidates, isShuffled: isShuffled),
        goal: 18, goalMegabytes: candidates == 20 ? 64 : nil,
        peers: candidates == 20 && !isShuffled ? flows + [.scipySparse] : flows,
        leftOut: candidates == 20 && !isShuffled
          ? "HiGHS and lapmod (minutes at a fifth of this size), dense solvers (50 GB)"
          : "SciPy sparse (measured above), HiGHS and lapmod (minutes at a fifth of this size)",
        alsoIn: [.coverage, .quality, .waiting])
    }
    return dense + [
      EngineRow(
        name: "city, 500 × 300, all feasible pairs",
        instance: .people(.city, seekers: 500, supporters: 300, candidates: nil), repetitions: 8, goal: 12,
        peers: flows + [
          .scipySparse, .scipyDense, .lapLapjv, .lapxLapjv, .lapxLapjvx, .lapLapmod, .highsSimplex,
          .highsInterior,
        ], alsoIn: [.coverage, .quality, .waiting]),
      EngineRow(
        name: "province, 20,000 × 12,000, 20 candidates each",
        instance: .people(.province, seekers: 20_000, supporters: 12_000, candidates: 20), goal: 12,
        peers: flows + [.scipySparse, .lapLapmod, .highsInterior, .highsSimplex],
        leftOut: "dense solvers (3.5 GB and minutes)", alsoIn: [.coverage, .quality, .waiting]),
      country(20), country(50), country(100), country(20, isShuffled: true),
      EngineRow(
        name: "top 20 of all 6,000,000,000 pairs of the country",
        instance: .everybody(.country, seekers: 100_000, supporters: 60_000, isOptimum: false), goal: 1,
        goalSeconds: 1.2, peers: [.loopInC, .loopInNumPy],
        leftOut:
          "none; the peers look at one newcomer in \(Peer.shareOfPairs), and their time is extrapolated"),
      EngineRow(
        name: "the best of all 6,000,000,000 pairs of the country",
        instance: .everybody(.country, seekers: 100_000, supporters: 60_000, isOptimum: true), goal: 0,
        goalSeconds: 4, goalMegabytes: 200, peers: [],
        leftOut: "all; a table of these pairs is 24 GB, and no peer does without one"),
      EngineRow(
        name: "the best of all 500,000,000,000 pairs of the million",
        instance: .everybody(.country, seekers: 1_000_000, supporters: 500_000, isOptimum: true), goal: 0,
        goalSeconds: 120, goalMegabytes: 1_000, peers: [],
        leftOut: "all; a table of these pairs is 2,000 GB", isLarge: true),
      EngineRow(
        name: "million, 1,000,000 × 500,000, 20 candidates each",
        instance: .people(.country, seekers: 1_000_000, supporters: 500_000, candidates: 20), goal: 16,
        goalMegabytes: 500, peers: [.ortoolsFlow],
        leftOut:
          "LEMON (network simplex and capacity scaling took 8 minutes, cost scaling was not waited for)",
        isLarge: true),
    ]
  }

  private static var dense: [EngineRow] {
    [500, 2_000, 5_000].flatMap { size in
      InstanceFile.Costs.allCases.map { costs in
        EngineRow(
          name: "dense \(size), \(costs)", instance: .costs(costs, size: size),
          repetitions: size > 2_000 ? 3 : 6,
          goal: size == 500 ? 1 : size == 5_000 ? 15 : costs == .geometric ? 10 : 5,
          peers: [
            .lapxLapjvx, .lapxLapjvs, .lapxLapjv, .lapLapjv, .scipyDense, .scipySparse, .ortoolsAssignment,
          ],
          leftOut: "solvers for flows and linear programmes (OR-tools min-cost flow, LEMON, HiGHS), lapmod")
      }
    }
  }
}

/// Whom we are measured beside.
enum Peer: String, CaseIterable {
  case ortoolsFlow = "ortools-flow"
  case ortoolsAssignment = "ortools-assignment"
  case lemonSimplex = "lemon-ns"
  case lemonCapacityScaling = "lemon-cap"
  case lemonCostScaling = "lemon-cs"
  case scipySparse = "scipy-sparse"
  case scipyDense = "scipy-dense"
  case lapLapjv = "lap-lapjv"
  case lapLapmod = "lap-lapmod"
  case lapxLapjv = "lapx-lapjv"
  case lapxLapjvx = "lapx-lapjvx"
  case lapxLapjvs = "lapx-lapjvs"
  case highsSimplex = "highs-simplex"
  case highsInterior = "highs-ipm"
  case loopInC = "pairs-loop"
  case loopInNumPy = "numpy-pairs"

  /// Of how many newcomers the peers look at one, where there are too many pairs for them.
  static let shareOfPairs = 100
  var share: Int { self == .loopInC || self == .loopInNumPy ? Self.shareOfPairs : 1 }

  var name: String {
    switch self {
    case .ortoolsFlow: "OR-tools min-cost flow"
    case .ortoolsAssignment: "OR-tools linear assignment"
    case .lemonSimplex: "LEMON network simplex"
    case .lemonCapacityScaling: "LEMON capacity scaling"
    case .lemonCostScaling: "LEMON cost scaling"
    case .scipySparse: "SciPy min_weight_full_bipartite_matching"
    case .scipyDense: "SciPy linear_sum_assignment"
    case .lapLapjv: "lap lapjv"
    case .lapLapmod: "lap lapmod"
    case .lapxLapjv: "lapx lapjv"
    case .lapxLapjvx: "lapx lapjvx"
    case .lapxLapjvs: "lapx lapjvs"
    case .highsSimplex: "HiGHS simplex"
    case .highsInterior: "HiGHS interior point"
    case .loopInC: "C++ -O3, double loop (extrapolated)"
    case .loopInNumPy: "NumPy, a newcomer at a time (extrapolated)"
    }
  }

  func command(peers: String, scripts: String, file: String, repetitions: Int) -> (String, [String]) {
    switch self {
    case .loopInC: return ("\(peers)/pairs", [file, "20", String(share)])
    case .loopInNumPy: return ("python3", ["\(scripts)/pairs.py", peers, file, "20", String(share)])
    default: break
    }
    let words = rawValue.split(separator: "-")
    if words[0] == "lemon" { return ("\(peers)/lemon", [String(words[1]), file, String(repetitions)]) }
    return ("python3", ["\(scripts)/peer.py", peers, rawValue, file, String(repetitions)])
  }
}
