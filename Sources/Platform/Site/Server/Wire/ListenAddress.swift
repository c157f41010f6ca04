import Basics

/// Where a server listens: a host and a port, or a socket in a folder.
package enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
  case host(String, port: Int)
  case socket(path: String)

  /// Reads `127.0.0.1:8080`, `[::1]:8080`, `8080` and `unix:/run/allies/site.sock`.
  package init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      // What the system takes is 108 bytes with the NUL at the end.
      guard !path.isEmpty, path.utf8.count < 108 else { return nil }
      self = .socket(path: path)
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, let port = UInt16(last) else { return nil }
    guard parts.count > 1 else {
      self = .host("127.0.0.1", port: Int(port))
      return
    }
    var host = text.dropLast(last.count + 1)
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if parts.count > 2 {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self = .host(String(host), port: Int(port))
  }

  package var description: String {
    switch self {
    case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .socket(let path): "unix:\(path)"
    }
  }
}
