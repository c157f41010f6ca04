import Foundation
import Tables
import TestSupport
import Testing

/// Councils keep their lists in workbooks.
@Suite("Workbooks as lists")
struct WorkbookJourneyTests {
  @Test("lists kept in workbooks are matched as the same lists in text are, and the other sheets are named")
  func workbooks() throws {
    let folder = try Folder()
    let text = try Allies.match(Lists.newcomers, Lists.professionals, into: "text", in: folder)
    #expect(text.status == 0)
    for (list, name) in [(Lists.newcomers, "newcomers.xlsx"), (Lists.professionals, "professionals.xlsx")] {
      let sheet = try Sheet.read(file: list)
      var workbook = Workbook(texts: (0..<sheet.rowCount).map { sheet[$0].texts })
      workbook.tabs.append(Workbook.Tab(name: "Notes", rows: "<row><c><v>1</v></c></row>"))
      try Data(workbook.bytes).write(to: folder.url.appending(path: name))
    }
    let run = try Allies.match("newcomers.xlsx", "professionals.xlsx", into: "workbooks", in: folder)
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("newcomers.xlsx: XLSX, sheet “People”, headings in row 1"))
    #expect(run.out.contains("sheets not read: Notes"))
    let pairs = try ["text", "workbooks"].map { place in
      try String(contentsOf: folder.url.appending(path: place + "/matches.csv"), encoding: .utf8)
    }
    #expect(pairs[0] == pairs[1])
    #expect(try Allies(["verify", "workbooks"], in: folder).status == 0)
  }

  @Test("a sheet is chosen by name, and a name that is not there is answered with those that are")
  func sheets() throws {
    let folder = try Folder()
    let sheet = try Sheet.read(file: Lists.newcomers)
    var workbook = Workbook("<row><c><v>1</v></c></row>")
    workbook.tabs[0].name = "Cover"
    workbook.tabs.append(contentsOf: Workbook(texts: (0..<sheet.rowCount).map { sheet[$0].texts }).tabs)
    try Data(workbook.bytes).write(to: folder.url.appending(path: "both.xlsx"))
    let named = try Allies.match(
      "both.xlsx", Lists.professionals, into: "out", "--newcomers-sheet", "People", in: folder)
    #expect(named.status == 0, "\(named.err)")
    let wrong = try Allies.match(
      "both.xlsx", Lists.professionals, into: "other", "--newcomers-sheet", "Peple", in: folder)
    #expect(wrong.status == 64)
    #expect(wrong.err.contains("Cover") && wrong.err.contains("People"))
  }
}
