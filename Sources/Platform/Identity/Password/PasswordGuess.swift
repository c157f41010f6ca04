import Basics

/// How long somebody would guess at a password who knows what people choose: words and names, walks over the keyboard,
/// years and dates, digits and signs after them, letters replaced by digits.
///
/// The password is read as a row of such pieces, in the reading that is guessed soonest; each piece costs the bits that it
/// takes to name it. So "Soleil2024!" is a word, a year and a sign: 20 bits, about a million tries.
///
/// - Complexity: O(n · w) in the length of the password, which is bounded, and the words that begin with the same two letters.
struct PasswordGuess {
  /// 25 bits, 33 million tries: at 30 ms a try (`PasswordHash.Cost.usual`) eleven days of one processor, for one person,
  /// with the database stolen; in front of the site, where tries are counted, far beyond reach.
  static let enough = 250

  let tenthsOfBits: Int
  /// A word of the context that stands in the password, of four letters or more: shorter ones stand in many by chance.
  let contextWord: String?

  init(_ password: String, context: [String]) {
    let letters = Letters(password)
    let words = Set(
      context.flatMap { folded($0).split(separator: " ").map(String.init) }.filter { $0.count > 1 })
    contextWord = words.filter { $0.count >= 4 }.sorted().first { letters.contain(Array($0.utf8)) }
    let known = words.map { Array($0.utf8) }

    let period = letters.period
    let once = Self.cheapest(letters, upTo: period, known: known)
    let hasCapitals = password.unicodeScalars.contains { $0.properties.isUppercase }
    tenthsOfBits = once + (period < letters.plain.count ? 20 : 0) + (hasCapitals ? 10 : 0)
  }

  /// The cheapest row of pieces, by dynamic programming: what is cheapest up to each place.
  private static func cheapest(_ letters: Letters, upTo end: Int, known: [[UInt8]]) -> Int {
    var cost = [Int](repeating: .max, count: end + 1)
    cost[0] = 0
    for start in 0..<end {
      func piece(_ length: Int, _ tenths: Int) {
        guard length > 0, start + length <= end else { return }
        cost[start + length] = min(cost[start + length], cost[start] + tenths)
      }
      piece(1, letters.lone(at: start))
      for length in letters.runs(at: start) { piece(length, 80) }
      for length in letters.repeats(at: start) { piece(length, 60) }
      for (length, tenths) in letters.dates(at: start) { piece(length, tenths) }
      for (rest, tenths) in letters.readings(from: start, upTo: end) {
        for word in CommonWords.beginning(like: rest) where rest.starts(with: word) {
          piece(word.count, tenths)
        }
        for word in known where rest.starts(with: word) { piece(word.count, tenths - 70) }
      }
    }
    return cost[end]
  }
}

/// A password in small letters without accents, and as it reads when digits stand for letters.
private struct Letters {
  let plain: [UInt8]
  /// With 1 read as i, and as l.
  private let disguised: [[UInt8]]

  init(_ password: String) {
    let plain = password.flatMap { letter in
      let base = folded(String(letter))
      return Array((base.isEmpty ? String(letter) : base).utf8)
    }
    self.plain = plain
    disguised = ["i", "l"].map { one in
      let table = Dictionary(
        uniqueKeysWithValues: zip("013457892@$!|".utf8, ("o" + one + "east" + "bgzasi" + one).utf8))
      return plain.map { table[$0] ?? $0 }
    }
  }

  /// How often the whole comes again: the length of what is repeated, or all of it.
  var period: Int {
    (1..<plain.count + 1).first { length in
      plain.count % length == 0
        && plain.indices.dropFirst(length).allSatisfy { plain[$0] == plain[$0 - length] }
    } ?? plain.count
  }

  func contain(_ word: [UInt8]) -> Bool {
    ([plain] + disguised).contains { text in
      text.count >= word.count
        && (0...text.count - word.count).contains { text[$0..<$0 + word.count].elementsEqual(word) }
    }
  }

  /// The letters from a place on as they stand, and as they may be meant, with what a word costs in each.
  func readings(from start: Int, upTo end: Int) -> [(rest: ArraySlice<UInt8>, tenths: Int)] {
    let rest = plain[start..<end]
    return [(rest, 100)] + disguised.map { ($0[start..<end], 110) }
  }

  /// A letter by itself, when nothing is known of it.
  func lone(at place: Int) -> Int {
    switch plain[place] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 33
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 47
    case 0x80...: 47
    // Most signs are one of eight.
    default: 30
    }
  }

  /// Lengths of three or more that go along one line of a keyboard or of the alphabet.
  func runs(at start: Int) -> Range<Int> {
    var longest = 0
    for (line, place) in Self.places[Int(plain[start])] {
      longest = max(longest, zip(Self.lines[line][place...], plain[start...]).prefix { $0 == $1 }.count)
    }
    return longest >= 3 ? 3..<longest + 1 : 0..<0
  }

  /// Lengths of three or more of one letter.
  func repeats(at start: Int) -> Range<Int> {
    let length = plain[start...].prefix { $0 == plain[start] }.count
    return length >= 3 ? 3..<length + 1 : 0..<0
  }

  /// Years of people now alive and of now, and days: in whichever order.
  func dates(at start: Int) -> [(length: Int, tenths: Int)] {
    let digits = plain[start...].prefix(8).prefix { (48...57).contains($0) }.map { Int($0) - 48 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    func isDay(_ a: Int, _ b: Int) -> Bool { (1...31).contains(a) && (1...12).contains(b) }
    func areDayAndMonth(_ a: Int, _ b: Int) -> Bool { isDay(a, b) || isDay(b, a) }
    let years = 1920...2049
    var found: [(length: Int, tenths: Int)] = []
    if digits.count >= 4, years.contains(number(0..<4)) { found.append((4, 70)) }
    if digits.count >= 6,
      areDayAndMonth(number(0..<2), number(2..<4)) || areDayAndMonth(number(2..<4), number(4..<6))
    {
      found.append((6, 160))
    }
    if digits.count >= 8,
      years.contains(number(4..<8)) && areDayAndMonth(number(0..<2), number(2..<4))
        || years.contains(number(0..<4)) && areDayAndMonth(number(4..<6), number(6..<8))
    {
      found.append((8, 160))
    }
    return found
  }

  /// Rows and columns of the keyboards people here type on, the alphabet, the digits; all of them backwards too.
  private static let lines: [[UInt8]] = {
    let forwards = [
      "1234567890", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
      "qwertzuiop", "yxcvbnm", "!@#$%^&*()", "abcdefghijklmnopqrstuvwxyz", "1qaz", "2wsx", "3edc", "4rfv",
      "5tgb",
      "6yhn", "7ujm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p",
      "q1w2e3r4t5y6u7i8o9p0", "1a2b3c4d5e6f", "a1b2c3d4e5f6", "1a2z3e4r5t6y", "147258369", "789456123",
      "159357",
      "13579", "02468",
    ].map { Array($0.utf8) }
    return forwards + forwards.map { $0.reversed() }
  }()

  /// Where each letter stands in these lines.
  private static let places: [[(line: Int, place: Int)]] = {
    var places = [[(line: Int, place: Int)]](repeating: [], count: 256)
    for (line, letters) in lines.enumerated() {
      for (place, letter) in letters.enumerated() { places[Int(letter)].append((line, place)) }
    }
    return places
  }()
}
