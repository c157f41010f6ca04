import Basics
import Foundation
import Occupations
import Tables

@testable import Reference

/// A folder of reference files for one story, gone when it is over.
final class Files: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "allies-reference-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file with such a content.
  @discardableResult
  func write(_ text: String, to name: String, as encoding: String.Encoding = .utf8) throws -> String {
    try write(Array(text.data(using: encoding) ?? Data()), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  /// Imports files of such texts, by name.
  func imported(_ texts: KeyValuePairs<String, String>, choices: OccupationImport.Choices = .init()) throws
    -> OccupationImport
  {
    let paths = try texts.map { try write($0.value, to: $0.key) }
    var reading = OccupationImport(choices: choices)
    try reading.read(paths)
    return reading
  }
}

extension OccupationImport {
  /// "en civil engineer 21300 statcan", in the order they were read.
  var lines: [String] {
    content.titles.entries.map { entry in
      "\(languageCode(entry.language)) \(content.titles.title(entry)) \(entry.unit) \(entry.publisher.key)"
    }
  }

  /// No row of any file is lost.
  var addsUp: Bool { reports.allSatisfy { $0.addsUp } }

  /// What is wrong with refused rows, in English: "row 3: there is no title".
  var refusals: [String] {
    reports.flatMap(\.refused).map { "row \($0.row): \($0.message.wrong.en)" }
  }
}

/// The reference files that may lie beside the checkout.
enum Shared {
  static let folder: String = {
    if let said = ProcessInfo.processInfo.environment["ALLIES_OCCUPATIONS"] { return said }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/occupations").path
  }()
  static let isThere = FileManager.default.fileExists(atPath: folder + "/onet_titles.tsv.gz")
  static let isLong = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

  static func file(_ name: String) -> String { folder + "/" + name }
}
