import Basics

/// Chance that comes out the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
struct DemoNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// An identifier made at some time of the past, the same in every network of the same seed.
  mutating func identifier<Thing>(at moment: Moment) -> ID<Thing> {
    let since2020 = moment.microsecondsSince1970 / 1_000 - 1_577_836_800_000
    return ID(rawValue: max(0, since2020) << 21 | Int64(next() & 0x1F_FFFF))
  }

  /// Whether something is so that is so for so many of a hundred.
  mutating func isSo(of hundred: Int) -> Bool { number(in: 0...99) < hundred }

  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func one<Thing>(of things: [Thing], or other: Thing) -> Thing {
    things.randomElement(using: &self) ?? other
  }

  mutating func word(of words: [String]) -> String { one(of: words, or: "") }

  /// Some of them, in their order.
  mutating func some(_ count: Int, of words: [String]) -> [String] {
    let chosen = Set(words.indices.shuffled(using: &self).prefix(count))
    return words.indices.filter(chosen.contains).map { words[$0] }
  }

  mutating func one<Thing>(of things: [Thing], weighing weight: (Thing) -> Int) -> Thing? {
    var left = number(in: 0...max(0, things.reduce(0) { $0 + weight($1) } - 1))
    return things.first { thing in
      left -= weight(thing)
      return left < 0
    }
  }
}
