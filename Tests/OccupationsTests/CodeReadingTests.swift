import TestSupport
import Testing

@testable import Occupations

@Suite("Codes as people write them")
struct CodeReadingTests {
  /// In one word, to compare: "2021 21300", "2016 2131", "either 2131", "no 9999".
  private func said(_ text: String, recorded: Edition? = nil) -> String {
    switch CodeReading(text, recorded: recorded) {
    case .group(let group): "2021 \(group.code)"
    case .former(let unit): "2016 \(unit.code)"
    case .either(let unit, let group): unit.code == group.code ? "either \(unit.code)" : "wrong"
    case .notFound(let digits, let edition): "no \(digits)\(edition.map { " of \($0.rawValue)" } ?? "")"
    case .unknownEdition(let year): "edition \(year)"
    case .notACode: "no code"
    }
  }

  @Test(
    "digits, years, versions, letters and titles around a code",
    arguments: [
      ("21300", "2021 21300"), (" 21300 ", "2021 21300"), ("NOC 21300", "2021 21300"),
      ("21300.00", "2021 21300"), ("NOC 2021 v1.0: 21300", "2021 21300"), ("21300 (2021)", "2021 21300"),
      ("CNP 2021 version 1.0 - 21300", "2021 21300"), ("21300 TEER 1", "2021 21300"),
      ("FÉER 1 21300", "2021 21300"), ("21300 Civil engineers", "2021 21300"), ("00010", "2021 00010"),
      ("2", "2021 2"), ("21", "2021 21"), ("213", "2021 213"), ("2130", "2021 2130"),
      ("2131", "either 2131"), ("noc2131", "either 2131"), ("NOC 2016 2131", "2016 2131"),
      ("2131 (2016)", "2016 2131"), ("2131A", "2016 2131"), ("CNP 2131 A", "2016 2131"),
      ("NOC 2011/2016: 2131", "2016 2131"), ("2021 2131", "2021 2131"), ("NOC 2016 v1.3 2131", "2016 2131"),
      ("2134 - Chemical engineers", "2016 2134"), ("2131 Ingénieurs civils", "either 2131"),
      ("0213", "2016 0213"), ("213 (2016)", "2016 0213"), ("NOC 2016 16", "2016 0016"),
      ("99999", "no 99999"), ("9999", "no 9999"), ("2016 21300", "no 21300 of 2016"),
      ("2021 2174", "no 2174 of 2021"),
      ("NOC 2006 2131", "edition 2006"), ("2131 NOC-S 2006", "either 2131"),
      ("", "no code"), ("NOC", "no code"), ("NOC 2016", "no code"), ("civil engineer", "no code"),
      ("3D animator", "no code"), ("5 star chef", "no code"), ("3500 litre tank cleaner", "no code"),
      ("213000", "no code"), ("21300 21301", "no code"), ("２１３００", "no code"), ("-2131", "either 2131"),
    ])
  func written(text: String, means: String) {
    #expect(said(text) == means)
  }

  @Test("the day on which a code was recorded decides where no year is written, and not where one is")
  func recorded() {
    #expect(said("2131", recorded: Edition(inUseOn: 2019, month: 5, day: 1)) == "2016 2131")
    #expect(said("2131", recorded: Edition(inUseOn: 2012, month: 5, day: 1)) == "2016 2131")
    #expect(said("2131", recorded: Edition(inUseOn: 2024, month: 5, day: 1)) == "2021 2131")
    #expect(said("2131", recorded: Edition(inUseOn: 2022, month: 5, day: 1)) == "either 2131")
    #expect(said("2131 (2016)", recorded: .noc2021) == "2016 2131")
    #expect(Edition(inUseOn: 2010, month: 12, day: 31) == nil)
    #expect(Edition(inUseOn: 2021, month: 9, day: 20) == .noc2016)
    #expect(Edition(inUseOn: 2022, month: 11, day: 15) == nil)
    #expect(Edition(inUseOn: 2022, month: 11, day: 16) == .noc2021)
  }

  @Test(
    "a code where a title should stand is understood: one unit group for certain, or each of several alike")
  func coded() throws {
    let codes = ["21300", "2131", "NOC 2016 2174", "civil engineer"]
    let codings = codes.map { CodedTitles(codes)[$0] }
    #expect(codings.map(\.isSure) == [true, true, false, true])
    #expect(codings.compactMap { $0.best?.unit.description } == ["21300", "21300", "21230", "21300"])
    #expect(codings[1].best?.probability == 1 && codings[2].candidates.count == 3)
    let shares = Set(codings[2].candidates.map(\.probability))
    #expect(shares.count == 1)
    for text in ["", "213", "2130", "99999", "5 star chef", "civil engineer"] {
      #expect(Coding(code: text) == nil, "\(text)")
    }
    let near = FieldNearness(
      seekers: ["2131", "2174"], supporters: ["civil engineer", "web developer", "nurse"])
    let civil = near.measures(ofSeeker: 0)
    let programmer = near.measures(ofSeeker: 1)
    #expect((civil[0] ?? 0) > 9_500 && (civil[1] ?? .max) < 3_000 && (civil[2] ?? .max) < 500)
    #expect((programmer[1] ?? 0) > 8_000 && (programmer[2] ?? .max) < 500)
  }

  @Test("every code of both classifications is read as what it is")
  func every() {
    for group in Classification.noc2021.groups {
      #expect(said("NOC 2021 \(group.code)") == "2021 \(group.code)")
      #expect(said("\(group.code)").hasSuffix(group.code))
    }
    for unit in FormerClassification.noc2016.units {
      #expect(said("NOC 2016 \(unit.code)") == "2016 \(unit.code)")
      #expect(said("\(unit.code) (2011)") == "2016 \(unit.code)")
    }
  }

  @Test("no year of an edition is a code, so that a year is never taken for one")
  func years() {
    for year in ["1991", "1992", "2001", "2006", "2011", "2016", "2021"] {
      #expect(Classification.noc2021.group(year) == nil || year == "2001")
      #expect(FormerClassification.noc2016.unit(year) == nil)
    }
    #expect(said("2001") == "2021 2001")
  }

  @Test("whatever is written has an answer")
  func hostile() {
    var numbers = SeededNumbers(seed: 11)
    let letters = Array("0123456789 NOCnocvA-()./éÉ\u{202E}\u{1F600}国\0").map(String.init)
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...24, using: &numbers)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &numbers)]
      }.joined()
      _ = said(text)
    }
    #expect(said(String(repeating: "2131 ", count: 100_000)) == "no code")
    #expect(said(String(repeating: "9", count: 100_000)) == "no code")
  }
}
