import Basics
import People
import Site

/// What somebody takes part in, and taking people in.
enum ParticipationPage {
  static func html(
    _ frame: Frame, _ person: Person, _ all: [Participation], _ form: Form<ParticipationForm.Answer>?,
    _ fill: FormFill, _ clock: DayClock
  ) -> HTML {
    var frame = frame.titled(
      en: "Programmes of \(person.name)", fr: "Programmes : \(person.name)")
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people"),
      NavigationEntry(Bilingual(same: person.name), "/people/\(person.id)"),
    ]
    let voice = frame.voice
    let empty = voice(
      en: "This person takes part in no programme yet.",
      fr: "Cette personne ne participe encore à aucun programme.")
    let none = voice(
      en: "No programme is open. Open one first.", fr: "Aucun programme n’est ouvert. Ouvrez-en un d’abord.")
    let taking: HTML =
      form.map { form in
        """
        <h2>\(voice(en: "Take into a programme", fr: "Admettre à un programme"))</h2>
        \(form.html(
        frame, to: "/people/\(person.id)/programmes", filled: fill,
        send: Bilingual(en: "Take into the programme", fr: "Admettre au programme"), keepsDrafts: false))
        """
      } ?? "<p>\(none)</p>\n"
    let list: HTML = """
      <h2>\(voice(en: "Takes part in", fr: "Participe à"))</h2>
      <div class="cards">\(all, { card($0, person, frame, clock) })</div>

      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(all.isEmpty ? "<p>\(empty)</p>\n" : list)\(taking)\
        <p><a\(href: "/people/\(person.id)/programmes/referral/new")>\(voice(
          en: "Refer into a programme that another runs…", fr: "Orienter vers un programme mené par un autre…"))</a></p>
        """)
  }

  private static func card(
    _ part: Participation, _ person: Person, _ frame: Frame, _ clock: DayClock
  ) -> HTML {
    let voice = frame.voice
    let application = part.application
    let since = voice.date(clock.day(application.applied))
    guard let ended = part.ended else {
      let here: Address = "/people/\(person.id)/programmes/\(application.id)"
      let stages: HTML = .each(Application.Stage.allCases.filter { $0 != application.stage }) { stage in
        PostButton(
          stageButton(stage), to: here.below("stage"), about: voice(part.name),
          fields: [("stage", stage.rawValue)]
        ).html(frame)
      }
      let endings: HTML = .each(Application.Ending.allCases) { ending in
        PostButton(
          DeskWords.ending(ending), to: here.below("end"), about: voice(part.name),
          fields: [("ending", ending.rawValue)]
        ).html(frame)
      }
      return """
        <article class="card"><header><h3><a\(href: DeskPage.address(of: application.programme))>\(voice(part.name))</a></h3>\
        \(Badge(DeskWords.stage(application.stage), .cool).html(voice))</header>
        <p>\(voice(DeskWords.side(application.side))), \(voice(en: "since \(since)", fr: "depuis le \(since)"))</p>
        <div class="actions">\(stages)</div>
        <details><summary>\(voice(en: "Ends here", fr: "Fin de la participation"))</summary><div class="actions">\(endings)</div></details></article>

        """
    }
    let last = voice.date(clock.day(ended))
    return """
      <article class="card"><header><h3>\(voice(part.name))</h3></header>
      <p>\(voice(DeskWords.side(application.side)))</p>
      <p><small>\(voice(en: "\(since) to \(last)", fr: "du \(since) au \(last)")), \
      \(part.ending.map { voice(DeskWords.ending($0)) } ?? "")</small></p></article>

      """
  }

  private static func stageButton(_ stage: Application.Stage) -> Bilingual {
    switch stage {
    case .applied: Bilingual(en: "Back to “has applied”", fr: "Revenir à « candidature reçue »")
    case .preparing: Bilingual(en: "Prepare", fr: "Préparer")
    case .ready: Bilingual(en: "Ready to match", fr: "Prête au jumelage")
    }
  }

  /// Looking for somebody of one's own records to take into a programme.
  static func admission(
    _ frame: Frame, _ programme: Programme, typed: String, found: [Person], isAsked: Bool
  ) -> HTML {
    var frame = frame.titled(
      en: "Take somebody into the programme", fr: "Admettre quelqu’un au programme")
    let desk = DeskPage.address(of: programme.id)
    frame.breadcrumbs = [NavigationEntry(programme.name, desk)]
    let voice = frame.voice
    let lookUp = LookUp(
      Bilingual(en: "Who is it?", fr: "Qui est-ce ?"), typed: typed, menus: [], at: desk.below("admission"),
      found: "found")
    let nobody = voice(
      en: "Nobody of that name is in your records.", fr: "Personne de ce nom dans vos dossiers.")
    let entries: HTML = .each(found) { person in
      let address: Address = "/people/\(person.id)/programmes"
      return """
        <li><a\(href: address.with("programme", programme.id.description))><bdi>\(person.name)</bdi></a> \
        <small><bdi>\(person.city)</bdi></small></li>

        """
    }
    let list: HTML = "<ul>\(entries)</ul>\n"
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(lookUp.html(voice))
        <div id="found">\(found.isEmpty ? (isAsked ? "<p>\(nobody)</p>\n" : .empty) : list)</div>
        <p><a\(href: "/people/new")>\(voice(
          en: "Take up somebody new first", fr: "Ouvrir d’abord un nouveau dossier"))</a></p>
        """)
  }
}
