import Basics
import TestSupport
import Testing

@testable import Tables

/// The only cell of a sheet.
private func cell(
  _ cell: String, strings: String = "", styles: String = "", properties: String = ""
) throws(Refusal) -> String {
  var workbook = Workbook("<row>\(cell)</row>")
  workbook.strings = strings
  workbook.styles = styles
  workbook.properties = properties
  let sheet = try read(workbook)
  #expect(sheet.rowCount == 1)
  return sheet[0].text(0)
}

@Suite("Cells of a workbook")
struct XLSXCellTests {
  @Test("cells that share a string read alike")
  func sharedStrings() throws {
    var workbook = Workbook(
      "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
    workbook.strings = "<si><t>Amina</t></si><si><t>Halifax</t></si>"
    #expect(try read(workbook).texts == [["Halifax", "Amina", "Halifax"]])
  }

  @Test("a string in several fonts is one text, and how it is pronounced is left out")
  func richText() throws {
    let string = """
      <si><r><rPr><b/></rPr><t xml:space="preserve">Dr. </t></r><r><t>Amina</t></r>\
      <rPh sb="0" eb="1"><t>アミナ</t></rPh><phoneticPr fontId="1"/></si>
      """
    #expect(try cell("<c t=\"s\"><v>0</v></c>", strings: string) == "Dr. Amina")
    #expect(
      try cell("<c t=\"inlineStr\"><is><r><t>A</t></r><r><t>mina</t></r><rPh><t>ア</t></rPh></is></c>")
        == "Amina")
  }

  @Test("white space at the ends counts only where the workbook says so")
  func space() throws {
    #expect(try cell("<c t=\"inlineStr\"><is><t> Amina\n</t></is></c>") == "Amina")
    #expect(try cell("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> Amina\n</t></is></c>") == " Amina\n")
  }

  @Test(
    "letters that XML cannot hold are unescaped",
    arguments: [
      ("a_x000D_b", "a\rb"), ("a_x000d_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_x0041__x0042_", "AB"),
      ("_xD83C__xDF41_", "🍁"), ("_xD83C_", "\u{FFFD}"), ("_x00_", "_x00_"), ("_x00G1_", "_x00G1_"),
      ("_x0000_", "_x0000_"),
      ("a_b", "a_b"), ("_", "_"), ("_x+041_", "_x+041_"), ("_x0041", "_x0041"),
    ])
  func escapes(written: String, read: String) throws {
    #expect(try cell("<c t=\"inlineStr\"><is><t>x\(written)</t></is></c>") == "x" + read)
    #expect(try cell("<c t=\"str\"><v>x\(written)</v></c>") == "x" + read)
  }

  @Test("XML's own escapes are read")
  func entities() throws {
    #expect(
      try cell("<c t=\"inlineStr\"><is><t>A &amp; B &lt;&#233;&#x1F341;&gt;<![CDATA[<c>]]></t></is></c>")
        == "A & B <é🍁><c>")
  }

  @Test("the result of a formula is read, not the formula")
  func formulas() throws {
    #expect(try cell("<c><f>1+1</f><v>2</v></c>") == "2")
    // Never calculated, so there is nothing to be seen in the file.
    #expect(try read(Workbook("<row><c><f>1+1</f></c><c><v>3</v></c></row>")).texts == [["", "3"]])
    #expect(try cell("<c t=\"str\"><f>\"A\"&amp;\"b\"</f><v>Ab</v></c>") == "Ab")
  }

  @Test("true, false and errors are read as they are shown")
  func otherTypes() throws {
    #expect(try cell("<c t=\"b\"><v>1</v></c>") == "TRUE")
    #expect(try cell("<c t=\"b\"><v>0</v></c>") == "FALSE")
    #expect(try cell("<c t=\"e\"><v>#N/A</v></c>") == "#N/A")
    #expect(try cell("<c t=\"d\"><v>2026-11-22T09:30:00</v></c>") == "2026-11-22")
  }

  @Test(
    "numbers are read as a person sees them",
    arguments: [
      ("3", "3"), ("3.0", "3"), ("-3.50", "-3.5"), ("0.30000000000000004", "0.3"), ("1E3", "1000"),
      ("1.5E-3", "0.0015"),
      ("1.2345678901234567E2", "123.456789012346"), ("9025550100", "9025550100"), ("0", "0"), ("-0.0", "0"),
      ("007", "7"),
      (".5", "0.5"), ("5.", "5"), ("9.9999999999999999", "10"), ("999999999999999", "999999999999999"),
      ("12345678901234567", "12345678901234600"), ("1e+20", "100000000000000000000"), ("1E+300", "1E+300"),
      ("1E-300", "1E-300"), (" 4 ", "4"), ("1E9999999999999999999", "1E9999999999999999999"), ("E5", "E5"),
      ("nan", "nan"),
      ("0x10", "0x10"), ("-", "-"), ("1-2", "1-2"), ("1.2.3", "1.2.3"),
    ])
  func numbers(written: String, read: String) throws {
    #expect(try cell("<c><v>\(written)</v></c>") == read)
  }
}

@Suite("Dates in a workbook")
struct XLSXDateTests {
  /// A number in a format, counted from 1900 unless said otherwise.
  private func shown(_ number: String, code: String, from1904: Bool = false) throws(Refusal) -> String {
    try cell(
      "<c s=\"1\"><v>\(number)</v></c>",
      styles: """
        <numFmts><numFmt numFmtId="164" formatCode="\(code)"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
        """,
      properties: from1904 ? "<workbookPr date1904=\"1\"/>" : "")
  }

  private func shown(_ number: String, builtIn id: Int) throws(Refusal) -> String {
    try cell("<c s=\"0\"><v>\(number)</v></c>", styles: "<cellXfs><xf numFmtId=\"\(id)\"/></cellXfs>")
  }

  @Test("formats that every program knows make a date", arguments: [14, 15, 16, 17, 22, 27, 31, 36, 50, 58])
  func builtInDates(id: Int) throws {
    #expect(try shown("46348", builtIn: id) == "2026-11-22")
  }

  @Test("formats that every program knows make a time", arguments: [18, 19, 20, 21, 45, 46, 47])
  func builtInTimes(id: Int) throws {
    #expect(try shown("0.604166666666667", builtIn: id) == "14:30")
  }

  @Test("formats that every program knows leave a number", arguments: [0, 1, 2, 9, 13, 37, 44, 48, 49, 59])
  func builtInNumbers(id: Int) throws {
    #expect(try shown("46348", builtIn: id) == "46348")
  }

  @Test(
    "a format of one's own makes a date",
    arguments: [
      "yyyy-mm-dd", "YYYY/MM/DD", "[$-40C]d mmmm yyyy;@", "d\\-mmm", "mmm", "m", "dddd", "dd/mm/yyyy hh:mm",
      "[Red]yyyy", "mmm h",
      "&quot;le &quot;d", "_-d",
    ])
  func dates(code: String) throws {
    #expect(try shown("46348.75", code: code) == "2026-11-22")
  }

  @Test(
    "a format of one's own leaves a number",
    arguments: [
      "0.00", "#,##0 &quot;days&quot;", "General", "@", "0\\d", "[Red]0", "_-* #,##0.00_-", "0_d", "*y0",
      "[$USD] 0", "0;yyyy",
      "0.00E+00", "&quot;d",
    ])
  func numbers(code: String) throws {
    #expect(try shown("46348", code: code) == "46348")
  }

  @Test(
    "a format of one's own makes a time",
    arguments: [
      ("h:mm", "46348.75", "18:00"), ("h:mm AM/PM", "0.25", "06:00"), ("mm:ss", "0.5", "12:00"),
      ("hh:mm", "0.9999999", "00:00"),
      ("[h]:mm", "1.5", "36:00"), ("[hh]:mm:ss", "0.25", "06:00"), ("[mm]", "0.5", "12:00"),
      ("h", "0", "00:00"),
    ])
  func times(code: String, number: String, time: String) throws {
    #expect(try shown(number, code: code) == time)
  }

  @Test(
    "days are counted from 1900 as spreadsheet programs do, with the day that never was",
    arguments: [
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "60"), ("61", "1900-03-01"),
      ("2958465", "9999-12-31"),
      ("2958466", "2958466"), ("0", "0"), ("-1", "-1"), ("1E300", "1E300"),
      ("46347.9999999999", "2026-11-22"),
    ])
  func from1900(number: String, day: String) throws {
    #expect(try shown(number, code: "yyyy-mm-dd") == day)
  }

  @Test(
    "days are counted from 1904 where the workbook says so",
    arguments: [
      ("0", "1904-01-01"), ("44886", "2026-11-22"), ("2957003", "9999-12-31"), ("2957004", "2957004"),
    ])
  func from1904(number: String, day: String) throws {
    #expect(try shown(number, code: "yyyy-mm-dd", from1904: true) == day)
  }

  @Test("a style that is not in the list is none")
  func unknownStyle() throws {
    #expect(
      try cell("<c s=\"7\"><v>46348</v></c>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>") == "46348")
    #expect(
      try cell("<c s=\"-1\"><v>46348</v></c>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>") == "46348")
  }

  @Test("text in a date format stays text")
  func textInDateFormat() throws {
    #expect(
      try cell("<c s=\"0\" t=\"str\"><v>46348</v></c>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
        == "46348")
  }
}
