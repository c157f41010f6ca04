import Basics
import Testing

@testable import Reference

@Suite("Lists of titles")
struct TitleListTests {
  @Test("every row is taken or refused with its place, and none is lost")
  func rows() throws {
    let read = try Files().imported([
      "ours.tsv": """
      lang\ttitle\tnoc2021
      en\tZorbing coach\t54100
      en\t zorbing  COACH \t54100
      en\tzorbing coach\t65200
      klingon\tbatlh\t54100
      en\t\t54100
      en\tcook\tabc
      en\tcook\t7
      ar\tمهندس مدني\t21300
      en\tcook
      en\t\(String(repeating: "very ", count: 80))long\t54100

      """
    ])
    let report = try #require(read.reports.first)
    #expect(report.publisher == .own && report.addsUp && report.rows == 10)
    #expect(
      read.lines == [
        "en Zorbing coach 54100 own", "en zorbing coach 65200 own", "ar مهندس مدني 21300 own",
      ])
    #expect(report.titles["en"] == .init(taken: 2, repeated: 1, contradictory: 1))
    #expect(report.contradictions == ["zorbing coach"])
    #expect(
      read.refusals == [
        "row 5: “klingon” is no language", "row 6: there is no title", "row 7: “abc” is no code",
        "row 8: NOC 2021 has no unit group 7", "row 10: the row has 2 cells, the headings are 3",
        "row 11: the title is 404 bytes long, more than any title",
      ])
  }

  @Test(
    "whose titles they are is said, or in the column of confidence, or in a word of the name, or they are the council’s own"
  )
  func publishers() throws {
    let list = "lang,title,code\nen,welder,72106\n"
    func report(_ name: String, _ choices: OccupationImport.Choices = .init()) throws -> FileReport {
      try #require(try Files().imported([name: list], choices: choices).reports.first)
    }
    let hinted = try report("my_onet_titles.csv")
    #expect(hinted.publisher == .onet && hinted.notes.count == 1)
    #expect(try report("list.csv").publisher == .own)
    #expect(try report("list.csv", .init(publisher: .statisticsCanada)).publisher == .statisticsCanada)
    let sure = "lang,title,noc2021,confidence\nde,Schweißer,72106,A3\nde,Koch,63200,B\nde,Bäcker,63202,C\n"
    let read = try Files().imported(["list.csv": sure])
    #expect(read.reports[0].publisher == .esco && read.refusals == ["row 4: “C” is no confidence"])
    #expect(read.content.titles.entries.map(\.confidence) == [.three, .weak])
  }

  @Test("a file is known by its headings, whatever it is called and whatever stands above them")
  func headings() throws {
    let read = try Files().imported(["data.bin": "Published in 2026\n\nLangue;Titre;CNP\nfr;soudeuse;72106\n"]
    )
    #expect(read.lines == ["fr soudeuse 72106 own"])
  }

  @Test("a file that is none of those is refused if it was named, and told if it was in a folder")
  func unknown() throws {
    let files = try Files()
    try files.write("a,b\n1,2\n", to: "other.csv")
    try files.write("lang,title,code\nen,welder,72106\n", to: "list.csv")
    try files.write("", to: "empty.csv")
    var read = OccupationImport()
    try read.read([files.path])
    #expect(read.lines.count == 1 && read.skipped.map(\.file) == ["empty.csv", "other.csv"])
    var named = OccupationImport()
    #expect {
      try named.read([files.path + "/other.csv"])
    } throws: { ($0 as? Refusal)?.sentence.en.contains("its first row: a, b") == true }
    #expect(throws: Refusal.self) { try named.read([files.path + "/none.csv"]) }
    #expect(throws: Refusal.self) { try named.read([files.path + "/empty.csv"]) }
  }

  @Test("relations and skills are taken once each, with what is wrong told")
  func facts() throws {
    let read = try Files().imported([
      "r.tsv": "noc_a\tnoc_b\ttier\n21300\t21301\t3\n21301\t21300\t1\n21300\t99999\t1\n21300\t21301\t9\n",
      "s.tsv": "noc2021\tpc1\tpc2\n21300\t1.5\t-2\n21301\tx\t0\n",
    ])
    #expect(read.content.relations.pairs.map { $0.tier } == [1])
    #expect(read.reports[0].facts == 1 && read.addsUp)
    #expect(read.content.skills.count == 1)
    #expect(
      read.refusals == [
        "row 4: NOC 2021 has no unit group 99999", "row 5: “9” is no number that can be used",
        "row 3: “x” is no number that can be used",
      ])
  }

  @Test("a list of checksums is held against the files it names")
  func checksums() throws {
    let list = "lang,title,code\nen,welder,72106\n"
    let files = try Files()
    let path = try files.write(list, to: "list.csv")
    let digest = "9f0cd3fc4cd6f3d3fd0e1d3e9e3fdf30a8fbf6a5a2d2c8b8b0a7cf0f7a0f2f10"
    let wrong = try files.write("\(digest)  list.csv\n", to: "SHA256SUMS")
    var read = OccupationImport()
    #expect {
      try read.read([path, wrong])
    } throws: { ($0 as? Refusal)?.sentence.en.contains("is not the file that was published") == true }
    var right = OccupationImport()
    try right.read([path])
    let sums = try files.write("\(right.reports[0].digest) *list.csv\n", to: "SHA256SUMS")
    var checked = OccupationImport()
    try checked.read([sums, path])
    #expect(checked.reports.map(\.isVerified) == [true])
  }

  @Test(
    "the whole files have the rows their publication says, and every row is accounted for",
    .enabled(if: Shared.isThere && Shared.isLong),
    arguments: [
      ("noc2021_titles.tsv.gz", 97_710), ("esco_titles.tsv.gz", 185_331), ("onet_titles.tsv.gz", 47_901),
      ("noc2021_related_onet.tsv", 25_531), ("noc2021_skill_pca16.tsv", 508),
    ])
  func whole(name: String, rows: Int) throws {
    var read = OccupationImport()
    try read.read([Shared.file(name)])
    let report = try #require(read.reports.first)
    #expect(report.rows == rows && report.addsUp && report.unknownCodes == 0)
    // One label of ESCO is empty.
    #expect(report.refused.count == (name.hasPrefix("esco") ? 1 : 0))
  }
}
