import Basics
import Documents
import Yams

/// One place of a document.
package enum ModelPathStep: Sendable, Hashable {
  case key(String)
  case entry(Int)
}

/// What is to stand in one place of a document.
package struct ModelEdit: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    /// Letters, digits, spaces and brackets, as they are to stand.
    case plain(String)
    /// Anything that somebody wrote.
    case text(String)
    case list([String])
  }

  package let path: [ModelPathStep]
  package let value: Value

  package init(_ path: [ModelPathStep], _ value: Value) {
    self.path = path
    self.value = value
  }
}

/// A document that single values are changed in. All else stays as it was written: its order, its comments.
package struct ModelEditing {
  private let root: Node.Mapping
  private let lines: [[Unicode.Scalar]]
  /// False where a sign counts as the end of a line that does not for us: then no line is where a reader says it is.
  private let isInLines: Bool

  /// - Throws: a refusal when it is no document.
  package init(_ yaml: String, file: String) throws(Refusal) {
    root = try YAMLDocument.model(of: yaml, file: file)
    isInLines = !yaml.unicodeScalars.contains { ["\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    lines = yaml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether something stands in a place, written so that it can be changed.
  package func has(_ path: [ModelPathStep]) -> Bool { node(at: path).flatMap(region) != nil }

  /// The text that stands in a place; nil where there is none.
  package func text(at path: [ModelPathStep]) -> String? { node(at: path)?.scalar?.string }

  /// The document with other values in some places.
  ///
  /// - Throws: a refusal when a place is not there, or is written in a way that only a person can change.
  /// - Complexity: O(edits × document).
  package func edited(_ edits: [ModelEdit]) throws(Refusal) -> String {
    var places: [(region: Region, value: ModelEdit.Value)] = []
    for edit in edits {
      guard let region = node(at: edit.path).flatMap(region) else { throw Self.byHand }
      places.append((region, edit.value))
    }
    // From the end, so that what is before stays where it is.
    places.sort { ($0.region.line, $0.region.column) > ($1.region.line, $1.region.column) }
    var lines = lines
    for (region, value) in places {
      let before = lines[region.line].prefix(region.column)
      let after = lines[region.lastLine].dropFirst(region.end)
      let written = Self.written(value, in: region)
      var new = written.split(separator: "\n", omittingEmptySubsequences: false).map {
        Array($0.unicodeScalars)
      }
      new[0] = before + new[0]
      new[new.count - 1] += after
      lines.replaceSubrange(region.line...region.lastLine, with: new)
    }
    var text = String.UnicodeScalarView()
    for (place, line) in lines.enumerated() {
      if place > 0 { text.append("\n") }
      text.append(contentsOf: line)
    }
    return String(text)
  }

  private static let byHand = Refusal(
    .content,
    en: "This part of the document is written in a way of its own. Change it in the whole text.",
    fr: "Cette partie du document est rédigée d’une façon particulière. Modifiez-la dans le texte complet.")

  private func node(at path: [ModelPathStep]) -> Node? {
    var node: Node? = .mapping(root)
    for step in path {
      switch step {
      case .key(let key): node = node?.mapping?[key]
      case .entry(let place):
        let entries = node?.sequence.map { Array($0) } ?? []
        node = entries.indices.contains(place) ? entries[place] : nil
      }
    }
    return node
  }

  // MARK: Where a value stands

  /// From a letter of a line to before one of the same line or a later one, counted from 0.
  private struct Region {
    let line: Int
    let column: Int
    let lastLine: Int
    let end: Int
    /// How far a text in lines of its own is indented; nil where it is not.
    var indentation: Int?
  }

  private func region(of node: Node) -> Region? {
    guard isInLines, let mark = node.mark, lines.indices.contains(mark.line - 1), mark.column >= 1 else {
      return nil
    }
    let (line, column) = (mark.line - 1, mark.column - 1)
    guard lines[line].indices.contains(column) else { return nil }
    if node.sequence != nil { return lines[line][column] == "[" ? enclosed(line, column) : nil }
    guard let scalar = node.scalar else { return nil }
    switch scalar.style {
    case .literal, .folded: return block(line, column)
    case .singleQuoted, .doubleQuoted: return enclosed(line, column)
    default:
      let letters = Array(scalar.string.unicodeScalars)
      guard lines[line].dropFirst(column).starts(with: letters), !letters.isEmpty else { return nil }
      return Region(line: line, column: column, lastLine: line, end: column + letters.count)
    }
  }

  /// To the quotation mark or the bracket that closes what opens there.
  private func enclosed(_ firstLine: Int, _ firstColumn: Int) -> Region? {
    var (depth, quote): (Int, Unicode.Scalar?) = (0, nil)
    var (line, column) = (firstLine, firstColumn)
    while line < lines.count {
      guard column < lines[line].count else {
        (line, column) = (line + 1, 0)
        continue
      }
      let letter = lines[line][column]
      switch (quote, letter) {
      case ("\"", "\\"): column += 1
      case ("'", "'") where column + 1 < lines[line].count && lines[line][column + 1] == "'": column += 1
      case (.some(let open), _) where letter == open: quote = nil
      case (.some, _): break
      case (nil, "\""), (nil, "'"): quote = letter
      case (nil, "["): depth += 1
      case (nil, "]"): depth -= 1
      default: break
      }
      column += 1
      if depth == 0, quote == nil {
        return Region(line: firstLine, column: firstColumn, lastLine: line, end: column)
      }
    }
    return nil
  }

  /// A text in the lines below a `|` or a `>`; blank lines at its end stay.
  private func block(_ line: Int, _ column: Int) -> Region? {
    guard ["|", ">"].contains(lines[line][column]) else { return nil }
    func lead(_ line: [Unicode.Scalar]) -> Int? {
      let spaces = line.prefix { $0 == " " }.count
      return spaces == line.count ? nil : spaces
    }
    guard let first = lines.indices.dropFirst(line + 1).first(where: { lead(lines[$0]) != nil }),
      let indentation = lead(lines[first]), indentation > 0
    else { return nil }
    var last = first
    for place in lines.indices.dropFirst(first) {
      guard let spaces = lead(lines[place]) else { continue }
      guard spaces >= indentation else { break }
      last = place
    }
    return Region(
      line: line, column: column, lastLine: last, end: lines[last].count, indentation: indentation)
  }

  // MARK: How it is written

  private static func written(_ value: ModelEdit.Value, in region: Region) -> String {
    switch value {
    case .plain(let text): return text
    case .list(let texts): return "[" + texts.map(quoted).joined(separator: ", ") + "]"
    case .text(let text):
      guard let indentation = region.indentation else { return quoted(text) }
      let margin = String(repeating: " ", count: indentation)
      let lines = tidy(text).split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.allSatisfy(\.isWhitespace) ? "" : margin + $0
      }
      return "|\n" + lines.joined(separator: "\n")
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for letter in tidy(text).unicodeScalars {
      switch letter {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(letter)
      }
    }
    return quoted + "\""
  }

  /// Without signs that cannot stand in a document, and without spaces at its ends.
  private static func tidy(_ text: String) -> String {
    var tidy = String.UnicodeScalarView()
    for letter in text.unicodeScalars {
      switch letter {
      case "\u{85}", "\u{2028}", "\u{2029}": tidy.append("\n")
      case "\n", "\t": tidy.append(letter)
      case _
      where letter.value < 0x20 || (0x7F...0x9F).contains(letter.value) || letter.value == 0xFEFF
        || (0xFFFE...0xFFFF).contains(letter.value):
        break
      default: tidy.append(letter)
      }
    }
    var letters = Substring(String(tidy))
    while letters.first?.isWhitespace == true { letters.removeFirst() }
    while letters.last?.isWhitespace == true { letters.removeLast() }
    return String(letters)
  }
}
