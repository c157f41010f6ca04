import Basics
import Occupations
import Tables

/// What stands in the sections of an index, from values to bytes and back.
enum IndexSections {
  /// A line for what the index holds, each file and each count of titles, in cells separated by tabs.
  static func manifest(_ content: IndexContent, fingerprint: String) -> [UInt8] {
    var lines = ["content\t\(fingerprint)"]
    for file in content.files {
      lines.append("file\t\(file.publisher.key)\t\(file.rows)\t\(file.digest)\t\(file.name)")
    }
    for (publisher, languages) in content.counts {
      for (language, titles) in languages { lines.append("titles\t\(publisher.key)\t\(language)\t\(titles)") }
    }
    lines.append("relations\t\(content.relations.count)")
    lines.append("skills\t\(content.skills.count)")
    return Array(lines.joined(separator: "\n").utf8)
  }

  static func entries(_ titles: ImportedTitles) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(titles.entries.count * entryLength)
    for entry in titles.entries {
      bytes.append(entry.start)
      bytes.append(entry.unit)
      bytes.append(entry.count)
      bytes.append(entry.language)
      bytes.append(entry.share)
      bytes.append(entry.publisher.rawValue)
      bytes.append(entry.confidence.rawValue)
    }
    return bytes
  }

  private static let entryLength = 16

  static func titles(text: [UInt8], entries bytes: [UInt8]) throws(IndexFile.Problem) -> ImportedTitles {
    guard bytes.count % entryLength == 0 else { throw .damaged }
    let entries: [ImportedTitles.Entry]? = bytes.withUnsafeBytes { raw in
      var entries: [ImportedTitles.Entry] = []
      entries.reserveCapacity(raw.count / entryLength)
      for at in stride(from: 0, to: raw.count, by: entryLength) {
        let low = raw.number(at: at + 8)
        let high = raw.number(at: at + 12)
        let (start, unit) = (raw.number(at: at), raw.number(at: at + 4))
        guard let publisher = Publisher(rawValue: UInt8(truncatingIfNeeded: high >> 16)),
          let confidence = Confidence(rawValue: UInt8(truncatingIfNeeded: high >> 24)),
          Int(start) + Int(low & 0xFFFF) <= text.count, KnownUnits.noc2021.unit(Int(unit)) != nil
        else { return nil }
        entries.append(
          .init(
            start: start, count: UInt16(truncatingIfNeeded: low),
            language: UInt16(truncatingIfNeeded: low >> 16), unit: unit, publisher: publisher,
            confidence: confidence, share: UInt16(truncatingIfNeeded: high)))
      }
      return entries
    }
    guard let entries else { throw .damaged }
    return ImportedTitles(text: text, entries: entries)
  }

  static func relations(_ relations: Relations) -> [UInt8] {
    var bytes: [UInt8] = []
    for (a, b, tier) in relations.pairs {
      bytes.append(UInt32(truncatingIfNeeded: a.number))
      bytes.append(UInt32(truncatingIfNeeded: b.number))
      bytes.append(UInt32(tier))
    }
    return bytes
  }

  static func relations(from bytes: [UInt8]) throws(IndexFile.Problem) -> Relations {
    var relations = Relations()
    let isWhole =
      bytes.count % 12 == 0
      && bytes.withUnsafeBytes { raw in
        stride(from: 0, to: raw.count, by: 12).allSatisfy { at in
          guard let a = KnownUnits.noc2021.unit(Int(raw.number(at: at))),
            let b = KnownUnits.noc2021.unit(Int(raw.number(at: at + 4))),
            let tier = UInt8(exactly: raw.number(at: at + 8)), (1...3).contains(tier)
          else { return false }
          return relations.add(a, b, tier: tier)
        }
      }
    guard isWhole else { throw .damaged }
    return relations
  }

  /// For each unit group its number, how many components, and these.
  static func skills(_ skills: SkillComponents) -> [UInt8] {
    var bytes: [UInt8] = []
    for (unit, values) in skills.components.sorted(by: { $0.key < $1.key }) {
      bytes.append(UInt32(truncatingIfNeeded: unit.number))
      bytes.append(UInt32(truncatingIfNeeded: values.count))
      for value in values { bytes.append(value.bitPattern) }
    }
    return bytes
  }

  static func skills(from bytes: [UInt8]) throws(IndexFile.Problem) -> SkillComponents {
    var skills = SkillComponents()
    let isWhole = bytes.withUnsafeBytes { raw in
      var at = 0
      while at < raw.count {
        let count = Int(raw.number(at: at + 4))
        guard let unit = KnownUnits.noc2021.unit(Int(raw.number(at: at))), count <= SkillComponents.most,
          at + 8 + 4 * count <= raw.count
        else { return false }
        let values = (0..<count).map { Float(bitPattern: raw.number(at: at + 8 + 4 * $0)) }
        guard values.allSatisfy(\.isFinite) else { return false }
        skills.set(values, of: unit)
        at += 8 + 4 * count
      }
      return true
    }
    guard isWhole else { throw .damaged }
    return skills
  }
}
