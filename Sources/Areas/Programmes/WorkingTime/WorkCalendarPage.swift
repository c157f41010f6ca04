import Basics
import Site

/// Where a council works: whose holidays count, and what its clocks show.
enum WorkCalendarPage {
  static let title = Bilingual(en: "Working days and holidays", fr: "Jours ouvrables et jours fériés")

  private static let jurisdiction = Field<Jurisdiction>.choice(
    "jurisdiction", Bilingual(en: "Whose holidays count?", fr: "Quels jours fériés comptent ?"),
    Jurisdiction.allCases.map { ($0, $0.title) }
  ).hint(
    Bilingual(
      en: "Promises in working days leave them out, and no reminder is sent on them.",
      fr: "Les délais en jours ouvrables n’en tiennent pas compte, et aucun rappel ne part ces jours-là."))
  private static let zone = Field<CanadianZone>.choice(
    "zone", Bilingual(en: "Which time do your clocks show?", fr: "Quelle heure indiquent vos horloges ?"),
    CanadianZone.allCases.map { ($0, $0.title) })

  static let form = Form("programmes/calendar", jurisdiction, zone) { WorkPlace(jurisdiction: $0, zone: $1) }

  static func filled(_ place: WorkPlace?) -> FormFill {
    guard let place else { return .blank }
    return FormFill(
      PostedFields(jurisdiction.filled(with: place.jurisdiction) + zone.filled(with: place.zone)))
  }

  static func html(_ frame: Frame, _ place: WorkPlace?, today: LocalDate, _ fill: FormFill) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [NavigationEntry(ModelPage.section, "/programmes")]
    let voice = frame.voice
    let year = today.parts.year
    let days = WorkingDays(in: place?.jurisdiction)
    let unsaid = Notice(
      .note,
      Bilingual(
        en:
          "Nobody has said yet where your council works. Until then only the holidays count that all of Canada has.",
        fr:
          "Personne n’a encore indiqué où travaille votre conseil. D’ici là, seuls comptent les jours fériés communs à tout le Canada."
      ))
    let coming: HTML = .each(days.holidays(in: year) + days.holidays(in: year + 1).prefix(3)) {
      day, holiday in
      "<li>\(voice.date(day)) – \(voice(holiday.title))</li>\n"
    }
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(voice(title))</h1>
        \(if: place == nil, unsaid.html(voice))\
        \(form.html(
          frame, to: "/programmes/calendar", filled: fill, send: Bilingual(en: "Keep", fr: "Enregistrer"),
          keepsDrafts: false))
        <h2>\(voice(en: "Days that do not count", fr: "Jours qui ne comptent pas"))</h2>
        <ul>\(coming)</ul>
        """)
  }
}
