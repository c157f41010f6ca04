import Occupations

/// Titles that publishers say belong to unit groups: one text, and the places of the titles in it.
///
/// A title is held once for each publisher, language and unit group.
///
/// Memory: the text, 16 bytes a title and, while titles are added, some 12 more.
package struct ImportedTitles: Sendable {
  package struct Entry: Sendable, Hashable {
    /// Where the title stands in `text`.
    package internal(set) var start: UInt32
    package let count: UInt16
    /// Two letters (ISO 639-1), the first in the upper byte.
    package let language: UInt16
    /// The five digits of the unit group, as a number.
    package let unit: UInt32
    package let publisher: Publisher
    package internal(set) var confidence: Confidence
    /// How often it was said, or how much of the title belongs here: shares of a title need not add up to anything.
    package internal(set) var share: UInt16
  }

  /// What became of a title that was added.
  package enum Outcome: Sendable {
    case added
    /// It is known from the same publisher, in the same language, for the same unit group.
    case known
    /// It was added, and is known from the same publisher for another unit group too.
    case contradictory
  }

  /// A title longer than this is a paragraph.
  package static let longest = 300

  package private(set) var text: [UInt8] = []
  package private(set) var entries: [Entry] = []
  /// For each hash of a title its last entry, and for each entry the one before with the same hash.
  private var last: [UInt64: Int32] = [:]
  private var earlier: [Int32] = []
  private var key = TitleKey()

  package init() {}

  /// Takes up what was read from a file of ours.
  init(text: [UInt8], entries: [Entry]) {
    self.text = text
    reserve(titles: entries.count, bytes: 0)
    for entry in entries {
      var key = TitleKey()
      key.read(text.span.extracting(Int(entry.start)..<Int(entry.start) + Int(entry.count)))
      remember(entry, hash: hash(of: key, entry))
    }
  }

  package mutating func reserve(titles: Int, bytes: Int) {
    entries.reserveCapacity(entries.count + titles)
    earlier.reserveCapacity(earlier.count + titles)
    last.reserveCapacity(last.count + titles)
    text.reserveCapacity(text.count + bytes)
  }

  /// - Precondition: the title is not longer than `longest`; what is beyond is left out.
  /// - Complexity: O(length).
  package mutating func add(
    _ title: Span<UInt8>, unit: UnitCode, language: UInt16, publisher: Publisher, confidence: Confidence,
    share: Int = 1
  ) -> Outcome {
    key.read(title)
    let hash = key.hash(with: UInt64(publisher.rawValue) << 16 | UInt64(language))
    var isElsewhere = false
    var candidate = last[hash] ?? -1
    while candidate >= 0 {
      let entry = entries[Int(candidate)]
      if entry.publisher == publisher, entry.language == language, isSame(entry) {
        if entry.unit == UInt32(truncatingIfNeeded: unit.number) {
          let surer = min(confidence.rawValue, entry.confidence.rawValue)
          entries[Int(candidate)].confidence = Confidence(rawValue: surer) ?? confidence
          // Only postings are counted: a title that is said twice elsewhere belongs here no more for that.
          let known = publisher == .jobBank ? Int(entry.share) + share : max(Int(entry.share), share)
          entries[Int(candidate)].share = UInt16(clamping: known)
          return .known
        }
        isElsewhere = true
      }
      candidate = earlier[Int(candidate)]
    }
    let start = text.count
    let count = min(title.count, Self.longest)
    for place in 0..<count { text.append(title[place]) }
    let entry = Entry(
      start: UInt32(truncatingIfNeeded: start), count: UInt16(truncatingIfNeeded: count), language: language,
      unit: UInt32(truncatingIfNeeded: unit.number), publisher: publisher, confidence: confidence,
      share: UInt16(clamping: share))
    remember(entry, hash: hash)
    return isElsewhere ? .contradictory : .added
  }

  private func hash(of key: TitleKey, _ entry: Entry) -> UInt64 {
    key.hash(with: UInt64(entry.publisher.rawValue) << 16 | UInt64(entry.language))
  }

  private mutating func remember(_ entry: Entry, hash: UInt64) {
    earlier.append(last[hash] ?? -1)
    last[hash] = Int32(truncatingIfNeeded: entries.count)
    entries.append(entry)
  }

  private func isSame(_ entry: Entry) -> Bool {
    key.isSame(text.span.extracting(Int(entry.start)..<Int(entry.start) + Int(entry.count)))
  }

  /// The entries of each title of a publisher and language, which may belong to several unit groups.
  ///
  /// - Complexity: O(titles).
  func together() -> [[Int]] {
    var groups: [[Int]] = []
    var numbers: [UInt64: Int] = [:]
    numbers.reserveCapacity(entries.count)
    var key = TitleKey()
    for (place, entry) in entries.enumerated() {
      key.read(text.span.extracting(Int(entry.start)..<Int(entry.start) + Int(entry.count)))
      let hash = key.hash(with: UInt64(entry.publisher.rawValue) << 16 | UInt64(entry.language))
      if let group = numbers[hash] {
        groups[group].append(place)
      } else {
        numbers[hash] = groups.count
        groups.append([place])
      }
    }
    return groups
  }

  package func title(_ entry: Entry) -> String {
    String(decoding: text[Int(entry.start)..<Int(entry.start) + Int(entry.count)], as: UTF8.self)
  }

  /// Without the titles of some publishers, in an order that does not depend on that of the files they came from: by publisher,
  /// language, unit group and title.
  package func sorted(without removed: Set<Publisher> = []) -> ImportedTitles {
    let kept = entries.filter { !removed.contains($0.publisher) }.sorted { precedes($0, $1) }
    var result = ImportedTitles()
    result.text.reserveCapacity(text.count)
    result.entries.reserveCapacity(kept.count)
    for var entry in kept {
      let place = Int(entry.start)..<Int(entry.start) + Int(entry.count)
      entry.start = UInt32(truncatingIfNeeded: result.text.count)
      result.text += text[place]
      result.entries.append(entry)
    }
    return result
  }

  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    let (first, second) = (rank(a), rank(b))
    if first != second { return first < second }
    let (a, b) = (Int(a.start)..<Int(a.start) + Int(a.count), Int(b.start)..<Int(b.start) + Int(b.count))
    let bytes = text.span
    for offset in 0..<min(a.count, b.count) {
      let (left, right) = (bytes[a.lowerBound + offset], bytes[b.lowerBound + offset])
      if left != right { return left < right }
    }
    return a.count < b.count
  }

  private func rank(_ entry: Entry) -> UInt64 {
    UInt64(entry.publisher.rawValue) << 48 | UInt64(entry.language) << 32 | UInt64(entry.unit)
  }
}

/// Two letters as they are kept with a title; nil for anything else.
package func languageLetters(_ code: some Collection<UInt8>) -> UInt16? {
  let small = code.map { $0 | 0x20 }
  guard small.count == 2, small.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
  return UInt16(small[0]) << 8 | UInt16(small[1])
}

package func languageCode(_ letters: UInt16) -> String {
  String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self)
}
