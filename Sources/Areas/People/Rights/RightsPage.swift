import Basics
import Site

/// What somebody may ask of those who keep their record: to see all of it, to have it corrected, to have it erased.
enum RightsPage {
  struct Overview: Sendable {
    let person: Person
    let corrections: [Correction]
    let hold: LegalHold?
    let clock: DayClock
    let today: LocalDate
    var id: String { person.id.description }
  }

  static func overview(_ frame: Frame, _ overview: Overview, answer: FormFill = .blank) -> HTML {
    let frame = ConsentPage.framed(frame, overview.person, Bilingual(en: "Rights", fr: "Droits"))
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(en: "What this person may ask", fr: "Ce que cette personne peut demander"))</h1>
        <h2>\(voice(en: "To see everything", fr: "Tout voir"))</h2>
        <p>\(voice(seeing))</p>
        \(Actions(
          .link(Bilingual(en: "For a spreadsheet (CSV)", fr: "Pour un tableur (CSV)"), "/people/\(overview.id)/export/csv", .second, icon: .download),
          .link(Bilingual(en: "For programs (JSON)", fr: "Pour des programmes (JSON)"), "/people/\(overview.id)/export/json", .plain, icon: .download)
        ).html(voice))
        <h2>\(voice(en: "To have it corrected", fr: "Faire corriger"))</h2>
        \(corrections(overview, frame, answer))
        <h2>\(voice(en: "To have it erased", fr: "Faire effacer"))</h2>
        \(overview.hold.map { held($0, overview, frame) } ?? free(overview, frame))
        """)
  }

  private static let seeing = Bilingual(
    en: "Everything that is kept of them, from all tables. Look through it with them, or hand it over.",
    fr:
      "Tout ce qui est conservé à son sujet, dans toutes les tables. Parcourez-le avec la personne, ou remettez-le-lui."
  )

  private static func corrections(_ overview: Overview, _ frame: Frame, _ fill: FormFill) -> HTML {
    guard !overview.corrections.isEmpty else {
      return """
        <p>\(frame.voice(
          en: "They asked for none. They can do so by a link of their own, or you correct the record when they tell you.",
          fr: "Aucune demande. La personne peut en faire par son propre lien, ou vous corrigez le dossier quand elle vous le dit."))</p>

        """
    }
    let open = overview.corrections.first { $0.decision == nil }
    return """
      <ul>\(overview.corrections, { correction in
        """
        <li>\(correction.badge.html(frame.voice)) <bdi>\(correction.words)</bdi> \
        <small>\(frame.voice.date(overview.clock.day(correction.asked)))</small>\
        \(correction.reason.map { " – <bdi>\($0)</bdi>" })</li>

        """
      })</ul>
      \(open.map { answer($0, overview, frame, fill) })
      """
  }

  private static func answer(_ correction: Correction, _ overview: Overview, _ frame: Frame, _ fill: FormFill)
    -> HTML
  {
    let day = frame.voice.relative(correction.due(overview.clock), today: overview.today)
    return """
      <h3>\(frame.voice(en: "Answer the oldest, due \(day)", fr: "Répondre à la plus ancienne, due \(day)"))</h3>
      \(CorrectionForm.answer.html(
        frame, to: "/people/\(overview.id)/corrections/\(correction.id.description)/answer", filled: fill,
        send: Bilingual(en: "Tell them", fr: "Répondre"), keepsDrafts: false))

      """
  }

  private static func held(_ hold: LegalHold, _ overview: Overview, _ frame: Frame) -> HTML {
    let day = frame.voice.date(overview.clock.day(hold.begun))
    let end = Action.button(
      Bilingual(en: "End the legal hold", fr: "Mettre fin à la conservation légale"), .grave)
    return """
      <p>\(frame.voice(en: "Held by law since \(day):", fr: "Conservé en vertu de la loi depuis le \(day) :")) <bdi>\(hold.reason)</bdi></p>
      <div class="actions">\(end.form(frame, to: "/people/\(overview.id)/hold/end"))</div>

      """
  }

  private static func free(_ overview: Overview, _ frame: Frame) -> HTML {
    """
    <p>\(frame.voice(
      en: "Everything that is kept of them goes, in all tables, drafts and letters. What stays is that it was done.",
      fr: "Tout ce qui est conservé à son sujet disparaît, dans toutes les tables, les brouillons et les lettres. Reste le fait que cela a été fait."))</p>
    \(Actions(
      .link(Bilingual(en: "Erase this record", fr: "Effacer ce dossier"), "/people/\(overview.id)/erasure", .grave, icon: .bin),
      .link(Bilingual(en: "Hold it by law", fr: "Le conserver en vertu de la loi"), "/people/\(overview.id)/hold", .plain, icon: .lock)
    ).html(frame.voice))

    """
  }

  // MARK: Asking first

  static func hold(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    let frame = ConsentPage.framed(
      frame, person, Bilingual(en: "Hold this record by law", fr: "Conserver ce dossier en vertu de la loi"))
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "A court, an inquiry or a funder’s audit may need a record that would be erased otherwise. Nobody erases it until the hold is ended.",
          fr: "Un tribunal, une enquête ou la vérification d’un bailleur de fonds peut exiger un dossier qui serait effacé. Personne ne l’efface avant la fin de la conservation."))</p>
        \(RightsForm.hold.html(frame, to: "/people/\(person.id.description)/hold", filled: fill,
          send: Bilingual(en: "Hold this record", fr: "Conserver ce dossier"), keepsDrafts: false))
        """)
  }

  static func erase(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    let frame = ConsentPage.framed(
      frame, person, Bilingual(en: "Erase this record", fr: "Effacer ce dossier"))
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "The record of \(person.name) goes at once, with its timeline, consents, referrals, drafts and letters. Within the hour its traces are swept out of the files. Backups that were made before hold it until they are thrown away.",
          fr: "Le dossier de \(person.name) disparaît aussitôt, avec son historique, ses consentements, ses orientations, ses brouillons et ses lettres. Dans l’heure, ses traces sont retirées des fichiers. Les sauvegardes faites auparavant le contiennent jusqu’à leur destruction."))</p>
        \(RightsForm.erase.html(frame, to: "/people/\(person.id.description)/erasure", filled: fill,
          send: Bilingual(en: "Erase everything of this person", fr: "Effacer tout ce qui concerne cette personne"), isGrave: true, keepsDrafts: false))
        """)
  }
}
