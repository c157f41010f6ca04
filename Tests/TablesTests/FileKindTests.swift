import Basics
import Testing

@testable import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Files given by mistake")
struct FileKindTests {
  private func sentence(_ bytes: [UInt8]) -> String {
    TablesTests.sentence { () throws(Refusal) in try Sheet.read(bytes, file: "list") }
  }

  @Test(
    "a file with nothing in it is called empty",
    arguments: ["", " ", "\n\r\n\t ", "\u{FEFF}", "\u{FEFF} \n", "\u{A0}\n\u{A0}"])
  func empty(text: String) {
    #expect(sentence(Array(text.utf8)).hasPrefix("list is empty."))
  }

  @Test("UTF-16 with nothing in it is called empty")
  func emptyUTF16() {
    #expect(sentence(utf16("\u{FEFF} \n")).hasPrefix("list is empty."))
  }

  @Test(
    "what is not a table is refused",
    arguments: [
      "%PDF-1.7\n1 0 obj", "<!DOCTYPE html><html>", "<!doctype HTML>", "\n <HTML><body>",
      "<table><tr><td>Name</td></tr>",
      "<?xml version=\"1.0\"?>", "{\"people\": []}", "{\n  \"people\": []\n}", "[{\"name\": \"Amina\"}]",
      "[\n  {\n    \"name\": \"Amina\"\n  }\n]", "{\\rtf1\\ansi", "\u{FEFF}<html>",
    ])
  func otherKinds(text: String) {
    #expect(sentence(Array(text.utf8)).hasPrefix("list is not a table that can be read here."))
  }

  @Test("headings in brackets are not mistaken for JSON")
  func bracketedHeadings() throws {
    #expect(try read("[ID],[Name]\n1,Amina\n").texts[0] == ["[ID]", "[Name]"])
  }

  @Test("a web page in UTF-16 is refused too")
  func webPageInUTF16() {
    #expect(sentence(utf16("\u{FEFF}<html>")).contains("not a table"))
  }

  @Test("a photograph or a program is refused")
  func binary() {
    #expect(sentence([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).contains("not a table"))
    #expect(sentence([0xFF, 0xD8, 0xFF, 0xE0, 0x41]).contains("not a table"))
    #expect(sentence([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00, 0x00, 0x41]).contains("not a table"))
  }

  @Test("zeros amid text are refused, behind a byte-order mark too")
  func zeros() {
    #expect(sentence(Array("Name\u{0},City\n".utf8)).contains("not a table"))
    #expect(sentence(Array("\u{FEFF}Name\u{0},City\n".utf8)).contains("not a table"))
  }

  @Test("an old Excel file is told what to become")
  func oldExcel() {
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(sentence(bytes).contains("save it, without a password, as .xlsx"))
  }

  @Test("a text file has no sheets to choose from")
  func sheetOfTextFile() {
    let refusal = refusal { () throws(Refusal) in try read("Name\nAmina\n", sheetName: "People") }
    #expect(refusal?.kind == .request)
    #expect(refusal?.sentence.en.contains("no sheet “People”") == true)
  }

  @Test("a file that is not there, and a folder, are refused by name")
  func missing() {
    let absent = refusal { () throws(Refusal) in try Sheet.read(file: "/nowhere/newcomers.csv") }
    #expect(absent?.kind == .missing)
    #expect(absent?.sentence.en.contains("/nowhere/newcomers.csv") == true)
    let folder = refusal { () throws(Refusal) in try Sheet.read(file: "/") }
    #expect(folder?.sentence.en.contains("is a folder") == true)
  }

  @Test("a file of two gigabytes is refused by its size, before it is read")
  func hugeFile() throws {
    var path = Array("/tmp/allies-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    try #require(descriptor >= 0)
    defer { unlink(path) }
    try #require(ftruncate(descriptor, 2 << 30) == 0)
    close(descriptor)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let duration = ContinuousClock().measure {
      let refusal = refusal { () throws(Refusal) in try Sheet.read(file: name) }
      #expect(refusal?.sentence.en.contains("holds 2048 MB or more") == true)
    }
    #expect(duration < .seconds(1))
  }

  @Test("a file on disk is read and called by its own name")
  func file() throws {
    var path = Array("/tmp/allies-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    try #require(descriptor >= 0)
    defer { unlink(path) }
    let text = Array("Name,City\nAmina,Halifax\n".utf8)
    #expect(write(descriptor, text, text.count) == text.count)
    close(descriptor)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let sheet = try Sheet.read(file: name)
    #expect(sheet.texts == [["Name", "City"], ["Amina", "Halifax"]])
    #expect(sheet.origin.file == name.dropFirst("/tmp/".count))
  }
}
