import Basics
import Documents
import Yams

/// A topic in one language, as its file says it: a header in YAML between two lines of three dashes, then Markdown in sections
/// whose headings are known. It is read strictly: whatever is wrong is told at once, each with its line.
struct TopicDocument {
  /// What both languages must have in common.
  struct Head: Equatable {
    let name: String
    let stage: Topic.Stage
    let version: Int
    let readers: [Topic.Reader]
    let sizes: [Topic.Size]
    let sectors: [Topic.Sector]
    let minutes: Int
    let tool: Topic.Tool?
    let next: [String]
    let reviewed: LocalDate
  }

  let head: Head
  let text: TopicText

  /// - Throws: a refusal with every problem, one a line.
  init(_ written: String, file: String, in language: Language) throws(Refusal) {
    guard written.utf8.count <= Self.mostBytes else {
      throw Refusal(
        .request, en: "\(file) is longer than \(Self.mostBytes) bytes: shorten it.",
        fr: "\(file) dépasse \(Self.mostBytes) octets : raccourcissez-le.")
    }
    let lines = written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw Self.headless(file)
    }
    var reader = TopicReader(YAMLDocument(file: file))
    // With a blank line in place of the first one, lines are counted as in the file.
    let header = "\n" + lines[1..<end].joined(separator: "\n") + "\n"
    let head = reader.read(try YAMLDocument.mapping(of: header, file: file, ifNone: Self.headless(file)))
    let sections = TopicSections(lines[(end + 1)...].joined(separator: "\n"), from: end + 2, in: language)
    for problem in sections.problems { reader.document.note(problem) }
    if let refusal = reader.document.refusal { throw refusal }
    // What is missing has been told by now.
    guard let head else { throw Self.headless(file) }
    self.head = head.head
    text = TopicText(
      title: head.title, summary: head.summary, sources: head.sources, sections: sections.sections)
  }

  static let mostBytes = 40_000

  private static func headless(_ file: String) -> Refusal {
    Refusal(
      .request,
      en:
        "\(file) has no header: begin with a line of three dashes, “topic: …” and the rest, and another line of three dashes.",
      fr:
        "\(file) n’a pas d’en-tête : commencez par une ligne de trois tirets, « topic: … » et le reste, puis une autre ligne de trois tirets."
    )
  }
}

/// Reads the header of a topic.
private struct TopicReader {
  var document: YAMLDocument

  init(_ document: YAMLDocument) {
    self.document = document
  }

  typealias Read = (head: TopicDocument.Head, title: String, summary: String, sources: [TopicText.Source])

  private static let keys = [
    "topic", "stage", "version", "title", "summary", "readers", "sizes", "sectors", "minutes", "tool", "next",
    "reviewed", "sources",
  ]

  mutating func read(_ mapping: Node.Mapping) -> Read? {
    document.checkKeys(of: mapping, known: Self.keys)
    for key in Self.keys where mapping[key] == nil {
      document.note(nil, en: "“\(key)” is missing.", fr: "« \(key) » manque.")
    }
    let name = name(mapping["topic"], key: "topic")
    let stage: Topic.Stage? = word(mapping["stage"], key: "stage")
    let version = document.number(mapping["version"], key: "version", in: 1...100_000)
    let title = line(mapping["title"], key: "title", most: 120)
    let summary = line(mapping["summary"], key: "summary", most: 400)
    let readers: [Topic.Reader] = words(mapping["readers"], key: "readers")
    let sizes: [Topic.Size] = words(mapping["sizes"], key: "sizes")
    let sectors = sectors(mapping["sectors"])
    let minutes = document.number(mapping["minutes"], key: "minutes", in: 1...60)
    let isToolless = mapping["tool"]?.scalar?.string == "none"
    let tool: Topic.Tool? = isToolless ? nil : word(mapping["tool"], key: "tool")
    let next = next(mapping["next"], of: name)
    let reviewed = day(mapping["reviewed"])
    let sources = sources(mapping["sources"])
    guard let name, let stage, let version, let title, let summary, let minutes, let reviewed else {
      return nil
    }
    let head = TopicDocument.Head(
      name: name, stage: stage, version: version, readers: readers, sizes: sizes, sectors: sectors,
      minutes: minutes,
      tool: tool, next: next, reviewed: reviewed)
    return (head, title, summary, sources)
  }

  private mutating func name(_ node: Node?, key: String) -> String? {
    guard let name = document.text(node, key: key) else { return nil }
    guard Roadmap.isName(name) else {
      document.note(
        node, en: "“\(key)” should be a name of small letters, digits and hyphens.",
        fr: "« \(key) » devrait être un nom en petites lettres, chiffres et traits d’union.")
      return nil
    }
    return name
  }

  private mutating func line(_ node: Node?, key: String, most: Int) -> String? {
    guard let text = document.text(node, key: key) else { return nil }
    guard text.utf16.count <= most, !text.contains(where: \.isNewline) else {
      document.note(
        node, en: "“\(key)” should be one line of at most \(most) letters.",
        fr: "« \(key) » devrait tenir en une ligne d’au plus \(most) caractères.")
      return nil
    }
    return text
  }

  private mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ node: Node?, key: String)
    -> Word?
  {
    guard let text = document.text(node, key: key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    document.note(
      node, en: "“\(text)” is no \(key) that is known here. Known are: \(known).",
      fr: "« \(text) » n’est pas connu sous « \(key) ». Sont connus : \(known).")
    return nil
  }

  private mutating func words<Word: RawRepresentable<String> & CaseIterable & Equatable>(
    _ node: Node?, key: String
  ) -> [Word] {
    let entries = document.list(node, key: key)
    var words: [Word] = []
    for entry in entries {
      guard let word: Word = word(entry, key: key) else { continue }
      if words.contains(word) {
        document.note(
          entry, en: "“\(word.rawValue)” stands twice.", fr: "« \(word.rawValue) » figure deux fois.")
      }
      words.append(word)
    }
    if node != nil, entries.isEmpty {
      document.note(
        node, en: "“\(key)” needs one entry at least.", fr: "« \(key) » demande au moins un élément.")
    }
    return words
  }

  private mutating func sectors(_ node: Node?) -> [Topic.Sector] {
    if let only = node?.sequence?.first?.scalar?.string, only == "all", node?.sequence?.count == 1 {
      return []
    }
    return words(node, key: "sectors")
  }

  private mutating func next(_ node: Node?, of name: String?) -> [String] {
    let entries = document.list(node, key: "next")
    if node != nil, !(1...3).contains(entries.count) {
      document.note(node, en: "“next” names one to three topics.", fr: "« next » nomme un à trois sujets.")
    }
    return entries.compactMap { entry in
      guard let next = self.name(entry, key: "next") else { return nil }
      guard next != name else {
        document.note(entry, en: "a topic does not lead to itself.", fr: "un sujet ne mène pas à lui-même.")
        return nil
      }
      return next
    }
  }

  private mutating func day(_ node: Node?) -> LocalDate? {
    guard let text = document.text(node, key: "reviewed") else { return nil }
    guard let day = LocalDate(iso: text) else {
      document.note(
        node, en: "“reviewed” should be a day such as 2026-11-22.",
        fr: "« reviewed » devrait être un jour comme 2026-11-22.")
      return nil
    }
    return day
  }

  private mutating func sources(_ node: Node?) -> [TopicText.Source] {
    let entries = document.list(node, key: "sources")
    if node != nil, !(1...8).contains(entries.count) {
      document.note(
        node, en: "name one to eight sources: whoever reads wants to know how this is known.",
        fr: "nommez une à huit sources : qui lit veut savoir d’où on le tient.")
    }
    return entries.compactMap { entry in
      guard let mapping = entry.mapping else {
        document.note(
          entry, en: "a source is { name: …, by: …, year: …, address: … }.",
          fr: "une source s’écrit { name: …, by: …, year: …, address: … }.")
        return nil
      }
      document.checkKeys(of: mapping, known: ["name", "by", "year", "address"])
      for key in ["name", "by", "year"] where mapping[key] == nil {
        document.note(entry, en: "a source needs its “\(key)”.", fr: "une source a besoin de « \(key) ».")
      }
      let address = document.text(mapping["address"], key: "address")
      if let address, !address.hasPrefix("https://"), !address.hasPrefix("http://") {
        document.note(
          mapping["address"], en: "an address begins with https://.", fr: "une adresse commence par https://."
        )
      }
      guard let name = line(mapping["name"], key: "name", most: 250),
        let publisher = line(mapping["by"], key: "by", most: 200),
        let year = document.number(mapping["year"], key: "year", in: 1_950...2_100)
      else { return nil }
      return TopicText.Source(name: name, publisher: publisher, year: year, address: address)
    }
  }
}
