import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that people sent, kept in a folder that nothing is served from, under names by chance that say nothing of them. They
/// come back as downloads only: what somebody sent is never shown as a page of ours.
package struct UploadStore: Sendable {
  /// What is known of a kept file; the area keeps it in its own tables.
  package struct Upload: Sendable, Hashable {
    /// 128 bits by chance, as hexadecimal digits: the name of the file in the folder.
    package let id: String
    /// What its sender called it, shortened and without signs that mean something to a shell or a header.
    package let name: String
    package let byteCount: Int
  }

  private let folder: String

  /// - Parameter folder: outside whatever is served; made when the first file comes, readable for nobody else.
  package init(in folder: String) {
    self.folder = folder
  }

  /// Keeps a file, on the disk before this returns.
  ///
  /// - Throws: a `Refusal` when it cannot be written; nothing is left behind then.
  package func keep(_ file: PostedFile) throws(Refusal) -> Upload {
    _ = mkdir(folder, 0o700)
    let id = FormDraft.Token().text
    let descriptor = open(path(of: id), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.cannotKeep }
    let isWhole = Self.write(file.bytes, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWhole, isFolderSafe else {
      unlink(path(of: id))
      throw Self.cannotKeep
    }
    return Upload(id: id, name: Self.plain(file.name), byteCount: file.bytes.count)
  }

  /// The content of a kept file; nil when there is none of that id.
  package func bytes(of id: String) -> [UInt8]? {
    guard FormDraft.Token(id) != nil else { return nil }
    let descriptor = open(path(of: id), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += part.prefix(count)
    }
  }

  /// Removes a kept file; there is nothing to say when there was none.
  package func remove(_ id: String) {
    if FormDraft.Token(id) != nil { unlink(path(of: id)) }
  }

  /// The headers a kept file is sent with: as a download, of no kind that a browser would open or run.
  package static func headers(for upload: Upload) -> [(name: String, value: String)] {
    let ascii = String(decoding: upload.name.utf8.map { $0 < 0x80 ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    let encoded = PercentCoding.encoded(upload.name)
    return [
      ("Content-Type", "application/octet-stream"),
      ("Content-Disposition", "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(encoded)"),
      ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'; sandbox"),
      ("Cache-Control", "private, no-store"),
    ]
  }

  /// Letters, digits and a few signs, at most a hundred; no dot at the front, which hides a file.
  static func plain(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_. ()".unicodeScalars.contains(scalar)
        ? Character(scalar) : "_"
    }
    let shown = kept.suffix(100).drop { $0 == "." || $0 == " " }
    return shown.isEmpty ? "file" : String(shown)
  }

  private func path(of id: String) -> String { folder + "/" + id }

  /// A new name in a folder is safe from a power cut once the folder is.
  private var isFolderSafe: Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static let cannotKeep = Refusal(
    .output,
    en: "The file could not be kept. Try again in a minute; if it happens again, tell your coordinator.",
    fr:
      "Le fichier n’a pas pu être conservé. Réessayez dans une minute ; si cela se répète, dites-le à votre coordination."
  )
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
