import Basics
import Documents
import Foundation
import Testing

@testable import Employers

/// The texts that come with the product.
@Suite("The topics of the roadmap")
struct CarriedTopicsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/CAssets")

  private static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "topics").path).filter {
      $0.hasSuffix(".md")
    }.sorted()
  }

  @Test("every topic can be read, and says the same in both languages")
  func readable() {
    for topic in Roadmap.carriedTopics {
      if case .failure(let refusal) = topic { Issue.record("\(refusal.sentence.en)") }
    }
  }

  @Test("every file of the folder is carried, under the name that stands in it, in both languages")
  func listed() throws {
    let list = try String(contentsOf: Self.folder.appending(path: "topics.c"), encoding: .utf8)
    let listed = list.matches(of: /#embed "topics\/([^"]+)"/).map { String($0.1) }
    #expect(listed.sorted() == (try Self.files()), "run bin/list-topics")
    let names = { (ending: String) in
      listed.filter { $0.hasSuffix(ending) }.map { $0.replacing(ending, with: "") }
    }
    #expect(names(".en.md") == names(".fr.md"))
    let read = Roadmap.carriedTopics.compactMap { try? $0.get().name }
    #expect(read == names(".en.md"))
    #expect(Set(read).count == read.count)
  }

  @Test("a topic leads to topics that are there")
  func next() {
    for topic in Roadmap.carried.topics {
      for next in topic.next where Roadmap.carried.topic(next) == nil {
        Issue.record("\(topic.name) leads to \(next), which is not there")
      }
    }
  }

  @Test("French topics are set as French is, and both languages have curly quotation marks")
  func typography() throws {
    for name in try Self.files() {
      let text = try String(contentsOf: Self.folder.appending(path: "topics/" + name), encoding: .utf8)
      let body = text.split(separator: "---\n", maxSplits: 2).last ?? ""
      let loose =
        name.hasSuffix(".fr.md") ? [" :", " ;", " !", " ?", " »", "« ", " %"].filter(body.contains) : []
      #expect(loose.isEmpty, "\(name): \(loose)")
      #expect(!body.contains("'") && !body.contains("\""), "\(name) has straight quotation marks")
    }
  }
}
