/// What the head of a request must be before anybody looks at what it asks for.
///
/// RFC 9112 leaves servers some freedom with ambiguous requests. Here none is used: two programs that read a request
/// differently, the proxy in front and this one, are how requests are smuggled.
enum HeadRules {
  enum Verdict: Sendable {
    case accepted(Request)
    case refused(Status)
  }

  /// - Parameters:
  ///   - method: as it was sent; names of methods are told apart by their capitals.
  ///   - fields: names and values as they were sent.
  static func verdict(
    id: String, method: String, target: String, version: (major: Int, minor: Int), fields: [(String, String)],
    peer: Peer, limits: WireLimits
  ) -> Verdict {
    guard version.major == 1, version.minor == 0 || version.minor == 1 else {
      return .refused(.unknownVersion)
    }
    guard target.utf8.count <= limits.addressBytes else { return .refused(.addressTooLong) }
    guard fields.count <= limits.headerFields else { return .refused(.headersTooLarge) }

    var headers = Headers()
    for (name, value) in fields {
      guard isToken(name), value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        return .refused(.badRequest)
      }
      headers.add(name, withoutEdges(value))
    }
    if let status = framing(headers, isOld: version.minor == 0) { return .refused(status) }
    guard headers.all("host").count == 1 || version.minor == 0 && headers["host"] == nil else {
      return .refused(.badRequest)
    }
    guard let known = Method(rawValue: method) else {
      // These are methods, but nothing here has them.
      let isKnown = ["OPTIONS", "TRACE", "CONNECT"].contains(method)
      return .refused(isKnown ? .methodNotAllowed : isToken(method) ? .unknownMethod : .badRequest)
    }
    if let expected = headers["expect"], expected.lowercased() != "100-continue" {
      return .refused(.expectationFailed)
    }
    guard let target = Target(target) else { return .refused(.badRequest) }
    let host = target.authority ?? headers["host"] ?? ""
    guard isHost(host), headers["host"].map(isHost) ?? true else { return .refused(.badRequest) }
    return .accepted(
      Request(id: id, method: known, target: target, headers: headers, host: host, peer: peer))
  }

  /// The value without the spaces and tabs around it, which belong to nothing.
  private static func withoutEdges(_ value: String) -> String {
    let isEdge = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let first = value.utf8.first, let last = value.utf8.last, isEdge(first) || isEdge(last) else {
      return value
    }
    let start = value.utf8.firstIndex { !isEdge($0) } ?? value.endIndex
    let end = value.utf8.lastIndex { !isEdge($0) }.map { value.utf8.index(after: $0) } ?? start
    return String(value[start..<end])
  }

  /// Where the body ends must be said once, in one way.
  private static func framing(_ headers: Headers, isOld: Bool) -> Status? {
    let lengths = headers.all("content-length")
    let codings = headers.all("transfer-encoding")
    guard lengths.count <= 1, codings.count <= 1, lengths.isEmpty || codings.isEmpty else {
      return .badRequest
    }
    if let length = lengths.first {
      guard (1...15).contains(length.utf8.count), length.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        return .badRequest
      }
    }
    if let coding = codings.first {
      if isOld { return .badRequest }
      if coding.lowercased() != "chunked" { return .unknownMethod }
    }
    return nil
  }

  /// A name of letters, digits, dots, hyphens and underlines, or an address of numbers, and a port; nothing in it could be
  /// taken for a part of something else. Empty on the old version alone, which needs none.
  private static func isHost(_ host: String) -> Bool {
    guard host.utf8.count <= 255 else { return false }
    var rest = host.utf8[...]
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      guard inside.allSatisfy({ isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
        return false
      }
      rest = rest[rest.index(after: end)...]
    } else {
      let name = rest.prefix { $0 != UInt8(ascii: ":") }
      guard !name.isEmpty || host.isEmpty,
        name.allSatisfy({ isAlphanumeric($0) || [0x2E, 0x2D, 0x5F].contains($0) })
      else { return false }
      rest = rest[name.endIndex...]
    }
    guard let colon = rest.first else { return true }
    let port = rest.dropFirst()
    return colon == UInt8(ascii: ":") && (1...5).contains(port.count)
      && port.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
