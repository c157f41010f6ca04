import Foundation
import Matching
import Measuring

/// Measures the matching engine beside its peers. `bin/bench engine` runs it.
@main
enum EngineBenchmarks {
  static func main() { measure(run) }

  private static func run(_ given: inout CommandWords) throws {
    let command = given.takeFirst() ?? ""
    let words = given.words
    switch (command, words.count) {
    case ("make", 3):
      guard let row = EngineRow.all.first(where: { $0.name == words[0] }), let seed = UInt64(words[2]) else {
        throw CouldNotRun(description: "there is no row \(words[0])")
      }
      try row.instance.write(to: words[1], seed: seed)
    case ("solve", 3):
      let order = words[1].split(separator: ",").compactMap { Objective(rawValue: String($0)) }
      try OurSolver.solve(words[0], order: order, repetitions: Int(words[2]) ?? 1)
    case ("solve-costs", 2): try OurSolver.solveCosts(words[0], repetitions: Int(words[1]) ?? 1)
    case ("top", 3): try OurPairs.top(Int(words[1]) ?? 20, of: words[0], share: Int(words[2]) ?? 1)
    case ("optimum", 1): try OurPairs.optimum(of: words[0])
    case ("live", 2): try LiveRow.measure(words[0], changes: Int(words[1]) ?? 2_000)
    case ("ask", 3): try AskRow.measure(words[0], name: words[1], times: Int(words[2]) ?? 100)
    case ("quality", 2): try QualityTable.show(words[0], words[1])
    case ("table", _): try table(&given)
    default:
      throw CouldNotRun(
        description: "Run this through bin/bench engine; Benchmarks/README.md tells the options.")
    }
  }

  /// Options: `--runs N`, `--patience SECONDS`, `--limit SECONDS`, `--seed N`, `--large`, and words of the names of rows.
  private static func table(_ words: inout CommandWords) throws {
    let isLarge = words.takeFlag("--large")
    func number(_ name: String, _ standard: Double) -> Double {
      words.take(name).flatMap(Double.init) ?? standard
    }
    guard let peers = words.take("--peers"), let scripts = words.take("--scripts"),
      let instances = words.take("--instances")
    else { throw CouldNotRun(description: "run this through bin/bench engine") }
    try FileManager.default.createDirectory(atPath: instances, withIntermediateDirectories: true)
    let table = EngineTable(
      own: URL(fileURLWithPath: CommandLine.arguments[0]).path, instances: instances, peers: peers,
      scripts: scripts, runs: max(1, Int(number("--runs", 7))), patience: number("--patience", 30),
      limit: number("--limit", 900), seed: UInt64(number("--seed", 1)))
    let extras = EngineTable.Extra.allCases
    let rows = try words.rows(of: EngineRow.all, besides: extras.map(\.name), name: \.name)
      .filter { isLarge || !$0.isLarge }
    var outcomes: [EngineTable.Outcome] = []
    for row in rows {
      outcomes.append(try table.measure(row))
      fflush(nil)
    }
    for extra in extras where words.words.isEmpty || words.words.contains(where: extra.name.contains) {
      print(try table.output(of: extra))
      fflush(nil)
    }
    print("\n\(EngineTable.summaryHead)")
    for outcome in outcomes { print(outcome.summary) }
    let large = EngineRow.all.filter { row in row.isLarge && !rows.contains { $0.name == row.name } }
    if !large.isEmpty {
      print("\nOnly with --large: \(large.map(\.name).joined(separator: "; ")).")
    }
    guard outcomes.allSatisfy(\.isSound) else {
      print("\n**Solvers found different values: see above.**")
      exit(1)
    }
  }
}
