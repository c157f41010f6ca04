import Storage

/// The address of one mailbox, as servers exchange it (RFC 5321): `amina@example.org`.
///
/// Nothing else can be one, so that no header, command or log line can be smuggled in: letters of ASCII, digits and few
/// signs; a name of 64 at most, a domain of labels. Quoted names, addresses of machines and other scripts (which are
/// written `xn--…`) are refused: nobody whom councils write to has one.
package struct MailAddress: Sendable, Hashable, Storable {
  /// The domain in small letters; the name as it was written.
  package let text: String
  private let at: Int

  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
    let (name, domain) = (text[..<at], text[text.index(after: at)...].lowercased())
    guard Self.isName(name), Self.isDomain(domain) else { return nil }
    self.text = name + "@" + domain
    self.at = name.utf8.count
  }

  package var name: Substring { Substring(text.utf8.prefix(at)) }
  package var domain: Substring { Substring(text.utf8.dropFirst(at + 1)) }

  /// What two spellings of one mailbox have in common. Servers may tell capitals apart; none does.
  package var key: String { text.lowercased() }

  package static func isDomain(_ text: some StringProtocol) -> Bool {
    let labels = Array(text.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 253 && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
      // Four numbers are a machine, and no domain ends in digits alone.
      && labels.last?.allSatisfy { (0x30...0x39).contains($0) } == false
  }

  private static func isName(_ text: some StringProtocol) -> Bool {
    let words = Array(text.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 64
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  package static var sqlType: SQLType { .text }
  package var sqlValue: SQLValue { .text(text) }
  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self.init(text)
  }
}
