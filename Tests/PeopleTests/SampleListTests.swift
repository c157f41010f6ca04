import Basics
import Foundation
import Tables
import Testing

@testable import People

/// The four untidy lists of two cities, where they lie beside the checkout.
@Suite(
  "Sample lists",
  .enabled(
    if: Samples.areThere, "the sample lists are not beside the checkout (or where ALLIES_SAMPLES says)"))
struct SampleListTests {
  @Test(
    "exactly the planted rows are refused, and nothing else",
    arguments: [
      ("halifax_newcomers.csv", Side.newcomers), ("halifax_professionals.csv", .professionals),
      ("montreal_nouveaux_arrivants.csv", .newcomers),
      ("montreal_professionnels.csv", .professionals),
    ])
  func planted(file: String, side: Side) throws {
    let list = try Samples.list(file, side)
    let planted = try #require(try Samples.planted()[file])
    #expect(Set(list.refused.map(\.position)) == Set(planted.map(\.row)))
    #expect(list.refused.count == planted.count)
    for (row, words) in planted.map({ ($0.row, Samples.words[$0.wrong] ?? "an objection to “\($0.wrong)”") })
    {
      let told = list.refused.first { $0.position == row }?.messages.map(\.sentence.en).joined() ?? ""
      #expect(told.contains(words), "row \(row): \(told)")
    }
  }

  @Test("the lists of Montréal are read as French text with semicolons in Windows-1252")
  func montreal() throws {
    let list = try Samples.list("montreal_nouveaux_arrivants.csv", .newcomers)
    #expect(list.origin.format == .delimited(by: .semicolon, encoding: .windows1252))
    #expect(list.columns.language == .french)
    #expect(list.profiles.contains { $0.city == [Term(asWritten: "Montréal")] })
  }

  @Test(
    "the lists of Halifax are read as English text with commas, and every column that means something is found"
  )
  func halifax() throws {
    let list = try Samples.list("halifax_newcomers.csv", .newcomers)
    #expect(list.origin.format == .delimited(by: .comma, encoding: .utf8))
    #expect(
      list.columns.columns.filter { $0.meaning == .unused }.map(\.heading) == [
        "Country of education", "Notes",
      ])
  }
}

private enum Samples {
  struct Planted: Decodable {
    let row: Int
    let wrong: String
  }

  static let folder: URL = {
    if let said = ProcessInfo.processInfo.environment["ALLIES_SAMPLES"] { return URL(filePath: said) }
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return checkout.deletingLastPathComponent().appending(path: "shared/samples")
  }()

  static let areThere = FileManager.default.fileExists(atPath: folder.appending(path: "planted.json").path)

  /// What was planted, and words of the sentence that must answer it.
  static let words = [
    "no name at all": "the person has no name", "e-mail is not an address": "is not an e-mail address",
    "occupation missing": "the occupation is missing",
    "a spreadsheet formula in a name": "begins like a spreadsheet formula",
    "same identifier as an earlier row": "is the identifier of row",
    "fewer columns than the header": "the row has", "more columns than the header": "stands beyond the last",
    "arrival date does not exist": "there is no day",
    "registered in the future": "is after today", "capacity is negative": "is less than nothing",
    "capacity is not a number": "is not a number",
  ]

  static func list(_ file: String, _ side: Side) throws -> IntakeList {
    try IntakeList(
      Sheet.read(file: folder.appending(path: file).path), side: side,
      settings: IntakeSettings(today: Lists.today))
  }

  static func planted() throws -> [String: [Planted]] {
    try JSONDecoder().decode(
      [String: [Planted]].self, from: Data(contentsOf: folder.appending(path: "planted.json")))
  }
}
