import Basics
import People
import Site

/// The public pages of an application: what is offered, the form page by page, and what comes after. They are read on small
/// telephones by people who have little English or French yet: short sentences, one thing a page.
enum IntakePage {
  static func address(of opening: IntakeOpening) -> Address {
    "/apply/\(opening.council.id)/\(opening.programme.id)/\(opening.side.rawValue)"
  }

  static func address(of council: ID<Keeper>) -> Address { "/apply/\(council)" }

  /// - Parameter page: a step, or another page of a form that was begun.
  static func address(_ secret: String, _ page: String) -> Address { "/my-application/\(secret)/\(page)" }

  /// Where a form goes on: at its first page that is not right yet.
  static func start(_ secret: String) -> Address { "/my-application/\(secret)" }

  // MARK: Before

  /// What a council offers to whom.
  static func offers(_ frame: Frame, _ council: Keeper, _ openings: [IntakeOpening]) -> HTML {
    let frame = frame.titled(
      en: "Take part: \(council.name.en)", fr: "Participer : \(council.name.fr)")
    let voice = frame.voice
    let none = EmptyState(
      .open, title: Bilingual(en: "No form is open now", fr: "Aucun formulaire n’est ouvert en ce moment"),
      words: Bilingual(
        en: "\(council.name.en) takes no applications here today. Ask them when the next programme begins.",
        fr:
          "\(council.name.fr) ne reçoit pas de candidatures ici aujourd’hui. Demandez quand commence le prochain programme."
      ))
    let cards = openings.map { opening in
      Card(
        opening.programme.name, at: address(of: opening), badge: Badge(who(opening), .cool),
        content: "<p>\(voice(opening.model.summary))</p>\n")
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(cards.isEmpty ? none.html(voice) : "<h2>\(voice(en: "Open now", fr: "Ouverts en ce moment"))</h2>\n\(Card.grid(cards, voice))")
        """)
  }

  /// One programme, for one side: what it is, what it takes, what is asked, and the button to begin.
  static func offer(_ frame: Frame, _ opening: IntakeOpening) -> HTML {
    let frame = frame.titled(
      en: "Apply: \(opening.programme.name.en)", fr: "Candidature : \(opening.programme.name.fr)")
    let (voice, role) = (frame.voice, opening.model.role(opening.side))
    let begin = Action.button(Bilingual(en: "Begin", fr: "Commencer"), .main)
    let pages = opening.steps.count
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(opening.model.summary))</p>
        <p class="badges">\(Badge(who(opening), .cool).html(voice))</p>
        <h2>\(voice(en: "What you give", fr: "Ce que vous donnez"))</h2>
        <p>\(voice(role.gives))</p>
        \(if: !role.eligibility.isEmpty, conditions(role, voice))\
        <h2>\(voice(en: "The form", fr: "Le formulaire"))</h2>
        <p>\(voice(
          en: "It has \(voice.number(pages)) short pages and takes about ten minutes. You can stop at any time and go on later, without an account.",
          fr: "Il a \(voice.number(pages)) courtes pages et prend environ dix minutes. Vous pouvez vous arrêter à tout moment et reprendre plus tard, sans compte."))</p>
        <p>\(voice(
          en: "Leave out what you do not know. Nobody asks where you are from, your religion, or your family.",
          fr: "Laissez de côté ce que vous ne savez pas. Personne ne vous demande votre origine, votre religion ou votre famille."))
        <a\(href: "/privacy")>\(voice(en: "What happens with your data", fr: "Ce que deviennent vos données"))</a></p>
        \(begin.form(frame, to: address(of: opening)))
        """)
  }

  private static func conditions(_ role: ModelRole, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "Who can take part", fr: "Qui peut participer"))</h2>
    <ul>\(role.eligibility, { "<li>\(voice($0.title))</li>\n" })</ul>
    <p>\(voice(
      en: "Not sure? Apply. A person looks at every application.",
      fr: "Vous hésitez ? Posez votre candidature. Une personne regarde chaque candidature."))</p>

    """
  }

  private static func who(_ opening: IntakeOpening) -> Bilingual {
    switch opening.side {
    case .newcomers: Bilingual(en: "for newcomers", fr: "pour les personnes nouvellement arrivées")
    case .professionals: Bilingual(en: "for those who help", fr: "pour qui veut aider")
    }
  }

  /// A programme that takes no applications, or none any more.
  ///
  /// - Parameter kept: until when what was typed is kept, for whoever began before.
  static func shut(_ frame: Frame, kept: LocalDate? = nil) -> HTML {
    let frame = frame.titled(en: "No applications now", fr: "Pas de candidatures en ce moment")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "This programme takes no applications at the moment. Ask the people who gave you this link when it begins again.",
          fr: "Ce programme ne reçoit pas de candidatures en ce moment. Demandez à qui vous a donné ce lien quand il recommence."))</p>
        \(kept.map { day in
          "<p>\(voice(en: "What you wrote is kept until \(voice.date(day)). If the programme opens before, this link goes on.", fr: "Ce que vous avez écrit est conservé jusqu’au \(voice.date(day)). Si le programme rouvre d’ici là, ce lien continue."))</p>\n" as HTML
        })
        """)
  }

  /// A link that opens nothing: its time is over, or it never was one.
  static func over(_ frame: Frame) -> HTML {
    let frame = frame.titled(en: "This link opens nothing any more", fr: "Ce lien n’ouvre plus rien")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "A form that was begun is kept for 30 days after you last wrote in it. Then it is removed. Please begin again, with the link that you found the form by.",
          fr: "Un formulaire commencé est conservé 30 jours après votre dernière saisie. Ensuite, il est effacé. Recommencez avec le lien par lequel vous avez trouvé le formulaire."))</p>
        """)
  }

  // MARK: A page of the form

  static func step(
    _ frame: Frame, _ form: IntakeForm, _ step: IntakeStep, _ secret: String, _ fill: FormFill
  ) -> HTML {
    let questions = form.form(step)
    let steps = form.opening.steps
    let place = (steps.firstIndex(of: step) ?? 0) + 1
    var frame = questions.framed(frame.titled(IntakeWords.title(of: step)))
    frame.breadcrumbs = [
      NavigationEntry(form.opening.programme.name, address(of: form.opening))
    ]
    let voice = frame.voice
    let before = steps.prefix { $0 != step }.last
    let back: HTML? = before.map {
      "<p><a\(href: address(secret, $0.rawValue))>\(voice(en: "Back", fr: "Retour"))</a></p>\n"
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "Page \(voice.number(place)) of \(voice.number(steps.count))",
          fr: "Page \(voice.number(place)) sur \(voice.number(steps.count))"))</p>
        \(lead(step, form, voice))\
        \(questions.html(
          frame, to: address(secret, step.rawValue), filled: fill,
          send: Bilingual(en: "Continue", fr: "Continuer"), carrying: form.carried(step)))\
        \(if: step == .work, suggestions(voice))\(back)
        """)
  }

  private static func lead(_ step: IntakeStep, _ form: IntakeForm, _ voice: Voice) -> HTML {
    if step == .consent, let keeper = form.opening.place(form.chosenPlace) {
      return consent(form, keeper, voice)
    }
    let words = IntakeWords.lead(of: step, form.opening.side)
    return words.map { "<p>\(voice($0))</p>\n" } ?? .empty
  }

  /// To the letter what is kept with the answer.
  private static func consent(_ form: IntakeForm, _ keeper: Keeper, _ voice: Voice) -> HTML {
    let council = ConsentRecipient(form.opening.council.id, isWholeCouncil: true).title(
      form.opening.council.name)
    let words = ConsentWording.current(for: .matching).words(
      in: form.language, keeper: keeper.name, recipient: council, until: form.consentDay)
    return "\(words.split(separator: "\n\n").map(String.init), { "<p>\($0)</p>\n" })"
  }

  /// Where a script shows what an occupation may be, while it is typed.
  private static func suggestions(_ voice: Voice) -> HTML {
    let choose = voice(en: "It may be one of these:", fr: "C’est peut-être l’une de celles-ci :")
    let chosen = voice(en: "Chosen:", fr: "Choisie :")
    return """
      <div id="occupations-found" role="status" data-choose="\(choose)" data-chosen="\(chosen)" hidden></div>
      <script type="module"\(source: SiteAsset.occupations.address)></script>

      """
  }

  // MARK: Looking it over

  static func check(_ frame: Frame, _ form: IntakeForm, _ secret: String) -> HTML {
    let frame = frame.titled(IntakeWords.title(of: .check))
    let voice = frame.voice
    let send = Action.button(
      Bilingual(en: "Send my application", fr: "Envoyer ma candidature"), .main, icon: .letter)
    let parts: HTML = .each(form.opening.steps.filter { $0 != .check && $0 != .coding }) { step in
      part(step, form, secret, voice)
    }
    let keeper = form.opening.place(form.chosenPlace)?.name ?? form.opening.council.name
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(parts)\
        <p>\(voice(
          en: "When you send this, \(keeper.en) keeps a record of you with these answers, and a person looks at your application.",
          fr: "Quand vous l’envoyez, \(keeper.fr) tient un dossier à votre nom avec ces réponses, et une personne regarde votre candidature."))
        <a\(href: "/privacy")>\(voice(en: "What happens with your data", fr: "Ce que deviennent vos données"))</a></p>
        <div class="actions">\(send.form(frame, to: address(secret, IntakeStep.check.rawValue)))\
        <a\(href: address(secret, "later"))>\(voice(
          en: "Stop here and send it later", fr: "Arrêter ici et l’envoyer plus tard"))</a></div>
        """)
  }

  private static func part(_ step: IntakeStep, _ form: IntakeForm, _ secret: String, _ voice: Voice) -> HTML {
    let title = IntakeWords.title(of: step)
    let change: HTML = """
      <a\(href: address(secret, step.rawValue))>\(voice(en: "Change", fr: "Modifier"))\
      <span class="hidden"> \(voice(title))</span></a>
      """
    return """
      <h2>\(voice(title))</h2>
      \(Facts(IntakeWords.facts(of: step, form)).html(voice))<p>\(change)</p>

      """
  }

  // MARK: After

  /// Stopped on the way: how to come back, and a letter with the link.
  static func later(
    _ frame: Frame, _ secret: String, at origin: String, until day: LocalDate, _ fill: FormFill
  ) -> HTML {
    let frame = frame.titled(en: "Your answers are kept", fr: "Vos réponses sont conservées")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "Nothing is lost. Go on until \(voice.date(day)); each time you write, you have 30 days more.",
          fr: "Rien n’est perdu. Continuez jusqu’au \(voice.date(day)) ; chaque fois que vous écrivez, vous avez 30 jours de plus."))</p>
        \(Actions(.link(Bilingual(en: "Go on now", fr: "Continuer maintenant"), start(secret), .second)).html(voice))\
        <h2>\(voice(en: "Have the link sent to you", fr: "Recevoir le lien"))</h2>
        <p>\(voice(
          en: "Whoever has the link can read your answers. On a shared computer, close this window afterwards.",
          fr: "Qui a le lien peut lire vos réponses. Sur un ordinateur partagé, fermez ensuite cette fenêtre."))</p>
        \(IntakeLinkForm.form.html(
          frame, to: "/my-application/\(secret)/letter", filled: fill,
          send: Bilingual(en: "Send me the link", fr: "M’envoyer le lien"), keepsDrafts: false))\
        <p>\(voice(en: "Or write it down, or copy it:", fr: "Ou notez-le, ou copiez-le :"))<br><code>\(origin + "/my-application/" + secret)</code></p>
        """)
  }

  static func mailed(_ frame: Frame, _ secret: String) -> HTML {
    let frame = frame.titled(en: "Look into your mail", fr: "Regardez vos courriels")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "The link is on its way. If nothing comes within an hour, look among unwanted mail, or write the link down.",
          fr: "Le lien est en route. Si rien n’arrive d’ici une heure, regardez dans le courrier indésirable, ou notez le lien."))</p>
        \(Actions(.link(Bilingual(en: "Go on now", fr: "Continuer maintenant"), start(secret), .second)).html(voice))
        """)
  }

  static func sent(_ frame: Frame, on day: LocalDate) -> HTML {
    let frame = frame.titled(en: "Thank you: it is sent", fr: "Merci : c’est envoyé")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(
          en: "Your application came in on \(voice.date(day)). You need do nothing more.",
          fr: "Votre candidature est arrivée le \(voice.date(day)). Vous n’avez plus rien à faire."))</p>
        <h2>\(voice(en: "What happens next", fr: "La suite"))</h2>
        <ol>
        <li>\(voice(en: "If you wrote an e-mail address, a letter comes. Its link shows your record.", fr: "Si vous avez écrit un courriel, une lettre arrive. Son lien montre votre dossier."))</li>
        <li>\(voice(en: "A person reads your application, and writes or calls you.", fr: "Une personne lit votre candidature, puis vous écrit ou vous appelle."))</li>
        <li>\(voice(en: "You can change your mind at any time: tell them, or use the link in the letter.", fr: "Vous pouvez changer d’avis à tout moment : dites-le, ou suivez le lien de la lettre."))</li>
        </ol>
        """)
  }
}
