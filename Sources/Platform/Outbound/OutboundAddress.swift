/// Where a request of ours may go: `https://host/path`, the host a name and never a number.
///
/// It is read more strictly than the standards allow, so that no two programs can read it differently: no user, no password, no
/// fragment, no sign that would have to be encoded. A host by number is refused in every way of writing one (`127.0.0.1`,
/// `2130706433`, `0x7f.1`, `[::1]`); what a name stands for is looked at when it is connected to (`PublicAddress`).
package struct OutboundAddress: Sendable, Hashable {
  package let text: String
  /// In small letters.
  package let host: String
  let port: Int
  /// The path and the query.
  let rest: String

  /// Longer addresses than this are nobody's.
  package static let longest = 2_048

  /// Nil for whatever is none.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      text.hasPrefix("https://")
    else { return nil }
    let tail = text.dropFirst("https://".count)
    guard !tail.utf8.contains(where: { Self.neverSent.contains($0) }) else { return nil }
    let place = tail.prefix { $0 != "/" && $0 != "?" }
    let parts = place.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first?.lowercased(), Self.isName(name) else { return nil }
    guard let port = parts.count == 1 ? 443 : Self.port(parts[1]) else { return nil }
    self.text = text
    host = name
    self.port = port
    rest = String(tail.dropFirst(place.utf8.count))
  }

  /// What programs read differently: a user, a fragment, strokes the other way, and what belongs to no address.
  private static let neverSent = Set("@#\\\"<>^`{|}".utf8)

  /// Ports below 1024 but one are other services', which a request could be used to disturb.
  private static func port(_ text: Substring) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), number == 443 || (1_024...65_535).contains(number)
    else { return nil }
    return number
  }

  /// Labels of letters, digits and hyphens, two at least, the last of which begins with a letter: so no number is a name.
  private static func isName(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.count >= 2, let last = labels.last, let first = last.utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
            || byte == UInt8(ascii: "-")
        }
    }
  }
}
