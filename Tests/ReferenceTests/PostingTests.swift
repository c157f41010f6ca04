import Basics
import Testing

@testable import Reference

@Suite("Job Bank postings")
struct PostingTests {
  private static func postings(_ rows: [(title: String, original: String, code: String)]) -> String {
    let lines = rows.enumerated().map {
      "\($0)\t\($1.title)\t\($1.original)\t2131\tname\t\($1.code)\tname\tHalifax"
    }
    return
      ([
        "WIC Job Location Snapshot ID\tJob Title\tOriginal Job Title\tNOC 2016 Code\tNOC 2016 Code Name\tNOC21 Code\tNOC21 Code Name\tCity"
      ]
      + lines).joined(separator: "\r\n") + "\r\n"
  }

  @Test("UTF-16 postings give the employer’s title and the Job Bank’s, each once, with how often")
  func titles() throws {
    let files = try Files()
    let text = Self.postings([
      ("engineer, civil", "Civil Eng. – Bridges", "21300"), ("engineer, civil", "NA", "21300"),
      ("welder", "*No data", "NA"), ("cook", "line cook", "99999"), ("NA", "", "63200"),
    ])
    var read = OccupationImport()
    try read.read([
      try files.write(
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "june.csv")
    ])
    #expect(read.lines == ["en engineer, civil 21300 jobbank", "en Civil Eng. – Bridges 21300 jobbank"])
    #expect(read.content.titles.entries.map(\.share) == [2, 1])
    let report = read.reports[0]
    #expect(
      report.rows == 5 && report.rowsTaken == 2 && report.unused == ["postings without a code": 1]
        && report.addsUp)
    #expect(read.refusals == ["row 5: NOC 2021 has no unit group 99999", "row 6: there is no title"])
  }

  @Test("a code that few postings of a title have is left out, and told")
  func minority() throws {
    let rows = [(title: String, original: String, code: String)](repeating: ("Cook", "", "63200"), count: 9)
    let read = try Files().imported(["j.tsv": Self.postings(rows + [("cook", "", "65201")])])
    #expect(read.lines == ["en Cook 63200 jobbank"])
    #expect(
      read.reports[0].notes.map(\.en) == [
        "1 code was left out, since fewer than one in five postings of the title have it"
      ])
    let even = try Files().imported(["j.tsv": Self.postings(Array(rows.prefix(3)) + [("cook", "", "65201")])])
    #expect(even.lines == ["en Cook 63200 jobbank", "en cook 65201 jobbank"])
  }

  @Test("the French twin is known by its headings, and a month given twice counts once")
  func french() throws {
    let files = try Files()
    let path = try files.write(
      "ID WIC Lieu emploi;Appellation d'emploi;Code CNP 2021;Ville\n1;soudeur;72106;Québec\n2;soudeur;72106;Laval\n",
      to: "juin.csv")
    var read = OccupationImport()
    try read.read([path])
    #expect(read.lines == ["fr soudeur 72106 jobbank"])
    var both = OccupationImport()
    try both.read([path, path])
    #expect(both.content.titles.entries.map(\.share) == [2])
    var again = OccupationImport(addingTo: read.content)
    try again.read([path])
    #expect(again.content.titles.entries.map(\.share) == [2])
    #expect(
      again.reports[0].notes.map(\.en) == ["It was imported before; its postings are not counted again."])
  }
}
