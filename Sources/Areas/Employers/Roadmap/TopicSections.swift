import Basics
import Documents

/// The sections of a topic, found by their headings.
struct TopicSections {
  private(set) var sections: [TopicText.Section] = []
  private(set) var problems: [YAMLDocument.Problem] = []

  /// - Parameter line: the number of the first line in the file.
  init(_ text: String, from line: Int, in language: Language) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var begun: (kind: TopicText.Section.Kind, place: Int)?
    for (place, written) in lines.enumerated() where written.hasPrefix("## ") {
      if let begun { add(begun.kind, lines[(begun.place + 1)..<place], from: line + begun.place + 1) }
      begun = Self.kind(of: written.dropFirst(3), in: language).map { ($0, place) }
      if begun == nil { object(line + place, Self.unknown(in: language)) }
    }
    if let begun { add(begun.kind, lines[(begun.place + 1)...], from: line + begun.place + 1) }
    if let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }), !first.hasPrefix("## ") {
      object(
        line,
        Bilingual(
          en: "begin with the heading “## \(Self.heading(.why)[language])”.",
          fr: "commencez par l’intertitre « ## \(Self.heading(.why)[language]) »."))
    }
    checkOrder(at: line, in: language)
  }

  private mutating func add(_ kind: TopicText.Section.Kind, _ lines: ArraySlice<Substring>, from line: Int) {
    let (content, found) = Markdown.read(lines.joined(separator: "\n"), from: line)
    problems += found
    sections.append(TopicText.Section(kind: kind, content: content))
    let lists = content.blocks.compactMap { block -> (isNumbered: Bool, count: Int)? in
      if case .list(let isNumbered, let entries) = block { (isNumbered, entries.count) } else { nil }
    }
    if content.blocks.isEmpty {
      object(
        line - 1,
        Bilingual(en: "nothing stands under this heading.", fr: "il n’y a rien sous cet intertitre."))
    }
    let isRight =
      lists.count == 1
      && lists.allSatisfy { (3...6).contains($0.count) && $0.isNumbered == (kind == .monday) }
    if kind == .questions, !isRight {
      object(
        line - 1,
        Bilingual(
          en: "here stands one list of three to six questions, each with a dash.",
          fr: "ici se trouve une liste de trois à six questions, chacune précédée d’un tiret."))
    }
    if kind == .monday, !isRight {
      object(
        line - 1,
        Bilingual(
          en: "here stands one list of three to six steps, numbered from 1.",
          fr: "ici se trouve une liste de trois à six gestes, numérotés à partir de 1."))
    }
  }

  private mutating func checkOrder(at line: Int, in language: Language) {
    let kinds = sections.map(\.kind.rawValue)
    for kind in [TopicText.Section.Kind.why, .questions, .monday] where !kinds.contains(kind.rawValue) {
      object(
        line,
        Bilingual(
          en: "the section “## \(Self.heading(kind)[language])” is missing.",
          fr: "la section « ## \(Self.heading(kind)[language]) » manque."))
    }
    if zip(kinds, kinds.dropFirst()).contains(where: { $0 >= $1 }) {
      let order = TopicText.Section.Kind.allCases.map { Self.heading($0)[language] }.joined(separator: " · ")
      object(
        line,
        Bilingual(
          en: "each section stands once, in this order: \(order).",
          fr: "chaque section figure une fois, dans cet ordre : \(order)."))
    }
  }

  private mutating func object(_ line: Int, _ sentence: Bilingual) {
    problems.append(YAMLDocument.Problem(line: line, sentence: sentence))
  }

  private static func kind(of heading: some StringProtocol, in language: Language) -> TopicText.Section.Kind?
  {
    // Whichever apostrophe and spaces were typed.
    let written = folded(String(heading))
    return TopicText.Section.Kind.allCases.first { folded(self.heading($0)[language]) == written }
  }

  private static func unknown(in language: Language) -> Bilingual {
    let known = TopicText.Section.Kind.allCases.map { heading($0)[language] }.joined(separator: " · ")
    return Bilingual(
      en: "this heading is none of a topic’s. They are: \(known).",
      fr: "cet intertitre n’est pas de ceux d’un sujet. Ce sont : \(known).")
  }

  static func heading(_ kind: TopicText.Section.Kind) -> Bilingual {
    switch kind {
    case .why: Bilingual(en: "Why it pays", fr: "Pourquoi c’est payant")
    case .questions: Bilingual(en: "Ask yourself", fr: "Posez-vous ces questions")
    case .monday: Bilingual(en: "On Monday", fr: "Dès lundi")
    case .words: Bilingual(en: "Words you can use", fr: "Des mots à reprendre")
    case .trouble: Bilingual(en: "If it does not work", fr: "Si ça coince")
    }
  }
}
