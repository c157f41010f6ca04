import Foundation
import Matching
import Measuring

/// Measures the matching engine beside its peers. `bin/bench engine` runs it.
@main
enum EngineBenchmarks {
  static func main() {
    do {
      try run()
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  private static func run() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    let command = words.isEmpty ? "" : words.removeFirst()
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
    case ("table", _): try table(&words)
    default:
      print("Run this through bin/bench engine; Benchmarks/README.md tells the options.")
      exit(64)
    }
  }

  /// Options: `--runs N`, `--patience SECONDS`, `--limit SECONDS`, `--seed N`, `--large`, and words of the names of rows.
  private static func table(_ words: inout [String]) throws {
    let isLarge = words.contains("--large")
    words.removeAll { $0 == "--large" }
    func number(_ name: String, _ standard: Double) -> Double {
      takeOption(name, from: &words).flatMap(Double.init) ?? standard
    }
    guard let peers = takeOption("--peers", from: &words),
      let scripts = takeOption("--scripts", from: &words),
      let instances = takeOption("--instances", from: &words)
    else { throw CouldNotRun(description: "run this through bin/bench engine") }
    try FileManager.default.createDirectory(atPath: instances, withIntermediateDirectories: true)
    let table = EngineTable(
      own: URL(fileURLWithPath: CommandLine.arguments[0]).path, instances: instances, peers: peers,
      scripts: scripts, runs: max(1, Int(number("--runs", 7))), patience: number("--patience", 30),
      limit: number("--limit", 900), seed: UInt64(number("--seed", 1)))
    let rows = EngineRow.all.filter { row in
      (isLarge || !row.isLarge) && (words.isEmpty || words.contains { row.name.contains($0) })
    }
    var outcomes: [EngineTable.Outcome] = []
    for row in rows {
      outcomes.append(try table.measure(row))
      fflush(nil)
    }
    for extra in EngineTable.Extra.allCases where words.isEmpty || words.contains(where: extra.name.contains)
    {
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

  private static func takeOption(_ name: String, from words: inout [String]) -> String? {
    guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
    defer { words.removeSubrange(place...place + 1) }
    return words[place + 1]
  }
}
