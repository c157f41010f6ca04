/// Words as they are written, and what is made of each once: most titles are made of a few thousand words.
struct WordForms {
  /// What a word does in a title.
  enum Kind {
    /// Says what the work is.
    case says
    /// Says something beside it: rank, experience, terms of work.
    case aside
    /// Joins titles: "and".
    case joins
    /// What follows is where, not what: "at", "chez".
    case place
    case nothing
  }

  private var written: FeatureNumbers
  private let meanings = WordMeanings.carried
  private var kinds: [Kind] = []
  private var stems: [UInt64] = []
  private var roots: [UInt64] = []
  private var foursOf: [Range<Int>] = []
  private var fours: [UInt64] = []

  /// - Parameter expected: how many different words are to be read, about.
  init(expecting expected: Int) {
    written = FeatureNumbers(capacity: expected)
    kinds.reserveCapacity(expected)
    stems.reserveCapacity(expected)
    roots.reserveCapacity(expected)
    foursOf.reserveCapacity(expected)
    fours.reserveCapacity(8 * expected)
  }

  /// How many different words were read so far.
  var count: Int { stems.count }

  func kind(of form: Int) -> Kind { kinds[form] }
  func stem(of form: Int) -> UInt64 { stems[form] }
  /// What the words of its family share.
  func root(of form: Int) -> UInt64 { roots[form] }
  /// The fours of letters, with a mark before and behind the word; they may repeat.
  func fours(of form: Int) -> ArraySlice<UInt64> { fours[foursOf[form]] }

  /// The number of a word.
  mutating func form(of letters: Span<UInt32>, _ word: Range<Int>) -> Int {
    let key = Stem.hash(letters, word, ending: .none)
    let form = Int(written.number(of: key))
    if form < stems.count { return form }
    switch meanings.meaning(of: key) {
    case .kind(let kind): add(letters, word, kind)
    case .short(let long):
      let spelled = meanings.letters
      add(spelled.span, long, .says)
    case nil:
      var isNumber = true
      for place in word where letters[place] >= 0x3A { isNumber = false }
      add(letters, word, isNumber ? .nothing : .says)
    }
    return form
  }

  private mutating func add(_ letters: Span<UInt32>, _ word: Range<Int>, _ kind: Kind) {
    let stem = Stem.end(of: letters, word)
    let bare = word.lowerBound..<stem.end
    kinds.append(kind)
    stems.append(Stem.hash(letters, bare, ending: stem.ending))
    let start = fours.count
    if kind == .says || kind == .aside {
      roots.append(Stem.root(letters, bare, ending: stem.ending))
      addFours(letters, bare, ending: stem.ending)
    } else {
      roots.append(0)
    }
    foursOf.append(start..<fours.count)
  }

  /// A letter has 21 bits, so two of them are half a key each.
  private mutating func addFours(_ letters: Span<UInt32>, _ word: Range<Int>, ending: Stem.Ending) {
    let mark: UInt32 = 1
    var four = Four()
    four.push(mark)
    for place in word { if four.push(letters[place]) { fours.append(four.key) } }
    ending.forEach { letter in if four.push(letter) { fours.append(four.key) } }
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
}
