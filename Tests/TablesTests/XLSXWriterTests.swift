import Basics
import TestSupport
import Testing

@testable import Tables

@Suite("Workbooks that are written")
struct XLSXWriterTests {
  private func workbook(
    _ rows: [[WrittenCell]], headings: [String] = ["Name"], sheet: String = "People"
  ) throws -> [UInt8] {
    let writer = try XLSXWriter(
      sheet: sheet, columns: headings.map { XLSXWriter.Column(heading: $0, width: 12) })
    for row in rows { try writer.append(row) }
    try writer.finish()
    return writer.take()
  }

  private func part(_ name: String, of workbook: [UInt8]) throws -> String {
    try withZipArchive(workbook, file: "list", limit: Limits.bytes) { (archive) throws(Refusal) in
      var bytes: [UInt8] = []
      try archive.unpack(name) { (piece) throws(Refusal) in bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func sheet(_ workbook: [UInt8]) throws -> String {
    try part("xl/worksheets/sheet1.xml", of: workbook)
  }

  private static let formulas = [
    "=1+1", "+1 902 555 0100", "-", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://a\",\"b\")", "＝1", "＋1", "－1",
    "＠a", " =1", "\u{200B}=1", "=cmd|' /C calc'!A0",
  ]

  @Test("text that begins as a formula is text, exactly as it was, and stays text when it is edited")
  func formulas() throws {
    let book = try workbook(Self.formulas.map { [.text($0), .text("a")] }, headings: ["=1", "b"])
    #expect(try Sheet.read(book, file: "list").texts == [["=1", "b"]] + Self.formulas.map { [$0, "a"] })
    let sheet = try sheet(book)
    #expect(!sheet.contains("<f"))
    #expect(sheet.matches(of: /s="2" t="inlineStr"/).count == Self.formulas.count)
    let formats = try part("xl/styles.xml", of: book).matches(of: /<xf [^>]*>/).map { String($0.0) }
      .dropFirst()
    #expect(formats.dropFirst(1).prefix(2).allSatisfy { $0.contains("quotePrefix=\"1\"") })
  }

  @Test(
    "hostile text reads back the same",
    arguments: [
      "<is>&amp;\"'", "]]>", "</t></is></c></row>", " space ", "\t", "\n", "a\nb", "_x000D_", "_X0041_",
      "_x005F_x0041_",
      "__x0041_", "_x00g1_", "_x0041", "_x004", "_", "🍁", "e\u{301}", "\u{202E}abc", "\u{7F}\u{85}",
      "\u{FEFF}a",
      "\u{FFFD}", "\u{10FFFF}", "0012", "TRUE", "#N/A", "2026-11-22", "&#0;",
      "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    ])
  func hostile(text: String) throws {
    let back = try Sheet.read(
      try workbook([[.text("-"), .text(text), .text("-")]], headings: ["a", "b", "c"]), file: "list")
    #expect(back.texts[1] == ["-", text, "-"])
  }

  @Test("what XML cannot hold is shown as the sign for that; lines end as in all cells")
  func cleaned() throws {
    let texts = [
      "a\u{0}b", "\u{1}", "\u{1B}[31m", "\u{FFFE}", "\u{FFFF}z", "a\r\nb", "a\rb", "\r", "\r\n\r\n",
    ]
    let book = try workbook(texts.map { [.text($0)] })
    #expect(
      try Sheet.read(book, file: "list").texts.dropFirst().map(\.first) == [
        "a\u{FFFD}b", "\u{FFFD}", "\u{FFFD}[31m", "\u{FFFD}", "\u{FFFD}z", "a\nb", "a\nb", "\n", "\n\n",
      ])
  }

  @Test("texts of all letters that mean something read back the same")
  func seeded() throws {
    let letters = [
      "_", "x", "X", "0", "D", "<", ">", "&", "\"", "'", "]", "\n", "\t", " ", "=", "é", "🍁", "\u{FFFD}", ";",
    ]
    var random = SeededNumbers(seed: 11)
    let texts = (0..<2_000).map { _ in
      "."
        + (0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? ""
        }.joined()
    }
    let book = try workbook(texts.map { [.text($0)] })
    #expect(try Sheet.read(book, file: "list").texts.dropFirst().map(\.first) == texts)
  }

  @Test("a text longer than a cell ends with an ellipsis, and no letter is cut in two")
  func long() throws {
    let most = 32_767
    let whole = String(repeating: "é", count: most)
    let texts = [
      whole, whole + "é", String(repeating: "🍁", count: most), String(repeating: "&", count: most + 1),
    ]
    let back = try Sheet.read(try workbook(texts.map { [.text($0)] }), file: "list").texts.dropFirst()
      .compactMap(\.first)
    #expect(back[0] == whole)
    #expect(back[1] == String(repeating: "é", count: most - 1) + "…")
    #expect(back[2] == String(repeating: "🍁", count: most / 2) + "…")
    #expect(back[3] == String(repeating: "&", count: most - 1) + "…")
    #expect(back.allSatisfy { $0.utf16.count <= most })
  }

  @Test("a day is a date that a spreadsheet program counts with; one that programs do not agree on is text")
  func days() throws {
    let days = [
      (2026, 11, 22, "<v>46348</v>"), (1900, 3, 1, "<v>61</v>"), (9999, 12, 31, "<v>2958465</v>"),
      (1900, 2, 28, "1900-02-28"), (1066, 10, 14, "1066-10-14"),
    ]
    for (year, month, day, written) in days {
      let date = try #require(LocalDate(year: year, month: month, day: day))
      let book = try workbook([[.day(date)]])
      #expect(try sheet(book).contains(written))
      #expect(try Sheet.read(book, file: "list").texts[1] == [date.description])
    }
  }

  @Test("a moment is a date with its part of a day")
  func moments() throws {
    let day = try #require(LocalDate(year: 2026, month: 11, day: 22))
    let book = try workbook([[.moment(Zone.Reading(day: day, secondOfDay: 52_200))]])
    #expect(try sheet(book).contains("<c r=\"A2\" s=\"4\"><v>46348.604166666664</v></c>"))
    let old = Zone.Reading(day: LocalDate(daysSince1970: -200_000), secondOfDay: 3_661)
    #expect(try Sheet.read(try workbook([[.moment(old)]]), file: "list").texts[1] == ["1422-06-03 01:01:01"])
  }

  @Test("no figure of a number is lost")
  func numbers() throws {
    let cells: [WrittenCell] = [
      .number(0), .number(-12), .number(999_999_999_999_999), .number(1_000_000_000_000_000), .number(.max),
      .number(.min), .decimal(5, places: 2), .decimal(-5, places: 2), .decimal(.min, places: 20),
    ]
    let book = try workbook(cells.map { [$0] })
    #expect(
      try Sheet.read(book, file: "list").texts.dropFirst().map(\.first) == [
        "0", "-12", "999999999999999", "1000000000000000", "9223372036854775807", "-9223372036854775808",
        "0.05",
        "-0.05", "-0.09223372036854775808",
      ])
    #expect(try sheet(book).matches(of: /<v>/).count == 5)
  }

  @Test("headings are bold and stay in sight, and columns are as wide as was asked")
  func headings() throws {
    let sheet = try sheet(try workbook([], headings: ["Name", "Note"]))
    #expect(
      sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(sheet.contains("<col min=\"2\" max=\"2\" width=\"12\" customWidth=\"1\"/>"))
    #expect(sheet.contains("<c r=\"B1\" s=\"1\" t=\"inlineStr\">"))
  }

  @Test(
    "a tab has a name that every program takes",
    arguments: [
      ("Who waits", "Who waits"), ("a/b [1]:*?\\", "a b  1     "), ("", "1"), ("<&\"'>", "<&\" >"),
      (String(repeating: "🍁", count: 20), String(repeating: "🍁", count: 15)),
    ])
  func tabs(name: String, shown: String) throws {
    let origin = try Sheet.read(try workbook([], sheet: name), file: "list").origin
    #expect(origin.format == .workbook(sheet: shown, others: []))
  }

  @Test("more columns or rows than a sheet holds are refused")
  func tooLarge() throws {
    let columns = [XLSXWriter.Column](repeating: .init(heading: "a", width: 9), count: Limits.columns + 1)
    #expect(throws: Refusal.self) { try XLSXWriter(sheet: "a", columns: columns) }
    let writer = try XLSXWriter(sheet: "a", columns: [])
    for _ in 1..<Limits.rows {
      try writer.append([])
      _ = writer.take()
    }
    #expect(throws: Refusal.self) { try writer.append([]) }
  }
}
