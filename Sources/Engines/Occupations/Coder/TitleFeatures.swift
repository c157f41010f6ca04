/// What a title is recognised by: its words, its neighbouring words, its first and its last word, and the fours of
/// letters in its words.
///
/// The first and the last word count once more, since one of them is the head: the last in English ("truck *driver*"), the
/// first in French and Spanish ("*chauffeur* de camion"). What follows a comma, a dash or a parenthesis is no head:
/// "production *coordinator*, film". First and last together count too, since they are what a title is about. Fours of
/// letters carry typing errors, words glued together or bent in a way that no rule here knows, and words nobody listed
/// that are built from known ones.
///
/// Words are known by a 64-bit hash of their stem; among a million different words the chance that any two share one is
/// below one in thirty million.
struct TitleFeatures {
  /// Each once.
  private(set) var words: [UInt64] = []
  /// The stems alone, in order, without repetition of neighbours ("opérateur/opératrice" is one), for comparing whole
  /// titles and for reasons.
  private(set) var stems: [UInt64] = []
  /// For each stem, its form.
  private(set) var forms: [Int32] = []
  /// For each stem, which word of the text it is.
  private(set) var places: [Int] = []

  private var headCount = 0
  private var reader = TitleLetters()
  private let meanings = WordMeanings.carried
  // Words met before by this value, as they are written: most titles of a lexicon are made of a few thousand words.
  private var written: FeatureNumbers
  private var stemOfForm: [UInt64] = []
  private var kindOfForm: [Kind] = []
  private var foursOfForm: [Range<Int>] = []
  private var fours: [UInt64] = []

  private enum Kind { case says, aside, nothing }

  /// - Parameter expected: how many different words are to be read, about.
  init(expecting expected: Int = 16) {
    written = FeatureNumbers(capacity: expected)
  }

  /// How many different words were read so far.
  var formCount: Int { stemOfForm.count }

  /// The fours of letters of a form, with a mark before and behind the word; they may repeat.
  func fours(ofForm form: Int) -> ArraySlice<UInt64> { fours[foursOfForm[form]] }

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
    // A title of rank words alone ("senior") is its rank words.
    var headCount = readWords { $0 == .says }
    if stems.isEmpty { headCount = readWords { $0 != .nothing } }
    self.headCount = headCount
    joinWords()
  }

  /// Replaces words that nobody knows by the known word that is one typing error away, if there is one.
  ///
  /// - Parameter rarity: how rare a stem is; nil if unknown. The commonest is taken.
  mutating func mend(among known: KnownStems, _ rarity: (UInt64) -> Float?) {
    var isMended = false
    for index in stems.indices where rarity(stems[index]) == nil {
      let word = places[index]
      let start = word == 0 ? 0 : reader.ends[word - 1]
      let stem = Stem.end(of: reader.letters.span, start..<reader.ends[word])
      let letters = Array(reader.letters[start..<stem.end]) + stem.ending.added
      guard let mended = TypingError.mended(letters, among: known, rarity) else { continue }
      stems[index] = mended
      isMended = true
    }
    guard isMended else { return }
    words.removeAll(keepingCapacity: true)
    joinWords()
  }

  private mutating func joinWords() {
    guard let first = stems.first, let last = stems.last else { return }
    let headLast = headCount > 0 ? stems[headCount - 1] : last
    for stem in stems { add(stem) }
    for place in 1..<max(1, stems.count) { add(Self.mixed(stems[place - 1], stems[place])) }
    add(Self.mixed(first, 1))
    add(Self.mixed(headLast, 2))
    if last != headLast { add(Self.mixed(last, 2)) }
    add(Self.mixed(Self.mixed(first, last), 3))
  }

  /// Where a word of the text that was read stands in it, in bytes; `places` says which words the stems are.
  func place(ofWord word: Int) -> Range<Int> { reader.places[word] }

  /// - Returns: how many of the stems belong to the head.
  private mutating func readWords(where isKept: (Kind) -> Bool) -> Int {
    stems.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    var start = 0
    var headCount = 0
    for (number, end) in reader.ends.enumerated() {
      let form = self.form(of: start..<end)
      start = end
      guard isKept(kindOfForm[Int(form)]) else { continue }
      let stem = stemOfForm[Int(form)]
      if stem != stems.last {
        stems.append(stem)
        forms.append(form)
        places.append(number)
      }
      if number < reader.headCount { headCount = stems.count }
    }
    return headCount
  }

  private mutating func form(of word: Range<Int>) -> Int32 {
    let key = Stem.hash(reader.letters.span, word, ending: .none)
    let form = written.number(of: key)
    if Int(form) < stemOfForm.count { return form }
    let letters = reader.letters
    switch meanings.meaning(of: key) {
    case .nothing: addForm(of: letters.span, word, kind: .nothing)
    case .aside: addForm(of: letters.span, word, kind: .aside)
    case .short(let long):
      let letters = meanings.letters
      addForm(of: letters.span, long, kind: .says)
    case nil:
      let isNumber = letters[word].allSatisfy { $0 < 0x3A }
      addForm(of: letters.span, word, kind: isNumber ? .nothing : .says)
    }
    return form
  }

  private mutating func addForm(of letters: Span<UInt32>, _ word: Range<Int>, kind: Kind) {
    let stem = Stem.end(of: letters, word)
    let bare = word.lowerBound..<stem.end
    stemOfForm.append(Stem.hash(letters, bare, ending: stem.ending))
    kindOfForm.append(kind)
    let start = fours.count
    if kind != .nothing { addFours(letters, bare, ending: stem.ending) }
    foursOfForm.append(start..<fours.count)
  }

  private mutating func add(_ feature: UInt64) {
    if !words.contains(feature) { words.append(feature) }
  }

  /// With a mark before and behind the word. A letter has 21 bits, so two of them are half a key each.
  private mutating func addFours(_ letters: Span<UInt32>, _ word: Range<Int>, ending: Stem.Ending) {
    let mark: UInt32 = 1
    var four = Four()
    four.push(mark)
    for place in word { if four.push(letters[place]) { fours.append(four.key) } }
    for letter in ending.added { if four.push(letter) { fours.append(four.key) } }
    // Words of one or two letters are known whole.
    if four.push(mark) || four.count < 4 { fours.append(four.key) }
  }

  private struct Four {
    var count = 0
    private var older: UInt64 = 0
    private var newer: UInt64 = 0

    /// - Returns: true once there are four.
    @discardableResult
    mutating func push(_ letter: UInt32) -> Bool {
      older = (older << 21 | newer >> 21) & (1 << 42 - 1)
      newer = (newer << 21 | UInt64(letter)) & (1 << 42 - 1)
      count += 1
      return count >= 4
    }

    var key: UInt64 { TitleFeatures.mixed(older, newer) }
  }

  /// What a whole title is known by.
  static func key(of stems: [UInt64]) -> UInt64 { stems.reduce(0) { mixed($0, $1) } }

  @inline(__always)
  static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = (a &* 0xd6e8_feb8_6659_fd93) ^ b
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    return hash ^ (hash >> 31)
  }
}
