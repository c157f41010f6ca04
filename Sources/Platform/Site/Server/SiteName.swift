/// Under which names this site is reached. A request for another name is not answered: such a name could lead here without
/// being ours, by a page elsewhere that has made its own name mean this machine.
package struct SiteName: Sendable {
  /// Scheme, host and port as browsers send them in Origin, `https://allies.example.org`; nil when nobody but this machine
  /// is to use the site.
  package let origin: String?
  private let host: String?
  /// The address that is listened at, when it is not loopback.
  private let listening: String?

  /// - Parameter address: `https://allies.example.org`, or with `http:` or a port; no path. Nil for what is no such address.
  package init?(address: String?, listening: ListenAddress) {
    self.listening =
      switch listening {
      case .host(let host, _): host
      case .socket: nil
      }
    guard let address else {
      origin = nil
      host = nil
      return
    }
    let scheme = ["https://", "http://"].first { address.lowercased().hasPrefix($0) }
    guard let scheme else { return nil }
    let usual = scheme == "https://" ? ":443" : ":80"
    var host = address.dropFirst(scheme.count).lowercased()
    if host.hasSuffix("/") { host.removeLast() }
    if host.hasSuffix(usual) { host.removeLast(usual.count) }
    guard !host.isEmpty, host.utf8.allSatisfy({ isHostByte($0) }) else { return nil }
    self.host = host
    origin = scheme + host
  }

  /// Whether browsers reach the site over TLS, at the proxy before it.
  package var isSecure: Bool { origin?.hasPrefix("https://") == true }

  /// Whether nobody but people at this machine can reach the site.
  package var isForThisMachineAlone: Bool { origin == nil && (listening.map { isLoopback($0) } ?? true) }

  /// - Parameter host: as a request names it, in small letters.
  package func isOurs(_ host: String) -> Bool {
    if host == self.host { return true }
    let name = withoutPort(host)
    return isLoopback(name) || name == listening
  }

  /// What a browser must send in Origin from a page of ours.
  package func origin(for host: String) -> String {
    guard let origin, host == self.host else { return "http://" + host }
    return origin
  }
}

private func withoutPort(_ host: String) -> String {
  if host.hasPrefix("[") { return String(host.prefix { $0 != "]" }.dropFirst()) }
  return String(host.prefix { $0 != ":" })
}

/// Names that mean this machine everywhere (RFC 6761), and the numbers of loopback.
private func isLoopback(_ name: String) -> Bool {
  if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
  let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
  return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
}

private func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
    UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
    true
  default: false
  }
}
