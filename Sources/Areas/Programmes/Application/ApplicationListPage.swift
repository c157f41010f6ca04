import Basics
import People
import Site

/// What came in: what waits for somebody to decide, and what was decided.
enum ApplicationListPage {
  struct Shown: Sendable {
    /// Nil for those of all programmes.
    let programme: Programme?
    let waiting: [ApplicationEntry]
    let count: Int
    let decided: [ApplicationEntry]
    /// Sent by agencies, and not answered yet.
    let sent: [ProgrammeReferralPage.Listed]
    let today: LocalDate
  }

  /// More than these nobody reads on one page; those who wait longest are among them.
  static let most = 100

  static func html(_ frame: Frame, _ shown: Shown, _ clock: DayClock) -> HTML {
    var frame = frame.titled(
      shown.programme.map {
        Bilingual(en: "Applications: \($0.name.en)", fr: "Candidatures : \($0.name.fr)")
      } ?? ApplicationWords.section)
    if let programme = shown.programme {
      frame.breadcrumbs = [
        NavigationEntry(ModelPage.section, "/programmes"),
        NavigationEntry(programme.name, "/programmes/\(programme.id)"),
      ]
    }
    let voice = frame.voice
    let form = shown.programme.map { programme in
      Actions(
        .link(
          Bilingual(en: "The public form", fr: "Le formulaire public"), "/programmes/\(programme.id)/intake",
          .second)
      ).html(voice)
    }
    let none = EmptyState(
      .open, title: Bilingual(en: "Nothing waits for you", fr: "Rien ne vous attend"),
      words: Bilingual(
        en: "Applications appear here as soon as somebody sends the public form of a programme.",
        fr: "Les candidatures paraissent ici dès que quelqu’un envoie le formulaire public d’un programme."))
    let rest = shown.count - shown.waiting.count
    let more = voice(
      en: "\(voice.number(rest)) more wait after these.",
      fr: "\(voice.number(rest)) de plus attendent ensuite.")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(form)\
        \(shown.waiting.isEmpty ? none.html(voice) : "<h2>\(voice(en: "To be decided", fr: "À décider"))</h2>\n\(cards(shown.waiting, shown, clock, voice))")\
        \(ProgrammeReferralPage.list(shown.sent, today: shown.today, voice))\
        \(if: rest > 0, "<p>\(more)</p>\n")\
        \(if: !shown.decided.isEmpty, "<h2>\(voice(en: "Decided", fr: "Décidées"))</h2>\n\(cards(shown.decided, shown, clock, voice))")
        """)
  }

  private static func cards(
    _ entries: [ApplicationEntry], _ shown: Shown, _ clock: DayClock, _ voice: Voice
  ) -> HTML {
    let cards: HTML = .each(entries) { entry in
      let came = voice.relative(clock.day(entry.application.applied), today: shown.today)
      let decision = entry.decision.map { Badge(ApplicationWords.decision($0), .quiet).html(voice) }
      let programme: HTML? =
        shown.programme == nil ? "<bdi>\(voice(entry.programme))</bdi>, " : nil
      return """
        <article class="card"><header><h3><a\(href: "/applications/\(entry.application.id)")><bdi>\(entry.person.name)</bdi></a></h3>\
        \(decision)</header>
        <p>\(programme)\(voice(DeskWords.side(entry.application.side)))</p>
        <p class="badges">\(ApplicationWords.badge(entry.verdict).html(voice))</p>
        <p><small>\(voice(en: "came in \(came)", fr: "reçue \(came)")), \(voice(ApplicationWords.arrival(entry.arrival)))</small></p></article>

        """
    }
    return "<div class=\"cards\">\(cards)</div>\n"
  }
}
