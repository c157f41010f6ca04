import Basics
import Site

/// What staff fill in to ask somebody for a consent, and to write down the answer.
enum ConsentForm {
  static let name = "people/consent-request"

  struct Question: Sendable {
    let purpose: Consent.Purpose
    let recipient: ConsentRecipient
    let language: Language
    let until: LocalDate?
  }

  static let purpose = Field<Consent.Purpose>.choice(
    "purpose", Bilingual(en: "For what?", fr: "À quelle fin ?"),
    Consent.Purpose.allCases.map { ($0, ConsentWords.heading($0)) }
  ).hint(
    Bilingual(
      en: "A consent is for one purpose. For two, ask twice.",
      fr: "Un consentement vaut pour une seule fin. Pour deux, demandez deux fois."))

  static let language = Field<Language>.choice(
    "language",
    Bilingual(en: "In which language are they asked?", fr: "Dans quelle langue le demandez-vous ?"),
    Language.allCases.map { ($0, Bilingual(same: $0.ownName)) })

  /// - Parameters:
  ///   - keepers: who may be chosen to read, in the order in which they are shown.
  ///   - today: the first day that can be the last.
  static func form(_ keepers: [Keeper], today: LocalDate) -> Form<Question> {
    let recipient = Field<ConsentRecipient>.choice(
      "recipient", Bilingual(en: "Who may read?", fr: "Qui pourra lire ?"), choices(keepers)
    ).ifMissing(Bilingual(en: "Choose who may read", fr: "Choisissez qui pourra lire"))
    let longest = Consent.Purpose.allCases.map(\.mostDays).max() ?? 365
    let until = Field<LocalDate>.date(
      "until", Bilingual(en: "Until which day?", fr: "Jusqu’à quel jour ?"),
      today...today.adding(days: longest)
    ).optional.hint(usual)
    return Form("people/consent-request", purpose, recipient, language, until) {
      (purpose, recipient, language, day) throws(FormMessages) in
      if let day, day > today.adding(days: purpose.mostDays) {
        let last = today.adding(days: purpose.mostDays).words
        throw FormMessages(
          until, en: "For this purpose, choose a day up to \(last.en)",
          fr: "À cette fin, choisissez un jour jusqu’au \(last.fr)")
      }
      return Question(purpose: purpose, recipient: recipient, language: language, until: day)
    }
  }

  private static let usual = Bilingual.inBoth { voice in
    let times = Consent.Purpose.allCases.map { "\(voice($0.title)) (\(voice.days($0.usualDays)))" }
    return voice(
      en: "Left blank, the usual time: \(voice.list(times)).",
      fr: "Sans réponse, le délai habituel : \(voice.list(times)).")
  }

  private static func choices(_ keepers: [Keeper]) -> [(value: ConsentRecipient, words: Bilingual)] {
    keepers.flatMap { keeper in
      let one = ConsentRecipient(keeper.id)
      guard keeper.kind == .council else { return [(one, keeper.name)] }
      let all = ConsentRecipient(keeper.id, isWholeCouncil: true)
      return [
        (
          one,
          Bilingual(en: keeper.name.en + " (the council alone)", fr: keeper.name.fr + " (le conseil seul)")
        ),
        (all, all.title(keeper.name)),
      ]
    }
  }

  // MARK: The answer

  /// How somebody said yes to a member of the staff. On a page of ours they say so themselves.
  enum Said: String, Sendable {
    case paper, spoken
    var manner: Consent.Manner { self == .paper ? .paper : .spoken }
  }

  static let said = Field<Said>.choice(
    "manner", Bilingual(en: "How did they say yes?", fr: "Comment la personne a-t-elle dit oui ?"),
    [
      (
        .paper,
        Bilingual(
          en: "They signed this text on paper, and I have seen it",
          fr: "Elle a signé ce texte sur papier, et je l’ai vu")
      ),
      (
        .spoken,
        Bilingual(
          en: "I read this text to them, and they said yes", fr: "Je lui ai lu ce texte, et elle a dit oui")
      ),
    ])

  static let answer = Form("people/consent", said) { $0.manner }
}
