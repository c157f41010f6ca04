import Basics
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite("Letters as they travel")
struct LetterFormatTests {
  private static func bytes(_ letter: Letter, name: String = "Conseil d’Halifax") -> [UInt8] {
    let format = LetterFormat(
      sender: MailSender(name: name, address: Letters.sender.address), identity: "00ff@halifax.example",
      moment: Moment(microsecondsSince1970: 1_795_342_530_000_000))
    return format.bytes(of: letter)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test("a letter has its headers, and both languages in both parts, the reader's first")
  func whole() throws {
    let lines = Self.lines(Self.bytes(Letters.to()))
    #expect(
      lines.prefix(8) == [
        "Date: Sun, 22 Nov 2026 10:15:30 +0000",
        "From: =?utf-8?Q?Conseil_d=E2=80=99Halifax?=",
        " <council@halifax.example>",
        "To: <amina@example.org>",
        "Message-ID: <00ff@halifax.example>",
        "Subject: Un jumelage vous attend / You have a match",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
      ])
    let body = lines.joined(separator: "\n")
    for part in ["text/plain", "text/html"] { #expect(body.contains("Content-Type: \(part); charset=utf-8")) }
    let french = try #require(
      body.range(of: "Elaine aimerait vous rencontrer =C3=A0 l=E2=80=99=C3=A9t=C3=A9."))
    let english = try #require(body.range(of: "Elaine would like to meet you."))
    #expect(french.lowerBound < english.lowerBound)
    #expect(body.contains(#"<html lang=3D"fr">"#))
  }

  @Test("whatever is written, lines are short, plain and end as they should, and the words come back")
  func anyText() throws {
    var numbers = SeededNumbers(seed: 3)
    let signs = Array("a .-=é🧑🏽‍⚕️\t").map(String.init) + ["\n", "\r\n", ".\r\n", "\n.\n", "--", "\u{0}", "\r"]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...400, using: &numbers)).map { _ in
        signs.randomElement(using: &numbers) ?? ""
      }.joined()
      let bytes = Self.bytes(Letters.to(text: text))
      #expect(bytes.allSatisfy { $0 == 0x0D || $0 == 0x0A || (0x20...0x7E).contains($0) || $0 == 0x09 })
      let lines = Self.lines(bytes)
      #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") && !$0.contains("\r") })
      #expect(!lines.contains { $0.hasPrefix(".") })
      // Three boundaries, and no other line like them.
      #expect(lines.count { $0.hasPrefix("--") } == 3)
      let decoded = decode(QuotedPrintable.lines(text))
      #expect(decoded == unified(text))
    }
  }

  @Test("headers hold what was written and nothing that begins another")
  func headers() {
    let wrong = "Council\r\nBcc: bao@example.org"
    let lines = Self.lines(Self.bytes(Letters.to(), name: wrong))
    #expect(!lines.contains { $0.lowercased().hasPrefix("bcc") })
    let long = String(repeating: "é", count: 500)
    let header = LetterFormat.header("Subject", words: long).components(separatedBy: "\r\n ")
    #expect(header.allSatisfy { $0.utf8.count <= 76 + "Subject: ".utf8.count })
    let words = header.joined(separator: " ").dropFirst("Subject: ".count).split(separator: " ")
    let back = words.map { word in decode([String(word.dropFirst(10).dropLast(2)).replacing("_", with: " ")])
    }.joined()
    #expect(back == long)
  }

  @Test("nothing can be put into a subject: it is written in the source")
  func subject() {
    #expect(Letter.Subject(en: "A\r\nB", fr: "C").words.en == "AB")
  }

  @Test("dates are those of the calendar")
  func dates() {
    #expect(LetterFormat.date(Moment(microsecondsSince1970: 0)) == "Thu, 1 Jan 1970 00:00:00 +0000")
    #expect(
      LetterFormat.date(Moment(microsecondsSince1970: 1_709_251_199_999_999))
        == "Thu, 29 Feb 2024 23:59:59 +0000")
  }

  /// As a reader of mail does.
  private func decode(_ lines: [String]) -> String {
    var bytes: [UInt8] = []
    for (index, line) in lines.enumerated() {
      var rest = Array(line.utf8)[...]
      var isSoft = false
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "="), rest.isEmpty {
          isSoft = true
        } else if byte == UInt8(ascii: "=") {
          bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      if !isSoft, index < lines.count - 1 { bytes.append(0x0A) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func unified(_ text: String) -> String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      if byte == 0x0A, previous == 0x0D { continue }
      bytes.append(byte == 0x0D ? 0x0A : byte)
    }
    // The end of the last line belongs to the part.
    if bytes.last == 0x0A { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
