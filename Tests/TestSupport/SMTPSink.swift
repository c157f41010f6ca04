import Foundation
import Synchronization

/// A server of mail for tests: takes letters on a port of this machine, and misbehaves as it is told.
package final class SMTPSink: @unchecked Sendable {
  package struct Taken: Sendable {
    package let sender: String
    package let recipients: [String]
    /// As they came, dots taken back, with the ends of their lines.
    package let lines: [String]

    package func header(_ name: String) -> String? {
      guard let first = lines.firstIndex(where: { $0.hasPrefix("\(name): ") }) else { return nil }
      let folded = lines[(first + 1)...].prefix { $0.hasPrefix(" ") }
      return String(lines[first].dropFirst(name.count + 2)) + folded.joined()
    }
  }

  package enum Manner: Sendable {
    /// What to say to a command instead of what is usual; nil ends the connection.
    case answering(@Sendable (String) -> String??)
    /// Takes the letter, and ends the connection before it says so.
    case silentAfterLetter
    /// Greets with one letter a second, and never comes to an end.
    case slow
    /// Never says anything.
    case mute
  }

  package let port: UInt16
  private let listener: Int32
  private let manner: Mutex<Manner?>
  private let letters = Mutex<[Taken]>([])
  private let said = Mutex<[String]>([])

  package var taken: [Taken] { letters.withLock { $0 } }
  /// Every command that came.
  package var commands: [String] { said.withLock { $0 } }

  package func behave(_ manner: Manner?) { self.manner.withLock { $0 = manner } }

  package init(_ manner: Manner? = nil) throws {
    self.manner = Mutex(manner)
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
    port = UInt16(bigEndian: address.sin_port)
    self.listener = listener
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { [self] in
          speak(connection)
          close(connection)
        }
      }
    }
  }

  package func end() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func speak(_ connection: Int32) {
    var buffer: [UInt8] = []
    func say(_ text: String) -> Bool {
      let bytes = Array((text + "\r\n").utf8)
      return bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        == bytes.count
    }
    func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          defer { buffer.removeFirst(end + 1) }
          // As it came, so that tests see what stands at the end of a line.
          return String(decoding: buffer[..<end], as: UTF8.self)
        }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &chunk, chunk.count, 0)
        if count <= 0 { return nil }
        buffer += chunk.prefix(count)
      }
    }
    switch manner.withLock({ $0 }) {
    case .slow:
      while send(connection, "2", 1, Int32(MSG_NOSIGNAL)) == 1 { usleep(100_000) }
      return
    case .mute:
      _ = line()
      return
    default: break
    }
    guard say("220 sink") else { return }
    var (sender, recipients) = ("", [String]())
    while let raw = line() {
      let command = raw.hasSuffix("\r") ? String(raw.dropLast()) : raw + "<LF>"
      said.withLock { $0.append(command) }
      if case .answering(let answer) = manner.withLock({ $0 }), let said = answer(command) {
        guard let said, say(said) else { return }
        continue
      }
      switch command.prefix(4).uppercased() {
      case "EHLO":
        guard say("250-sink\r\n250 ENHANCEDSTATUSCODES") else { return }
      case "MAIL":
        (sender, recipients) = (String(command.dropFirst(10)), [])
        guard say("250 2.1.0 ok") else { return }
      case "RCPT":
        recipients.append(String(command.dropFirst(8)))
        guard say("250 2.1.5 ok") else { return }
      case "DATA":
        guard say("354 go on") else { return }
        var lines: [String] = []
        while true {
          // A letter without its end was not taken.
          guard let next = line() else { return }
          if next == ".\r" { break }
          let whole = next.hasPrefix(".") ? String(next.dropFirst()) : next
          lines.append(whole.hasSuffix("\r") ? String(whole.dropLast()) : whole + "<LF>")
        }
        letters.withLock { $0.append(Taken(sender: sender, recipients: recipients, lines: lines)) }
        if case .silentAfterLetter = manner.withLock({ $0 }) { return }
        guard say("250 2.0.0 taken") else { return }
      case "NOOP":
        guard say("250 2.0.0 ok") else { return }
      case "QUIT":
        _ = say("221 bye")
        return
      default:
        guard say("502 what?") else { return }
      }
    }
  }
}
