import COccupations

/// What some words mean in any title, read from a table: nothing ("of"), something aside ("senior"), that another title
/// follows ("and") or a place ("at"), or another word that is written short or in another spelling ("mgr", "center").
struct WordMeanings: Sendable {
  enum Meaning {
    case kind(WordForms.Kind)
    /// Stands for the letters there in `letters`.
    case short(Range<Int>)
  }

  private var words = FeatureNumbers(capacity: 512)
  private var meanings: [Meaning] = []
  private(set) var letters: [UInt32] = []

  static let carried = WordMeanings(carriedBytes(allies_occupation_words()))

  /// - Parameter text: lines that say what the words behind the colon are; lines that begin with "#" are remarks.
  init(_ text: [UInt8]) {
    for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let kind = line[..<colon]
      let rest = line[(colon + 1)...]
      if kind.elementsEqual("short".utf8) {
        for pair in rest.split(separator: UInt8(ascii: ",")) { addShort(Array(pair)) }
      } else {
        guard let meaning = Self.kinds.first(where: { $0.name.utf8.elementsEqual(kind) })?.kind else {
          continue
        }
        for word in rest.split(separator: UInt8(ascii: " ")) { add(Array(word), .kind(meaning)) }
      }
    }
  }

  private static let kinds: [(name: String, kind: WordForms.Kind)] = [
    ("nothing", .nothing), ("aside", .aside), ("joins", .joins), ("place", .place),
  ]

  private mutating func add(_ word: [UInt8], _ meaning: Meaning) {
    var reader = TitleLetters()
    reader.read(word.span)
    guard reader.ends.count == 1 else { return }
    let key = Stem.hash(reader.letters.span, 0..<reader.letters.count, ending: .none)
    guard words.knownNumber(of: key) == nil else { return }
    _ = words.number(of: key)
    meanings.append(meaning)
  }

  private mutating func addShort(_ pair: [UInt8]) {
    let parts = pair.split(separator: UInt8(ascii: " "))
    guard let short = parts.first, let long = parts.dropFirst().first else { return }
    var reader = TitleLetters()
    reader.read(Array(long).span)
    let start = letters.count
    letters += reader.letters
    add(Array(short), .short(start..<letters.count))
  }

  /// The meaning of a word by the hash of all its letters; nil for nearly all words.
  func meaning(of key: UInt64) -> Meaning? {
    words.knownNumber(of: key).map { meanings[Int($0)] }
  }
}
