import Basics
import Documents

extension Topic {
  /// One topic of its two languages.
  ///
  /// - Throws: a refusal that names every place where they do not say the same.
  init(_ english: TopicDocument, _ french: TopicDocument) throws(Refusal) {
    let differences = Self.differences(english, french)
    guard differences.isEmpty else {
      let name = english.head.name
      throw Refusal(
        .request,
        en: differences.map { "\(name): the two languages differ in \($0.en)" }.joined(separator: "\n"),
        fr: differences.map { "\(name)\u{A0}: les deux langues diffèrent quant \($0.fr)" }.joined(
          separator: "\n"))
    }
    let head = english.head
    self.init(
      name: head.name, stage: head.stage, version: head.version, readers: head.readers, sizes: head.sizes,
      sectors: head.sectors, minutes: head.minutes, tool: head.tool, next: head.next, reviewed: head.reviewed,
      english: english.text, french: french.text)
  }

  private static func differences(_ english: TopicDocument, _ french: TopicDocument) -> [Bilingual] {
    let (a, b) = (english.head, french.head)
    var found: [Bilingual] = []
    func compare(_ isSame: Bool, _ en: String, _ fr: String) {
      if !isSame { found.append(Bilingual(en: en, fr: fr)) }
    }
    compare(a.name == b.name, "the name", "à leur nom")
    compare(a.stage == b.stage, "the stage", "à l’étape")
    compare(a.version == b.version, "the version", "à la version")
    compare(a.readers == b.readers, "the readers", "aux lecteurs")
    compare(a.sizes == b.sizes, "the sizes", "aux tailles")
    compare(a.sectors == b.sectors, "the sectors", "aux secteurs")
    compare(a.minutes == b.minutes, "the minutes", "aux minutes")
    compare(a.tool == b.tool, "the tool", "à l’outil")
    compare(a.next == b.next, "the topics to go on with", "aux sujets suivants")
    compare(a.reviewed == b.reviewed, "the day of review", "au jour de révision")
    compare(
      english.text.sources.map(\.year) == french.text.sources.map(\.year),
      "how many sources there are, and their years",
      "au nombre de sources et à leurs années")
    compare(
      english.text.sections.map(\.kind) == french.text.sections.map(\.kind), "the sections", "aux sections")
    for (one, other) in zip(english.text.sections, french.text.sections)
    where one.content.blocks.map(\.shape) != other.content.blocks.map(\.shape) {
      let heading = TopicSections.heading(one.kind)
      found.append(
        Bilingual(
          en: "the paragraphs and lists under “\(heading.en)”",
          fr: "aux paragraphes et aux listes sous « \(heading.fr) »"))
    }
    return found
  }
}
