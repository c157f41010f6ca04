import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A short text that lies on this machine.
enum TextFile {
  /// Nil when there is no such file.
  static func read(_ path: String) throws(Refusal) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw Refusal(
        .missing, en: "\(path) cannot be read. Check its permissions.",
        fr: "\(path) ne peut pas être lu. Vérifiez ses droits d’accès.")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    // A file of settings is a page or two; what is longer is read no further.
    while bytes.count < 65_536 {
      let count = piece.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      guard count > 0 else { break }
      bytes += piece.prefix(count)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        .content, en: "\(path) is no text in UTF-8.", fr: "\(path) n’est pas un texte en UTF-8.")
    }
    return text
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
