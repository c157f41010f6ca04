import Basics

/// A letter as it travels: headers and two parts (RFC 5322, 2045 to 2047), in ASCII and in lines of 76 at most, whatever is
/// in it.
struct LetterFormat: Sendable {
  /// Who the letter is from, as people see it.
  let sender: MailSender
  /// Stands in `Message-ID`, the same however often the letter is sent, so that who gets it twice keeps one.
  let identity: String
  let moment: Moment

  func bytes(of letter: Letter) -> [UInt8] {
    let boundary = "=_\(identity.prefix { $0 != "@" })"
    var lines = [
      "Date: \(Self.date(moment))",
      sender.name.isEmpty
        ? "From: <\(sender.address.text)>"
        : Self.header("From", words: sender.name, then: " <\(sender.address.text)>"),
      "To: <\(letter.to.text)>",
      "Message-ID: <\(identity)>",
      Self.header("Subject", words: Self.subject(of: letter)),
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      // The boundary is of characters that quoted-printable never puts at the beginning of a line.
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
      "",
    ]
    for (kind, content) in [("plain", Self.text(of: letter)), ("html", Self.page(of: letter))] {
      lines += [
        "--\(boundary)", "Content-Type: text/\(kind); charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
      ]
      lines += QuotedPrintable.lines(content)
    }
    lines += ["--\(boundary)--", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private static func other(_ language: Language) -> Language { language == .english ? .french : .english }

  private static func subject(of letter: Letter) -> String {
    let words = letter.subject.words
    return words.en == words.fr
      ? words.en : "\(words[letter.language]) / \(words[other(letter.language)])"
  }

  private static func text(of letter: Letter) -> String {
    "\(letter.text[letter.language])\n\n-- \n\n\(letter.text[other(letter.language)])\n"
  }

  private static func page(of letter: Letter) -> String {
    let (first, second) = (letter.language, other(letter.language))
    return """
      <!DOCTYPE html>
      <html lang="\(first.rawValue)"><head><meta charset="utf-8"></head><body>
      <div lang="\(first.rawValue)">\(letter.html[first])</div>
      <hr>
      <div lang="\(second.rawValue)">\(letter.html[second])</div>
      </body></html>

      """
  }

  /// A header whose words may be of any script: encoded (RFC 2047) unless they are plain.
  static func header(_ name: String, words: String, then rest: String = "") -> String {
    let plain = words.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x20 || "-/'".utf8.contains($0)
    }
    if plain, name.utf8.count + words.utf8.count + rest.utf8.count < 74 { return "\(name): \(words)\(rest)" }
    let encoded = QuotedPrintable.encodedWords(headerText(words))
    let folded = "\(name): \(encoded.joined(separator: "\r\n "))"
    return rest.isEmpty ? folded : "\(folded)\r\n\(rest)"
  }

  /// `Sun, 22 Nov 2026 10:15:30 +0000`
  static func date(_ moment: Moment) -> String {
    let seconds = max(0, moment.microsecondsSince1970 / 1_000_000)
    let (days, second) = (seconds / 86_400, seconds % 86_400)
    let (year, month, day) = LocalDate(daysSince1970: Int32(clamping: days)).parts
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    // A remainder of 7 is below 7, and months are from 1 to 12.
    return "\(weekdays[Int(days % 7)]), \(day) \(months[month - 1]) \(year) "
      + "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60)) +0000"
  }
}
