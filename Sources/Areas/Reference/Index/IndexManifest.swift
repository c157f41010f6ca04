import Basics

/// What an index says of itself without being read whole.
package struct IndexManifest: Sendable, Hashable {
  package struct Titles: Sendable, Hashable {
    package let publisher: Publisher
    package let language: String
    package let count: Int
  }

  /// SHA-256 of what was imported: two indexes with the same one answer alike.
  package let fingerprint: String
  package let files: [IndexContent.File]
  package let titles: [Titles]
  package let relations: Int
  package let skills: Int

  /// As a person reads it out.
  package var shortFingerprint: String { String(fingerprint.prefix(12)) }

  package var publishers: [Publisher] {
    Publisher.allCases.filter { publisher in
      files.contains { $0.publisher == publisher } || titles.contains { $0.publisher == publisher }
    }
  }

  init?(_ bytes: [UInt8]) {
    var fingerprint: String?
    var files: [IndexContent.File] = []
    var titles: [Titles] = []
    var counts: [Substring: Int] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      switch (cells[0], cells.count) {
      case ("content", 2): fingerprint = String(cells[1])
      case ("file", 5):
        guard let publisher = Publisher(key: String(cells[1])), let rows = Int(cells[2]) else { return nil }
        files.append(
          .init(publisher: publisher, name: String(cells[4]), digest: String(cells[3]), rows: rows))
      case ("titles", 4):
        guard let publisher = Publisher(key: String(cells[1])), let count = Int(cells[3]) else { return nil }
        titles.append(Titles(publisher: publisher, language: String(cells[2]), count: count))
      case (_, 2): counts[cells[0]] = Int(cells[1])
      default: return nil
      }
    }
    guard let fingerprint, fingerprint.utf8.count == 64 else { return nil }
    self.fingerprint = fingerprint
    self.files = files
    self.titles = titles
    relations = counts["relations"] ?? 0
    skills = counts["skills"] ?? 0
  }
}
