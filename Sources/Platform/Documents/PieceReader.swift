import Basics

/// Reads the words of one paragraph: what is strong, emphasised, or leads somewhere.
///
/// One pass with a stack of what is open; where brackets close is found beforehand, so that it takes O(n) whatever is written.
struct PieceReader {
  private enum Mark: Equatable {
    case whole, strong, emphasis
    /// Until the place of its closing bracket.
    case link(until: Int)

    var written: String {
      switch self {
      case .whole: ""
      case .strong: "**"
      case .emphasis: "*"
      case .link: "["
      }
    }
  }

  private struct Level {
    let mark: Mark
    var pieces: [Markdown.Piece] = []
    var text = ""

    mutating func endText() {
      if !text.isEmpty { pieces.append(.text(text)) }
      text = ""
    }
  }

  private let letters: [Character]
  /// For each place the next `]`, `[` and `)` after it; the end where there is none.
  private let nextClosing: [Int], nextOpening: [Int], nextRound: [Int]
  private var levels = [Level(mark: .whole)]
  private(set) var objections: [Bilingual] = []

  init(_ text: String) {
    letters = Array(text)
    (nextClosing, nextOpening, nextRound) = (
      Self.next("]", in: letters), Self.next("[", in: letters), Self.next(")", in: letters)
    )
  }

  private static func next(_ sign: Character, in letters: [Character]) -> [Int] {
    var next = [Int](repeating: letters.count, count: letters.count)
    var last = letters.count
    for place in letters.indices.reversed() {
      next[place] = last
      if letters[place] == sign { last = place }
    }
    return next
  }

  mutating func read() -> [Markdown.Piece] {
    var place = 0
    while place < letters.count { place = take(place) }
    while levels.count > 1 {
      objections.append(
        Bilingual(
          en: "“\(last.mark.written)” is opened and never closed.",
          fr: "« \(last.mark.written) » est ouvert et jamais refermé."))
      unfold()
    }
    levels[0].endText()
    return levels[0].pieces
  }

  /// - Returns: where to go on.
  private mutating func take(_ place: Int) -> Int {
    let letter = letters[place]
    let following = place + 1 < letters.count ? letters[place + 1] : nil
    switch letter {
    case "\\":
      if let following, "\\*[]()#-!".contains(following) {
        levels[levels.count - 1].text.append(following)
        return place + 2
      }
    case "*":
      // Of three signs the first closes the emphasis that was opened last.
      let closesEmphasis =
        last.mark == .emphasis && place + 2 < letters.count && letters[place + 2] == "*"
      let isStrong = following == "*" && !closesEmphasis
      let width = isStrong ? 2 : 1
      if turn(isStrong ? .strong : .emphasis, at: place, width: width) { return place + width }
      levels[levels.count - 1].text += isStrong ? "**" : "*"
      return place + width
    case "[":
      if open(at: place) { return place + 1 }
    case "]":
      if case .link(until: place) = last.mark { return closeLink(at: place) }
      if levels.contains(where: { $0.mark == .link(until: place) }) {
        // Something was opened within the link and not closed there.
        objections.append(Self.crossed)
        while last.mark != .link(until: place) { unfold() }
        return closeLink(at: place)
      }
    default: break
    }
    levels[levels.count - 1].text.append(letter)
    return place + 1
  }

  /// Opens or closes strong words or emphasis.
  ///
  /// - Returns: false where the sign is nothing but a sign.
  private mutating func turn(_ mark: Mark, at place: Int, width: Int) -> Bool {
    if last.mark == mark {
      guard place > 0, !letters[place - 1].isWhitespace else { return false }
      let level = closed()
      levels[levels.count - 1].pieces.append(mark == .strong ? .strong(level) : .emphasis(level))
      return true
    }
    if levels.contains(where: { $0.mark == mark }) {
      objections.append(Self.crossed)
      return false
    }
    guard place + width < letters.count, !letters[place + width].isWhitespace else { return false }
    begin(mark)
    return true
  }

  private mutating func open(at place: Int) -> Bool {
    let end = nextClosing[place]
    guard end + 1 < letters.count, letters[end + 1] == "(", nextOpening[place] > end, end > place + 1,
      !levels.contains(where: { if case .link = $0.mark { true } else { false } })
    else { return false }
    if place > 0, letters[place - 1] == "!" {
      objections.append(
        Bilingual(en: "pictures have no place here.", fr: "les images n’ont pas leur place ici."))
    }
    begin(.link(until: end))
    return true
  }

  private mutating func closeLink(at place: Int) -> Int {
    let end = nextRound[place]
    let address = end < letters.count ? String(letters[(place + 2)..<end]) : ""
    guard Self.isAddress(address) else {
      objections.append(
        Bilingual(
          en:
            "the address of the link “\(address.prefix(40))” should begin with https://, mailto:, tel: or one stroke.",
          fr:
            "l’adresse du lien « \(address.prefix(40)) » devrait commencer par https://, mailto:, tel: ou une barre oblique."
        ))
      unfold()
      levels[levels.count - 1].text.append("]")
      return place + 1
    }
    let level = closed()
    levels[levels.count - 1].pieces.append(.link(level, to: address))
    return end + 1
  }

  private static func isAddress(_ text: String) -> Bool {
    let isClean = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\".unicodeScalars.contains($0)
    }
    let begins = ["https://", "http://", "mailto:", "tel:"].contains {
      text.hasPrefix($0) && text.count > $0.count
    }
    return isClean && text.utf8.count <= 2_000 && (begins || text.hasPrefix("/") && !text.hasPrefix("//"))
  }

  // MARK: Levels

  private var last: Level { levels[levels.count - 1] }

  private mutating func begin(_ mark: Mark) {
    levels[levels.count - 1].endText()
    levels.append(Level(mark: mark))
  }

  /// What stood in the last level, which is gone.
  private mutating func closed() -> [Markdown.Piece] {
    var level = levels.removeLast()
    level.endText()
    return level.pieces
  }

  /// Makes what was opened and not closed the signs that were written.
  private mutating func unfold() {
    let written = last.mark.written
    let pieces = closed()
    levels[levels.count - 1].text += written
    levels[levels.count - 1].endText()
    levels[levels.count - 1].pieces += pieces
  }

  private static let crossed = Bilingual(
    en: "what is opened within strong words, emphasis or a link is closed within it.",
    fr: "ce qui s’ouvre dans des mots forts, de l’italique ou un lien s’y referme.")
}
