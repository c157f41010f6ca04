/// What a server says of a letter that it could not deliver: a report in the form of RFC 3464, inside a message.
///
/// Anybody can send such a message. So little of it is read: the codes, and the identity of the letter, which only who
/// got the letter knows.
package struct DeliveryReport: Sendable, Hashable {
  package enum Action: String, Sendable {
    case failed, delayed, delivered, relayed, expanded
  }

  struct Outcome: Sendable, Hashable {
    let action: Action
    let status: EnhancedStatus
  }

  let outcomes: [Outcome]
  /// `Message-ID` of the letter, as the report quotes it, without its brackets.
  let identity: String?
  /// To whom the report was sent.
  let recipients: [String]

  /// More than this of a message is not looked at.
  static let mostBytes = 1_000_000
  static let mostParts = 20
  static let mostHeaders = 300

  /// Nil when the message is no such report.
  ///
  /// - Complexity: O(n), and n is bounded.
  package init?(message: [UInt8]) {
    let lines = Self.lines(message.prefix(Self.mostBytes))
    var rest = lines[...]
    let headers = Self.headers(&rest)
    guard let type = headers["content-type"]?.first, type.lowercased().hasPrefix("multipart/report"),
      let boundary = Self.parameter("boundary", of: type), (1...70).contains(boundary.utf8.count)
    else { return nil }
    var (outcomes, identity) = ([Outcome](), String?.none)
    for part in Self.parts(rest, boundary: boundary) {
      var body = part
      let kind = Self.headers(&body)["content-type"]?.first?.lowercased() ?? "text/plain"
      if kind.hasPrefix("message/delivery-status") {
        outcomes += Self.outcomes(body)
      } else if kind.hasPrefix("message/rfc822") || kind.hasPrefix("text/rfc822-headers") {
        let quoted = Self.headers(&body)["message-id"]?.first
        identity = identity ?? quoted.map { $0.trimming { " \t<>".utf8.contains($0) } }
      }
    }
    guard !outcomes.isEmpty else { return nil }
    self.outcomes = outcomes
    self.identity = identity
    recipients = ["to", "delivered-to", "x-original-to", "envelope-to"].flatMap { headers[$0] ?? [] }
      .map { $0.trimming { " \t<>".utf8.contains($0) } }
  }

  /// The fields of each recipient stand together, with an empty line between those of two; the first belong to the whole.
  private static func outcomes(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [Outcome] {
    var (rest, outcomes) = (lines, [Outcome]())
    while !rest.isEmpty, outcomes.count < mostParts {
      let fields = headers(&rest)
      guard let action = fields["action"]?.first.flatMap({ Action(rawValue: $0.lowercased()) }),
        let status = fields["status"]?.first.flatMap({ EnhancedStatus($0.utf8) })
      else { continue }
      outcomes.append(Outcome(action: action, status: status))
    }
    return outcomes
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.last == 0x0D ? $0.dropLast() : $0
    }
  }

  /// Headers up to the empty line, by their names in small letters, folded ones put together; the rest is what follows it.
  private static func headers(_ rest: inout ArraySlice<ArraySlice<UInt8>>) -> [String: [String]] {
    var headers: [String: [String]] = [:]
    var (name, value, count) = ("", [UInt8](), 0)
    func keep() {
      if !name.isEmpty {
        headers[name, default: []].append(
          String(decoding: value, as: UTF8.self).trimming { $0 == 0x20 || $0 == 0x09 })
      }
    }
    while let line = rest.popFirst(), !line.isEmpty {
      count += 1
      if count > mostHeaders { continue }
      if line.first == 0x20 || line.first == 0x09 {
        if value.count + line.count < 4_000 { value += line }
      } else {
        keep()
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
        name = String(decoding: line[..<colon].prefix(100), as: UTF8.self).lowercased()
        value = Array(line[colon...].dropFirst().prefix(4_000))
      }
    }
    keep()
    return headers
  }

  private static func parameter(_ name: String, of value: String) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].lowercased().trimming({ $0 == 0x20 || $0 == 0x09 }) == name else {
        continue
      }
      return String(pair[1]).trimming { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\"") }
    }
    return nil
  }

  private static func parts(_ lines: ArraySlice<ArraySlice<UInt8>>, boundary: String)
    -> [ArraySlice<ArraySlice<UInt8>>]
  {
    let (next, last) = (Array("--\(boundary)".utf8)[...], Array("--\(boundary)--".utf8)[...])
    var (parts, start) = ([ArraySlice<ArraySlice<UInt8>>](), Int?.none)
    for (index, line) in zip(lines.indices, lines) {
      let trimmed = line.last == 0x20 ? line.dropLast() : line
      guard trimmed == next || trimmed == last else { continue }
      if let start, parts.count < mostParts { parts.append(lines[start..<index]) }
      start = index + 1
      if trimmed == last { return parts }
    }
    // A report that was cut off tells what it told.
    if let start, start <= lines.endIndex, parts.count < mostParts { parts.append(lines[start...]) }
    return parts
  }
}

extension String {
  /// Without such bytes at both ends.
  func trimming(_ isLeftOut: (UInt8) -> Bool) -> String {
    let start = utf8.drop(while: isLeftOut)
    guard let last = start.lastIndex(where: { !isLeftOut($0) }) else { return "" }
    return String(decoding: start[...last], as: UTF8.self)
  }
}
