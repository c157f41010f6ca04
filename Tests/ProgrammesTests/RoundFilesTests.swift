import Basics
import Foundation
import Matching
import Tables
import Testing

@testable import People
@testable import Programmes

/// The folder of results: nobody is lost, nobody is there twice, and nothing in it runs.
@Suite("Files of a round")
struct RoundFilesTests {
  private func sheets(_ record: RoundRecord) throws -> [String: Sheet] {
    var sheets: [String: Sheet] = [:]
    for (name, bytes) in try record.files() where name.hasSuffix(".csv") {
      sheets[name] = try Sheet.read(bytes, file: name)
    }
    return sheets
  }

  private func column(_ heading: String, of sheet: Sheet?) throws -> [String] {
    let sheet = try #require(sheet)
    let place = try #require(sheet[0].texts.firstIndex(of: heading), "\(heading)")
    return (1..<sheet.rowCount).map { sheet[$0] }.filter { !$0.isBlank }.map { $0.text(place) }
  }

  @Test("the certificate is written last, since it vouches for the others")
  func order() throws {
    #expect(
      try Cast.record().files().map(\.name) == [
        "matches.csv", "unmatched.csv", "rejected.csv", "report.html", "certificate.json",
      ])
  }

  @Test(
    "on random lists, every row of the input is in exactly one of matches, unmatched and rejected",
    arguments: 1...20)
  func everybodyOnce(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    let record = try Cast.record(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
    let sheets = try sheets(record)
    let matched = try column("newcomer id", of: sheets["matches.csv"])
    let helpers = try Set(column("professional id", of: sheets["matches.csv"]))
    let unmatched = Array(
      zip(try column("list", of: sheets["unmatched.csv"]), try column("id", of: sheets["unmatched.csv"])))
    let rejected = Array(
      zip(try column("list", of: sheets["rejected.csv"]), try column("A", of: sheets["rejected.csv"])))
    func ids(_ rows: [(String, String)], of list: String) -> [String] {
      rows.filter { $0.0 == list }.map(\.1)
    }
    let newcomers = matched + ids(unmatched, of: "newcomers") + ids(rejected, of: "newcomers")
    let professionals = helpers + ids(unmatched, of: "professionals") + ids(rejected, of: "professionals")
    #expect(newcomers.sorted() == lists.newcomers.indices.map { "N\($0 + 1)" }.sorted())
    #expect(professionals.sorted() == lists.professionals.indices.map { "P\($0 + 1)" }.sorted())
    #expect(!rejected.isEmpty || record.newcomers.refused.isEmpty)
  }

  @Test("a refused row is kept whole, with its place, what is wrong and what to do")
  func rejected() throws {
    let newcomers =
      Cast.newcomers
      + "N5,Efua,nowhere,Nurse,2031-01-01,Halifax,online,\"a \"\"quoted\"\" goal; and more\",3\n"
    let sheet = try #require(try sheets(try Cast.record(newcomers: newcomers))["rejected.csv"])
    #expect(sheet.rowCount == 2)
    #expect(
      Array(sheet[1].texts.prefix(5)) == ["newcomers", "newcomers.csv", "6", "5", "E-mail; Registered"])
    #expect(
      Array(sheet[1].texts.suffix(9)) == [
        "N5", "Efua", "nowhere", "Nurse", "2031-01-01", "Halifax", "online", "a \"quoted\" goal; and more",
        "3",
      ])
    #expect(sheet[1].text(5).contains("is not an e-mail address; “2031-01-01” is after today"))
  }

  @Test("an unmatched person is told why nobody, which requirement to relax and which occupation to recruit")
  func unmatched() throws {
    let newcomers = Cast.newcomers + "N5,Efua,,Pharmacist,2026-08-01,Halifax,either,culture,3\n"
    let sheet = try #require(try sheets(try Cast.record(newcomers: newcomers))["unmatched.csv"])
    #expect(
      sheet[1].texts == [
        "newcomers", "N5", "Efua", "", "Pharmacist", "113",
        "no professional in this occupation or a near one would do; 4 in other occupations would",
        "occupation",
        "Pharmacist",
        "find a professional: Pharmacist",
      ])
  }

  @Test("French results have French headings, semicolons and French spaces")
  func french() throws {
    let record = try Cast.record(
      newcomers: Cast.newcomers + "N5,Efua,,Pharmacist,2026-08-01,Halifax,either,culture,3\n",
      language: .french)
    let files = try record.files()
    let unmatched = String(
      decoding: try #require(files.first { $0.name == "unmatched.csv" }).bytes, as: UTF8.self)
    #expect(
      unmatched.hasPrefix("\u{FEFF}liste;no;nom;courriel;profession;jours d’attente;pourquoi personne;"))
    #expect(
      unmatched.contains(
        "ne convient\u{202F}; 4 personnes d’autres professions conviendraient"
      ))
    for sheet in try sheets(record).values {
      #expect(sheet.origin.format == .delimited(by: .semicolon, encoding: .utf8))
    }
  }

  @Test(
    "text that a spreadsheet program would run is written behind an apostrophe in every list",
    arguments: Language.allCases)
  func formulas(language: Language) throws {
    let newcomers = """
      ID,Name,Occupation,Goals
      N1,Amina,- cmd|' /C calc'!A0,licence
      N2,Bao,+ accountant,licence
      N3,=HYPERLINK(1),Nurse,"=1+1"
      N4,Chidi,Nurse,licence

      """
    let professionals =
      "ID,Name,Occupation,Employer\nP1,Elaine,-cmd,+Northgate\nP2,François,+ accountant,-Citadel\nP3,@x,Nurse,y\n"
    let yaml =
      "policy: ours\nrequirements:\n  - { compare: occupation, by: near, least: 30 }\ncriteria:\n  - { compare: occupation, by: near, weight: 1 }\n"
    let record = try Cast.record(yaml, newcomers: newcomers, professionals: professionals, language: language)
    let sheets = try sheets(record)
    var escaped = 0
    for (name, sheet) in sheets {
      for row in 0..<sheet.rowCount {
        for text in sheet[row].texts {
          #expect(!isFormulaLike(text), "\(name): \(text)")
          if text.hasPrefix("'") { escaped += 1 }
        }
      }
    }
    #expect(escaped >= 8)
  }

  // MARK: JSON

  @Test(
    "the JSON holds everybody once, whatever the language, and its keys do not change",
    arguments: Language.allCases)
  func json(language: Language) throws {
    let lists = RandomLists(seed: 5)
    let record = try Cast.record(
      newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV, language: language)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(record.json())) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "isProvenOptimal", "language", "made", "matches", "notices", "policy", "refused", "shortages",
        "unmatched",
      ])
    let matches = try #require(object["matches"] as? [[String: Any]])
    let unmatched = try #require(object["unmatched"] as? [[String: Any]])
    let refused = try #require(object["refused"] as? [[String: Any]])
    func id(_ person: Any?) -> String? { (person as? [String: Any])?["id"] as? String }
    func cell(_ row: [String: Any]) -> String? { (row["cells"] as? [String])?.first }
    let everybody =
      matches.map { id($0["newcomer"]) } + Set(matches.map { id($0["professional"]) })
      + unmatched.map { id($0["person"]) } + refused.map(cell)
    #expect(
      everybody.compactMap { $0 }.sorted()
        == (lists.newcomers + lists.professionals).map { String($0.prefix { $0 != "," }) }.sorted())
  }
}
