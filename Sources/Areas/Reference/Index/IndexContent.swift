import Basics
import Occupations

/// All that was imported: titles, relations, components, and the files they came from.
package struct IndexContent: Sendable {
  /// A file that was taken in.
  package struct File: Sendable, Hashable {
    package let publisher: Publisher
    package let name: String
    /// SHA-256 of the file as it was given.
    package let digest: String
    package let rows: Int
  }

  package internal(set) var titles = ImportedTitles()
  package internal(set) var relations = Relations()
  package internal(set) var skills = SkillComponents()
  /// In the order of their publishers and names.
  package internal(set) var files: [File] = []

  package init() {}

  package var isEmpty: Bool { titles.entries.isEmpty && relations.count == 0 && skills.count == 0 }

  func holds(digest: String) -> Bool { files.contains { $0.digest == digest } }

  /// True if both hold the same, read in the same order.
  package func isSame(as other: IndexContent) -> Bool {
    files == other.files && titles.entries == other.titles.entries && titles.text == other.titles.text
      && relations.tiers == other.relations.tiers && skills.components == other.skills.components
  }

  mutating func remember(_ report: FileReport) {
    guard let publisher = report.publisher, !holds(digest: report.digest), report.rowsTaken > 0 else {
      return
    }
    // A name is written on one line.
    let name = String(report.file.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    files.append(File(publisher: publisher, name: name, digest: report.digest, rows: report.rows))
    files.sort { ($0.publisher.rawValue, $0.name, $0.digest) < ($1.publisher.rawValue, $1.name, $1.digest) }
  }

  /// What is left without some publishers. O\*NET's relations and components go with it.
  package func without(_ removed: Set<Publisher>) -> IndexContent {
    var content = self
    content.titles = titles.sorted(without: removed)
    content.files.removeAll { removed.contains($0.publisher) }
    if removed.contains(.onet) {
      content.relations = Relations()
      content.skills = SkillComponents()
    }
    return content
  }

  /// How many titles there are of each publisher, by language.
  package var counts: [(publisher: Publisher, languages: [(language: String, titles: Int)])] {
    var counts: [Publisher: [UInt16: Int]] = [:]
    for entry in titles.entries { counts[entry.publisher, default: [:]][entry.language, default: 0] += 1 }
    return Publisher.allCases.compactMap { publisher in
      guard counts[publisher] != nil || files.contains(where: { $0.publisher == publisher }) else {
        return nil
      }
      let languages = (counts[publisher] ?? [:]).sorted { $0.key < $1.key }.map {
        (languageCode($0.key), $0.value)
      }
      return (publisher, languages)
    }
  }

  /// The product's own lexicon with what was imported: each title once for its source, with all its unit groups.
  func lexicon() -> Lexicon {
    var lexicon = Lexicon.carried
    for places in titles.together() {
      var bySource: [TitleSource: [KnownTitle.Unit]] = [:]
      for place in places {
        let entry = titles.entries[place]
        guard let unit = KnownUnits.noc2021.unit(Int(entry.unit)) else { continue }
        bySource[entry.source, default: []].append((unit, Float(max(1, entry.share))))
      }
      guard let first = places.first.map({ titles.entries[$0] }) else { continue }
      let (text, language) = (titles.title(first), languageCode(first.language))
      for (source, units) in bySource.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        lexicon.add(KnownTitle(text, language: language, units: units, source: source))
      }
    }
    return lexicon
  }
}

extension ImportedTitles.Entry {
  /// How the coder knows where a title is from.
  fileprivate var source: TitleSource {
    switch (publisher, confidence) {
    case (.statisticsCanada, _): .officialIndex
    case (.jobBank, _): .jobBank
    case (.esco, .published), (.esco, .three): .escoAllAgree
    case (.esco, .two): .escoTwoAgree
    case (.esco, .weak): .escoOneRoute
    case (.onet, _): .onet
    // A council's own titles are believed like those the product carries.
    case (.own, _): .lexicon
    }
  }
}
