import Basics
import Foundation
import Occupations
import Tables
import TestSupport
import Testing

@testable import Reference

@Suite("The index of what was imported")
struct IndexTests {
  private static let titles = """
    lang,title,code
    en,zorbing coach,54100
    fr,moniteur de zorbing,54100
    en,zorbing coach,65200
    de,Schweißer,72106

    """
  private static let relations = "noc_a,noc_b,tier\n21300,54100,1\n"
  private static let skills = "noc2021,pc1,pc2\n21300,1,2\n54100,1.5,2\n72106,9,9\n"

  private static func content() throws -> IndexContent {
    try Files().imported(["own.csv": titles, "r.csv": relations, "s.csv": skills]).content
  }

  /// Made once: it takes the coder a while in a debug build.
  private static let bytes: [UInt8] = {
    guard let content = try? content() else { return [] }
    return OccupationIndex.pieces(of: content).flatMap { $0 }
  }()

  private func folder(with bytes: [UInt8] = bytes) throws -> Files {
    let files = try Files()
    try files.write(bytes, to: OccupationIndex.fileName)
    return files
  }

  @Test("what was imported is understood, and what is not imported still is")
  func opened() throws {
    let files = try folder()
    let index = try OccupationIndex(opening: files.path)
    let coach = try #require(UnitCode("54100"))
    #expect(
      TitleCoder.carried.code("zorbing coach").best?.unit != coach
        || !TitleCoder.carried.code("zorbing coach").isSure)
    #expect(index.coder.code("zorbing coach").candidates.prefix(2).contains { $0.unit == coach })
    #expect(index.coder.code("moniteur de zorbing").best?.unit == coach)
    #expect(index.coder.code("civil engineer").best?.unit == UnitCode("21300"))
    #expect(
      index.manifest.titles.map(\.count) == [1, 2, 1] && index.manifest.relations == 1
        && index.manifest.skills == 3)
    #expect(index.manifest.publishers == [.onet, .own])
    #expect(index.relatedness.tier(coach, try #require(UnitCode("21300"))) == 1)
  }

  @Test("what is kept in it can be read again whole, and makes the same bytes")
  func again() throws {
    let files = try folder()
    let content = try OccupationIndex.content(of: files.path)
    #expect(content.titles.entries.count == 4 && content.files.map(\.name) == ["r.csv", "s.csv", "own.csv"])
    #expect(OccupationIndex.pieces(of: content).flatMap { $0 } == Self.bytes)
  }

  @Test("a publisher is taken out again, and an index with nothing in it is gone")
  func removed() throws {
    let files = try folder()
    let left = try OccupationIndex.content(of: files.path).without([.onet])
    #expect(left.relations.count == 0 && left.skills.count == 0 && left.titles.entries.count == 4)
    let folder = IndexFolder(files.path)
    try folder.update(option: "--into") { ($0.without([.onet, .own]), ()) }
    #expect(try !folder.hasIndex)
  }

  @Test("an index cut short anywhere is refused with a sentence")
  func cut() throws {
    let files = try Files()
    for length in [0, 1, 7, 8, 31, 32, 100, 4_096, Self.bytes.count / 2, Self.bytes.count - 1] {
      try files.write(Array(Self.bytes.prefix(length)), to: OccupationIndex.fileName)
      #expect(throws: Refusal.self) { try OccupationIndex(opening: files.path) }
      #expect(throws: Refusal.self) { try OccupationIndex.content(of: files.path) }
    }
  }

  @Test("an index that was changed anywhere is refused, or what was changed is not used")
  func changed() throws {
    let files = try Files()
    var random = SeededNumbers(seed: 41)
    let (inHeader, anywhere) = Shared.isLong ? (1, 400) : (9, 12)
    let places =
      Array(stride(from: 0, to: 200, by: inHeader))
      + (0..<anywhere).map { _ in Int.random(in: 0..<Self.bytes.count, using: &random) }
    for place in places {
      var bytes = Self.bytes
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      try files.write(bytes, to: OccupationIndex.fileName)
      if let index = try? OccupationIndex(opening: files.path) {
        #expect(index.manifest.titles.count == 3)
        #expect(index.coder.code("civil engineer").best?.unit == UnitCode("21300"))
      }
      if let content = try? OccupationIndex.content(of: files.path) {
        #expect(content.titles.entries.count == 4)
      }
    }
  }

  @Test("another version, another file and another lexicon are each told apart, with what to do")
  func versions() throws {
    let files = try Files()
    func sentence(_ bytes: [UInt8]) throws -> String {
      try files.write(bytes, to: OccupationIndex.fileName)
      do {
        _ = try OccupationIndex(opening: files.path)
        return "opened"
      } catch { return (error as Refusal).sentence.en }
    }
    var other = Self.bytes
    other[8] = 2
    #expect(try sentence(other).contains("another version of Allies. Remove it and import the files again"))
    #expect(
      try sentence(Array("lang,title\n".utf8) + [UInt8](repeating: 0x20, count: 100)).contains("is no index"))
    var damaged = Self.bytes
    damaged[40] ^= 1
    #expect(try sentence(damaged).contains("is damaged"))
  }

  @Test("many imports at once leave an index with all of them")
  func together() async throws {
    let files = try Files()
    let folder = IndexFolder(files.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (title, unit) in [("alpha welder", "72106"), ("beta welder", "72106")] {
        group.addTask {
          let own = try Files()
          let path = try own.write("lang,title,code\nen,\(title),\(unit)\n", to: "list.csv")
          try folder.update(option: "--into") { before throws(Refusal) in
            var reading = OccupationImport(addingTo: before)
            try reading.read([path])
            return (reading.content, ())
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try OccupationIndex.manifest(of: files.path).titles.map(\.count) == [2])
    #expect(try filesInFolder(files.path) == [OccupationIndex.fileName])
  }
}
