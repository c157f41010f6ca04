/// What a request names: the address, taken apart.
package struct Target: Sendable, Equatable {
  /// The path as it was sent.
  package let path: String
  /// The parts between the strokes, decoded.
  package let segments: [String]
  /// What follows the question mark, as it was sent; empty when there is none.
  package let query: String
  /// The host that an absolute address names, which then counts more than the field Host.
  package let authority: String?

  /// Nil for what is no address of a page: one that does not begin with a stroke, an escape that is none, bytes that are no
  /// text, control characters, or a segment that would climb (`..`), which no link of ours has.
  ///
  /// - Complexity: O(length).
  package init?(_ sent: String) {
    var rest = Substring(sent)
    var authority: String?
    // Only a proxy sends the whole of it; all others begin with the path.
    let isWhole = sent.utf8.first != UInt8(ascii: "/")
    for scheme in ["http://", "https://"] where isWhole && rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
      if rest.isEmpty || rest.hasPrefix("?") { rest = "/" + rest }
    }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    let path = rest[..<(mark ?? rest.endIndex)]
    guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(UInt8(ascii: "#")) else { return nil }
    var segments: [String] = []
    // A stroke at the end begins nothing; an empty part before it matches no route.
    for part in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let segment = percentDecoded(part), segment != "..", segment != ".",
        !segment.contains("/"), !segment.contains("\\")
      else { return nil }
      segments.append(segment)
    }
    if segments.last == "" { segments.removeLast() }
    self.path = String(path)
    self.segments = segments
    self.query = mark.map { String(rest[rest.utf8.index(after: $0)...]) } ?? ""
    self.authority = authority
  }

  /// Whether the path ends in a stroke that it would mean the same without.
  package var endsInStroke: Bool { path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") }
}

/// Text from its form in an address, `caf%C3%A9`; nil when an escape is none, or the bytes are no text, or hold control
/// characters.
private func percentDecoded(_ escaped: Substring.UTF8View.SubSequence) -> String? {
  var bytes: [UInt8] = []
  var rest = escaped.makeIterator()
  while let byte = rest.next() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit) else {
      return nil
    }
    bytes.append(high << 4 | low)
  }
  guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- UInt8(ascii: "A") &+ 10
  default: nil
  }
}
