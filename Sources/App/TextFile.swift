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

  /// Keeps a text for its owner alone, in place of what was there.
  static func keep(_ text: String, at path: String) throws(Refusal) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    var isKept = descriptor >= 0 && fchmod(descriptor, 0o600) == 0
    var rest = Array(text.utf8)[...]
    while isKept, !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      isKept = count > 0
      rest = rest.dropFirst(max(0, count))
    }
    if descriptor >= 0 { isKept = close(descriptor) == 0 && isKept }
    guard isKept else {
      throw Refusal(
        .output, en: "\(path) cannot be written. Check the space that is left and its permissions.",
        fr: "Impossible d’écrire \(path). Vérifiez l’espace qui reste et ses droits d’accès.")
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
