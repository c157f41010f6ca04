import Basics
import Testing

@testable import Tables

@Suite("Lists that are written")
struct CSVWriterTests {
  private let words = [
    "Amina", "", "Halifax, NS", "a;b", "a\tb", "called \"Mina\"", "first\nsecond", "first\r\nsecond",
    "Montréal",
    " space ", "🍁", "\"", "\"\"", "\u{FEFF}x", "2026-11-22",
  ]

  @Test("what is written reads back the same", arguments: Sheet.Delimiter.allCases)
  func roundTrip(delimiter: Sheet.Delimiter) throws {
    var writer = CSVWriter(delimiter: delimiter, headings: ["Name", "Note", "Days"])
    for word in words { writer.append([.text(word), .text("x" + word), .number(-12)]) }
    let sheet = try Sheet.read(writer.bytes, file: "list.csv")
    #expect(sheet.delimiter == delimiter)
    #expect(sheet.texts == [["Name", "Note", "Days"]] + words.map { [$0, "x" + $0, "-12"] })
    #expect(sheet.damaged.isEmpty)
  }

  @Test(
    "text that would run as a formula reads back behind an apostrophe",
    arguments: [
      "=1+1", "+1 902 555 0100", "-", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://a\",\"b\")", "＝1",
    ])
  func formulas(text: String) throws {
    var writer = CSVWriter(delimiter: .comma, headings: ["Name", "Note"])
    writer.append([.text(text), .text("a")])
    #expect(try Sheet.read(writer.bytes, file: "list.csv").texts[1] == ["'" + text, "a"])
  }

  @Test("headings are guarded against formulas too")
  func headings() throws {
    let writer = CSVWriter(delimiter: .comma, headings: ["=1", "b"])
    #expect(try Sheet.read(writer.bytes, file: "list.csv").texts == [["'=1", "b"]])
  }

  @Test(
    "a formula is known behind what programs skip",
    arguments: [
      " =1", "\u{A0}=1", "\"=1", "\u{200B}=1", "\u{2028}=1", "\u{B}=1", "\u{202F}=1", "\u{200E}=1",
      "\u{2212}1", "\u{FF20}a",
    ])
  func formulaLike(text: String) {
    #expect(isFormulaLike(text))
  }

  @Test(
    "plain text is not taken for a formula",
    arguments: ["", "a=1", "Amina", "1-2", "'=1", "(902) 555-0100", " a"])
  func notFormulaLike(text: String) {
    #expect(!isFormulaLike(text))
  }

  @Test("it begins with a byte-order mark and ends its lines as spreadsheet programs expect")
  func bytes() {
    let writer = CSVWriter(delimiter: .semicolon, headings: ["Nom", "Ville"])
    #expect(writer.bytes == Array("\u{FEFF}Nom;Ville\r\n".utf8))
  }
}
