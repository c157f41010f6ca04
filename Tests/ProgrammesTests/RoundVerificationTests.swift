import Basics
import Foundation
import Matching
import Tables
import TestSupport
import Testing

@testable import People
@testable import Programmes

/// A folder of results is proven from its files alone, and no change of them goes unnoticed.
@Suite("Verification")
struct RoundVerificationTests {
  private static let lists = RandomLists(seed: 77, newcomers: 14, professionals: 9)

  private func record(_ language: Language = .english, locks: String = "") throws -> RoundRecord {
    try Cast.record(
      Cast.policy + locks, newcomers: Self.lists.newcomersCSV, professionals: Self.lists.professionalsCSV,
      language: language)
  }

  /// What verification objects to in a folder with these files; nil if it is proven.
  private func objection(
    _ files: [(name: String, bytes: [UInt8])], changing name: String = "", to bytes: [UInt8]? = nil
  ) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "allies-verify-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in files where file.name != "report.html" {
      let content = file.name == name ? bytes : file.bytes
      if let content { try Data(content).write(to: URL(filePath: folder + "/" + file.name)) }
    }
    do throws(Refusal) {
      _ = try RoundVerification.check(folder: folder)
      return nil
    } catch {
      #expect(error.kind == (bytes == nil ? .missing : .content))
      #expect(error.sentence.fr.count > 10 && error.sentence.fr != error.sentence.en)
      return error.sentence.en
    }
  }

  @Test(
    "a folder as it was written is proven, in either language, with locks and without",
    arguments: Language.allCases)
  func asWritten(language: Language) throws {
    #expect(try objection(record(language).files()) == nil)
    let round = try record().round
    let newcomer = try #require(round.waiting.first.map { round.newcomers[$0.newcomer].id })
    let professional = try #require(round.pairs.first.map { round.professionals[$0.professional].id })
    #expect(
      try objection(record(language, locks: "locks: [[\(newcomer), \(professional)]]\n").files()) == nil)
  }

  @Test("random rounds are proven", arguments: 1...8)
  func random(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    #expect(
      try objection(Cast.record(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV).files())
        == nil)
  }

  @Test("a list that a spreadsheet program saved again is still what it was")
  func savedAgain() throws {
    let files = try record().files()
    for file in files where file.name.hasSuffix(".csv") {
      let sheet = try Sheet.read(file.bytes, file: file.name)
      let quoted =
        rows(of: sheet).map { $0.map(Self.quoted).joined(separator: ";") }.joined(separator: "\n") + "\n"
      #expect(try objection(files, changing: file.name, to: Array(quoted.utf8)) == nil, "\(file.name)")
    }
  }

  @Test(
    "a file that is missing is named",
    arguments: ["certificate.json", "matches.csv", "unmatched.csv", "rejected.csv"])
  func missing(name: String) throws {
    #expect(try objection(record().files(), changing: name, to: nil)?.contains(name) == true)
  }

  // MARK: The certificate

  @Test("a certificate in which any one character was changed is refused", arguments: 1...4)
  func corruptedCertificate(seed: UInt64) throws {
    let files = try record().files()
    let certificate = try #require(files.last?.bytes)
    var numbers = SeededNumbers(seed: seed)
    let letters = Array("0123456789-.eE\"{}[]:, abN\n".utf8)
    for _ in 0..<100 {
      let place = Int.random(in: certificate.indices, using: &numbers)
      let letter = letters.randomElement(using: &numbers) ?? 0
      if certificate[place] == letter { continue }
      var changed = certificate
      changed[place] = letter
      let told = try objection(files, changing: "certificate.json", to: changed)
      #expect(
        told?.hasPrefix("Not proven: ") == true,
        "character \(place) made \(Character(Unicode.Scalar(letter))): \(told ?? "proven")")
    }
  }

  @Test("a certificate that was cut short or lengthened is refused")
  func cutCertificate() throws {
    let files = try record().files()
    let certificate = try #require(files.last?.bytes)
    for count in [0, 1, certificate.count / 2, certificate.count - 2, certificate.count - 1] {
      #expect(
        try objection(files, changing: "certificate.json", to: Array(certificate.prefix(count))) != nil,
        "\(count) bytes")
    }
    #expect(try objection(files, changing: "certificate.json", to: certificate + [0x20]) != nil)
  }

  @Test(
    "a certificate that is sealed anew still has to prove its matching",
    arguments: ["partner", "price", "score", "places", "worth"])
  func resealed(part: String) throws {
    let files = try record().files()
    let written = try RoundCertificate.read(try #require(files.last?.bytes))
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(written)) as? [String: Any])
    var changed = object
    var newcomers = try #require(object["newcomers"] as? [[String: Any]])
    let matched = try #require(newcomers.firstIndex { $0["partner"] is Int })
    switch part {
    case "partner": newcomers[matched]["partner"] = nil
    case "price": newcomers[matched]["price"] = [9, 0, 0, 0, 0, 0]
    case "score":
      var candidates = try #require(newcomers[matched]["candidates"] as? [Int])
      candidates[1] += 1
      newcomers[matched]["candidates"] = candidates
    case "places":
      changed["professionals"] = (object["professionals"] as? [[String: Any]])?.map {
        $0.merging(["places": 0]) { $1 }
      }
    default: changed["worth"] = [1, 2, 3, 4, 5, 6]
    }
    changed["newcomers"] = newcomers
    let forged = try RoundCertificate.read(Array(JSONSerialization.data(withJSONObject: changed)))
    let told = try #require(try objection(files, changing: "certificate.json", to: forged.json()))
    #expect(told.hasPrefix("Not proven: ") && !told.contains("was changed after"), "\(told)")
  }

  // MARK: The lists

  private func rows(of sheet: Sheet) -> [[String]] {
    (0..<sheet.rowCount).map { sheet[$0] }.filter { !$0.isBlank }.map(\.texts)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private func csv(_ rows: [[String]]) -> [UInt8] {
    Array((rows.map { $0.map(Self.quoted).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n").utf8)
  }

  @Test(
    "a list from which a row was removed, or in which one was doubled, moved or changed, is refused",
    arguments: ["matches.csv", "unmatched.csv", "rejected.csv"])
  func changedList(name: String) throws {
    let files = try record().files()
    let original = rows(of: try Sheet.read(try #require(files.first { $0.name == name }).bytes, file: name))
    #expect(original.count > 2)
    #expect(try objection(files, changing: name, to: csv(original)) == nil)
    var variants: [[[String]]] = []
    for row in original.indices.dropFirst() {
      variants.append(original.enumerated().filter { $0.offset != row }.map(\.element))
      variants.append(original + [original[row]])
      if row > 1 {
        var swapped = original
        swapped.swapAt(row, row - 1)
        variants.append(swapped)
      }
      for cell in original[row].indices {
        var changed = original
        changed[row][cell] += "x"
        variants.append(changed)
        if row > 1, original[row][cell] != original[row - 1][cell] {
          var exchanged = original
          (exchanged[row][cell], exchanged[row - 1][cell]) = (original[row - 1][cell], original[row][cell])
          variants.append(exchanged)
        }
      }
    }
    variants.append([original[0]])
    for variant in variants where variant != original {
      let told = try objection(files, changing: name, to: csv(variant))
      #expect(told?.contains(name) == true, "\(told ?? "proven"): \(variant)")
    }
  }

  @Test("two professionals exchanged in matches.csv are told as pairs that the certificate does not hold")
  func exchangedPairs() throws {
    let files = try record().files()
    var changed = rows(of: try Sheet.read(files[0].bytes, file: "matches.csv"))
    (changed[1][5], changed[2][5]) = (changed[2][5], changed[1][5])
    #expect(
      try objection(files, changing: "matches.csv", to: csv(changed))
        == "Not proven: matches.csv does not hold the pairs of the certificate.")
  }
}

/// The same people get the same answer.
@Suite("Determinism")
struct RoundDeterminismTests {
  @Test("a round run again writes the same bytes", arguments: 1...3)
  func again(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    func bytes() throws -> [[UInt8]] {
      let record = try Cast.record(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
      return try record.files().map(\.bytes) + [record.json()]
    }
    #expect(try bytes() == bytes())
  }

  @Test("the order of the rows does not change who meets whom", arguments: 1...10)
  func permuted(seed: UInt64) throws {
    // Few titles and no goals, so that many answers are equally good.
    let lists = RandomLists(seed: seed)
    let yaml =
      "policy: ours\nrequirements:\n  - { compare: occupation, by: near, least: 30 }\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n"
    let expected = try Cast.round(yaml, newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
      .idPairs
    #expect(expected.count > 5)
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<4 {
      let round = try Cast.round(
        yaml,
        newcomers: RandomLists.csv(RandomLists.newcomerHeadings, lists.newcomers.shuffled(using: &numbers)),
        professionals: RandomLists.csv(
          RandomLists.professionalHeadings, lists.professionals.shuffled(using: &numbers)))
      #expect(round.idPairs == expected)
    }
  }

  @Test("another seed may choose otherwise among equals, and is as good")
  func seeds() throws {
    let newcomers = "ID,Name,City\n" + (1...6).map { "N\($0),Amina,Halifax\n" }.joined()
    let professionals = "ID,Name,City\nP1,Elaine,Halifax\nP2,François,Halifax\n"
    let answers = try (0..<12).map { seed in
      try Cast.round(
        "policy: ours\nseed: \(seed)\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n",
        newcomers: newcomers, professionals: professionals
      ).idPairs
    }
    #expect(answers.allSatisfy { $0.count == 2 })
    #expect(Set(answers).count > 3)
  }
}
