/// A word that nobody knows may be a known one with a typing error: a letter too many, missing, wrong, or two swapped.
///
/// All words one error away are asked for, rather than all known words compared: about 54 for each letter (Norvig 2007,
/// "How to write a spelling corrector"). The first letter is taken to be right, and short words are left alone, since
/// everything is near to them.
enum TypingError {
  /// The stem of the commonest known word that is one error away; nil if there is none.
  ///
  /// - Complexity: O(letters²), at most 24 letters.
  static func mended(_ word: [UInt32], among stems: KnownStems, _ evidence: Evidence) -> UInt64? {
    guard (6...24).contains(word.count), word.allSatisfy({ alphabet.contains($0) }) else { return nil }
    // The hash of the letters up to each place, so that a change is hashed from where it is.
    var beginnings = [Stem.seed]
    for (place, letter) in word.enumerated() { beginnings.append(Stem.next(beginnings[place], letter)) }
    var best: (stem: UInt64, rarity: Float)?

    func tryOut(_ beginning: UInt64, from place: Int) {
      var hash = beginning
      for place in place..<max(place, word.count) { hash = Stem.next(hash, word[place]) }
      guard stems.mayKnow(hash), let found = evidence.rarity(of: hash), found < best?.rarity ?? .infinity
      else { return }
      best = (hash, found)
    }

    for place in 1..<word.count {
      tryOut(beginnings[place], from: place + 1)
      if place + 1 < word.count {
        tryOut(Stem.next(Stem.next(beginnings[place], word[place + 1]), word[place]), from: place + 2)
      }
      for letter in alphabet { tryOut(Stem.next(beginnings[place], letter), from: place) }
    }
    for letter in alphabet { tryOut(Stem.next(beginnings[word.count], letter), from: word.count) }
    // A letter too many, missing or swapped is likelier than a wrong one, which may be another word.
    if best == nil {
      for place in 1..<word.count {
        for letter in alphabet { tryOut(Stem.next(beginnings[place], letter), from: place + 1) }
      }
    }
    return best?.stem
  }

  private static let alphabet: ClosedRange<UInt32> = 0x61...0x7A
}

/// Which stems are known, or may be: sixteen bits or more for each, so that asking for a hundred words that are not there
/// is cheap (Bloom 1970, with one hash).
struct KnownStems: Sendable {
  private let carried: IndexColumn<UInt64>
  private let mask: Int
  private var learned: Set<UInt64> = []

  init(_ layout: IndexLayout) throws(IndexProblem) {
    carried = try layout.column(.stems, of: UInt64.self)
    guard carried.count > 0, carried.count & (carried.count - 1) == 0 else { throw .damaged }
    mask = carried.count - 1
  }

  static let none = KnownStems()

  private init() {
    carried = .empty
    mask = 0
  }

  /// The bits for some stems.
  static func bits(of stems: [UInt64]) -> [UInt64] {
    var count = 1
    while count * 64 < stems.count * 16 { count *= 2 }
    var bits = [UInt64](repeating: 0, count: count)
    for stem in stems { bits[place(of: stem) & (count - 1)] |= bit(of: stem) }
    return bits
  }

  mutating func add(_ stem: UInt64) { learned.insert(stem) }

  @inline(__always)
  func mayKnow(_ stem: UInt64) -> Bool {
    (carried.at(Self.place(of: stem) & mask) ?? 0) & Self.bit(of: stem) != 0
      || !learned.isEmpty && learned.contains(stem)
  }

  private static func place(of stem: UInt64) -> Int { Int(truncatingIfNeeded: (stem ^ stem >> 29) >> 6) }
  private static func bit(of stem: UInt64) -> UInt64 { 1 << ((stem ^ stem >> 29) & 63) }
}
