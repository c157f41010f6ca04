import Foundation
import Occupations
import TestSupport
import Testing

/// Hundreds of thousands of changed files take a minute; they are tried where they are asked for.
private let longTests = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

@Suite("The index of titles")
struct TitleIndexTests {
  private let coder: TitleCoder
  private let bytes: [UInt8]

  init() throws {
    var lexicon = Lexicon()
    lexicon.add(
      Array(
        """
        21300 Civil engineers
        en: civil engineer; bridge engineer; municipal engineer
        fr: ingénieur civil; ingénieure civile
        31301 Registered nurses
        en: registered nurse; RN; emergency nurse
        72200 Electricians
        en: electrician; construction electrician
        """.utf8))
    let nurses = try #require(UnitCode("31301"))
    let electricians = try #require(UnitCode("72200"))
    lexicon.add(KnownTitle("bedside carer", units: [(nurses, 3), (electricians, 1)], source: .onet))
    lexicon.add(KnownTitle("enfermera", language: "es", unit: nurses, source: .escoAllAgree))
    coder = TitleCoder(lexicon)
    bytes = coder.encoded(note: Array("imported today".utf8))
  }

  private let titles = [
    "bridge engineer", "emergency nurse", "enfermera", "ingénieure civile", "carer", "electrican", "x",
  ]

  @Test("an index that was written and opened answers as the one that was built")
  func roundTrip() throws {
    let opened = try TitleCoder(bytes: bytes)
    #expect(opened.units == coder.units)
    for title in titles {
      let (a, b) = (opened.code(title), coder.code(title))
      #expect(a.candidates.map(\.unit) == b.candidates.map(\.unit))
      #expect(a.candidates.map(\.probability) == b.candidates.map(\.probability))
      for unit in coder.units { #expect(opened.explain(title, as: unit) == coder.explain(title, as: unit)) }
    }
    #expect(String(decoding: opened.note, as: UTF8.self) == "imported today")
    #expect(coder.note.isEmpty)
    #expect(opened.encoded(note: opened.note) == bytes)
    #expect(opened.isOfCarriedLexicon)
    let counts = opened.titleCounts.filter { $0.titles > 0 }
    #expect(counts.map(\.source) == [.lexicon, .escoAllAgree, .onet])
    #expect(counts.map(\.titles) == [10, 1, 2])
  }

  @Test("an index is read in place, for as long as its owner lives")
  func inPlace() throws {
    final class Owner: @unchecked Sendable {
      let place: UnsafeMutableRawBufferPointer
      init(_ bytes: [UInt8]) {
        place = .allocate(byteCount: bytes.count, alignment: 8)
        place.copyBytes(from: bytes)
      }
      deinit { place.deallocate() }
    }
    var owner: Owner? = Owner(bytes)
    weak let kept = owner
    let mapped = UnsafeRawBufferPointer(try #require(owner).place)
    var opened: TitleCoder? = try TitleCoder(mapped: mapped, owner: try #require(owner))
    owner = nil
    #expect(kept != nil)
    #expect(opened?.code("bridge engineer").best?.unit.description == "21300")
    opened = nil
    #expect(kept == nil)
  }

  @Test("a correction is learned by an opened index as by one that was built")
  func learning() throws {
    var opened = try TitleCoder(bytes: bytes)
    var built = coder
    let unit = try #require(UnitCode("72200"))
    opened.learn("zorbing nurse", unit: unit)
    built.learn("zorbing nurse", unit: unit)
    #expect(opened.code("Zorbing Nurses").best?.unit == unit)
    for title in titles + ["zorbing engineer"] {
      #expect(
        opened.code(title).candidates.map(\.probability) == built.code(title).candidates.map(\.probability))
    }
  }

  @Test("what is no index, another version or not whole is refused and says why")
  func refused() throws {
    #expect(throws: IndexProblem.notAnIndex) { try TitleCoder(bytes: []) }
    #expect(throws: IndexProblem.notAnIndex) { try TitleCoder(bytes: Array("a title a line".utf8)) }
    var other = bytes
    other[8] = 99
    #expect(throws: IndexProblem.otherVersion(99)) { try TitleCoder(bytes: other) }
    #expect(throws: IndexProblem.damaged) { try TitleCoder(bytes: Array(bytes.dropLast(8))) }
    #expect(throws: IndexProblem.damaged) { try TitleCoder(bytes: bytes + Array(repeating: 0, count: 8)) }
    #expect(throws: IndexProblem.self) { try TitleCoder(bytes: Array(repeating: 0, count: 4_096)) }
  }

  @Test("every byte that is changed is noticed")
  func everyByte() {
    for place in bytes.indices where place % (longTests ? 1 : 37) == 0 || place < 600 {
      var changed = bytes
      changed[place] ^= UInt8(1 << (place % 8))
      #expect(throws: IndexProblem.self) { try TitleCoder(bytes: changed) }
    }
  }

  @Test("numbers of any kind under a right checksum do not end the process")
  func forged() throws {
    var numbers = SeededNumbers(seed: 11)
    var opened = 0
    for _ in 0..<(longTests ? 300_000 : 1_500) {
      var forged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 32..<forged.count, using: &numbers)
        forged[place] =
          [0, 1, 0xFF, UInt8.random(in: 0...255, using: &numbers)].randomElement(using: &numbers) ?? 0
      }
      guard let coder = try? TitleCoder(bytes: IndexLayout.sealed(forged)) else { continue }
      opened += 1
      for title in titles {
        let coding = coder.code(title)
        #expect(coding.candidates.allSatisfy { $0.probability >= 0 && $0.probability <= 1 })
        for unit in coder.units { _ = coder.explain(title, as: unit) }
      }
    }
    #expect(opened > 100)
  }

  @Test(
    "a title without a unit group of the classification, a text or a language of two letters is not taken")
  func notTaken() throws {
    var lexicon = Lexicon()
    let nurses = try #require(UnitCode("31301"))
    let none = try #require(UnitCode("99999"))
    let taken = [
      lexicon.add(KnownTitle("nurse", language: "en", unit: nurses, source: .jobBank)),
      lexicon.add(KnownTitle("nurse", unit: nurses, source: .jobBank)),
      lexicon.add(KnownTitle("nurse", language: "English", unit: nurses, source: .jobBank)),
      lexicon.add(KnownTitle("", language: "en", unit: nurses, source: .jobBank)),
      lexicon.add(KnownTitle("nurse", language: "en", unit: none, source: .jobBank)),
      lexicon.add(KnownTitle("nurse", units: [], source: .jobBank)),
      lexicon.add(KnownTitle("nurse", units: [(nurses, .nan)], source: .jobBank)),
      lexicon.add(KnownTitle("nurse", units: [(none, 1), (nurses, 1)], source: .jobBank)),
    ]
    #expect(taken == [true, true, false, false, false, false, false, true])
    #expect(lexicon.count == 3)
  }
}
