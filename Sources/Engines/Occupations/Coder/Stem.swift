/// A word without the endings that only bend it: plurals, and the feminine forms of French, Spanish, Portuguese, Italian
/// and German, so that "ingénieures" and "ingénieur", "operatrice" and "operatore" are one word.
///
/// The same rules hold for words of all languages, since nobody need say which one a word is in. What they do to a word
/// they were not made for, they do to it everywhere.
enum Stem {
  /// What stands in place of the ending that was taken off: small Latin letters, a byte each, the first lowest.
  struct Ending {
    fileprivate(set) var packed: UInt64
    static let none = Ending(packed: 0)

    /// The letters, in order.
    @inline(__always)
    func forEach(_ body: (UInt32) -> Void) {
      var rest = packed
      while rest != 0 {
        body(UInt32(truncatingIfNeeded: rest & 0xFF))
        rest >>= 8
      }
    }

    var letters: [UInt32] {
      var letters: [UInt32] = []
      forEach { letters.append($0) }
      return letters
    }
  }

  private struct Rule {
    /// The last letters of a word, the last lowest, and where letters are.
    let old: UInt64
    let mask: UInt64
    let count: Int
    let new: Ending
    /// Letters that must stay before it.
    let least: Int

    init(_ old: StaticString, _ new: StaticString = "", keeping least: Int = 3) {
      count = old.utf8CodeUnitCount
      self.old = old.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
      mask = (1 << UInt64(8 * count)) - 1
      self.new = Ending(packed: new.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } })
      self.least = least
    }
  }

  /// The first that fits decides. Eight letters at most.
  private static let rules: [Rule] = [
    Rule("trices", "teur", keeping: 2), Rule("trice", "teur", keeping: 2), Rule("trici", "teur", keeping: 2),
    Rule("tore", "teur", keeping: 2), Rule("tori", "teur"), Rule("euses", "eur"), Rule("euse", "eur"),
    Rule("eures", "eur"), Rule("eure", "eur"), Rule("ieres", "ier"), Rule("iere", "ier"),
    Rule("iennes", "ien"), Rule("ienne", "ien"), Rule("elles", "el"), Rule("elle", "el"), Rule("ees", "e"),
    Rule("ee", "e"), Rule("antes", "ant"), Rule("ante", "ant"), Rule("entes", "ent"), Rule("ente", "ent"),
    Rule("ointes", "oint"), Rule("ointe", "oint"), Rule("cates", "cat"), Rule("cate", "cat"),
    Rule("ales", "al"), Rule("ale", "al"), Rule("eres", "er"), Rule("ere", "er"), Rule("tresse", "tre"),
    Rule("onnes", "on"), Rule("onne", "on"), Rule("ffes", "f"), Rule("ffe", "f"), Rule("ives", "if"),
    Rule("ive", "if"), Rule("sses", "ss"), Rule("ies", "y"), Rule("ss", "ss"), Rule("us", "us"),
    Rule("is", "is"), Rule("oras", "or"), Rule("ores", "or"), Rule("as", keeping: 4), Rule("os", keeping: 4),
    Rule("s"), Rule("ora", "or"), Rule("a", keeping: 4), Rule("o", keeping: 4), Rule("i", keeping: 4),
    Rule("eaux", "eau"), Rule("aux", "al"), Rule("innen", keeping: 5), Rule("in", keeping: 6),
  ]

  /// Endings by which words of one family differ: "cleaner" and "cleaning", "soudeur" and "soudage".
  private static let families: [Rule] = [
    Rule("isation"), Rule("ization"), Rule("ateur"), Rule("ation"), Rule("ator"), Rule("ition"),
    Rule("ement"), Rule("ment"), Rule("ability"), Rule("eur"), Rule("ing"), Rule("eer"), Rule("ier"),
    Rule("erie"), Rule("iste"), Rule("ist"), Rule("ique"), Rule("ical"), Rule("ology"), Rule("ologie"),
    Rule("ologue"), Rule("ologist"), Rule("age"), Rule("ant"), Rule("ance"), Rule("ence"), Rule("ure"),
    Rule("ion"), Rule("ery"), Rule("er"), Rule("or"), Rule("ic"), Rule("al"), Rule("ie"), Rule("y"),
    Rule("e"),
  ]

  /// A bit for each letter a to x that an ending ends with.
  private static let bending: UInt32 = rules.reduce(0) { $0 | 1 << UInt32(($1.old & 0xFF) - 0x61) }

  /// Where the stem of a word ends, and what is put in place of its ending.
  static func end(of letters: Span<UInt32>, _ word: Range<Int>) -> (end: Int, ending: Ending) {
    guard word.count > 3 else { return (word.upperBound, .none) }
    let last = letters[word.upperBound - 1]
    guard (0x61...0x78).contains(last), bending & (1 << (last - 0x61)) != 0 else {
      return (word.upperBound, .none)
    }
    var tail: UInt64 = 0
    for place in max(word.lowerBound, word.upperBound - 8)..<word.upperBound {
      tail = tail << 8 | UInt64(min(letters[place], 0xFF))
    }
    for rule in rules where tail & rule.mask == rule.old && word.count - rule.count >= rule.least {
      return (word.upperBound - rule.count, rule.new)
    }
    return (word.upperBound, .none)
  }

  /// The hash of what the words of a family share: the stem without the ending of its kind, four letters at least.
  static func root(_ letters: Span<UInt32>, _ stem: Range<Int>, ending: Ending) -> UInt64 {
    var tail: UInt64 = 0
    var count = stem.count
    for place in max(stem.lowerBound, stem.upperBound - 8)..<stem.upperBound {
      tail = tail << 8 | UInt64(min(letters[place], 0xFF))
    }
    ending.forEach { letter in
      tail = tail << 8 | UInt64(letter)
      count += 1
    }
    for family in families where tail & family.mask == family.old && count - family.count >= 4 {
      count -= family.count
      tail >>= UInt64(8 * family.count)
      break
    }
    // "scann-er" is of "scan".
    if count > 4, tail & 0xFF == tail >> 8 & 0xFF { count -= 1 }
    var hash = seed
    for place in stem.prefix(count) { hash = next(hash, letters[place]) }
    var left = count - stem.count
    ending.forEach { letter in
      if left > 0 { hash = next(hash, letter) }
      left -= 1
    }
    return hash
  }

  /// FNV-1a over the letters.
  static func hash(_ letters: Span<UInt32>, _ stem: Range<Int>, ending: Ending) -> UInt64 {
    var hash = seed
    for place in stem { hash = next(hash, letters[place]) }
    ending.forEach { hash = next(hash, $0) }
    return hash
  }

  /// The hash of a word with one letter more.
  @inline(__always)
  static func next(_ hash: UInt64, _ letter: UInt32) -> UInt64 { (hash ^ UInt64(letter)) &* prime }

  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3
}
