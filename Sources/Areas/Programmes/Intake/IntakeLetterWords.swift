import Basics
import Identity
import Mail
import People
import Site

/// The one question of the page on which somebody stops.
enum IntakeLinkForm {
  static let form = Form(
    "programmes/intake-link",
    Field.email("email", Bilingual(en: "Your e-mail address", fr: "Votre adresse de courriel"))
  ) { $0 }
}

/// Letters to those who apply: the link of a form that they began, and what came of it once it was sent. Subjects say nothing of
/// anybody.
enum IntakeLetterWords {
  /// The link by which a form is gone on with.
  static func draft(
    to address: MailAddress, in language: Language, _ secret: Secret, from origin: String,
    until day: LocalDate
  ) -> Letter {
    letter(
      to: address, in: language,
      Letter.Subject(en: "Your application form", fr: "Votre formulaire de candidature"),
      before: [
        .inBoth { voice in
          voice(
            en: "You began an application form. This link goes on with it, until \(voice.date(day)):",
            fr:
              "Vous avez commencé un formulaire de candidature. Ce lien permet de le reprendre, jusqu’au \(voice.date(day)) :"
          )
        }
      ],
      link: { origin + "/" + $0.rawValue + "/my-application/" + secret.text },
      after: Bilingual(
        en:
          "Whoever has the link can read your answers: please do not pass this letter on. If you began no form, leave it.",
        fr:
          "Qui a le lien peut lire vos réponses : s’il vous plaît, ne transmettez pas cette lettre. Si vous n’avez rien commencé, laissez-la."
      ))
  }

  /// That an application came in.
  static func arrival(to person: Person, at keeper: Bilingual, _ ticket: Ticket, from origin: String)
    -> Letter?
  {
    own(
      to: person, ticket, from: origin,
      Letter.Subject(en: "We have your application", fr: "Nous avons votre candidature"),
      [
        Bilingual(
          en: "Thank you. Your application came in, and \(keeper.en) keeps your record.",
          fr: "Merci. Votre candidature est arrivée, et \(keeper.fr) tient votre dossier."),
        Bilingual(
          en:
            "A person reads it, and then writes or calls you. With this link you see your record and can have it corrected:",
          fr:
            "Une personne la lit, puis vous écrit ou vous appelle. Avec ce lien, vous voyez votre dossier et pouvez le faire corriger :"
        ),
      ])
  }

  static func accepted(to person: Person, at keeper: Bilingual, _ ticket: Ticket, from origin: String)
    -> Letter?
  {
    own(
      to: person, ticket, from: origin, Letter.Subject(en: "Your application", fr: "Votre candidature"),
      [
        Bilingual(
          en:
            "Good news from \(keeper.en): you are taken into the programme. Somebody will tell you what comes next.",
          fr:
            "Bonne nouvelle de \(keeper.fr) : vous êtes admis(e) au programme. Une personne vous dira la suite."
        ),
        Bilingual(en: "With this link you see your record:", fr: "Avec ce lien, vous voyez votre dossier :"),
      ])
  }

  static func declined(
    to person: Person, at keeper: Bilingual, because reason: String, _ ticket: Ticket, from origin: String
  ) -> Letter? {
    own(
      to: person, ticket, from: origin, Letter.Subject(en: "Your application", fr: "Votre candidature"),
      [
        Bilingual(
          en: "\(keeper.en) has looked at your application, and cannot take you into the programme now.",
          fr:
            "\(keeper.fr) a examiné votre candidature et ne peut pas vous admettre au programme pour le moment."
        ),
        Bilingual(en: "The reason: \(reason)", fr: "La raison : \(reason)"),
        Bilingual(
          en: "If you think that something is wrong, answer by this link, or call:",
          fr: "Si quelque chose vous semble faux, répondez par ce lien, ou appelez :"),
      ])
  }

  static func asked(
    to person: Person, at keeper: Bilingual, _ question: String, _ ticket: Ticket, from origin: String
  ) -> Letter? {
    own(
      to: person, ticket, from: origin, Letter.Subject(en: "A question to you", fr: "Une question pour vous"),
      [
        Bilingual(
          en: "\(keeper.en) reads your application and asks you:",
          fr: "\(keeper.fr) lit votre candidature et vous demande :"),
        Bilingual(same: question),
        Bilingual(
          en: "Answer by this link (“Something is wrong or missing”), or call:",
          fr: "Répondez par ce lien (« Quelque chose est faux ou manque »), ou appelez :"),
      ])
  }

  private static func own(
    to person: Person, _ ticket: Ticket, from origin: String, _ subject: Letter.Subject, _ words: [Bilingual]
  ) -> Letter? {
    guard let address = person.email.flatMap({ MailAddress($0) }) else { return nil }
    return letter(
      to: address, in: person.language, subject, before: words,
      link: { origin + "/" + $0.rawValue + "/links/" + ticket.secret.text },
      after: Bilingual(
        en: "The link is for you alone. Please do not pass this letter on.",
        fr: "Le lien est pour vous seulement. S’il vous plaît, ne transmettez pas cette lettre."))
  }

  private static func letter(
    to address: MailAddress, in language: Language, _ subject: Letter.Subject, before: [Bilingual],
    link: (Language) -> String, after: Bilingual
  ) -> Letter {
    func text(_ language: Language) -> String {
      (before.map { $0[language] } + [link(language), after[language]]).joined(separator: "\n\n") + "\n"
    }
    func html(_ language: Language) -> String {
      let (voice, link) = (Voice(language), link(language))
      let page: HTML = """
        \(before, { "<p>\(voice($0))</p>" })<p><a\(href: Address(elsewhere: link) ?? "/")>\(link)</a></p><p>\(voice(after))</p>
        """
      return String(decoding: page.bytes, as: UTF8.self)
    }
    return Letter(
      to: address, language: language, subject: subject,
      text: Bilingual(en: text(.english), fr: frenchSpaces(text(.french))),
      html: Bilingual(en: html(.english), fr: html(.french)))
  }
}
