/// A word without the endings that only bend it: English and French plurals, and French feminine forms, so that
/// "ingénieures" and "ingénieur" are one word.
enum Stem {
  /// What stands in place of the ending that was taken off.
  struct Ending {
    let added: [UInt32]
    static let none = Ending(added: [])
  }

  private struct Rule {
    let old: [UInt32]
    let new: Ending
    /// Letters that must stay before it.
    let least: Int

    init(_ old: StaticString, _ new: StaticString = "", keeping least: Int = 3) {
      self.old = old.scalars
      self.new = Ending(added: new.scalars)
      self.least = least
    }
  }

  /// The first that fits decides.
  private static let rules: [Rule] = [
    Rule("trices", "teur", keeping: 2), Rule("trice", "teur", keeping: 2), Rule("euses", "eur"),
    Rule("euse", "eur"),
    Rule("eures", "eur"), Rule("eure", "eur"), Rule("ieres", "ier"), Rule("iere", "ier"),
    Rule("iennes", "ien"),
    Rule("ienne", "ien"), Rule("elles", "el"), Rule("elle", "el"), Rule("ees", "e"), Rule("ee", "e"),
    Rule("antes", "ant"), Rule("ante", "ant"), Rule("entes", "ent"), Rule("ente", "ent"),
    Rule("ointes", "oint"),
    Rule("ointe", "oint"), Rule("cates", "cat"), Rule("cate", "cat"), Rule("ales", "al"), Rule("ale", "al"),
    Rule("eres", "er"), Rule("ere", "er"), Rule("tresse", "tre"), Rule("onnes", "on"), Rule("onne", "on"),
    Rule("ffes", "f"), Rule("ffe", "f"),
    Rule("sses", "ss"), Rule("ies", "y"), Rule("ss", "ss"), Rule("us", "us"), Rule("is", "is"), Rule("s"),
  ]

  /// Where the stem of a word ends, and what is put in place of its ending.
  static func end(of letters: Span<UInt32>, _ word: Range<Int>) -> (end: Int, ending: Ending) {
    guard word.count > 3 else { return (word.upperBound, .none) }
    let last = letters[word.upperBound - 1]
    guard last == 0x73 || last == 0x65 else { return (word.upperBound, .none) }
    for rule in rules where rule.old.last == last && word.count - rule.old.count >= rule.least {
      let start = word.upperBound - rule.old.count
      var fits = true
      for (offset, letter) in rule.old.enumerated() where letters[start + offset] != letter { fits = false }
      if fits { return (start, rule.new) }
    }
    return (word.upperBound, .none)
  }

  /// FNV-1a over the letters.
  static func hash(_ letters: Span<UInt32>, _ stem: Range<Int>, ending: Ending) -> UInt64 {
    var hash = seed
    for place in stem { hash = next(hash, letters[place]) }
    for letter in ending.added { hash = next(hash, letter) }
    return hash
  }

  /// The hash of a word with one letter more.
  @inline(__always)
  static func next(_ hash: UInt64, _ letter: UInt32) -> UInt64 { (hash ^ UInt64(letter)) &* prime }

  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3
}

extension StaticString {
  fileprivate var scalars: [UInt32] { withUTF8Buffer { $0.map { UInt32($0) } } }
}
