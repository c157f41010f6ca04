import Foundation
import Synchronization

/// A server of HTTP for tests on a port of this machine: it keeps what it is asked, and answers as it is told.
package final class LoopbackServer: @unchecked Sendable {
  package struct Request: Sendable {
    package let method: String
    package let target: String
    /// Names in small letters.
    package let head: [String: String]
    package let body: [UInt8]

    package var path: String { String(target.prefix { $0 != "?" }) }
    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package enum Reply: Sendable {
    case answer(_ status: Int, _ body: String, head: [String] = [])
    /// These bytes and no others, and the end.
    case bytes([UInt8])
    /// A sign now and then, for as long as anybody listens.
    case endless
    /// Nothing, until the other side has had enough.
    case mute
  }

  package let port: Int
  private let listener: Int32
  private let answer: Mutex<@Sendable (Request) -> Reply>
  private let heard = Mutex<[Request]>([])
  private let connections = Atomic<Int>(0)
  private let ended = DispatchSemaphore(value: 0)

  package var requests: [Request] { heard.withLock { $0 } }
  /// How often somebody connected, whatever they said.
  package var connectionCount: Int { connections.load(ordering: .relaxed) }

  package func behave(_ answer: @escaping @Sendable (Request) -> Reply) {
    self.answer.withLock { $0 = answer }
  }

  package init(_ answer: @escaping @Sendable (Request) -> Reply = { _ in .answer(200, "{}") }) throws {
    self.answer = Mutex(answer)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { break }
        connections.add(1, ordering: .relaxed)
        Thread.detachNewThread { [self] in
          speak(connection)
          close(connection)
        }
      }
      // Here and not in `end`, or this thread could accept what comes to another server whose socket has the number by then.
      close(listener)
      ended.signal()
    }
  }

  package func end() {
    shutdown(listener, Int32(SHUT_RDWR))
    ended.wait()
  }

  private func speak(_ connection: Int32) {
    guard let request = request(connection) else { return }
    heard.withLock { $0.append(request) }
    switch answer.withLock({ $0 })(request) {
    case .answer(let status, let body, let head):
      let lines = ["HTTP/1.1 \(status) -", "Content-Length: \(body.utf8.count)", "Connection: close"] + head
      _ = send(connection, Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    case .bytes(let bytes): _ = send(connection, bytes)
    case .endless:
      guard send(connection, Array("HTTP/1.1 200 -\r\nContent-Type: text/plain\r\n\r\n".utf8)) else { return }
      while send(connection, [0x61]) { usleep(20_000) }
    case .mute:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
  }

  private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func request(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    while true {
      if let request = Request(bytes) { return request }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk.prefix(count)
    }
  }
}

extension LoopbackServer.Request {
  /// Nil until all of it is there.
  fileprivate init?(_ bytes: [UInt8]) {
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) }) else {
      return nil
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    var head: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      head[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let rest = bytes[(end + 4)...]
    guard words.count == 3, rest.count >= Int(head["content-length"] ?? "0") ?? 0 else { return nil }
    (method, target, self.head, body) = (String(words[0]), String(words[1]), head, Array(rest))
  }
}
