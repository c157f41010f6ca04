import Basics

/// What somebody is asked to agree to and has not answered yet: with the words that they are shown, which are kept as they
/// stand when the answer is yes.
package struct ConsentRequest: Sendable, Hashable {
  package let id: ID<ConsentRequest>
  package let person: ID<Person>
  package let purpose: Consent.Purpose
  package let recipient: ConsentRecipient
  package let wording: Int
  package let language: Language
  package let words: String
  package let expires: Moment
  package let asked: Moment

  /// After so many days without an answer it is forgotten.
  package static let daysOpen = 30

  /// As it is asked now.
  ///
  /// - Parameters:
  ///   - day: the last day; without it, the usual time.
  ///   - clock: where that day is over when it is.
  package init(
    _ purpose: Consent.Purpose, of person: ID<Person>, keptBy keeper: Bilingual,
    to recipient: ConsentRecipient,
    named name: Bilingual, in language: Language, until day: LocalDate?, at now: Moment,
    by clock: DayClock
  ) {
    let wording = ConsentWording.current(for: purpose)
    let last = day ?? clock.day(now).adding(days: purpose.usualDays)
    self.init(
      id: ID(at: now), person: person, purpose: purpose, recipient: recipient, wording: wording.version,
      language: language,
      words: wording.words(in: language, keeper: keeper, recipient: recipient.title(name), until: last),
      expires: clock.over(after: last), asked: now)
  }

  init(
    id: ID<ConsentRequest>, person: ID<Person>, purpose: Consent.Purpose, recipient: ConsentRecipient,
    wording: Int, language: Language, words: String, expires: Moment, asked: Moment
  ) {
    self.id = id
    self.person = person
    self.purpose = purpose
    self.recipient = recipient
    self.wording = wording
    self.language = language
    self.words = words
    self.expires = expires
    self.asked = asked
  }

  /// What they agree to when they say yes.
  package func given(_ manner: Consent.Manner, at now: Moment) -> Consent {
    Consent(
      id: ID(at: now), person: person, purpose: purpose, recipient: recipient.keeper,
      isForWholeCouncil: recipient.isWholeCouncil, wording: wording, language: language, given: now,
      manner: manner, expires: expires, words: words)
  }
}

/// Who may read: a council or an agency, or a council with all of its agencies.
package struct ConsentRecipient: Sendable, Hashable, RawRepresentable {
  package let keeper: ID<Keeper>
  package let isWholeCouncil: Bool

  package init(_ keeper: ID<Keeper>, isWholeCouncil: Bool = false) {
    self.keeper = keeper
    self.isWholeCouncil = isWholeCouncil
  }

  /// As a form holds it: the letters of the keeper, and a plus for a whole council.
  package init?(rawValue: String) {
    let isWhole = rawValue.hasSuffix("+")
    guard let keeper = ID<Keeper>(isWhole ? String(rawValue.dropLast()) : rawValue) else { return nil }
    self.init(keeper, isWholeCouncil: isWhole)
  }

  package var rawValue: String { keeper.description + (isWholeCouncil ? "+" : "") }

  /// - Parameter name: of the council or the agency.
  package func title(_ name: Bilingual) -> Bilingual {
    isWholeCouncil
      ? Bilingual(en: name.en + " and its agencies", fr: name.fr + " et ses organismes") : name
  }
}
