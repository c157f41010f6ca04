import Basics
import People
import Site

/// What the pages of an application form are called, and how answers read once more before they are sent.
enum IntakeWords {
  static func title(of step: IntakeStep) -> Bilingual {
    switch step {
    case .who: Bilingual(en: "Who are you?", fr: "Qui êtes-vous ?")
    case .work: Bilingual(en: "Your work", fr: "Votre travail")
    case .coding: Bilingual(en: "Did we understand your work?", fr: "Avons-nous compris votre travail ?")
    case .training: Bilingual(en: "Education and licence", fr: "Études et permis")
    case .languages: Bilingual(en: "Your languages", fr: "Vos langues")
    case .meeting: Bilingual(en: "Meeting", fr: "Les rencontres")
    case .place: Bilingual(en: "Who looks after you", fr: "Qui s’occupe de vous")
    case .consent: Bilingual(en: "Who may read your record?", fr: "Qui peut lire votre dossier ?")
    case .check: Bilingual(en: "Look it over and send it", fr: "Relire et envoyer")
    }
  }

  static func lead(of step: IntakeStep, _ side: Side) -> Bilingual? {
    switch step {
    case .who:
      Bilingual(
        en: "One name is enough. We need an e-mail address or a telephone number to answer you.",
        fr: "Un seul nom suffit. Il nous faut un courriel ou un numéro de téléphone pour vous répondre.")
    case .coding:
      Bilingual(
        en: "Occupations have official names in Canada. By them we find people of your field.",
        fr:
          "Au Canada, les professions ont un nom officiel. Il nous sert à trouver des personnes de votre domaine."
      )
    case .languages:
      Bilingual(
        en: "No test? No problem: somebody will speak with you.",
        fr: "Pas de test ? Ce n’est rien : une personne parlera avec vous.")
    case .meeting where side == .professionals:
      Bilingual(
        en: "You decide how much you give, and can change it at any time.",
        fr: "Vous décidez de ce que vous donnez, et pouvez le changer à tout moment.")
    case .work, .training, .meeting, .place, .consent, .check: nil
    }
  }

  /// What was answered on a page, question by question.
  static func facts(of step: IntakeStep, _ form: IntakeForm) -> [Facts.Fact] {
    let typed = form.typed
    func text(_ label: Bilingual, _ name: String) -> Facts.Fact {
      answered(label, typed[name].flatMap { $0.isEmpty ? nil : $0 })
    }
    switch step {
    case .who:
      return [
        answered(
          Bilingual(en: "Name", fr: "Nom"),
          name([typed["given_name"], typed["family_name"]])),
        text(IntakeForm.email.face.label, "email"), text(IntakeForm.telephone.face.label, "telephone"),
        text(IntakeForm.city.face.label, "city"),
        .text(
          Bilingual(en: "We write to you in", fr: "Nous vous écrivons en"),
          form.language == .english ? "English" : "français"),
      ]
    case .place:
      return [
        .text(
          Bilingual(en: "Your choice", fr: "Votre choix"),
          form.opening.place(form.chosenPlace)?.name[form.language])
      ]
    case .consent:
      let agrees = typed[IntakeForm.consent.name] == IntakeForm.Agreement.yes.rawValue
      return [
        .html(
          Bilingual(
            en: "Your record may be read to find a match", fr: "Votre dossier peut être lu pour un jumelage")
        ) {
          "\(agrees ? $0(en: "yes", fr: "oui") : $0(en: "no", fr: "non"))"
        }
      ]
    case .work, .coding, .training, .languages, .meeting, .check:
      return asked(step, form)
    }
  }

  private static func asked(_ step: IntakeStep, _ form: IntakeForm) -> [Facts.Fact] {
    let answers = IntakeAnswers(
      Dictionary(grouping: form.typed.fields, by: \.name).mapValues { $0.map(\.value) }, form.opening.side,
      form.language)
    return step.fields.filter(form.opening.sheet.asks).flatMap { field -> [Facts.Fact] in
      let fact = answered(label(of: field, form.opening.side), shown(field, answers, form.language))
      guard field == .occupation else { return [fact] }
      let code = form.chosenCode?.unit ?? ""
      return [
        fact,
        .html(Bilingual(en: "Its official name", fr: "Son nom officiel")) { voice in
          "\(OccupationCoding.title(of: code).map { voice($0) } ?? voice(en: "none of those shown", fr: "aucun de ceux proposés"))"
        },
      ]
    }
  }

  private static func answered(_ label: Bilingual, _ text: String?) -> Facts.Fact {
    .html(label) { voice in
      text.map { "<bdi>\($0)</bdi>" }
        ?? "<span class=\"unknown\">\(voice(en: "left out", fr: "sans réponse"))</span>"
    }
  }

  private static func label(of field: ProfileField, _ side: Side) -> Bilingual {
    field == .goals ? IntakeForm.goals(side).face.label : field.heading
  }

  private static func shown(_ field: ProfileField, _ answers: IntakeAnswers, _ language: Language) -> String?
  {
    let text = answers.text(of: field)
    guard field == .arrived, let day = text.flatMap(LocalDate.init(iso:)) else { return text }
    return Voice(language).date(day)
  }

  private static func name(_ parts: [String?]) -> String? {
    let known = parts.compactMap { $0 }.filter { !$0.isEmpty }
    return known.isEmpty ? nil : known.joined(separator: " ")
  }
}
