import Basics
import Testing

@testable import Tables

@Suite("Lists as text")
struct CSVTests {
  @Test("commas, semicolons and tabs are told apart", arguments: Sheet.Delimiter.allCases)
  func delimiters(delimiter: Sheet.Delimiter) throws {
    let mark = String(UnicodeScalar(delimiter.rawValue))
    let sheet = try read(
      ["Name", "City"].joined(separator: mark) + "\n" + ["Amina", "Halifax"].joined(separator: mark))
    #expect(sheet.delimiter == delimiter)
    #expect(sheet.texts == [["Name", "City"], ["Amina", "Halifax"]])
  }

  @Test("one line with many commas does not make a list of semicolons a list of commas")
  func sentenceAbove() throws {
    let sheet = try read("Newcomers, Halifax, spring, draft\nName;City\nAmina;Halifax\nBao;Halifax\n")
    #expect(sheet.texts[1] == ["Name", "City"])
  }

  @Test("one line with a semicolon too many does not make a list of semicolons a list of commas")
  func oneSemicolonTooMany() throws {
    let sheet = try read("Name;Note\nAmina;a, b\nBao;c, d\nChidi;e;f\n")
    #expect(sheet.delimiter == .semicolon)
  }

  @Test("names with a comma in every line do not hide that semicolons part the cells")
  func commaInEveryLine() throws {
    let sheet = try read("Name, first name;City\nHaddad, Amina;Halifax\n")
    #expect(sheet.texts[1] == ["Haddad, Amina", "Halifax"])
  }

  @Test("inches in a heading do not hide what parts the cells")
  func inches() throws {
    let sheet = try read("Screen 15\" or 17 \" size;City\n\"a\";Halifax\n5\";Halifax\n")
    #expect(sheet.texts == [["Screen 15\" or 17 \" size", "City"], ["a", "Halifax"], ["5\"", "Halifax"]])
    #expect(sheet[0].damage == nil)
  }

  @Test("an inch behind a space does not hide what parts the cells")
  func inchBehindSpace() throws {
    let sheet = try read("Screen 15 \";City\na;Halifax\n")
    #expect(sheet.texts == [["Screen 15 \"", "City"], ["a", "Halifax"]])
  }

  @Test("commas inside quotation marks do not count when the delimiter is guessed")
  func quotedDelimiters() throws {
    let sheet = try read("Name;Languages\nAmina;\"ar, fr, en, es\"\nBao;\"vi, en, fr, de\"\n")
    #expect(sheet.texts[1] == ["Amina", "ar, fr, en, es"])
  }

  @Test("a doubled quotation mark does not end the quoted text when the delimiter is guessed")
  func doubledMarksAndDelimiters() throws {
    let sheet = try read("\"Name \"\"first, last, other\"\"\";City\n\"A \"\"b, c, d\"\"\";Halifax\n")
    #expect(sheet.texts[1] == ["A \"b, c, d\"", "Halifax"])
  }

  @Test("a list of one column is read")
  func oneColumn() throws {
    #expect(try read("Name\nAmina\nBao\n").texts == [["Name"], ["Amina"], ["Bao"]])
  }

  @Test("a line break inside quotation marks stays in its cell")
  func quotedLineBreak() throws {
    let sheet = try read("Name,Note\nAmina,\"first\r\nsecond\"\nBao,b\n")
    #expect(sheet.texts == [["Name", "Note"], ["Amina", "first\r\nsecond"], ["Bao", "b"]])
    #expect(sheet.numbers == [1, 2, 3])
  }

  @Test("doubled quotation marks are one")
  func doubledMarks() throws {
    let sheet = try read("Name,Note\nAmina,\"called \"\"Mina\"\"\"\nBao,\"\"\n")
    #expect(sheet.texts == [["Name", "Note"], ["Amina", "called \"Mina\""], ["Bao", ""]])
  }

  @Test("lines end in any of the three ways", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let sheet = try read("Name,City\(end)Amina,Halifax\(end)")
    #expect(sheet.texts == [["Name", "City"], ["Amina", "Halifax"]])
  }

  @Test("a delimiter at the end of a line begins an empty cell")
  func trailingDelimiter() throws {
    #expect(
      try read("Name,City,\nAmina,Halifax,").texts == [["Name", "City", ""], ["Amina", "Halifax", ""]])
  }

  @Test("the last line needs no line break")
  func noFinalLineBreak() throws {
    #expect(try read("Name,City\nAmina,Halifax").rowCount == 2)
  }

  @Test(
    "a résumé in a cell leaves the cells beside it and the rows around it as they are",
    arguments: [65_534, 65_536, 70_000])
  func longCell(length: Int) throws {
    let resume = String(repeating: "x", count: length)
    let quoted = "\"She said \"\"yes\"\"\""
    let text =
      "Name,Résumé,Said\nAmina,short,\(quoted)\nBao,\(resume),\(quoted)\n\(resume),,\(quoted)\nChidi,short,\(quoted)"
    let said = "She said \"yes\""
    #expect(
      try read(text).texts == [
        ["Name", "Résumé", "Said"], ["Amina", "short", said], ["Bao", resume, said], [resume, "", said],
        ["Chidi", "short", said],
      ])
  }

  @Test("blank lines keep the row numbers of the spreadsheet program")
  func blankLines() throws {
    let sheet = try read("\nName,City\n\n\nAmina,Halifax\n")
    #expect(sheet[4].number == 5)
    #expect(sheet[4].text(0) == "Amina")
    #expect((0..<5).map { sheet[$0].isBlank } == [true, false, true, true, false])
  }

  @Test("nothing is trimmed")
  func spaces() throws {
    #expect(try read("Name,City\n Amina , Halifax\n").texts[1] == [" Amina ", " Halifax"])
  }

  @Test("a cell beyond the end of its row is empty")
  func shortRow() throws {
    let sheet = try read("Name,City\nAmina\n")
    #expect(sheet[1].cellCount == 1)
    #expect(sheet[1].text(1).isEmpty)
    #expect(sheet[1].text(-1).isEmpty)
  }

  @Test("text behind a closing quotation mark makes only its row suspect")
  func strayMark() throws {
    let sheet = try read("Name,City\n\"Amina\" H,Halifax\nBao,Halifax\n")
    #expect(sheet.damaged == [2: .strayQuotationMark])
    #expect(sheet[1].damage == .strayQuotationMark)
    #expect(sheet.texts[2] == ["Bao", "Halifax"])
  }

  @Test("white space behind a closing quotation mark is harmless")
  func spaceAfterMark() throws {
    #expect(try read("Name,City\n\"Amina\" ,Halifax\n").damaged.isEmpty)
  }

  @Test("a quotation mark that is never closed is refused, with its row and column")
  func unclosedMark() {
    let sentence = sentence { () throws(Refusal) in
      try read("Name,City,Note\nAmina,Halifax,a\nBao,Halifax,\"b\nChidi,Halifax,c\n")
    }
    #expect(sentence.hasPrefix("list.csv, row 3, column C: a quotation mark opens here"))
  }

  @Test("a thousand columns are read")
  func thousandColumns() throws {
    let row = (1...1_000).map(String.init).joined(separator: ",")
    let sheet = try read(row + "\n" + row)
    #expect(sheet[1].cellCount == 1_000)
    #expect(sheet[1].text(999) == "1000")
  }

  @Test("as many columns as a spreadsheet program has are read, one more is refused")
  func tooManyColumns() throws {
    #expect(try read("a" + String(repeating: ",", count: 16_383))[0].cellCount == 16_384)
    let sentence = sentence { () throws(Refusal) in try read("a" + String(repeating: ",", count: 16_384)) }
    #expect(sentence.hasPrefix("list.csv, row 1 has more than 16384 columns"))
  }

  @Test("more cells than memory is meant for are refused")
  func tooManyCells() {
    let text = Array("a,b\nc,d\ne,f\n".utf8)
    func read(atMost cells: Int) -> Refusal? {
      refusal { () throws(Refusal) in
        try readCSV(text, file: "list.csv", encoding: .utf8, compressed: false, atMost: cells)
      }
    }
    #expect(read(atMost: 6) == nil)
    #expect(read(atMost: 5)?.sentence.en.contains("million cells") == true)
  }

  @Test("columns are named as in a spreadsheet program")
  func columnNames() {
    #expect([0, 25, 26, 701, 702, 16_383].map(columnLetters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
  }
}
