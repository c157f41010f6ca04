import Basics
import Glibc

/// What is planted in everything that somebody keeps: a word that stands nowhere else, and numbers that begin like it. Whoever finds
/// either in an answer knows whose it was.
struct Mark: Sendable, Hashable {
  enum Owner: String, CaseIterable, Sendable {
    case harbour, halifax, citadel, plateau, montreal, ropewalk

    var digit: Character { Character(String((Self.allCases.firstIndex(of: self) ?? 0) + 1)) }
    var isOfHalifax: Bool { self != .plateau && self != .montreal }
  }

  /// What it stands in: the record of somebody who agreed to something towards others, or to nothing; an account; a business card.
  enum Aspect: String, CaseIterable, Sendable {
    case none, matching, referral, withdrawn, expired, own, staff, directory

    /// No two begin alike, and none with a letter that numbers leave out.
    var letter: Character {
      switch self {
      case .none: "n"
      case .matching: "m"
      case .referral: "r"
      case .withdrawn: "w"
      case .expired: "e"
      case .own: "p"
      case .staff: "s"
      case .directory: "d"
      }
    }
  }

  let owner: Owner
  let aspect: Aspect

  /// Folded, cut into words or put into small letters it stays what it is.
  var text: String { "zq" + owner.rawValue + aspect.rawValue }

  /// A number in whose letters the same can be read.
  func id<Thing>(_ number: Int) -> ID<Thing> {
    let letters = "0123456789abcdefghjkmnpqrstvwxyz".map(\.self)
    var tail = ""
    var rest = number
    for _ in 0..<8 {
      tail = String(letters[rest % 32]) + tail
      rest /= 32
    }
    return ID<Thing>("0zq\(owner.digit)\(aspect.letter)" + tail) ?? ID()
  }
}

extension Mark {
  /// Every mark that stands in a text, as a word or as a number, each with the piece of text it was found in.
  ///
  /// - Parameter sent: words of the request, which an answer may say again.
  /// - Complexity: O(length of the text).
  static func all(in text: [UInt8], besides sent: [String]) -> [(mark: Mark, found: String)] {
    var found: [(Mark, String)] = []
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      var place = 0
      while place < bytes.count, let hit = memchr(start + place, 0x7A, bytes.count - place) {
        let at = start.distance(to: hit)
        place = at + 1
        guard place < bytes.count, bytes[place] == 0x71 else { continue }
        let piece = String(decoding: bytes[max(0, at - 1)..<min(bytes.count, at + 40)], as: UTF8.self)
        guard let mark = Mark(in: piece, isAtStart: at == 0) else { continue }
        let word = String(piece.dropFirst(at == 0 ? 0 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "-" })
        if sent.contains(where: { $0.contains(word) }) { continue }
        found.append((mark, piece))
      }
    }
    return found
  }

  /// - Parameter piece: a letter, and then `zq` and what follows.
  private init?(in piece: String, isAtStart: Bool) {
    let rest = piece.dropFirst(isAtStart ? 2 : 3)
    for owner in Owner.allCases {
      for aspect in Aspect.allCases {
        let isNumber =
          piece.hasPrefix("0") && rest.prefix(2) == "\(owner.digit)\(aspect.letter)"
          && rest.dropFirst(2).prefix(8).allSatisfy { $0.isLetter || $0.isNumber }
        if isNumber || rest.hasPrefix(owner.rawValue + aspect.rawValue) {
          self.init(owner: owner, aspect: aspect)
          return
        }
      }
    }
    return nil
  }
}
