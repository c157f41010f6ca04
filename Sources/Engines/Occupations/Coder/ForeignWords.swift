import COccupations

/// The words in Latin letters of the carried languages beside English and French, without their endings: enough to tell
/// whether the coder of all languages could know more of a title, without building it. A word in other letters is foreign
/// by itself.
///
/// A Bloom filter (Bloom 1970) of one hash over the words, and over their beginnings, each but for its last letters, which
/// bend. What it takes for known and is not costs time, and nothing else.
struct ForeignWords: Sendable {
  private static let size: UInt64 = 1 << 24
  /// Letters with marks have been made plain by then.
  private static let lastLatin: UInt32 = 0x24F
  private var bits = [UInt64](repeating: 0, count: Int(size / 64))

  /// Of what the binary carries; read when first asked for.
  static let carried = ForeignWords()

  /// - Complexity: O(length of the files): about a hundredth of a second.
  private init() {
    var reader = TitleLetters()
    for number in allies_occupation_english_french_count()..<allies_occupation_lexicon_count() {
      let text = carriedBytes(allies_occupation_lexicon(number))
      for line in text.split(separator: UInt8(ascii: "\n")) where Self.isInLatinLetters(line) {
        var start = line.startIndex
        while start < line.endIndex {
          let end = min(start + TitleLetters.longest, line.endIndex)
          reader.read(text.span.extracting(start..<end))
          for word in 0..<reader.ends.count {
            let letters = reader.word(word)
            insert(Self.place(of: letters))
            Self.forEachBeginning(of: letters) { insert($0) }
          }
          start = end
        }
      }
    }
  }

  /// "es: …" and "ru latin: …", but neither "ru: …" nor the line with the code and the official title.
  private static func isInLatinLetters(_ line: ArraySlice<UInt8>) -> Bool {
    let head = line.prefix { $0 != UInt8(ascii: ":") }
    return head.count < line.count && !otherLetters.contains { $0.utf8.elementsEqual(head) }
      && !(0x30...0x39).contains(line.first ?? 0)
  }

  private static let otherLetters = ["ar", "fa", "hi", "ko", "pa", "ru", "uk", "ur", "zh"]

  /// Whether a word is one of theirs as it stands, or in other letters.
  func holds(_ word: ArraySlice<UInt32>) -> Bool {
    word.contains { $0 > Self.lastLatin } || isSet(Self.place(of: word))
  }

  /// Whether a word may be one of theirs that is bent.
  func mayHold(_ word: ArraySlice<UInt32>) -> Bool {
    var isHeld = false
    Self.forEachBeginning(of: word) { isHeld = isHeld || isSet($0) }
    return isHeld
  }

  private mutating func insert(_ place: UInt64) { bits[Int(place / 64)] |= 1 << (place % 64) }
  private func isSet(_ place: UInt64) -> Bool { bits[Int(place / 64)] >> (place % 64) & 1 == 1 }

  private static func place(of word: ArraySlice<UInt32>) -> UInt64 {
    word.reduce(1) { TitleFeatures.mixed($0, UInt64($1)) } % size
  }

  /// The word, and the word without one or two letters where four are left, as places in the filter.
  private static func forEachBeginning(of word: ArraySlice<UInt32>, _ visit: (UInt64) -> Void) {
    var hash: UInt64 = 0
    for (count, letter) in zip(1..., word) {
      hash = TitleFeatures.mixed(hash, UInt64(letter))
      if count == word.count || count >= 4 && count + 2 >= word.count { visit(hash % size) }
    }
  }
}
