import Basics

/// A job ad as words, each with its place and its sentence, so that wordings are found whatever stands between them.
struct AdText: Sendable {
  struct Word: Sendable {
    /// Small letters without accents.
    let folded: String
    let range: Range<String.Index>
    /// Which sentence or line it stands in.
    let sentence: Int
  }

  let text: String
  let words: [Word]
  let lines: [Line]

  /// One line as it was written, with what it begins with.
  struct Line: Sendable {
    let text: String
    let isEntry: Bool
    /// The words of it.
    let words: Range<Int>
  }

  /// - Complexity: O(n).
  init(_ text: String) {
    self.text = text
    var words: [Word] = []
    var lines: [Line] = []
    var sentence = 0
    var lineStart = text.startIndex
    while lineStart <= text.endIndex {
      let lineEnd = text[lineStart...].firstIndex(where: \.isNewline) ?? text.endIndex
      let first = words.count
      var place = lineStart
      while place < lineEnd {
        let letter = text[place]
        if letter.isLetter || letter.isNumber {
          let end = text[place..<lineEnd].firstIndex { !$0.isLetter && !$0.isNumber } ?? lineEnd
          words.append(
            Word(folded: folded(String(text[place..<end])), range: place..<end, sentence: sentence))
          place = end
        } else {
          if Self.ends.contains(letter) { sentence += 1 }
          place = text.index(after: place)
        }
      }
      sentence += 1
      let written = String(text[lineStart..<lineEnd])
      if !written.allSatisfy(\.isWhitespace) {
        lines.append(Line(text: written, isEntry: Self.isEntry(written), words: first..<words.count))
      }
      guard lineEnd < text.endIndex else { break }
      lineStart = text.index(after: lineEnd)
    }
    self.words = words
    self.lines = lines
  }

  private static let ends: Set<Character> = [".", "!", "?", ";", "•", "·"]

  /// Whether a line is an entry of a list: a sign and a space, or a number with a full stop or a bracket.
  private static func isEntry(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let first = text.first else { return false }
    if "-•*–—·◦▪●✓".contains(first) { return true }
    let rest = text.drop { $0.isASCII && $0.isNumber }
    return rest.count < text.count && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
  }

  /// The text around some words, from the beginning of their sentence to its end, cut where it is long.
  func context(of found: Range<Int>) -> (before: String, found: String, after: String) {
    guard words.indices.contains(found.lowerBound), words.indices.contains(found.upperBound - 1) else {
      return ("", "", "")
    }
    let sentence = words[found.lowerBound].sentence
    var (first, last) = (found.lowerBound, found.upperBound - 1)
    while first > 0, words[first - 1].sentence == sentence, found.lowerBound - first < 8 { first -= 1 }
    while last + 1 < words.count, words[last + 1].sentence == sentence, last - found.upperBound < 8 {
      last += 1
    }
    let (begin, end) = (
      words[found.lowerBound].range.lowerBound, words[found.upperBound - 1].range.upperBound
    )
    return (
      String(text[words[first].range.lowerBound..<begin]), String(text[begin..<end]),
      String(text[end..<words[last].range.upperBound])
    )
  }
}

/// A few words in a row as they are looked for: `canad*` begins so, `work|job` is either, `(local)` may be missing, and `..` stands
/// for up to three words of any kind.
struct WordPattern: Sendable {
  private enum Part: Sendable {
    case words([(text: String, isBeginning: Bool)], isOptional: Bool)
    case gap
  }

  private let parts: [Part]

  init(_ written: String) {
    parts = written.split(separator: " ").map { part in
      if part == ".." { return .gap }
      let isOptional = part.hasPrefix("(") && part.hasSuffix(")")
      let inside = isOptional ? part.dropFirst().dropLast() : part
      return .words(
        inside.split(separator: "|").map { word in
          word.hasSuffix("*") ? (String(word.dropLast()), true) : (String(word), false)
        }, isOptional: isOptional)
    }
  }

  /// The words that fit from a place on, all of one sentence; nil if they do not.
  ///
  /// - Complexity: O(parts) but for gaps, each of which tries four places.
  func match(_ words: [AdText.Word], at place: Int) -> Range<Int>? {
    guard words.indices.contains(place) else { return nil }
    return end(of: parts[...], words, from: place, in: words[place].sentence).map { place..<$0 }
  }

  private func end(of parts: ArraySlice<Part>, _ words: [AdText.Word], from place: Int, in sentence: Int)
    -> Int?
  {
    guard let part = parts.first else { return place }
    let rest = parts.dropFirst()
    switch part {
    case .gap:
      for skipped in 0...3 {
        if let end = end(of: rest, words, from: place + skipped, in: sentence) { return end }
      }
      return nil
    case .words(let known, let isOptional):
      if words.indices.contains(place), words[place].sentence == sentence,
        known.contains(where: {
          $0.isBeginning ? words[place].folded.hasPrefix($0.text) : words[place].folded == $0.text
        }),
        let end = end(of: rest, words, from: place + 1, in: sentence)
      {
        return end
      }
      return isOptional ? end(of: rest, words, from: place, in: sentence) : nil
    }
  }
}
