import Basics
import People
import Site

/// Referrals into programmes: sending somebody, and answering.
enum ProgrammeReferralPage {
  static func send(
    _ frame: Frame, _ person: Person, _ form: Form<ProgrammeReferralForm.Answer>?, _ fill: FormFill
  ) -> HTML {
    var frame = frame.titled(
      en: "Refer \(person.name) into a programme", fr: "Orienter vers un programme : \(person.name)")
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(same: person.name), "/people/\(person.id)"),
      NavigationEntry(Bilingual(en: "Programmes", fr: "Programmes"), "/people/\(person.id)/programmes"),
    ]
    let voice = frame.voice
    let none = voice(
      en: "Nobody else of your council runs a programme that is open.",
      fr: "Personne d’autre dans votre conseil ne mène de programme ouvert.")
    let lead = voice(
      en:
        "It needs the person’s consent to be referred to whoever runs the programme. Their record stays with you.",
      fr:
        "Il faut le consentement de la personne à être orientée vers qui mène le programme. Son dossier reste chez vous."
    )
    return Layout.page(
      form?.framed(frame) ?? frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(lead)</p>
        \(form.map { form in
          form.html(
            frame, to: "/people/\(person.id)/programmes/referrals", filled: fill,
            send: Bilingual(en: "Send this referral", fr: "Envoyer cette orientation"))
        } ?? "<p>\(none)</p>\n")
        """)
  }

  struct Shown: Sendable {
    let sent: ProgrammeReferral
    let programme: Programme
    /// Nil where no consent opens the record any more.
    let person: Person?
    /// Whether whoever looks runs the programme; else they sent the person.
    let mayAnswer: Bool
    let sender: Bilingual
  }

  static func answer(_ frame: Frame, _ shown: Shown, _ fill: FormFill) -> HTML {
    var frame = frame.titled(
      en: "Referral into \(shown.programme.name.en)", fr: "Orientation vers \(shown.programme.name.fr)")
    frame.breadcrumbs = [
      NavigationEntry(ApplicationWords.section, "/applications"),
      NavigationEntry(shown.programme.name, ApplicationPage.list(of: shown.programme.id)),
    ]
    let (voice, referral) = (frame.voice, shown.sent.referral)
    let accept = Action.button(
      Bilingual(en: "Take into the programme", fr: "Admettre au programme"), .main, icon: .check)
    let here: Address = "/applications/referrals/\(referral.id)"
    let answering: HTML = """
      \(accept.form(frame, to: here.below("admission")))\
      \(if: referral.state == .sent, "<h2>\(voice(en: "Or decline", fr: "Ou refuser"))</h2>\n\(ProgrammeReferralForm.refusal.html(frame, to: here.below("refusal"), filled: fill, send: Bilingual(en: "Decline with this reason", fr: "Refuser avec cette raison"), keepsDrafts: false))")
      """
    let over =
      shown.sent.isOpen
      ? voice(en: "They have not answered yet.", fr: "La réponse n’est pas encore arrivée.")
      : voice(en: "Nothing is to be done here any more.", fr: "Il n’y a plus rien à faire ici.")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(Facts([
          .text(Bilingual(en: "Who", fr: "Qui"), shown.person?.name),
          .text(Bilingual(en: "E-mail", fr: "Courriel"), shown.person?.email),
          .text(Bilingual(en: "Telephone", fr: "Téléphone"), shown.person?.telephone),
          .html(Bilingual(en: "For", fr: "À quel titre")) { "\($0(DeskWords.side(shown.sent.side)))" },
          .text(Bilingual(en: "Sent by", fr: "De la part de"), voice(shown.sender)),
          .text(Bilingual(en: "Why", fr: "Pourquoi"), referral.reason),
          .html(Bilingual(en: "To be answered by", fr: "Réponse attendue d’ici le")) { "\($0.date(referral.due))" },
        ]).html(voice))\
        \(shown.sent.isOpen && shown.mayAnswer ? answering : "<p>\(over)</p>\n")
        """)
  }

  /// What agencies sent, in the list of what came in.
  static func list(_ all: [Listed], today: LocalDate, _ voice: Voice) -> HTML {
    guard !all.isEmpty else { return .empty }
    let lines: HTML = .each(all) { entry in
      let referral = entry.sent.referral
      let late = Badge(Bilingual(en: "Overdue", fr: "En retard"), .alarm, icon: .warning)
      return """
        <li><a\(href: "/applications/referrals/\(referral.id)")><bdi>\(voice(entry.sender))</bdi></a>: <bdi>\(voice(entry.programme))</bdi>, \
        \(voice(en: "to be answered by \(voice.date(referral.due))", fr: "réponse attendue d’ici le \(voice.date(referral.due))"))\
        \(if: referral.due < today, " \(late.html(voice))")</li>

        """
    }
    return "<h2>\(voice(en: "Sent by agencies", fr: "Envoyées par des organismes"))</h2>\n<ul>\(lines)</ul>\n"
  }

  struct Listed: Sendable {
    let sent: ProgrammeReferral
    let sender: Bilingual
    let programme: Bilingual
  }
}
