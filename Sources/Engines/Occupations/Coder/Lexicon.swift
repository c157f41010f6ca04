import COccupations

/// Titles that people use, each with the unit group it belongs to.
///
/// Read from text in blocks, one for each unit group and file: a line with the code and the official title, then a line
/// for each language, `en: civil engineer; structural engineer`, and for words that point to the group without being
/// titles, `en words: bridge, highway`. `ar latin: muhandis madani` is Arabic in the letters people type.
public struct Lexicon: Sendable {
  /// One title or word: where it stands in `text`.
  struct Entry: Sendable {
    let unit: UnitCode
    let start: Int32
    let count: Int32
    let isTitle: Bool
    let language: Language
    let source: TitleSource
    /// How much of the title is this unit's, 1 to 16 sixteenths.
    let sixteenths: UInt8
  }

  /// A language by its two letters (ISO 639-1).
  struct Language: Sendable, Hashable {
    let letters: UInt16

    /// Not said.
    static let unknown = Language(letters: 0x3F3F)

    private init(letters: UInt16) { self.letters = letters }

    init?(_ code: some Collection<UInt8>) {
      guard code.count == 2, code.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
      letters = code.reduce(0) { $0 << 8 | UInt16($1) }
    }

    var text: String { String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self) }
  }

  private(set) var entries: [Entry] = []
  private(set) var text: [UInt8] = []

  /// An empty lexicon.
  public init() {}

  /// Adds the blocks of a text in UTF-8. A line that is none of the format is passed over, and counted.
  ///
  /// - Returns: how many lines could not be read.
  @discardableResult
  public mutating func add(_ blocks: [UInt8]) -> Int {
    guard text.count + blocks.count < 1 << 31 else { return blocks.count { $0 == lineFeed } }
    let base = text.count
    text += blocks
    var unit: UnitCode?
    var unread = 0
    var start = base
    while start < text.count {
      let end = text[start...].firstIndex(of: lineFeed) ?? text.count
      defer { start = end + 1 }
      if start == end { continue }
      if (0x30...0x39).contains(text[start]) {
        unit = UnitCode(String(decoding: text[start..<end].prefix(5), as: UTF8.self))
        if unit == nil { unread += 1 }
      } else if let unit, let colon = text[start..<end].firstIndex(of: UInt8(ascii: ":")),
        let language = Language(text[start..<colon].prefix(2))
      {
        let isTitle = !text[start..<colon].dropFirst(3).elementsEqual("words".utf8)
        let like = Entry(
          unit: unit, start: 0, count: 0, isTitle: isTitle, language: language, source: .lexicon,
          sixteenths: 16)
        addPieces(of: colon + 1..<end, like: like)
      } else {
        unread += 1
      }
    }
    return unread
  }

  private mutating func addPieces(of line: Range<Int>, like entry: Entry) {
    let separator = UInt8(ascii: entry.isTitle ? ";" : ",")
    var start = line.lowerBound
    while start < line.upperBound {
      let end = text[start..<line.upperBound].firstIndex(of: separator) ?? line.upperBound
      while start < end, text[start] == 0x20 { start += 1 }
      if start < end { append(start..<end, like: entry) }
      start = end + 1
    }
  }

  private mutating func append(_ place: Range<Int>, like entry: Entry) {
    entries.append(
      Entry(
        unit: entry.unit, start: Int32(truncatingIfNeeded: place.lowerBound),
        count: Int32(truncatingIfNeeded: place.count), isTitle: entry.isTitle, language: entry.language,
        source: entry.source, sixteenths: entry.sixteenths))
  }

  /// Adds a title.
  ///
  /// - Returns: false, and nothing is added, if it has no text or no unit group of the classification, if its language
  ///   is not two small letters, or if the lexicon is full at 2 GB.
  @discardableResult
  public mutating func add(_ title: KnownTitle) -> Bool {
    let language = title.language.map { Language(Array($0.utf8)) } ?? .unknown
    let known = title.units.filter { $0.share > 0 && Self.units.contains($0.unit) }
    let whole = known.reduce(0) { $0 + $1.share }
    guard let language, !known.isEmpty, whole > 0, whole.isFinite, !title.text.isEmpty,
      text.count + title.text.utf8.count < 1 << 31
    else { return false }
    let start = text.count
    text += title.text.utf8
    for (unit, share) in known {
      // At least one: what is said at all counts.
      let sixteenths = UInt8(max(1, min(16, share / whole * 16)))
      let entry = Entry(
        unit: unit, start: 0, count: 0, isTitle: true, language: language, source: title.source,
        sixteenths: sixteenths)
      append(start..<text.count, like: entry)
    }
    return true
  }

  private static let units = Set(Classification.noc2021.units)

  /// How many titles and words it holds.
  public var count: Int { entries.count }
}

private let lineFeed = UInt8(ascii: "\n")

extension Lexicon {
  /// The project's own titles, English and French for every unit group and sixteen further languages for those that skilled
  /// newcomers bring most; and the official titles of the classification. Read anew each time it is asked for: who keeps
  /// a coder need not keep what it was made from.
  public static var carried: Lexicon {
    var lexicon = Lexicon()
    for number in 0..<allies_occupation_lexicon_count() {
      lexicon.add(carriedBytes(allies_occupation_lexicon(number)))
    }
    for group in Classification.noc2021.groups where group.level == 5 {
      guard let unit = UnitCode(group.code) else { continue }
      lexicon.add(KnownTitle(group.english, language: "en", unit: unit, source: .classification))
      lexicon.add(KnownTitle(group.french, language: "fr", unit: unit, source: .classification))
    }
    return lexicon
  }
}
