/// The words of the program, read from its sources: every call that says something `en:` and `fr:`, with what it says in each.
/// The sources are the one place where words stand, so that this finds all of them and nothing that is not shown.
package struct WordScan {
  /// One thing that is said in both languages.
  package struct Entry: Sendable, Hashable {
    /// 1 is the first line of the file.
    package let line: Int
    /// The literals of each argument, what is put into them written as `{name}`; several where a condition or a plural
    /// chooses among them. Nil where the call has no such argument.
    package let english: [String]?
    package let french: [String]?
    /// The literals inside what is put in, such as the ending of a plural.
    package let englishInside: [String]
    package let frenchInside: [String]
    /// Whether words stand there at all: an argument may pass on what is written elsewhere.
    package var hasWords: Bool { !(english ?? []).isEmpty || !(french ?? []).isEmpty }
  }

  package private(set) var entries: [Entry] = []

  private let text: [UInt8]
  private var position = 0
  private var line = 1
  /// What was found inside interpolations since the argument began that is being read; nil outside one.
  private var inside: [String]?

  /// - Complexity: O(n).
  package init(_ source: String) {
    text = Array(source.utf8)
    while position < text.count { readCode() }
  }

  /// The arguments of a call that is being read.
  private struct Call {
    var line: Int
    var english: (literals: [String], inside: [String])?
    var french: (literals: [String], inside: [String])?
  }

  /// One step of code: a comment, a literal, a call in parentheses, or a letter.
  private mutating func readCode() {
    if isAt("//") {
      while position < text.count, text[position] != newline { position += 1 }
    } else if text[position] == quote {
      let literal = readLiteral()
      inside?.append(literal)
    } else if text[position] == UInt8(ascii: "(") {
      readCall()
    } else {
      step()
    }
  }

  /// From an opening parenthesis to the one that closes it.
  private mutating func readCall() {
    var call = Call(line: line)
    position += 1
    while position < text.count, text[position] != UInt8(ascii: ")") {
      if isArgument("en:") {
        position += 3
        call.line = line
        call.english = readArgument()
      } else if isArgument("fr:") {
        position += 3
        call.french = readArgument()
      } else {
        readCode()
      }
    }
    position += 1
    if call.english != nil || call.french != nil {
      entries.append(
        Entry(
          line: call.line, english: call.english?.literals, french: call.french?.literals,
          englishInside: call.english?.inside ?? [], frenchInside: call.french?.inside ?? []))
    }
  }

  /// What an argument says: the literals up to the comma or the parenthesis that ends the argument; those that a plus sign joins are one.
  private mutating func readArgument() -> (literals: [String], inside: [String]) {
    let outer = inside
    inside = []
    let literals = readLiterals()
    let found = inside ?? []
    inside = outer.map { $0 + found }
    return (literals, found)
  }

  private mutating func readLiterals() -> [String] {
    var literals: [String] = []
    var depth = 0
    var isJoined = false
    while position < text.count {
      switch text[position] {
      case quote:
        let literal = readLiteral()
        if isJoined, let last = literals.indices.last {
          literals[last] += literal
        } else {
          literals.append(literal)
        }
        isJoined = false
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return literals }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return literals
      case UInt8(ascii: "+"): isJoined = true
      case UInt8(ascii: " "), newline: break
      default: isJoined = false
      }
      step()
    }
    return literals
  }

  /// A literal as a person reads it; calls inside its interpolations are read too.
  private mutating func readLiteral() -> String {
    let isLong = isAt("\"\"\"")
    let fence = isLong ? "\"\"\"" : "\""
    position += fence.utf8.count
    var words: [UInt8] = []
    while position < text.count, !isAt(fence) {
      if isAt("\\(") {
        position += 1
        let start = position
        readCall()
        words +=
          [UInt8(ascii: "{")]
          + text[min(start + 1, text.count)..<max(start + 1, min(position - 1, text.count))]
        words.append(UInt8(ascii: "}"))
      } else if text[position] == UInt8(ascii: "\\") {
        words += readEscape()
      } else {
        if !isLong, text[position] == newline { return String(decoding: words, as: UTF8.self) }
        words.append(text[position])
        step()
      }
    }
    position += fence.utf8.count
    return String(decoding: words, as: UTF8.self)
  }

  private mutating func readEscape() -> [UInt8] {
    position += 1
    guard position < text.count else { return [] }
    let letter = text[position]
    step()
    switch letter {
    case UInt8(ascii: "n"): return [newline]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case newline: return []
    case UInt8(ascii: "u") where isAt("{"):
      let digits = text[position...].dropFirst().prefix(8).prefix { $0 != UInt8(ascii: "}") }
      position = min(text.count, position + digits.count + 2)
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      return number.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
    default: return [letter]
    }
  }

  private mutating func step() {
    if position < text.count, text[position] == newline { line += 1 }
    position += 1
  }

  private func isAt(_ piece: String) -> Bool {
    position < text.count && text[position...].starts(with: piece.utf8)
  }

  /// Whether an argument of that label begins here.
  private func isArgument(_ label: String) -> Bool {
    guard isAt(label) else { return false }
    let before = position > 0 ? text[position - 1] : UInt8(ascii: "(")
    return [UInt8(ascii: "("), UInt8(ascii: " "), UInt8(ascii: ","), newline].contains(before)
  }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
