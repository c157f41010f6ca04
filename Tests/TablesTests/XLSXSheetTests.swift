import Basics
import TestSupport
import Testing

@testable import Tables

@Suite("Sheets of a workbook")
struct XLSXSheetTests {
  private let amina = "<row><c t=\"inlineStr\"><is><t>Amina</t></is></c></row>"
  private let bao = "<row><c t=\"inlineStr\"><is><t>Bao</t></is></c></row>"

  private var three: Workbook {
    Workbook(tabs: [
      .init(name: "Lists", state: "hidden", rows: bao), .init(name: "Newcomers", rows: amina),
      .init(name: "Codes", state: "veryHidden", rows: bao), .init(name: "Employés", rows: bao),
    ])
  }

  @Test("the first visible sheet is read, and the other visible ones are named")
  func firstVisible() throws {
    let sheet = try read(three)
    #expect(sheet.texts == [["Amina"]])
    #expect(sheet.origin.format == .workbook(sheet: "Newcomers", others: ["Employés"]))
  }

  @Test(
    "a sheet is found by its name, and by its name without accents",
    arguments: ["Employés", "employes", "EMPLOYÉS "])
  func byName(name: String) throws {
    let sheet = try read(three, sheetName: name)
    #expect(sheet.texts == [["Bao"]])
    #expect(sheet.origin.format == .workbook(sheet: "Employés", others: ["Newcomers"]))
  }

  @Test("the exact name goes before a similar one")
  func exactName() throws {
    let workbook = Workbook(tabs: [.init(name: "PEOPLE", rows: amina), .init(name: "People", rows: bao)])
    #expect(try read(workbook, sheetName: "People").texts == [["Bao"]])
  }

  @Test(
    "a sheet that is not there, or is hidden, is refused with those that are",
    arguments: ["Mentors", "Codes", "!"])
  func unknownSheet(name: String) {
    let refusal = refusal { () throws(Refusal) in try read(three, sheetName: name) }
    #expect(refusal?.kind == .request)
    #expect(
      refusal?.sentence.en == "list.xlsx has no visible sheet “\(name)”. It has “Newcomers”, “Employés”.")
  }

  @Test("a workbook whose sheets are all hidden is refused")
  func allHidden() {
    let workbook = Workbook(tabs: [.init(name: "Lists", state: "hidden", rows: bao)])
    #expect(sentence { () throws(Refusal) in try read(workbook) }.contains("no visible sheet"))
  }

  @Test("an empty sheet is refused, naming those that may be meant")
  func emptySheet() {
    let workbook = Workbook(tabs: [
      .init(name: "Notes", rows: "<row r=\"1\"/>"), .init(name: "People", rows: bao),
    ])
    #expect(
      sentence { () throws(Refusal) in try read(workbook) }.hasSuffix("Name the sheet to be read: “People”."))
  }

  @Test("a chart has a tab, but is no sheet")
  func chart() throws {
    var workbook = three
    workbook.set(
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships><Relationship Id="rId2" Type="http://a/chartsheet" Target="chartsheets/sheet1.xml"/>\
      <Relationship Id="rId4" Type="http://a/worksheet" Target="./../xl/worksheets/sheet4.xml"/></Relationships>
      """)
    let sheet = try read(workbook)
    #expect(sheet.texts == [["Bao"]])
    #expect(sheet.origin.format == .workbook(sheet: "Employés", others: []))
  }

  @Test("rows have the numbers of the sheet, and rows that hold nothing are not kept")
  func rowNumbers() throws {
    let sheet = try read(
      Workbook(
        "<row r=\"3\"><c><v>1</v></c></row><row><c><v>2</v></c></row><row r=\"9\"/><row r=\"10\"><c><v>3</v></c></row>"
      ))
    #expect(sheet.numbers == [3, 4, 10])
    #expect(sheet[2].number == 10)
  }

  @Test("cells stand where their reference says, and next to each other without one")
  func references() throws {
    let sheet = try read(
      Workbook("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c><v>2</v></c><c r=\"F1\"><v>3</v></c></row>"))
    #expect(sheet.texts == [["", "1", "2", "", "", "3"]])
  }

  @Test("cells out of order find their place")
  func outOfOrder() throws {
    let sheet = try read(Workbook("<row><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>"))
    #expect(sheet.texts == [["1", "", "3"]])
  }

  @Test("every row is as wide as the widest, and formatted emptiness does not count")
  func width() throws {
    let sheet = try read(
      Workbook(
        """
        <row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>\
        <row><c><v>4</v></c></row><row><c r="AA3" s="2"/><c r="AB3" t="str"><v></v></c></row>
        """))
    #expect(sheet.texts == [["1", "2", "3"], ["4", "", ""]])
    #expect(sheet[1].cellCount == 3)
    #expect(sheet[1].text(2).isEmpty)
    #expect(!sheet[1].isBlank)
  }

  @Test("the widest sheet is read, a wider one is refused")
  func tooWide() throws {
    #expect(try read(Workbook("<row><c r=\"XFD1\"><v>1</v></c></row>"))[0].text(16_383) == "1")
    for reference in ["XFE1", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZ1"] {
      let sentence = sentence { () throws(Refusal) in
        try read(Workbook("<row r=\"7\"><c r=\"\(reference)\"><v>1</v></c></row>"))
      }
      #expect(sentence.hasPrefix("list.xlsx, row 7 has more than 16384 columns"))
    }
  }

  @Test("the longest sheet is read, a longer one is refused")
  func tooLong() throws {
    #expect(try read(Workbook("<row r=\"1048576\"><c><v>1</v></c></row>"))[0].number == 1_048_576)
    let sentence = sentence { () throws(Refusal) in
      try read(Workbook("<row r=\"1048577\"><c><v>1</v></c></row>"))
    }
    #expect(sentence.contains("more than 1048576 rows"))
  }

  @Test("a sheet that is wide at the top and long below is refused before it is filled with nothing")
  func tooManyCells() {
    let rows =
      "<row><c r=\"XFD1\"><v>1</v></c></row>" + String(repeating: "<row><c><v>1</v></c></row>", count: 3_100)
    let sentence = sentence { () throws(Refusal) in try read(Workbook(rows)) }
    #expect(sentence.contains("more than 50 million cells"))
  }

  @Test("the strict edition of the format, and prefixes of any name, read alike")
  func strict() throws {
    let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let strict = zipped([
      (
        "_rels/.rels",
        Array(
          "<Relationships><Relationship Id='a' Type='\(office)/officeDocument' Target='/book/b.xml'/></Relationships>"
            .utf8)
      ),
      (
        "book/b.xml",
        Array(
          "<x:workbook xmlns:x='\(main)' xmlns:q='\(office)'><x:workbookPr date1904='true'/><x:sheets><x:sheet name='A' q:id='s'/></x:sheets></x:workbook>"
            .utf8)
      ),
      (
        "book/_rels/b.xml.rels",
        Array(
          "<p:Relationships xmlns:p='p'><p:Relationship Id='s' Type='\(office)/worksheet' Target='s.xml'/><p:Relationship Id='f' Type='\(office)/styles' Target='f.xml'/></p:Relationships>"
            .utf8)
      ),
      (
        "book/f.xml",
        Array(
          "<x:styleSheet xmlns:x='\(main)'><x:cellXfs><x:xf numFmtId='14'/></x:cellXfs></x:styleSheet>".utf8)
      ),
      (
        "book/s.xml",
        Array(
          "<x:worksheet xmlns:x='\(main)'><x:sheetData><x:row r='2'><x:c r='B2' s='0'><x:v>44886</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            .utf8)
      ),
    ])
    #expect(try Sheet.read(strict, file: "list.xlsx").texts == [["", "2026-11-22"]])
  }

  @Test("a workbook without strings, styles or a table of contents is read")
  func bareWorkbook() throws {
    var workbook = Workbook(amina)
    for part in ["_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml"] { workbook.set(part, nil) }
    #expect(try read(workbook).texts == [["Amina"]])
  }

  @Test("a compressed workbook is read")
  func gzippedWorkbook() throws {
    let sheet = try Sheet.read(gzipped(Workbook(amina).bytes), file: "list.xlsx.gz")
    #expect(sheet.texts == [["Amina"]])
    #expect(sheet.origin.compressed)
  }
}

@Suite("Workbooks that cannot be read")
struct XLSXRefusalTests {
  private let people = Workbook("<row><c><v>1</v></c></row>")

  private func sentence(_ bytes: [UInt8]) -> String {
    TablesTests.sentence { () throws(Refusal) in try Sheet.read(bytes, file: "list") }
  }

  @Test(
    "other archives are told what to become",
    arguments: [
      (
        ["mimetype", "content.xml"], "OpenDocument file (.ods). Open it in LibreOffice and save it as .xlsx."
      ),
      (["_rels/.rels", "word/document.xml"], "Word or PowerPoint document"),
      (["xl/workbook.bin"], "binary Excel workbook (.xlsb)"),
      (["Index/Document.iwa"], "Numbers document"),
      (["newcomers.csv"], "Unpack it and give the list that is inside."),
    ])
  func otherArchives(parts: [String], expected: String) {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let root =
      "<Relationships><Relationship Id='a' Type='\(office)' Target='word/document.xml'/></Relationships>"
    let sentence = sentence(zipped(parts.map { ($0, Array(root.utf8)) }))
    #expect(sentence.contains(expected))
  }

  @Test("an empty archive is refused")
  func emptyArchive() {
    let bytes: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + Array(repeating: 0, count: 18)
    #expect(sentence(bytes).contains("zip archive, not a workbook"))
  }

  @Test("a workbook locked with a password is refused, and so is any other archive")
  func locked() {
    let parts = [("xl/workbook.xml", Array("<workbook/>".utf8))]
    #expect(sentence(zipped(parts, password: "Imani")).contains("locked with a password"))
    #expect(
      sentence(zipped([("a.csv", Array("Name".utf8))], password: "Imani")).contains("locked with a password"))
  }

  @Test("a workbook that breaks off is refused, wherever it does")
  func truncated() {
    let bytes = people.bytes
    for count in stride(from: 4, to: bytes.count, by: 7) {
      #expect(sentence(Array(bytes.prefix(count))).contains("is damaged or incomplete"), "\(count) bytes")
    }
  }

  @Test(
    "XML that is not well-formed is refused",
    arguments: [
      "<row>", "<row></c></row>", "<row><c><v>1</row>", "</sheetData></worksheet><more/>",
      "<row r='1'/><row r='1'/>", "<row r='0'/>",
      "<row r='x'/>", "<row r='99999999999999999999'/>", "<row><c r='1'/></row>", "<row><c r='A'/></row>",
      "<row><row/></row>",
      "<row><c><c/></c></row>", "<row><c t='s'><v>0</v></c></row>", "<row><c t='s'><v>-1</v></c></row>",
      "<row><c t='s'><v>x</v></c></row>", "&entity;", "\u{1}",
    ])
  func malformed(rows: String) {
    #expect(sentence(Workbook(rows).bytes).contains("is damaged or incomplete"))
  }

  @Test("a document type declaration is refused, with whatever it would unfold to")
  func entities() {
    var workbook = people
    workbook.set(
      "xl/worksheets/sheet1.xml",
      "<!DOCTYPE a [<!ENTITY b \"1\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    )
    #expect(sentence(workbook.bytes).contains("is damaged or incomplete"))
  }

  @Test("elements nested without end are refused")
  func depth() {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(sentence(Workbook(deep).bytes).contains("is damaged or incomplete"))
  }

  @Test("a tag without end is refused before it is all there")
  func longTag() {
    let comment = "<!--" + String(repeating: "a", count: 2 << 20) + "-->"
    #expect(sentence(Workbook(comment).bytes).contains("is damaged or incomplete"))
  }

  @Test("a part that is missing is refused")
  func missingParts() {
    for part in ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"] {
      var workbook = people
      workbook.set(part, nil)
      #expect(sentence(workbook.bytes).contains("is damaged or incomplete"), "\(part)")
    }
  }

  @Test("a wrong byte in a part is noticed")
  func checksum() throws {
    // Too short to be compressed, so it can be found.
    let parts = [("xl/workbook.xml", Array("<a/>".utf8))]
    var bytes = zipped(parts)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("<a/>".utf8)) })
    bytes[start + 1] = 0x62
    #expect(sentence(bytes).contains("is damaged or incomplete"))
  }

  @Test("a small workbook that unpacks to a large one is stopped at the limit")
  func bomb() throws {
    let bytes = Workbook("<row><c><v>1</v></c></row>" + String(repeating: " ", count: 3 << 20)).bytes
    #expect(bytes.count < 10_000)
    func read(limit: Int) throws(Refusal) -> Sheet {
      try readXLSX(bytes, file: "list.xlsx", sheetName: nil, compressed: false, limit: limit)
    }
    #expect(try read(limit: 4 << 20).texts == [["1"]])
    let refusal = refusal { () throws(Refusal) in try read(limit: 3 << 20) }
    #expect(refusal?.sentence.en.contains("lists of up to 3 MB are read") == true)
  }
}
