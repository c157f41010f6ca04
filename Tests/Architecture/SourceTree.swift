import Foundation
import Testing

/// The project's files as these tests read them, found from where this file lies.
enum SourceTree {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Read once, however many tests ask.
  static let sources = Result { try swiftFiles(in: "Sources") }
  static let tests = Result { try swiftFiles(in: "Tests") }

  static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// Every file below a folder whose name ends so, hidden ones left out, in the order of their paths.
  static func paths(in folder: String, endingIn ending: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (found?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") && !$0.contains("/.") }
      .map { "\(folder)/\($0)" }
      .sorted()
  }

  private static func swiftFiles(in folder: String) throws -> [SwiftFile] {
    try paths(in: folder, endingIn: ".swift").map { SwiftFile(path: $0, text: try text(of: $0)) }
  }
}

/// One Swift file: its lines as written, and the same lines with only the code left in them.
struct SwiftFile {
  let path: String
  let lines: [Substring]
  let code: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = SwiftCode.only(in: text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The file's name without `.swift`: `PersonStore`.
  var name: String { String((path.split(separator: "/").last ?? "").dropLast(6)) }

  /// The folder that makes a module: `People` in `Sources/Areas/People/Person/Person.swift`.
  var module: String {
    let folders = path.split(separator: "/")
    let grouped = folders.count > 2 && ["Platform", "Engines", "Areas"].contains(folders[1])
    return String(folders[grouped ? 2 : 1])
  }

  var isInArea: Bool { path.hasPrefix("Sources/Areas/") }

  /// The modules that the file imports, each with its line.
  var imports: [(module: String, line: Int)] {
    let statement = /^\s*(?:@?\w+(?:\([^)]*\))?\s+)*?import\s+(?:\w+\s+)?(\w+)/
    return code.enumerated().compactMap { index, line in
      guard line.contains("import "), let match = line.firstMatch(of: statement) else { return nil }
      return (String(match.1), index + 1)
    }
  }

  /// The numbers of the lines of code that a test objects to.
  func codeLines(where isWrong: (Substring) -> Bool) -> [Int] {
    code.indices.filter { isWrong(code[$0]) }.map { $0 + 1 }
  }
}

/// What a test objects to, and where.
struct Finding: CustomStringConvertible {
  let path: String
  var line: Int?
  let objection: String

  var description: String { "\(path):\(line.map { "\($0):" } ?? "") \(objection)" }
}

/// Fails once for every finding, so that each is named.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
  for finding in findings {
    Issue.record("\(finding)", sourceLocation: sourceLocation)
  }
}
