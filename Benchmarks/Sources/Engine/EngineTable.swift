import Foundation
import Measuring

/// Runs a row and its peers turn about, so that a busy moment of the machine hits all alike, and prints what they took.
struct EngineTable {
  let own: String
  let instances: String
  let peers: String
  let scripts: String
  let runs: Int
  /// A peer is not run again once it has had so many seconds in a row, and is stopped when one run takes longer than
  /// `limit`.
  let patience: Double
  let limit: Double
  let seed: UInt64

  /// One solver of a row.
  private struct Runner {
    let name: String
    let program: String
    let arguments: [String]
    /// The value must be the same as that of the others.
    var isCompared = true
    /// Only one in so many pairs is looked at, and the time is extrapolated.
    var share = 1
    var samples: [Sample] = []
    var megabytes: [Double] = []
    var seconds = 0.0
    var trouble: String?

    var solve: [Double] { samples.map(\.solve) }
  }

  /// What is left of a row for the summary, and whether all values were the same.
  struct Outcome {
    let summary: String
    let isSound: Bool
  }

  func measure(_ row: EngineRow) throws -> Outcome {
    let file = try self.file(of: row)
    var runners = [ours(row, file)]
    if let order = row.alsoIn {
      var also = ours(row, file, order: order.map(\.rawValue).joined(separator: ","))
      also.isCompared = false
      runners.append(also)
    }
    runners += row.peers.map { peer in
      let command = peer.command(peers: peers, scripts: scripts, file: file, repetitions: row.repetitions)
      return Runner(name: peer.name, program: command.0, arguments: command.1, share: peer.share)
    }
    for run in 0..<runs {
      for place in runners.indices {
        let isEnough = run > 0 && runners[place].seconds > patience
        if runners[place].trouble == nil, !isEnough { try sample(&runners[place], row) }
      }
    }
    return report(row, runners)
  }

  private func ours(_ row: EngineRow, _ file: String, order: String) -> Runner {
    Runner(
      name: "Allies, \(order.split(separator: ",").joined(separator: " → "))", program: own,
      arguments: ["solve", file, order, String(row.repetitions)])
  }

  private func ours(_ row: EngineRow, _ file: String) -> Runner {
    switch row.instance {
    case .people: ours(row, file, order: "quality")
    case .costs:
      Runner(name: "Allies, dense", program: own, arguments: ["solve-costs", file, String(row.repetitions)])
    case .everybody(_, _, _, isOptimum: true):
      Runner(name: "Allies, all pairs", program: own, arguments: ["optimum", file])
    case .everybody(_, _, _, isOptimum: false):
      Runner(
        name: "Allies, top candidates", program: own,
        arguments: ["top", file, "20", String(Peer.shareOfPairs)])
    }
  }

  /// Where the instance of a row lies, made if it is not there.
  private func file(of row: EngineRow) throws -> String {
    let file = "\(instances)/seed-\(seed)-\(row.instance.file)"
    if !FileManager.default.fileExists(atPath: file) {
      // In a process of its own: the kernel counts the memory of whoever starts a program into that program’s peak.
      _ = try cost(of: own, ["make", row.name, file, String(seed)])
    }
    return file
  }

  /// What has a table of its own.
  enum Extra: String, CaseIterable {
    case change, cityAsked, provinceAsked, countryAsked, cityHelped, countryHelped

    var name: String {
      switch self {
      case .change: "one change, country, 100,000 × 60,000"
      case .cityAsked: "a question asked: city"
      case .provinceAsked: "a question asked: province"
      case .countryAsked: "a question asked: country"
      case .cityHelped: "who is helped: city"
      case .countryHelped: "who is helped: country"
      }
    }
  }

  func output(of extra: Extra) throws -> String {
    let area =
      switch extra {
      case .cityAsked, .cityHelped: "city"
      case .provinceAsked: "province"
      case .change, .countryAsked, .countryHelped: "country"
      }
    guard let row = EngineRow.all.first(where: { $0.name.hasPrefix(area) }) else {
      throw CouldNotRun(description: "there is no instance for \(extra.name)")
    }
    let file = try file(of: row)
    let words =
      switch extra {
      case .change: ["live", file, "8000"]
      case .cityAsked, .provinceAsked, .countryAsked: ["ask", file, row.name, "100"]
      case .cityHelped, .countryHelped: ["quality", row.name, file]
      }
    return try cost(of: own, words, keepsOutput: true).output
  }

  private func sample(_ runner: inout Runner, _ row: EngineRow) throws {
    do {
      let cost = try cost(of: runner.program, runner.arguments, keepsOutput: true, limit: limit)
      let samples = cost.output.split(separator: "\n").compactMap { Sample(line: $0) }
      guard samples.count == row.repetitions else {
        runner.trouble = "printed what is not a result: \(cost.output.prefix(200))"
        return
      }
      for sample in row.repetitions > 1 ? samples.dropFirst() : samples[...] {
        var whole = sample
        whole.solve *= Double(runner.share)
        runner.samples.append(whole)
      }
      runner.megabytes.append(cost.peakMegabytes)
      runner.seconds += cost.processorSeconds
    } catch let error as CouldNotRun {
      // Ours must run.
      if runner.program == own { throw error }
      runner.trouble = error.isLate || !error.description.contains("missing") ? error.description : "missing"
    }
  }

  private func report(_ row: EngineRow, _ runners: [Runner]) -> Outcome {
    let our = runners[0]
    let value = our.samples[0].value
    print("\n**\(row.name)**\n")
    print(
      "| solver | n | build | solve, median (min–max) | peak memory | beside ours: medians, minima | value | matched |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    var isSound = true
    var ratios: [(name: String, median: Double, minimum: Double)] = []
    for runner in runners {
      if runner.samples.isEmpty {
        print("| \(runner.name) | – | \(runner.trouble ?? "missing") | | | | | |")
        continue
      }
      let values = Set(runner.samples.map(\.value)).sorted()
      let isSame = !runner.isCompared || values == [value]
      if !isSame { isSound = false }
      var beside = ""
      if runner.program != own {
        let ratio = (
          runner.name, runner.solve.median / our.solve.median, least(runner.solve) / least(our.solve)
        )
        ratios.append(ratio)
        beside = "\(fixed(ratio.1, 1))×, \(fixed(ratio.2, 1))×"
      }
      print(
        "| \(runner.name) | \(runner.samples.count) | \(duration(runner.samples.map(\.build).median)) | \(duration(runner.solve.median)) (\(duration(least(runner.solve)))–\(duration(runner.solve.max() ?? 0))) | \(fixed(runner.megabytes.median, 0)) MB | \(beside) | \(values.map(String.init).joined(separator: ", "))\(isSame ? "" : " **DIFFERENT VALUE**") | \(Set(runner.samples.map(\.matched)).sorted().map(String.init).joined(separator: ", ")) |"
      )
      if let trouble = runner.trouble { print("| – \(runner.name), a later run | | \(trouble) | | | | | |") }
    }
    if !row.leftOut.isEmpty { print("\nLeft out at this size: \(row.leftOut).") }
    if row.repetitions > 1 {
      print("\nEach process solves \(row.repetitions) times; the first warms up and does not count.")
    }
    return Outcome(summary: summary(row, our, ratios), isSound: isSound)
  }

  private func summary(
    _ row: EngineRow, _ our: Runner, _ ratios: [(name: String, median: Double, minimum: Double)]
  ) -> String {
    let fastest = ratios.min { $0.median < $1.median }
    let memory = our.megabytes.median
    let isFast =
      (fastest?.median ?? 0) >= row.goal && our.solve.median < row.goalSeconds ?? .infinity
    let isSmall = row.goalMegabytes.map { memory < $0 } ?? true
    let asked = [
      row.goal == 0 ? nil : row.goal == 1 ? "not slower" : "\(fixed(row.goal, 0))×",
      row.goalSeconds.map { "under \(fixed($0, 1)) s" }, row.goalMegabytes.map { "under \(fixed($0, 0)) MB" },
    ].compactMap { $0 }.joined(separator: ", ")
    let found =
      fastest.map { "\($0.name) | \(fixed($0.median, 1))×, \(fixed($0.minimum, 1))×" } ?? "none ran | "
    let verdict = fastest == nil && row.goal > 0 ? "not known" : isFast && isSmall ? "met" : "**not met**"
    return
      "| \(row.name) | \(duration(our.solve.median)) | \(fixed(memory, 0)) MB | \(found) | \(asked) | \(verdict) |"
  }

  static let summaryHead = """
    | row | ours | peak memory | fastest peer | beside ours: medians, minima | goal | |
    |---|--:|--:|---|--:|--:|---|
    """

  private func least(_ numbers: [Double]) -> Double { numbers.min() ?? 0 }

  private func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.001: "\(fixed(seconds * 1e6, 0)) µs"
    case ..<0.1: "\(fixed(seconds * 1e3, 2)) ms"
    case ..<10: "\(fixed(seconds, 3)) s"
    default: "\(fixed(seconds, 1)) s"
    }
  }

  private func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
