import Basics
import Testing

@testable import Tables

@Suite("Encodings")
struct EncodingTests {
  private let list = "Prénom,Ville\nHélène,Montréal\nFrançois,Québec\n"
  private let rows = [["Prénom", "Ville"], ["Hélène", "Montréal"], ["François", "Québec"]]

  private func sheet(_ bytes: [UInt8]) throws(Refusal) -> Sheet { try Sheet.read(bytes, file: "list.csv") }

  @Test("UTF-8 is read with a byte-order mark and without", arguments: [true, false])
  func utf8(hasMark: Bool) throws {
    let sheet = try sheet((hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(list.utf8))
    #expect(sheet.texts == rows)
    #expect(sheet.encoding == .utf8)
    #expect(sheet.damaged.isEmpty)
  }

  @Test(
    "UTF-16 is read in either byte order, with a mark and without",
    arguments: [true, false], [true, false])
  func utf16InAnyOrder(bigEndian: Bool, hasMark: Bool) throws {
    let sheet = try sheet(utf16((hasMark ? "\u{FEFF}" : "") + list, bigEndian: bigEndian))
    #expect(sheet.texts == rows)
    #expect(sheet.encoding == .utf16)
  }

  @Test("UTF-16 without a mark may hold a letter whose zero is on the other side", arguments: [true, false])
  func zeroOnTheOtherSide(bigEndian: Bool) throws {
    let sheet = try sheet(utf16("Name,City,Occupation\nDing 丁一,Halifax,Nurse\n", bigEndian: bigEndian))
    #expect(sheet.texts[1] == ["Ding 丁一", "Halifax", "Nurse"])
  }

  @Test("letters outside the first plane survive UTF-16")
  func surrogates() throws {
    #expect(try sheet(utf16("\u{FEFF}Name,Note\nBao,🍁\n")).texts[1] == ["Bao", "🍁"])
  }

  @Test("UTF-16 that breaks off in mid-letter makes its row suspect")
  func halfUnit() throws {
    let sheet = try sheet(utf16("\u{FEFF}Name\nBao") + [0x41])
    #expect(sheet.damaged == [2: .unreadableLetter])
  }

  @Test("Windows-1252 is read, with its quotation marks and its euro")
  func windows1252() throws {
    let bytes: [UInt8] =
      Array("Nom,Note\nH".utf8) + [0xE9] + Array("l".utf8) + [0xE8] + Array("ne,".utf8) + [
        0x93, 0x80, 0x94, 0x9C,
      ]
    let sheet = try sheet(bytes)
    #expect(sheet.texts[1] == ["Hélène", "“€”œ"])
    #expect(sheet.encoding == .windows1252)
  }

  @Test("a broken letter in a UTF-8 list makes only its row suspect")
  func brokenLetter() throws {
    let sheet = try sheet(
      Array(list.utf8) + Array("Andr".utf8) + [0xC3] + Array(",Gasp".utf8) + Array("é\n".utf8))
    #expect(sheet.encoding == .utf8)
    #expect(sheet.damaged == [4: .unreadableLetter])
    #expect(sheet.texts.prefix(3) == rows[...])
    #expect(sheet.texts[3] == ["Andr\u{FFFD}", "Gaspé"])
  }

  @Test("bytes that are text in no encoding are refused")
  func noEncoding() {
    let sentence = sentence { () throws(Refusal) in try sheet(Array("Name\nA".utf8) + [0x81, 0x8D, 0x90]) }
    #expect(sentence.contains("neither UTF-8 nor Windows-1252"))
  }
}
