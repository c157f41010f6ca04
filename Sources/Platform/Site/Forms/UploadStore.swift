import Basics
import Storage

/// Files that people sent, kept in the database under ids by chance that say nothing of them, and so in every backup of it. They
/// come back as downloads only: what somebody sent is never shown as a page of ours.
///
/// All happens in the transaction of whatever a file belongs to, so that both are there or neither is.
package struct UploadStore: Sendable {
  package static let migrations = [
    Migration(
      "site/0003 uploads",
      """
      CREATE TABLE uploads (id \(.text) PRIMARY KEY, content \(.bytes) NOT NULL) \(.strict)
      """)
  ]

  package static let notes = [
    TableNote(
      "uploads",
      kept: .until(Bilingual(en: "what they belong to goes", fr: "suppression de ce qu’ils accompagnent")),
      ColumnNote("id", .reference, en: "stands for the file", fr: "désigne le fichier"),
      ColumnNote(
        "content", .sensitive, en: "a file as somebody sent it, such as a letter of reference",
        fr: "fichier tel qu’il a été envoyé, par exemple une lettre de recommandation"))
  ]

  /// What is known of a kept file; the area keeps it in its own tables, with the id pointing to `uploads`.
  package struct Upload: Sendable, Hashable {
    /// 128 bits by chance, as hexadecimal digits.
    package let id: String
    /// What its sender called it, shortened and without signs that mean something to a shell or a header.
    package let name: String
    package let byteCount: Int
  }

  package init() {}

  /// Keeps a file.
  package func keep(_ file: PostedFile, in connection: Connection) throws -> Upload {
    let id = FormDraft.Token().text
    try connection.run("INSERT INTO uploads (id, content) VALUES (\(id), \(file.bytes))")
    return Upload(id: id, name: Self.plain(file.name), byteCount: file.bytes.count)
  }

  /// The content of a kept file; nil when there is none of that id.
  package func bytes(of id: String, in connection: Connection) throws -> [UInt8]? {
    try connection.value("SELECT content FROM uploads WHERE id = \(id)")
  }

  /// Removes a kept file; there is nothing to say when there was none.
  package func remove(_ id: String, in connection: Connection) throws {
    try connection.run("DELETE FROM uploads WHERE id = \(id)")
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
}
