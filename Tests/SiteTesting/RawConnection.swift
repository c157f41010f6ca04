import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A client that sends bytes as a test writes them, and no others.
package final class RawConnection: Sendable {
  private let descriptor: Int32

  package struct Problem: Error { let what: String }

  package init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Problem(what: "no connection: \(errno)") }
  }

  /// - Parameter path: of a socket in a folder.
  package init(socket path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw Problem(what: "a socket cannot have so long a path")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else { throw Problem(what: "no connection: \(errno)") }
  }

  deinit { close(descriptor) }

  /// False when nobody is there any more.
  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends, and waits for the answer.
  package func asked(_ text: String) -> RawAnswer? {
    send(text)
    return answer()
  }

  package func endSending() { shutdown(descriptor, Int32(truncatingIfNeeded: SHUT_WR)) }

  /// One answer, with the length its head says; nil when the connection ended instead, or nothing came for that long.
  package func answer(within seconds: Int = 30, isHead: Bool = false) -> RawAnswer? {
    var bytes: [UInt8] = []
    while true {
      if let answer = RawAnswer(bytes, isHead: isHead) { return answer }
      guard let more = read(within: seconds), !more.isEmpty else { return nil }
      bytes += more
    }
  }

  /// Everything until the other side ends the connection; nil when it does not within that time.
  package func rest(within seconds: Int = 30) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      guard let more = read(within: seconds) else { return nil }
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// Empty at the end of the connection, or when it broke; nil when nothing came.
  private func read(within seconds: Int) -> [UInt8]? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, Int32(seconds * 1_000)) > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    return Array(bytes.prefix(max(0, count)))
  }
}

/// An answer as it came over the wire.
package struct RawAnswer: Sendable, Equatable {
  package let status: Int
  package let head: String
  package let body: String

  init?(_ bytes: [UInt8], isHead: Bool) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let head = String(text[..<end.lowerBound])
    let words = head.split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    if status == 100 {
      guard let next = RawAnswer(Array(text[end.upperBound...].utf8), isHead: isHead) else { return nil }
      self = next
      return
    }
    let lengthField: Regex = /content-length: (\d+)/
    let length = head.lowercased().firstMatch(of: lengthField).flatMap { Int($0.1) } ?? 0
    let rest = Array(text[end.upperBound...].utf8)
    guard isHead || rest.count >= length else { return nil }
    self.status = status
    self.head = head
    body = String(decoding: rest.prefix(length), as: UTF8.self)
  }

  package var endsConnection: Bool { head.lowercased().contains("connection: close") }
}
