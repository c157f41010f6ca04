import Basics

/// Reads Markdown line by line: what each line begins, or goes on with.
struct MarkdownReader {
  private enum Open {
    case nothing
    case paragraph(String, line: Int)
    case list(isNumbered: Bool, entries: [(text: String, line: Int)])
  }

  private var blocks: [Markdown.Block] = []
  private var problems: [YAMLDocument.Problem] = []
  private var open = Open.nothing
  /// Whether the last line was blank.
  private var isApart = true

  mutating func read(_ written: Substring, at line: Int) {
    let indentation = written.prefix { $0 == " " || $0 == "\t" }.count
    let text = trimmed(written)
    defer { isApart = text.isEmpty }
    if text.isEmpty {
      if case .paragraph = open { close() }
      return
    }
    if let objection = Self.unknown(text) { object(line, objection) }
    if let (level, title) = Self.heading(text) {
      close()
      if !(2...3).contains(level) { object(line, Self.levels) }
      blocks.append(.heading(level: min(3, max(2, level)), pieces(title, line)))
    } else if let (number, entry) = Self.entry(text) {
      add(entry, number: number, isWithin: indentation >= 2, at: line)
    } else {
      goOn(text, isIndented: indentation > 0, at: line)
    }
  }

  mutating func finish() -> (markdown: Markdown, problems: [YAMLDocument.Problem]) {
    close()
    return (Markdown(blocks: blocks), problems)
  }

  // MARK: Lines

  private mutating func add(_ entry: String, number: Int?, isWithin: Bool, at line: Int) {
    if case .list(let isNumbered, var entries) = open {
      if isWithin { object(line, Self.nested) }
      if isNumbered == (number != nil) || isWithin {
        if !isWithin, let number, number != entries.count + 1 {
          object(line, Self.wrongNumber(entries.count + 1))
        }
        entries.append((entry, line))
        open = .list(isNumbered: isNumbered, entries: entries)
        return
      }
    }
    close()
    if let number, number != 1 { object(line, Self.wrongNumber(1)) }
    open = .list(isNumbered: number != nil, entries: [(entry, line)])
  }

  private mutating func goOn(_ text: String, isIndented: Bool, at line: Int) {
    switch open {
    case .paragraph(let begun, let first): open = .paragraph(begun + " " + text, line: first)
    case .list(let isNumbered, var entries) where !isApart || isIndented:
      if isApart { object(line, Self.secondParagraph) }
      if let last = entries.popLast() { entries.append((last.text + " " + text, last.line)) }
      open = .list(isNumbered: isNumbered, entries: entries)
    default:
      close()
      open = .paragraph(text, line: line)
    }
  }

  private mutating func close() {
    switch open {
    case .nothing: break
    case .paragraph(let text, let line): blocks.append(.paragraph(pieces(text, line)))
    case .list(let isNumbered, let entries):
      blocks.append(.list(isNumbered: isNumbered, entries: entries.map { pieces($0.text, $0.line) }))
    }
    open = .nothing
  }

  private mutating func pieces(_ text: String, _ line: Int) -> [Markdown.Piece] {
    var reader = PieceReader(text)
    let pieces = reader.read()
    for objection in reader.objections { object(line, objection) }
    return pieces
  }

  private mutating func object(_ line: Int, _ sentence: Bilingual) {
    problems.append(YAMLDocument.Problem(line: line, sentence: sentence))
  }

  // MARK: How lines begin

  private static func heading(_ text: String) -> (level: Int, title: String)? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard level > 0, rest.first == " " else { return nil }
    return (level, trimmed(rest))
  }

  /// "- Call" or "3. Call"; the number is nil for a dash.
  private static func entry(_ text: String) -> (number: Int?, text: String)? {
    if text.hasPrefix("- ") { return (nil, trimmed(text.dropFirst(2))) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.hasPrefix(". "), let number = Int(digits) else { return nil }
    return (number, trimmed(rest.dropFirst(2)))
  }

  private static func unknown(_ text: String) -> Bilingual? {
    let marks = ["```", "~~~", ">", "|", "![", "---", "===", "***", "* ", "+ "]
    guard let mark = marks.first(where: { text.hasPrefix($0) }) else {
      return text.hasPrefix("#") && heading(text) == nil
        ? Bilingual(
          en: "put a space between the signs # and the heading.",
          fr: "mettez une espace entre les signes # et l’intertitre.") : nil
    }
    return Bilingual(
      en:
        "“\(mark)” has no meaning here. There are headings (##), paragraphs, lists (“- ” or “1. ”), **strong words**, *emphasis* and [links](https://…).",
      fr:
        "« \(mark) » n’a pas de sens ici. Il y a des intertitres (##), des paragraphes, des listes (« - » ou « 1. »), des **mots forts**, de l’*italique* et des [liens](https://…)."
    )
  }

  // MARK: Words

  private static let levels = Bilingual(
    en: "headings begin with two or three signs #.",
    fr: "les intertitres commencent par deux ou trois signes #.")
  private static let nested = Bilingual(
    en: "a list within a list has no place here: make it one list, or two.",
    fr: "une liste dans une liste n’a pas sa place ici : faites-en une seule, ou deux.")
  private static let secondParagraph = Bilingual(
    en: "an entry of a list is one paragraph: take away the blank line before this.",
    fr: "un élément de liste est un seul paragraphe : retirez la ligne vide qui précède.")
  private static func wrongNumber(_ number: Int) -> Bilingual {
    Bilingual(
      en: "this entry should have the number \(number).",
      fr: "cet élément devrait porter le numéro \(number).")
  }
}

func trimmed(_ text: some StringProtocol) -> String {
  var text = Substring(text)
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
