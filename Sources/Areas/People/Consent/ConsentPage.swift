import Basics
import Site

/// What somebody agreed to, as the staff who keep the record see it.
enum ConsentPage {
  /// All that the pages show.
  struct Overview: Sendable {
    let person: Person
    let consents: [Consent]
    let requests: [ConsentRequest]
    let names: [ID<Keeper>: Bilingual]
    let now: Moment
    let clock: DayClock
    var address: Address { "/people/\(person.id.description)/consents" }
  }

  static func overview(_ frame: Frame, _ overview: Overview) -> HTML {
    let frame = framed(frame, overview.person, Bilingual(en: "Consents", fr: "Consentements"))
    let inForce = overview.consents.filter { $0.isInForce(at: overview.now) }
    let before = overview.consents.filter { !$0.isInForce(at: overview.now) }
    return Layout.page(
      frame,
      body: """
        <h1>\(heading(frame))</h1>
        \(Actions(ask(overview)).html(frame.voice))\
        <h2>\(frame.voice(en: "In force", fr: "En vigueur"))</h2>
        \(if: inForce.isEmpty, nothing(overview).html(frame.voice))\
        \(if: !inForce.isEmpty, "<div class=\"cards\">\(inForce, { current($0, overview, frame) })</div>\n")\
        \(if: !overview.requests.isEmpty, waiting(overview, frame))\
        \(if: !before.isEmpty, history(before, overview, frame))
        """)
  }

  private static func heading(_ frame: Frame) -> String {
    frame.voice(en: "What they agreed to", fr: "Ce que la personne a accepté")
  }

  private static func ask(_ overview: Overview) -> Action {
    .link(
      Bilingual(en: "Ask for a consent", fr: "Demander un consentement"),
      "/people/\(overview.person.id.description)/consents/new", .main, icon: .plus)
  }

  private static func nothing(_ overview: Overview) -> EmptyState {
    EmptyState(
      .apart,
      title: Bilingual(
        en: "Nobody else may read this record", fr: "Personne d’autre ne peut lire ce dossier"),
      words: Bilingual(
        en: "A consent lets one council or agency read it, for one purpose and until a day.",
        fr:
          "Un consentement permet à un conseil ou à un organisme de le lire, à une seule fin et jusqu’à un jour donné."
      ))
  }

  private static func current(_ consent: Consent, _ overview: Overview, _ frame: Frame) -> HTML {
    let address: Address = "/people/\(overview.person.id.description)/consents/\(consent.id.description)"
    return """
      <article class="card"><p>\(frame.voice(ConsentWords.sentence(consent, overview.names, overview.clock)))</p>
      <p><small>\(frame.voice(ConsentWords.origin(consent, overview.clock)))</small></p>
      <div class="actions">\(withdraw.form(frame, to: "/people/\(overview.person.id.description)/consents/\(consent.id.description)/withdrawal"))\
      \(Action.link(Bilingual(en: "Read the words", fr: "Lire le texte"), address, .plain).html(frame.voice))</div></article>

      """
  }

  static let sent = Bilingual(
    en: "A letter with a link is on its way. You see the answer here as soon as they give it.",
    fr: "Une lettre avec un lien est en route. Vous verrez la réponse ici dès qu’elle sera donnée.")

  private static let withdraw = Action.button(
    Bilingual(en: "Withdraw this consent", fr: "Retirer ce consentement"), .grave, icon: .undo)

  private static func waiting(_ overview: Overview, _ frame: Frame) -> HTML {
    """
    <h2>\(frame.voice(en: "Asked, not answered yet", fr: "Demandé, sans réponse pour l’instant"))</h2>
    <ul>\(overview.requests, { request in
      let address: Address = "/people/\(overview.person.id.description)/consents/requests/\(request.id.description)"
      let reader = frame.voice(ConsentWords.recipient(request.recipient, overview.names))
      let day = frame.voice.date(overview.clock.day(request.asked))
      let asked = frame.voice(en: "asked on \(day)", fr: "demandé le \(day)")
      return "<li><a\(href: address)>\(frame.voice(ConsentWords.heading(request.purpose))) – \(reader)</a> <small>\(asked)</small></li>\n"
    })</ul>

    """
  }

  private static func history(_ consents: [Consent], _ overview: Overview, _ frame: Frame) -> HTML {
    """
    <h2>\(frame.voice(en: "Before", fr: "Auparavant"))</h2>
    <ul>\(consents, { consent in
      let address: Address = "/people/\(overview.person.id.description)/consents/\(consent.id.description)"
      let reader = ConsentWords.recipient(
        ConsentRecipient(consent.recipient, isWholeCouncil: consent.isForWholeCouncil), overview.names)
      let end = frame.voice.date(
        consent.withdrawn.map { overview.clock.day($0) } ?? overview.clock.lastDay(before: consent.expires))
      return """
        <li>\(consent.state(at: overview.now).badge.html(frame.voice)) \
        <a\(href: address)>\(frame.voice(ConsentWords.heading(consent.purpose))) – \(frame.voice(reader))</a> <small>\(end)</small></li>

        """
    })</ul>

    """
  }

  // MARK: One consent

  static func consent(_ frame: Frame, _ consent: Consent, _ overview: Overview) -> HTML {
    let frame = framed(
      frame, overview.person, Bilingual(en: "Consent", fr: "Consentement"), below: overview.address)
    let voice = frame.voice
    var isOver: HTML?
    if let withdrawn = consent.withdrawn {
      let day = voice.date(overview.clock.day(withdrawn))
      isOver = """
        <h2>\(voice(en: "Withdrawn on \(day): what happens now", fr: "Retiré le \(day) : ce qui se passe maintenant"))</h2>
        <p>\(voice(ConsentWords.after(consent, overview.names)))</p>

        """
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="badges">\(consent.state(at: overview.now).badge.html(voice))</p>
        <p>\(voice(ConsentWords.sentence(consent, overview.names, overview.clock))) \(voice(ConsentWords.origin(consent, overview.clock)))</p>
        \(isOver)\
        <h2>\(voice(en: "The words they agreed to", fr: "Le texte accepté"))</h2>
        \(words(consent.words, in: consent.language, voice))\
        \(if: consent.isInForce(at: overview.now), withdraw.form(frame, to: "/people/\(overview.person.id.description)/consents/\(consent.id.description)/withdrawal"))
        """)
  }

  /// A text as somebody was shown it, in the language they were shown it in.
  static func words(_ text: String, in language: Language, _ voice: Voice) -> HTML {
    guard !text.isEmpty else {
      return "<p>\(voice(en: "They were not kept.", fr: "Il n’a pas été conservé."))</p>\n"
    }
    let paragraphs = text.split(separator: "\n\n").map { Voice(language)(en: String($0), fr: String($0)) }
    return """
      <div class="card" lang="\(language.rawValue)">\(paragraphs, { "<p>\($0)</p>\n" })</div>

      """
  }

  // MARK: Asking

  static func ask(_ frame: Frame, _ person: Person, _ form: Form<ConsentForm.Question>, _ fill: FormFill)
    -> HTML
  {
    let address: Address = "/people/\(person.id.description)/consents"
    let frame = framed(
      frame, person, Bilingual(en: "Ask for a consent", fr: "Demander un consentement"), below: address)
    var filled = fill
    if fill.fields.fields.isEmpty {
      filled = FormFill(PostedFields(ConsentForm.language.filled(with: person.language)))
    }
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "Next you see the words, in their language, as they are kept. Nothing is shared before they say yes.",
          fr: "Vous verrez ensuite le texte, dans sa langue, tel qu’il est conservé. Rien n’est partagé avant son accord."))</p>
        \(form.html(frame, to: "/people/\(person.id.description)/consents/requests", filled: filled,
          send: Bilingual(en: "Show the words", fr: "Montrer le texte"), keepsDrafts: false))
        """)
  }

  static func request(_ frame: Frame, _ request: ConsentRequest, _ person: Person, _ fill: FormFill) -> HTML {
    let id = person.id.description
    let frame = framed(
      frame, person, Bilingual(en: "Ask in these words", fr: "Demander en ces mots"),
      below: "/people/\(id)/consents")
    let voice = frame.voice
    let send = Action.button(Bilingual(en: "Send them a link", fr: "Envoyer un lien"), .second, icon: .letter)
    let aside = Action.button(
      Bilingual(en: "They said no, or I do not ask", fr: "La personne refuse, ou je ne demande plus"), .plain)
    return Layout.page(
      ConsentForm.answer.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        \(words(request.words, in: request.language, voice))\
        <h2>\(voice(en: "They say yes here", fr: "La personne dit oui ici"))</h2>
        \(ConsentForm.answer.html(frame, to: "/people/\(id)/consents/requests/\(request.id.description)/consent", filled: fill,
          send: Bilingual(en: "Write down that they agreed", fr: "Noter l’accord"), keepsDrafts: false))
        <h2>\(voice(en: "They are not here", fr: "La personne n’est pas ici"))</h2>
        <p>\(voice(
          en: "They get a letter with a link of their own, read these words, and answer when they like.",
          fr: "Elle reçoit une lettre avec un lien personnel, lit ce texte et répond quand elle veut."))</p>
        <div class="actions">\(send.form(frame, to: "/people/\(id)/links"))\(aside.form(frame, to: "/people/\(id)/consents/requests/\(request.id.description)/end"))</div>
        """)
  }

  static func framed(_ frame: Frame, _ person: Person, _ title: Bilingual, below consents: Address? = nil)
    -> Frame
  {
    var frame = frame.titled(title)
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people"),
      NavigationEntry(Bilingual(same: person.name), "/people/\(person.id.description)"),
    ]
    if let consents {
      frame.breadcrumbs.append(NavigationEntry(Bilingual(en: "Consents", fr: "Consentements"), consents))
    }
    return frame
  }
}
