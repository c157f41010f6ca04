import Foundation
import Measuring

@main
enum Benchmarks {
  static func main() { measure(run) }

  private static func run(_ words: inout CommandWords) throws {
    if words.takeFlag("--make") { return try makeLists() }
    guard let allies = words.take("--allies"), let runs = Int(words.take("--runs") ?? "11"), runs > 0 else {
      throw CouldNotRun(
        description: "Run this through bin/bench. Options: --runs N, and a word of a row’s name.")
    }
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).path
    let folder = NSTemporaryDirectory() + "allies-benchmarks-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard FileManager.default.changeCurrentDirectoryPath(folder) else {
      throw CouldNotRun(description: "no temporary folder")
    }

    // In a process of its own: the kernel counts the memory of whoever starts a program into that program’s peak.
    _ = try cost(of: own, ["--make"])
    let rows = try words.rows(of: rows(allies: allies, longBytes: try size(of: "long.csv")), name: \.name)
    print("| row | n | wall, median (min–max) | processor | peak memory | throughput | goal |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in rows {
      for line in try row.measured(runs: runs) { print(line) }
    }
  }

  private static func rows(allies: String, longBytes: Int) -> [Row] {
    let day = ["--today", "2026-11-22"]
    let python = "import csv\nfor row in csv.reader(open('long.csv', encoding='utf-8', newline='')): pass"
    return [
      Row(name: "start: allies --help", goal: "< 20 ms", program: allies, arguments: ["--help"]),
      Row(
        name: "reading: 100,000 rows, typed", goal: "≥ 100 MB/s",
        reading: (longBytes, ["columns", "one.csv"] + day),
        program: allies, arguments: ["columns", "long.csv"] + day,
        peer: Row.Peer(
          name: "Python’s csv module, cells not typed", program: "python3", arguments: ["-c", python])),
    ]
      + sizes.map { size in
        Row(
          name: "matching: \(size.newcomers) × \(size.professionals) people", goal: size.goal,
          program: allies,
          arguments: [
            "match", "newcomers-\(size.newcomers).csv", "professionals-\(size.professionals).csv", "--output",
            "matching-\(size.newcomers)", "--replace", "--quiet",
          ] + day)
      }
  }

  /// The size the goal is set for, and two beyond it.
  private static let sizes: [(newcomers: Int, professionals: Int, goal: String)] = [
    (480, 320, "< 300 ms, < 60 MB"), (2_000, 1_200, ""), (5_000, 3_000, ""),
  ]

  /// Writes the lists into the current folder.
  private static func makeLists() throws {
    var lists = [("long.csv", People.newcomers(100_000, seed: 1)), ("one.csv", People.newcomers(1, seed: 1))]
    for size in sizes {
      lists.append(("newcomers-\(size.newcomers).csv", People.newcomers(size.newcomers, seed: 2)))
      lists.append(
        ("professionals-\(size.professionals).csv", People.professionals(size.professionals, seed: 3)))
    }
    for (name, text) in lists { try Data(text.utf8).write(to: URL(fileURLWithPath: name)) }
  }

  private static func size(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: name)
    guard let bytes = attributes[.size] as? Int else {
      throw CouldNotRun(description: "\(name) was not made")
    }
    return bytes
  }
}
