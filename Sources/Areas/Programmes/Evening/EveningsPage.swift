import Basics
import Site

/// The evenings of a programme, and setting one up.
enum EveningsPage {
  static let title = Bilingual(en: "Evenings", fr: "Soirées")

  static func way(_ programme: ID<Programme>) -> NavigationEntry {
    NavigationEntry(title, "/programmes/\(programme)/evenings")
  }

  static func html(_ frame: Frame, _ programme: Programme, _ evenings: [Evening], today: LocalDate) -> HTML {
    var frame = frame.titled(en: "Evenings: \(programme.name.en)", fr: "Soirées : \(programme.name.fr)")
    frame.breadcrumbs = [NavigationEntry(programme.name, DeskPage.address(of: programme.id))]
    let voice = frame.voice
    let new = Action.link(
      Bilingual(en: "Set up an evening", fr: "Préparer une soirée"),
      "/programmes/\(programme.id)/evenings/new", .main,
      icon: .plus)
    let empty = EmptyState(
      .alone, title: Bilingual(en: "No evening yet", fr: "Aucune soirée"),
      words: Bilingual(
        en:
          "Everybody who is ready sits at tables with one person after the other; the rota is made for you.",
        fr:
          "Les personnes prêtes se rencontrent à des tables, l’une après l’autre ; la grille des tours se fait toute seule."
      ),
      next: new)
    let cards = evenings.map { evening in
      let (rounds, minutes) = (voice.number(evening.rounds), voice.number(evening.minutes))
      return Card(
        EveningPage.title(evening), at: EveningPage.address(evening.id),
        badge: evening.isOver
          ? Badge(Bilingual(en: "over", fr: "terminée"), .quiet)
          : evening.begun > 0 ? Badge(Bilingual(en: "runs", fr: "en cours"), .good, icon: .clock) : nil,
        content:
          "<p>\(voice(en: "\(rounds) rounds of \(minutes) minutes", fr: "\(rounds) tours de \(minutes) minutes")) <bdi>\(evening.place)</bdi></p>\n"
      )
    }
    let heading = voice(en: "Planned and past", fr: "Prévues et passées")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(evenings.isEmpty ? empty.html(voice) : "<h2>\(heading)</h2>\n\(Card.grid(cards, voice))\(Actions(new).html(voice))")
        """)
  }

  static func form(
    _ frame: Frame, _ programme: Programme, _ form: Form<EveningForm.Answer>, _ fill: FormFill
  ) -> HTML {
    var frame = frame.titled(en: "Set up an evening", fr: "Préparer une soirée")
    frame.breadcrumbs = [
      NavigationEntry(programme.name, DeskPage.address(of: programme.id)), way(programme.id),
    ]
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "Everybody who is ready in the programme is put on the list, and each professional gets a table. You mark on the evening who has come.",
          fr: "Les personnes prêtes dans le programme sont inscrites, et chaque personne établie reçoit une table. Vous notez le soir même qui est venu."))</p>
        \(form.html(
          frame, to: "/programmes/\(programme.id)/evenings", filled: fill,
          send: Bilingual(en: "Make the rota", fr: "Faire la grille des tours"), keepsDrafts: false))
        """)
  }
}
