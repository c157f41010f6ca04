import Basics
import Tables

/// A list of checksums as publishers put it beside their files: on each line 64 hexadecimal digits and a file's name.
struct ChecksumList {
  private(set) var digests: [String: String] = [:]

  /// Nil if the text is anything else.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes.count < 1 << 20 else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit) else { return nil }
      // A star before the name says that the file was read as it is.
      let name = parts[1].drop { $0 == "*" || $0.isWhitespace }
      digests[fileName(String(name))] = parts[0].lowercased()
    }
    guard !digests.isEmpty else { return nil }
  }

  /// - Throws: a refusal if the list names the file and the file is another.
  func check(_ digest: String, of file: String) throws(Refusal) -> Bool {
    guard let published = digests[file] else { return false }
    guard published == digest else {
      throw Refusal(
        .content,
        en:
          "\(file) is not the file that was published: its SHA-256 begins with \(digest.prefix(12)), the published one with \(published.prefix(12)). Fetch it again.",
        fr:
          "\(file) n’est pas le fichier publié : son SHA-256 commence par \(digest.prefix(12)), celui qui a été publié par \(published.prefix(12)). Téléchargez-le de nouveau."
      )
    }
    return true
  }
}
