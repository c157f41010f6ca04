import Basics

/// One thing that happened with a person: what stands in their timeline, and is never changed afterwards.
package struct Happening: Sendable, Hashable {
  package let id: ID<Happening>
  package let person: ID<Person>
  package let at: Moment
  package let kind: HappeningKind
  /// Who did it; nil when it was the person themselves, or the program.
  package let by: ID<Person>?
  /// The number of what it is about: a consent, a referral, a partnership.
  package let about: Int64?
  /// Whose timeline it was written in.
  package let keeper: ID<Keeper>
}

/// A kind of happening: the word that is stored, and the sentence that is read.
///
///     static let consentGiven = HappeningKind("consent-given", en: "gave a consent", fr: "a donné un consentement")
///
/// Areas add theirs; what is stored of a kind that is gone is told in general words.
package struct HappeningKind: Sendable, Hashable {
  package let word: String
  package let title: Bilingual

  package init(_ word: StaticString, en: String, fr: String) {
    self.word = word.description
    title = Bilingual(en: en, fr: fr)
  }

  init(stored word: String) {
    self.word = word
    title = Bilingual(en: "something happened", fr: "un événement a eu lieu")
  }

  package static let added = HappeningKind("added", en: "Taken up", fr: "Dossier ouvert")

  package static func == (a: HappeningKind, b: HappeningKind) -> Bool { a.word == b.word }
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }
}
