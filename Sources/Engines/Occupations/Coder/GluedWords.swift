/// Words that were written as one, or one that was written as two: "truckdriver", "house keeper".
enum GluedWords {
  /// The stem of two words written as one; nil if they are too short or too long to be.
  static func joined(_ first: ArraySlice<UInt32>, _ second: [UInt32]) -> UInt64? {
    guard first.count >= 2, second.count >= 2, first.count + second.count <= 40 else { return nil }
    return second.reduce(first.reduce(Stem.seed, Stem.next), Stem.next)
  }

  /// Two known stems that a word nobody knows is made of, of four letters or more each; the longest first one.
  ///
  /// - Complexity: O(letters²), at most 40 letters.
  static func split(
    _ letters: [UInt32], among known: KnownStems, _ evidence: Evidence
  ) -> (first: UInt64, second: UInt64)? {
    guard (8...40).contains(letters.count) else { return nil }
    for place in (4...letters.count - 4).reversed() {
      let (first, second) = letters.withUnsafeBufferPointer { buffer in
        let span = buffer.span
        return (stem(span, 0..<place), stem(span, place..<span.count))
      }
      guard known.mayKnow(first), known.mayKnow(second), evidence.rarity(of: first) != nil,
        evidence.rarity(of: second) != nil
      else {
        continue
      }
      return (first, second)
    }
    return nil
  }

  private static func stem(_ letters: Span<UInt32>, _ word: Range<Int>) -> UInt64 {
    let stem = Stem.end(of: letters, word)
    return Stem.hash(letters, word.lowerBound..<stem.end, ending: stem.ending)
  }
}
