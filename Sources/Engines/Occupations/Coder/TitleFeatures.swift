/// What a title is recognised by: its words and their families, its neighbouring words, its first and its last word, and
/// the fours of letters in its words.
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
  /// Each once, with how much of what it says is believed.
  var words: [Evidence.Feature] {
    mutating get {
      if !areWordsJoined { joinWords() }
      return joinedWords
    }
  }
  private var joinedWords: [Evidence.Feature] = []
  private var areWordsJoined = false
  /// The stems alone, in order, without repetition of neighbours ("opérateur/opératrice" is one), for comparing whole
  /// titles and for reasons.
  private(set) var stems: [UInt64] = []
  /// For each stem, its form.
  private(set) var forms: [Int] = []
  /// For each stem, which word of the text it is.
  private(set) var places: [Int] = []
  /// For each stem, the part of the title it is in.
  private(set) var parts: [Part] = []

  /// The keys the whole title would have with two words written as one that are known so.
  private(set) var joinedKeys: [UInt64] = []

  /// A part of a title: another title beside it, or something that was added to it.
  struct Part {
    let number: Int
    /// How much of what its words say is believed.
    let belief: Float
    /// Whether it stands behind a dash, as industries do in official titles.
    var isIndustry = false
  }

  private var headCount = 0
  private var reader = TitleLetters()
  private var known: WordForms

  /// - Parameter expected: how many different words are to be read, about.
  init(expecting expected: Int = 16) {
    known = WordForms(expecting: expected)
    joinedWords.reserveCapacity(4 * Self.wordsOfTitle)
    stems.reserveCapacity(Self.wordsOfTitle)
    forms.reserveCapacity(Self.wordsOfTitle)
    places.reserveCapacity(Self.wordsOfTitle)
    parts.reserveCapacity(Self.wordsOfTitle)
  }

  /// Room for so many at first: hardly any title has more.
  static let wordsOfTitle = 12

  /// How many different words were read so far.
  var formCount: Int { known.count }

  func stem(ofForm form: Int) -> UInt64 { known.stem(of: form) }
  /// What the words of its family share, apart from stems that are written the same.
  func family(ofForm form: Int) -> UInt64 { Self.mixed(known.root(of: form), 4) }
  /// The fours of letters of a form; they may repeat.
  func fours(ofForm form: Int) -> ArraySlice<UInt64> { known.fours(of: form) }

  /// The fours of letters of the title; they may repeat.
  var fours: [Evidence.Feature] {
    var fours: [Evidence.Feature] = []
    fours.reserveCapacity(8 * forms.count)
    for (place, form) in forms.enumerated() {
      let belief = parts[place].belief
      for four in known.fours(of: form) { fours.append((four, belief)) }
    }
    return fours
  }

  /// - Complexity: O(length).
  mutating func read(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    read(text.utf8.span)
  }

  /// - Parameter text: UTF-8.
  mutating func read(_ text: Span<UInt8>) {
    reader.read(text)
    // A title of rank words alone ("senior") is its rank words.
    readWords { $0 == .says }
    if stems.isEmpty { readWords { $0 == .says || $0 == .aside } }
    areWordsJoined = false
  }

  private mutating func readWords(where isKept: (WordForms.Kind) -> Bool) {
    stems.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    headCount = 0
    var start = 0
    var readPart = 0
    var part = Part(number: 0, belief: 1)
    let letters = reader.letters
    for (word, end) in reader.ends.enumerated() {
      let form = known.form(of: letters.span, start..<end)
      start = end
      let read = reader.parts[word]
      if read.number != readPart {
        readPart = read.number
        part = Part(number: part.number + 1, belief: read.mark.belief, isIndustry: read.mark == .dash)
      }
      let kind = known.kind(of: form)
      if kind == .joins { part = Part(number: part.number + 1, belief: part.belief) }
      if kind == .place { part = Part(number: part.number + 1, belief: min(part.belief, Self.beliefInPlace)) }
      guard isKept(kind) else { continue }
      // What a title begins with is the title, whatever stands before it.
      if parts.isEmpty { part = Part(number: part.number, belief: 1) }
      let stem = known.stem(of: form)
      if stem == stems.last, let last = parts.last {
        // "Opérateur/opératrice de grue": the part goes on.
        part = last
      } else {
        stems.append(stem)
        forms.append(form)
        places.append(word)
        parts.append(part)
      }
      if word < reader.headCount { headCount = stems.count }
    }
  }

  /// Reads words that nobody knows as known ones: with one typing error, glued together, or split.
  ///
  /// - Parameter evidence: says how rare a stem is; the commonest is taken.
  mutating func mend(among known: KnownStems, _ evidence: Evidence) {
    var index = 0
    while index < stems.count {
      defer { index += 1 }
      guard evidence.rarity(of: stems[index]) == nil else { continue }
      let letters = lettersOfStem(index)
      if let mended = TypingError.mended(letters, among: known, evidence) {
        stems[index] = mended
      } else if let (first, second) = GluedWords.split(letters, among: known, evidence) {
        stems[index] = first
        stems.insert(second, at: index + 1)
        forms.insert(forms[index], at: index + 1)
        places.insert(places[index], at: index + 1)
        parts.insert(parts[index], at: index + 1)
        if headCount > index { headCount += 1 }
        index += 1
      }
    }
    joinWords()
    joinedKeys.removeAll()
    for index in stems.indices.dropFirst() where places[index] == places[index - 1] + 1 {
      let joined = GluedWords.joined(reader.word(places[index - 1]), lettersOfStem(index))
      guard let joined, known.mayKnow(joined), evidence.rarity(of: joined) != nil else { continue }
      add(joined, parts[index].belief)
      if index == 1 { add(Self.first(joined), 1) }
      if index == stems.count - 1 { add(Self.last(joined), Self.beliefInLast * parts[index].belief) }
      joinedKeys.append(Self.key(of: stems[..<(index - 1)] + [joined] + stems[(index + 1)...]))
    }
  }

  private func lettersOfStem(_ index: Int) -> [UInt32] {
    let word = places[index]
    let start = word == 0 ? 0 : reader.ends[word - 1]
    let stem = Stem.end(of: reader.letters.span, start..<reader.ends[word])
    return Array(reader.letters[start..<stem.end]) + stem.ending.letters
  }

  /// Its words, what is at its ends, and what its words make together.
  private mutating func joinWords() {
    joinedWords.removeAll(keepingCapacity: true)
    areWordsJoined = true
    guard let first = stems.first, let last = stems.last, let lastPart = parts.last else { return }
    for (stem, part) in zip(stems, parts) { add(stem, part.belief) }
    for (form, part) in zip(forms, parts) { add(family(ofForm: form), Self.beliefInFamily * part.belief) }
    for pair in pairs { add(pair.key, pair.belief) }
    add(Self.first(first), 1)
    let headLast = stems[headLast]
    add(Self.last(headLast), Self.beliefInLast)
    if last != headLast { add(Self.last(last), Self.beliefInLast * lastPart.belief) }
  }

  /// Where the last word of the head is.
  var headLast: Int { (headCount > 0 ? min(headCount, stems.count) : stems.count) - 1 }

  /// Neighbours, and the first word with the last.
  var pairs: [Evidence.Feature] {
    guard let first = stems.first, let last = stems.last, let lastPart = parts.last else { return [] }
    var pairs: [Evidence.Feature] = []
    pairs.reserveCapacity(stems.count)
    for place in 1..<max(1, stems.count) {
      pairs.append(
        (Self.mixed(stems[place - 1], stems[place]), min(parts[place - 1].belief, parts[place].belief)))
    }
    pairs.append((Self.mixed(Self.mixed(first, last), 3), lastPart.belief))
    return pairs
  }

  /// A title begins with a stem.
  static func first(_ stem: UInt64) -> UInt64 { mixed(stem, 1) }
  /// A title, or its head, ends with a stem.
  static func last(_ stem: UInt64) -> UInt64 { mixed(stem, 2) }

  private mutating func add(_ feature: UInt64, _ belief: Float) {
    if !joinedWords.contains(where: { $0.key == feature }) { joinedWords.append((feature, belief)) }
  }

  // Chosen as all weights were (docs/decisions/0011).
  private static let beliefInPlace: Float = 0.5
  private static let beliefInFamily: Float = 0.9
  private static let beliefInLast: Float = 1.2

  /// Where a word of the text that was read stands in it, in bytes; `places` says which words the stems are.
  func place(ofWord word: Int) -> Range<Int> { reader.places[word] }

  /// What a whole title, or a part of one, is known by.
  static func key(of stems: some Sequence<UInt64>) -> UInt64 { stems.reduce(0) { mixed($0, $1) } }

  @inline(__always)
  static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = (a &* 0xd6e8_feb8_6659_fd93) ^ b
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    return hash ^ (hash >> 31)
  }
}

extension TitleLetters.Part.Mark {
  /// A dash brings the industry in official titles; what stands in parentheses is mostly something else.
  fileprivate var belief: Float {
    switch self {
    case .none, .dash: 1
    case .comma, .slash: 0.8
    case .parenthesis: 0.5
    }
  }
}
