import Basics
import Foundation
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Timeline")
struct TimelineTests {
  static let met = HappeningKind("met", en: "Met", fr: "Rencontre")

  @Test("what happened is told from the latest to the first, page by page", arguments: EngineName.allCases)
  func pages(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      for minute in 0..<5 {
        try await town.ask(town.karim.later(.seconds(60 * minute))) {
          try TimelineStore($0, $1).add(Self.met, of: amina, about: Int64(minute))
        }
      }
      let first = try await town.ask(town.karim) {
        try TimelineStore($0, $1).happenings(of: amina, atMost: 3, kinds: [Self.met])
      }
      #expect(first.map(\.about) == [4, 3, 2])
      #expect(first.first?.kind.title.fr == "Rencontre")
      let rest = try await town.ask(town.karim) {
        try TimelineStore($0, $1).happenings(of: amina, before: first.last?.id, atMost: 3, kinds: [])
      }
      #expect(rest.map(\.about) == [1, 0])
      #expect(rest.first?.kind.title.en == "something happened")
    }
  }

  @Test("a timeline is its keeper’s alone", arguments: EngineName.allCases)
  func own(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      try await town.ask(town.karim) { try TimelineStore($0, $1).add(Self.met, of: amina) }
      for stranger in [town.imani, town.lena, town.joelle] {
        let seen = try await town.ask(stranger) {
          try TimelineStore($0, $1).happenings(of: amina, atMost: 3, kinds: [])
        }
        #expect(seen.isEmpty)
        let written = await failure {
          try await town.ask(stranger) { try TimelineStore($0, $1).add(Self.met, of: amina) }
        }
        #expect(written != nil)
      }
    }
  }

  @Test("every kind of happening that anybody writes is told by its own words")
  func words() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Areas")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var written: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for found in text.matches(of: /package static let \w+ = HappeningKind\(\s*"([a-z-]+)"/) {
        written.insert(String(found.1))
      }
    }
    #expect(written.count > 20)
    #expect(written.subtracting(HappeningKind.all.map(\.word)).isEmpty)
    #expect(Set(HappeningKind.all.map(\.word)).count == HappeningKind.all.count)
  }
}
