import Basics
import Foundation
import Tables
import Testing

/// The real program, started as a process without a shell, and what it said.
struct Allies {
  let status: Int32
  let out: String
  let err: String

  /// Runs the program. The session is English unless said otherwise, and today is a Sunday in November 2026.
  @discardableResult
  init(
    _ arguments: [String], in folder: Folder? = nil, language: String = "C",
    environment: [String: String] = [:], input: [UInt8]? = nil
  ) throws {
    let process = try Self.process(arguments, in: folder, language: language)
    process.environment?.merge(environment) { $1 }
    let output = Pipe()
    let errors = FileManager.default.temporaryDirectory.appending(path: "allies-stderr-\(UUID().uuidString)")
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    if let input { process.standardInput = try Self.handle(holding: input) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    out = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    err = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// From a file without a name, so that no reader can be slower than its writer.
  private static func handle(holding bytes: [UInt8]) throws -> FileHandle {
    let file = FileManager.default.temporaryDirectory.appending(path: "allies-stdin-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileHandle(forReadingFrom: file)
  }

  /// `allies match` of two files into a folder, on the day of the stories.
  static func match(
    _ newcomers: String, _ professionals: String, into output: String, _ options: String...,
    in folder: Folder, language: String = "C"
  ) throws -> Allies {
    try Allies(
      ["match", newcomers, professionals, "--output", output, "--today", "2026-11-22"] + options, in: folder,
      language: language)
  }

  static func process(_ arguments: [String], in folder: Folder?, language: String = "C") throws -> Process {
    let process = Process()
    let program: URL = try #require(binary, "the program is not beside the tests; build it first")
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["LC_ALL": language, "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.currentDirectoryURL = folder?.url ?? checkout
    return process
  }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program lies beside the bundle of the tests.
  static let binary: URL? = {
    let beside = [
      Bundle.main.executableURL, Bundle.main.bundleURL, CommandLine.arguments.first.map { URL(filePath: $0) },
    ]
    .compactMap { $0?.deletingLastPathComponent() }
    let folders = beside.flatMap {
      [$0, $0.deletingLastPathComponent(), $0.deletingLastPathComponent().deletingLastPathComponent()]
    }
    return (folders + [checkout.appending(path: ".build/debug")])
      .map { $0.appending(path: "allies") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}

/// A folder of its own for a story, gone when the story is over.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "allies-journey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: name)))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: name).path).sorted()
  }

  /// The rows of a list of results below its headings.
  func rows(_ name: String) throws -> [[String]] {
    let sheet = try Sheet.read(try bytes(name), file: name)
    return (1..<sheet.rowCount).map { sheet[$0] }.filter { !$0.isBlank }.map(\.texts)
  }
}

/// The lists that come with the product, and those that may lie beside the checkout.
enum Lists {
  static let newcomers = Allies.checkout.appending(path: "Examples/newcomers.csv").path
  static let professionals = Allies.checkout.appending(path: "Examples/professionals.csv").path
  static let results = ["certificate.json", "matches.csv", "rejected.csv", "report.html", "unmatched.csv"]

  static let samples: URL = {
    if let said = ProcessInfo.processInfo.environment["ALLIES_SAMPLES"] { return URL(filePath: said) }
    return Allies.checkout.deletingLastPathComponent().appending(path: "shared/samples")
  }()

  static let samplesAreThere = FileManager.default.fileExists(
    atPath: samples.appending(path: "planted.json").path)

  static func sample(_ name: String) -> String { samples.appending(path: name).path }

  /// The rows of people in a file, blank ones and headings left out.
  static func people(in path: String) throws -> Int {
    let sheet = try Sheet.read(file: path)
    return (1..<sheet.rowCount).count { !sheet[$0].isBlank }
  }

  /// Everybody of both files is in the results once: rows of newcomers, and of professionals.
  static func expectEverybodyOnce(
    _ folder: Folder, _ output: String, newcomers: String, professionals: String
  ) throws {
    let matches = try folder.rows(output + "/matches.csv")
    let unmatched = try folder.rows(output + "/unmatched.csv")
    let rejected = try folder.rows(output + "/rejected.csv")
    let side = { (row: [String]) in ["newcomers", "nouveaux arrivants"].contains(row[0]) }
    #expect(Set(matches.map { $0[0] }).count == matches.count)
    #expect(
      matches.count + unmatched.count(where: side) + rejected.count(where: side)
        == (try people(in: newcomers)))
    let others =
      Set(matches.map { $0[5] }).count + unmatched.count { !side($0) } + rejected.count { !side($0) }
    #expect(others == (try people(in: professionals)))
  }
}
