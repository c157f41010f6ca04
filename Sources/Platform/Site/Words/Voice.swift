import Basics

/// How a page speaks: in one language, with the spaces, figures and plurals that belong to it.
package struct Voice: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  /// The words in the page's language, ready to be set.
  package func callAsFunction(_ words: Bilingual) -> String {
    switch language {
    case .english: words.en
    case .french: frenchSpaces(words.fr)
    }
  }

  package func callAsFunction(en: String, fr: String) -> String {
    self(Bilingual(en: en, fr: fr))
  }

  /// "1,234", « 1 234 » with a narrow space that does not break.
  package func number(_ number: Int) -> String {
    if (0..<1_000).contains(number) { return String(number) }
    let digits = String(number.magnitude)
    let mark = language == .english ? "," : "\u{202F}"
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += mark }
      grouped.append(digit)
    }
    return (number < 0 ? "−" : "") + grouped
  }

  /// "1 pair", "322 pairs"; in French the plural begins with two.
  package func count(_ count: Int, en: (one: String, many: String), fr: (one: String, many: String)) -> String
  {
    let word = self(en: count == 1 ? en.one : en.many, fr: (-1...1).contains(count) ? fr.one : fr.many)
    return number(count) + "\u{A0}" + word
  }

  /// A share as it may be shown: rounded, but 100 % means all and 0 % none. Say of how many beside it.
  package func percent(_ part: Int, of whole: Int) -> String {
    let nearest = whole == 0 ? 0 : (200 * part + whole) / (2 * whole)
    let percent = number(part == 0 ? 0 : part == whole ? 100 : min(99, max(1, nearest)))
    return self(en: "\(percent)%", fr: "\(percent) %")
  }

  /// "Amina, Bao and Chidi"
  package func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + self(en: " and ", fr: " et ") + last
  }
}

/// French text with the spaces that typesetters put where a keyboard has none: narrow before ; ! ? », wide before
/// : and %, wide after «, and none of them breaking the line.
///
/// Writers type plain spaces there, in our words as in spreadsheets.
///
/// - Complexity: O(n); text without such a sign is given back as it is.
package func frenchSpaces(_ text: String) -> String {
  guard text.utf8.contains(where: isSpacedSign) else { return text }
  var scalars = String.UnicodeScalarView()
  var space: Unicode.Scalar?
  var isAfterOpening = false
  for scalar in text.unicodeScalars {
    if scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" {
      if let earlier = space { scalars.append(earlier) }
      space = scalar
      continue
    }
    if let typed = space { scalars.append(isAfterOpening ? "\u{A0}" : fitting(typed, before: scalar)) }
    space = nil
    isAfterOpening = scalar == "«"
    scalars.append(scalar)
  }
  if let space { scalars.append(space) }
  return String(scalars)
}

/// The signs, and the first byte of guillemets.
private func isSpacedSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "%"), 0xC2:
    true
  default: false
  }
}

private func fitting(_ space: Unicode.Scalar, before sign: Unicode.Scalar) -> Unicode.Scalar {
  switch sign {
  case ";", "!", "?", "»": "\u{202F}"
  case ":", "%": "\u{A0}"
  default: space
  }
}

/// Text for a page that gets forwarded: whatever looks like an e-mail address gives way to a word for it.
package func withoutAddresses(_ text: String, in language: Language) -> String {
  guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
  let word = language == .english ? "[e-mail address]" : "[adresse de courriel]"
  let ends: Set<Character> = ["“", "”", "«", "»", "\"", "(", ")", "<", ">", "[", "]", ",", ";"]
  let pieces = text.split(omittingEmptySubsequences: false) { $0.isWhitespace || ends.contains($0) }
  var result = ""
  var place = text.startIndex
  for piece in pieces where piece.contains("@") {
    result += text[place..<piece.startIndex]
    result += word
    // A full stop belongs to the sentence, not to the address.
    result += piece.last == "." ? "." : ""
    place = piece.endIndex
  }
  return result + text[place...]
}
