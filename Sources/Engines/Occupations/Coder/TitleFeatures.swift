/// What a title is recognised by: its words, its neighbouring words, its first and its last word, and the threes of
/// letters in its words.
///
/// The first and the last word count once more, since one of them is the head: the last in English ("truck *driver*"), the
/// first in French and Spanish ("*chauffeur* de camion"). Threes of letters carry typing errors, words glued together or
/// bent in a way that no rule here knows, and words nobody listed that are built from known ones.
///
/// Words are known by a 64-bit hash of their stem; among a million different words the chance that any two share one is
/// below one in thirty million.
struct TitleFeatures {
  /// Each once.
  private(set) var words: [UInt64] = []
  /// May repeat.
  private(set) var threes: [UInt64] = []
  /// The words alone, in order, for reasons and for comparing whole titles.
  private(set) var stems: [UInt64] = []

  private var reader = TitleLetters()

  /// - Complexity: O(length).
  mutating func read(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    read(text.utf8.span)
  }

  /// - Parameter text: UTF-8.
  mutating func read(_ text: Span<UInt8>) {
    reader.read(text)
    words.removeAll(keepingCapacity: true)
    threes.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    readWords()
    guard let first = stems.first, let last = stems.last else { return }
    for stem in stems { Self.add(stem, to: &words) }
    for (stem, next) in zip(stems, stems.dropFirst()) { Self.add(Self.mixed(stem, next), to: &words) }
    Self.add(Self.mixed(first, 1), to: &words)
    Self.add(Self.mixed(last, 2), to: &words)
  }

  private mutating func readWords() {
    let all = reader.letters
    let letters = all.span
    var start = 0
    for end in reader.ends {
      let stem = Stem.end(of: letters, start..<end)
      let hash = Stem.hash(letters, start..<stem.end, ending: stem.ending)
      if !Stem.isEmpty(hash) {
        stems.append(hash)
        Self.addThrees(letters, start..<stem.end, ending: stem.ending, to: &threes)
      }
      start = end
    }
  }

  private static func add(_ feature: UInt64, to words: inout [UInt64]) {
    if !words.contains(feature) { words.append(feature) }
  }

  /// With a mark before and behind the word. A letter has 21 bits, so three of them are one number.
  private static func addThrees(_ letters: Span<UInt32>, _ word: Range<Int>, ending: Stem.Ending, to threes: inout [UInt64]) {
    let mark: UInt64 = 1
    var three = mark
    var count = 1
    for place in word {
      three = (three << 21 | UInt64(letters[place])) & Self.threeLetters
      count += 1
      if count >= 3 { threes.append(three) }
    }
    for letter in ending.added {
      three = (three << 21 | UInt64(letter)) & Self.threeLetters
      count += 1
      if count >= 3 { threes.append(three) }
    }
    three = (three << 21 | mark) & Self.threeLetters
    threes.append(three)
  }

  private static let threeLetters: UInt64 = 1 << 63 - 1

  @inline(__always)
  static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = (a &* 0xd6e8_feb8_6659_fd93) ^ b
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    return hash ^ (hash >> 31)
  }
}
