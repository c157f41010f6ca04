import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A message of mail on standard input.
enum MessageInput {
  /// What tells of a letter stands in the first pages; the rest, which may quote a large one, is read and let go, so that
  /// whoever writes it is not cut off.
  static let mostBytes = 1_000_000

  /// - Throws: a `Refusal` when nobody hands one over.
  static func read() throws(Refusal) -> [UInt8] {
    guard isatty(0) == 0 else { throw nobody }
    var (message, piece) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = piece.withUnsafeMutableBytes { systemRead(0, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      message += piece.prefix(min(count, mostBytes - message.count))
    }
    guard !message.isEmpty else { throw nobody }
    return message
  }

  private static let nobody = Refusal(
    .request, en: "Hand the message over on standard input: allies mail take-return < message",
    fr: "Remettez le message sur l’entrée standard\u{A0}: allies mail take-return < message")
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
