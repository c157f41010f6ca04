/// Letters as titles are compared by: small, without accents, Arabic and Persian letters in one form.
///
/// Letters of a word follow each other without gaps; everything else separates words. "R&D", "C++" and "C#" stay
/// words of their own, since people write them; "d'usine" is two words. Han characters are each a word, because
/// nothing separates Chinese words.
struct TitleLetters {
  /// The letters of all words, one after the other.
  private(set) var letters: [UInt32] = []
  /// Where each word ends among them.
  private(set) var ends: [Int] = []
  /// Where each word stands in the text, in bytes.
  private(set) var places: [Range<Int>] = []
  /// How many words come before the first comma, dash, semicolon or parenthesis; all if there is none.
  private(set) var headCount = 0
  /// For each word, the part of the text it is in: parts are separated by those marks and by slashes.
  private(set) var parts: [Part] = []

  /// A part of a title, and what stands before it.
  struct Part: Equatable {
    enum Mark { case none, comma, dash, slash, parenthesis }
    var number: Int
    var mark: Mark
  }

  /// How many bytes of a text are read: somebody may paste a whole résumé.
  static let longest = 8_000

  init() {
    letters.reserveCapacity(8 * TitleFeatures.wordsOfTitle)
    ends.reserveCapacity(TitleFeatures.wordsOfTitle)
    places.reserveCapacity(TitleFeatures.wordsOfTitle)
    parts.reserveCapacity(TitleFeatures.wordsOfTitle)
  }

  /// - Parameter text: UTF-8. What is not, separates words.
  /// - Complexity: O(length), at most `longest` bytes.
  mutating func read(_ text: Span<UInt8>) {
    letters.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    var part = Part(number: 0, mark: .none)
    var outer = Part.Mark.none
    var head: Int?
    // Where the word that is being read starts, in bytes; -1 between words.
    var wordStart = -1
    var pieceStart = 0  // words before the last white space
    var skipsPiece = false
    var place = 0
    let end = min(text.count, Self.longest)
    func close(at place: Int) {
      if wordStart >= 0 {
        ends.append(letters.count)
        places.append(wordStart..<place)
        parts.append(part)
      }
      wordStart = -1
    }
    while place < end {
      let start = place
      let value = Self.scalar(in: text, at: &place, before: end)
      if value <= 0x20 || value == 0xA0 {
        close(at: start)
        pieceStart = ends.count
        skipsPiece = false
        continue
      }
      if skipsPiece { continue }
      switch Self.kind(of: value) {
      case .letter(let letter):
        letters.append(letter)
        if wordStart < 0 { wordStart = start }
      case .letters(let first, let second):
        letters.append(first)
        letters.append(second)
        if wordStart < 0 { wordStart = start }
      case .ideograph:
        close(at: start)
        letters.append(value)
        wordStart = start
        close(at: place)
      case .nothing: break
      case .gap:
        close(at: start)
        if value == 0x40 {
          forget(from: pieceStart)
          skipsPiece = true
        } else if let mark = Self.mark(value, text, start) {
          if head == nil, !ends.isEmpty, mark != .slash, mark != .none { head = ends.count }
          if mark == .none {
            part = Part(number: part.number + 1, mark: outer)
          } else {
            if mark == .parenthesis { outer = part.mark }
            part = Part(number: part.number + 1, mark: mark)
          }
        }
      }
    }
    close(at: end)
    headCount = min(head ?? ends.count, ends.count)
  }

  /// The letters of a word.
  func word(_ number: Int) -> ArraySlice<UInt32> {
    letters[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// An e-mail address says nothing: the words of it that were read already are forgotten.
  private mutating func forget(from word: Int) {
    guard word < ends.count else { return }
    ends.removeSubrange(word...)
    places.removeSubrange(word...)
    parts.removeSubrange(word...)
    letters.removeSubrange((ends.last ?? 0)...)
  }

  /// What separates a title from what is added to it, or from another title; a hyphen only with a space before it.
  private static func mark(_ value: UInt32, _ text: Span<UInt8>, _ place: Int) -> Part.Mark? {
    switch value {
    case 0x2C, 0x3B, 0x7C, 0x60C, 0x3001, 0x2022, 0xB7: .comma
    case 0x28, 0x5B: .parenthesis
    case 0x29, 0x5D: Part.Mark.none
    case 0x2013, 0x2014: .dash
    case 0x2D: place > 0 && text[place - 1] == 0x20 ? .dash : nil
    case 0x2F: .slash
    default: nil
    }
  }

  /// The next scalar; 0 for bytes that are no UTF-8.
  @inline(__always)
  private static func scalar(in text: Span<UInt8>, at place: inout Int, before end: Int) -> UInt32 {
    let byte = text[place]
    place += 1
    if byte < 0x80 { return UInt32(byte) }
    let following = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0
    guard following > 0 else { return 0 }
    var value = UInt32(byte) & (following == 3 ? 0x07 : following == 2 ? 0x0F : 0x1F)
    var count = 0
    while count < following, place < end, text[place] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(text[place] & 0x3F)
      place += 1
      count += 1
    }
    return count < following ? 0 : value
  }

  private enum Kind {
    case letter(UInt32)
    case letters(UInt32, UInt32)
    case ideograph
    case nothing
    case gap
  }

  @inline(__always)
  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x2B, 0x23, 0x26: .letter(value)
    case 0x41...0x5A: .letter(value | 0x20)
    case ..<0xC0: value == 0xAD ? .nothing : .gap
    default: kindBeyondASCII(value)
    }
  }

  private static func kindBeyondASCII(_ value: UInt32) -> Kind {
    switch value {
    case 0xC6, 0xE6: return .letters(0x61, 0x65)
    case 0x152, 0x153: return .letters(0x6F, 0x65)
    case 0xDF, 0x1E9E: return .letters(0x73, 0x73)
    case 0xD7, 0xF7: return .gap
    case 0xC0...0x1EFF where value <= 0x233 || value >= 0x1E00:
      if let plain = latin(value) { return .letter(plain) }
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF:
      return .nothing
    // Arabic: vowel signs, and letters that are written in several ways.
    case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: return .nothing
    case 0x622, 0x623, 0x625, 0x671: return .letter(0x627)
    case 0x649, 0x6CC, 0x6D2: return .letter(0x64A)
    case 0x629, 0x6C1, 0x6C2, 0x6BE, 0x6D5: return .letter(0x647)
    case 0x6A9: return .letter(0x643)
    case 0x624: return .letter(0x648)
    case 0x626: return .letter(0x64A)
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .ideograph
    case 0xFF01...0xFF5E: return kind(of: value - 0xFEE0)
    default: break
    }
    return kindByProperties(value)
  }

  private static func kindByProperties(_ value: UInt32) -> Kind {
    guard let scalar = Unicode.Scalar(value) else { return .gap }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return .letter(value)
    case .otherSymbol, .format, .privateUse, .unassigned, .control: return .gap
    default: break
    }
    guard scalar.properties.isAlphabetic else { return .gap }
    return .letter(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
  }

  /// The plain letter of a Latin one with marks; nil for letters that have none.
  private static func latin(_ value: UInt32) -> UInt32? {
    let (table, first): (StaticString, UInt32)
    switch value {
    case 0xC0...0x17F: (table, first) = (upTo17F, 0xC0)
    case 0x1A0...0x1B7: (table, first) = (upTo1B7, 0x1A0)
    case 0x1CD...0x233: (table, first) = (upTo233, 0x1CD)
    case 0x1E00...0x1EFF: (table, first) = (upTo1EFF, 0x1E00)
    default: return nil
    }
    return table.withUTF8Buffer { letters in
      let place = Int(value - first)
      guard place < letters.count, letters[place] != 0x20 else { return nil }
      return UInt32(letters[place])
    }
  }
}

// The plain letters of U+00C0 to U+017F, U+01A0 to U+01B7, U+01CD to U+0233 and U+1E00 to U+1EFF, in order.
private let upTo17F: StaticString =
  "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
private let upTo1B7: StaticString = "oo             uu       "
private let upTo233: StaticString =
  "aaiioouuuuuuuuuu aaaa    ggkkoooo  j   gg  nnaa  ooaaaaeeeeiiiioooorrrruuuusstt  hh      aaeeooooooooyy"
private let upTo1EFF: StaticString =
  "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy s    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      "
