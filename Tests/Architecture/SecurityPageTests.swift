import Foundation
import Testing

/// What docs/security says of tests is true of the tests that there are.
@Suite("Pages about security")
struct SecurityPageTests {
  private let root = SourceTree.root

  private func page(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "docs/security/\(name)"), encoding: .utf8)
  }

  /// The names of all tests, as they stand in the sources.
  private func names() throws -> Set<String> {
    var names: Set<String> = []
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/) { names.insert(String(match.1)) }
    }
    return names
  }

  @Test("every test that a page about security names is there", arguments: ["asvs.md", "others.md"])
  func named(page name: String) throws {
    let names = try names()
    #expect(names.count > 500)
    let told = try page(name).matches(of: /“([^”]+)”/).map { String($0.1) }
    #expect(told.count > 30)
    #expect(Set(told).subtracting(names) == [], "renamed or gone")
  }

  @Test("every requirement stands once on the page, and what is met says by what")
  func requirements() throws {
    let rows = try page("asvs.md").split(separator: "\n").map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    .filter { $0.first?.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil }
    #expect(rows.count == 253 && Set(rows.compactMap(\.first)).count == 253)
    for row in rows {
      #expect(row.count == 5, "\(row)")
      let (state, shown) = (row.dropFirst(2).first ?? "", row.last ?? "")
      switch state {
      case "met": #expect(shown.contains("“"), "\(row)")
      case "partly": #expect(shown.contains("“") && shown.contains("why: "), "\(row)")
      case "not met": #expect(shown.contains("why: "), "\(row)")
      default: #expect(["met by design", "does not apply"].contains(state), "\(row)")
      }
    }
  }
}
