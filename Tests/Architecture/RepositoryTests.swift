import Foundation
import Testing

/// What the repository holds besides Swift, and what it must not.
@Suite("Repository")
struct RepositoryTests {
  @Test("no tracked file names a folder of one person's machine", .enabled(if: Repository.isCloned))
  func machinePaths() throws {
    let homes = ["work", "root"]
    let path = try Regex("(?:^|file://|[^\\w.~/-])/(?:\(homes.joined(separator: "|")))/[A-Za-z]")
    var findings: [Finding] = []
    for name in try Repository.trackedPaths() {
      guard let content = try? Data(contentsOf: SourceTree.root.appending(path: name)),  // a link to a folder
        homes.contains(where: { content.range(of: Data("/\($0)/".utf8)) != nil }), !content.contains(0)
      else { continue }
      let lines = String(decoding: content, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      findings += lines.enumerated().filter { $0.element.contains(path) }.map {
        Finding(path: name, line: $0.offset + 1, objection: "holds only on one machine")
      }
    }
    expectNone(findings)
  }

  @Test("nothing that a build makes is tracked", .enabled(if: Repository.isCloned))
  func buildProducts() throws {
    let made = try Repository.trackedPaths().filter { path in
      path.split(separator: "/").contains { $0 == "Package.resolved" || $0.hasPrefix(".build") }
    }
    expectNone(made.map { Finding(path: $0, objection: "every build makes it anew: untrack it") })
  }

  @Test("every dependency has a decision that names it")
  func decisions() throws {
    let decisions = try SourceTree.paths(in: "docs/decisions", endingIn: ".md")
      .map { try SourceTree.text(of: $0).lowercased() }
    let undecided = try Manifest().dependencies.filter { dependency in
      !decisions.contains { $0.contains(dependency.name.lowercased()) }
    }
    expectNone(
      undecided.map {
        Finding(path: "Package.swift", line: $0.line, objection: "docs/decisions does not name \($0.name)")
      })
  }
}

/// The project as git sees it; someone who unpacked an archive has no such view.
enum Repository {
  static let isCloned = FileManager.default.fileExists(atPath: SourceTree.root.appending(path: ".git").path)

  static func trackedPaths() throws -> [String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(filePath: "/usr/bin/env")
    // The clone may belong to someone else than who runs the tests, which git would refuse.
    git.arguments = ["git", "-c", "safe.directory=*", "-C", SourceTree.root.path, "ls-files", "-z"]
    git.standardOutput = output
    try git.run()
    let paths = try output.fileHandleForReading.readToEnd() ?? Data()
    git.waitUntilExit()
    try #require(git.terminationStatus == 0, "git could not list the files of \(SourceTree.root.path)")
    return paths.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
