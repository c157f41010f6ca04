import Basics
import Documents
import People

/// What a council makes of a topic: its own text in place of the national one, and what it adds to it.
///
/// The header stays national: title, summary, for whom it is, its tool and where it leads. So lists and searches show everybody the same.
struct LocalText: Sendable {
  let number: Int
  /// The version of the national text that it was made from, or that was gone back to.
  let nationalVersion: Int
  /// Markdown in both languages, as it was written; nil where the council went back to the national text.
  let bodies: Bilingual?
  let begun: Moment
  /// Who wrote it, where whoever asks may know.
  var by: String?

  /// A council's text, if it can be read and says the same in both languages.
  ///
  /// - Throws: what is wrong, by language.
  static func read(_ bodies: Bilingual) throws(Objections) -> (
    english: [TopicText.Section], french: [TopicText.Section]
  ) {
    let english = TopicSections(bodies.en, from: 1, in: .english)
    let french = TopicSections(bodies.fr, from: 1, in: .french)
    guard english.problems.isEmpty, french.problems.isEmpty else {
      throw Objections(english: english.problems, french: french.problems)
    }
    let shapes = { (sections: [TopicText.Section]) in
      sections.map { Shape(kind: $0.kind, blocks: $0.content.blocks.map(\.shape)) }
    }
    guard shapes(english.sections) == shapes(french.sections) else {
      let differ = Bilingual(
        en: "the two languages should have the same sections, and in each as many paragraphs and entries.",
        fr:
          "les deux langues devraient avoir les mêmes sections et, dans chacune, autant de paragraphes et d’éléments."
      )
      throw Objections(english: [], french: [YAMLDocument.Problem(line: 1, sentence: differ)])
    }
    return (english.sections, french.sections)
  }

  private struct Shape: Equatable {
    let kind: TopicText.Section.Kind
    let blocks: [Markdown.Block.Shape]
  }

  struct Objections: Error, Sendable {
    let english: [YAMLDocument.Problem]
    let french: [YAMLDocument.Problem]
  }

  /// The longest text of one language, in bytes.
  static let mostLetters = 20_000
}

/// Something that a council adds to a topic: where to go, whom to ask, what takes place.
struct LocalAddition: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case resource, contact, event
  }

  let id: ID<LocalAddition>
  let kind: Kind
  let title: Bilingual
  let words: Bilingual
  let address: String?
  /// Of an event.
  let day: LocalDate?

  init(
    id: ID<LocalAddition> = ID(), kind: Kind, title: Bilingual, words: Bilingual, address: String? = nil,
    day: LocalDate? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.words = words
    self.address = address
    self.day = day
  }

  /// Whether it is still to be shown: an event until its day is over.
  func isAhead(of today: LocalDate) -> Bool { day.map { $0 >= today } ?? true }
}

/// A topic as one council shows it.
struct LocalTopic: Sendable {
  let council: Keeper
  /// The latest state; nil where nobody touched the text.
  let text: LocalText?
  let additions: [LocalAddition]
}

extension Topic {
  /// The same topic with a council's text, or itself where there is none that can be read.
  func adapted(by text: LocalText?) -> Topic {
    guard let bodies = text?.bodies, let sections = try? LocalText.read(bodies) else { return self }
    return Topic(
      name: name, stage: stage, version: version, readers: readers, sizes: sizes, sectors: sectors,
      minutes: minutes, tool: tool,
      next: next, reviewed: reviewed, english: english.with(sections.english),
      french: french.with(sections.french))
  }
}

extension TopicText {
  fileprivate func with(_ sections: [Section]) -> TopicText {
    TopicText(title: title, summary: summary, sources: sources, sections: sections, body: body)
  }
}
