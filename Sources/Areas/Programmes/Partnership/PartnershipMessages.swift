import Basics

/// What everybody must be told whatever a programme's own messages say: where a model has no text for it, one of these goes out.
enum PartnershipMessages {
  /// The programme's message at an event for one of the two, or else ours.
  static func message(
    at event: ModelEvent, to party: Partnership.Party, of model: ProgrammeModel
  ) -> ModelMessage? {
    model.messages.first { $0.when == event && $0.to.contains(party.recipient) } ?? ours(event, party)
  }

  private static func ours(_ event: ModelEvent, _ party: Partnership.Party) -> ModelMessage? {
    switch (event, party) {
    case (.proposed, .professional): proposal
    case (.confirmed, .newcomer): found
    case (.introduced, _): introduction
    default: nil
    }
  }

  /// A reminder that a clock sends where it names no message of its own.
  static let reminder = message(
    "reminder", Bilingual(en: "Something is still open", fr: "Quelque chose est encore en attente"),
    subject: Bilingual(
      en: "{programme}: may we hear from you?", fr: "{programme} : pouvons-nous avoir de vos nouvelles ?"),
    en: "Something waits for your answer, until {day}. You need no account:\n{link}",
    fr: "Quelque chose attend votre réponse, d’ici le {day}. Vous n’avez pas besoin de compte :\n{link}")

  private static let proposal = message(
    "proposal", Bilingual(en: "Somebody is asked", fr: "On sollicite quelqu’un"),
    subject: Bilingual(en: "{programme}: would you meet somebody?", fr: "{programme} : une rencontre ?"),
    en:
      "Somebody new to the city works in your field. Please have a look, and answer by {day}. No is a good answer too:\n{link}",
    fr:
      "Une personne arrivée depuis peu en ville travaille dans votre domaine. Prenez le temps de regarder et répondez d’ici le {day}. Un non est aussi une bonne réponse :\n{link}"
  )

  private static let found = message(
    "found", Bilingual(en: "A professional has said yes", fr: "Une personne établie a dit oui"),
    subject: Bilingual(
      en: "{programme}: we have found somebody for you",
      fr: "{programme} : nous avons trouvé quelqu’un pour vous"),
    en:
      "A professional of your field would like to meet you. Have a look, and tell us whether you would like it too:\n{link}",
    fr:
      "Une personne établie dans votre domaine aimerait vous rencontrer. Jetez-y un coup d’œil, et dites-nous si vous le souhaitez aussi :\n{link}"
  )

  private static let introduction = message(
    "introduction", Bilingual(en: "The two are introduced", fr: "Les deux sont mis en relation"),
    when: .introduced,
    subject: Bilingual(en: "{programme}: your introduction", fr: "{programme} : votre mise en relation"),
    en:
      "{newcomer}, meet {professional}. {professional}, meet {newcomer}. Tell us the day you meet, and how it went:\n{link}",
    fr:
      "{newcomer}, voici {professional}. {professional}, voici {newcomer}. Dites-nous la date de votre rencontre, puis comment elle s’est passée :\n{link}"
  )

  /// It came to nothing, or ended early: told to whoever had been asked, so that nobody waits for something that will not come.
  static let over = message(
    "over", Bilingual(en: "It is over", fr: "C’est terminé"),
    subject: Bilingual(en: "{programme}: a change", fr: "{programme} : un changement"),
    en:
      "What we had in mind for you two is not going on. Nobody is to blame, and there is nothing for you to do. If something should be known, tell us here:\n{link}",
    fr:
      "Ce que nous avions prévu pour vous deux ne se poursuit pas. Ce n’est la faute de personne, et vous n’avez rien à faire. Si nous devons savoir quelque chose, dites-le-nous ici :\n{link}"
  )

  /// No answer came in time: the professional is free again.
  static let released = message(
    "released", Bilingual(en: "No answer came in time", fr: "Aucune réponse n’est arrivée à temps"),
    subject: Bilingual(
      en: "{programme}: we have asked somebody else",
      fr: "{programme} : nous avons demandé à quelqu’un d’autre"),
    en:
      "We had not heard from you, and so we let your place go. That is quite all right. If you would still like to, or do not want to be asked, one click tells us:\n{link}",
    fr:
      "Nous étions sans nouvelles de vous, et nous avons donc libéré votre place. C’est très bien ainsi. Si vous êtes encore partant, ou préférez ne pas être sollicité, un clic suffit pour nous le dire :\n{link}"
  )

  /// Whoever asks for a new link gets it by mail, and nowhere else.
  static let renewal = message(
    "link", Bilingual(en: "A new link", fr: "Un nouveau lien"),
    subject: Bilingual(en: "{programme}: a link for you", fr: "{programme} : un lien pour vous"),
    en: "Here is the link that you asked for. It is for you alone:\n{link}",
    fr: "Voici le lien que vous avez demandé. Il est pour vous seulement :\n{link}")

  private static func message(
    _ name: String, _ title: Bilingual, when: ModelEvent? = nil, subject: Bilingual, en: String, fr: String
  ) -> ModelMessage {
    ModelMessage(
      name: name, title: title, when: when, to: [], subject: ModelText(subject),
      body: ModelText(
        Bilingual(
          en: "Hello {name},\n\n\(en)\n\n{coordinator}, {council}",
          fr: "Bonjour {name},\n\n\(fr)\n\n{coordinator}, {council}")))
  }
}
