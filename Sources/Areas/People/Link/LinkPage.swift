import Basics
import Site

/// What somebody without an account sees by the link from their letter.
enum LinkPage {
  struct Overview: Sendable {
    let secret: String
    let person: Person
    let consents: [Consent]
    let requests: [ConsentRequest]
    let corrections: [Correction]
    let names: [ID<Keeper>: Bilingual]
    let now: Moment
    let clock: DayClock

    var keeper: Bilingual { names[person.keeper] ?? Bilingual(same: "") }
    func address(_ part: StaticString) -> Address { "/links/\(secret)/\(part.description)" }
  }

  /// What was done by the link before this one.
  enum Done: String {
    case agreed, declined, withdrawn, correction

    var words: Bilingual {
      switch self {
      case .agreed: Bilingual(en: "Thank you. Your yes is written down.", fr: "Merci. Votre oui est noté.")
      case .declined:
        Bilingual(en: "That is fine. Nothing is shared.", fr: "C’est très bien ainsi. Rien n’est partagé.")
      case .withdrawn:
        Bilingual(
          en:
            "Done. From this moment they cannot read your record any more. Meetings that are arranged stay arranged, "
            + "unless you cancel them.",
          fr:
            "C’est fait. À partir de ce moment, votre dossier ne peut plus être lu à cette fin. Les rencontres prévues "
            + "restent prévues, sauf si vous les annulez.")
      case .correction:
        Bilingual(
          en: "Thank you. Somebody looks at it within 30 days, and you see the answer here.",
          fr: "Merci. Quelqu’un s’en occupe d’ici 30 jours, et vous verrez la réponse ici.")
      }
    }
  }

  static func overview(_ frame: Frame, _ overview: Overview) -> HTML {
    let voice = frame.voice
    let frame = frame.titled(en: "Your page", fr: "Votre page")
    let inForce = overview.consents.filter { $0.isInForce(at: overview.now) }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(en: "Hello \(overview.person.name)", fr: "Bonjour \(overview.person.name)"))</h1>
        <p>\(voice(
          en: "\(overview.keeper.en) keeps your record. Here you decide who else may read it. Nothing here changes the help that you get.",
          fr: "\(overview.keeper.fr) tient votre dossier. Ici, vous décidez qui d’autre peut le lire. Rien de ce que vous faites ici ne change l’aide que vous recevez."))</p>
        \(if: !overview.requests.isEmpty, questions(overview, frame))\
        <h2>\(voice(en: "You agreed to this", fr: "Vous avez accepté ceci"))</h2>
        \(if: inForce.isEmpty, "<p>\(voice(nobodyElse))</p>\n")\
        \(if: !inForce.isEmpty, .each(inForce) { agreed($0, overview, frame) })\
        <h2>\(voice(en: "What we keep of you", fr: "Ce que nous conservons sur vous"))</h2>
        \(kept(overview).html(voice))\
        \(corrections(overview, voice))\
        \(Actions(
          .link(Bilingual(en: "Something here is wrong", fr: "Quelque chose est faux"), overview.address("corrections"), .second, icon: .pencil),
          .link(Bilingual(en: "Download everything", fr: "Tout télécharger"), "/links/\(overview.secret)/record/csv", .plain, icon: .download),
          .link(Bilingual(en: "How we treat what we know of you", fr: "Comment nous traitons vos renseignements"), "/privacy", .plain)
        ).html(voice))
        """)
  }

  private static let nobodyElse = Bilingual(
    en: "Nobody else may read your record.", fr: "Personne d’autre ne peut lire votre dossier.")

  private static func questions(_ overview: Overview, _ frame: Frame) -> HTML {
    let yes = Action.button(Bilingual(en: "Yes, I agree", fr: "Oui, j’accepte"), .main, icon: .check)
    let no = Action.button(Bilingual(en: "No", fr: "Non"), .second)
    return """
      <h2>\(frame.voice(en: "We ask you", fr: "Nous vous demandons"))</h2>
      \(overview.requests, { request in
        let fields: [(name: StaticString, value: String)] = [("request", request.id.description)]
        return """
          \(ConsentPage.words(request.words, in: request.language, frame.voice))\
          <div class="actions">\(yes.form(frame, to: overview.address("consents"), fields: fields))\
          \(no.form(frame, to: overview.address("refusals"), fields: fields))</div>

          """
      })
      """
  }

  private static func agreed(_ consent: Consent, _ overview: Overview, _ frame: Frame) -> HTML {
    let back = Action.button(Bilingual(en: "Take it back", fr: "Changer d’avis"), .grave, icon: .undo)
    return """
      <article class="card"><p>\(frame.voice(ConsentWords.sentenceToThem(consent, overview.names, overview.clock)))</p>
      <details><summary>\(frame.voice(en: "The words you agreed to", fr: "Le texte que vous avez accepté"))</summary>
      \(ConsentPage.words(consent.words, in: consent.language, frame.voice))</details>
      <div class="actions">\(back.form(
        frame, to: overview.address("withdrawals"), fields: [("consent", consent.id.description)]))</div></article>

      """
  }

  private static func kept(_ overview: Overview) -> Facts {
    let person = overview.person
    return Facts([
      .text(Bilingual(en: "Name", fr: "Nom"), person.name),
      .text(Bilingual(en: "E-mail", fr: "Courriel"), person.email),
      .text(Bilingual(en: "Telephone", fr: "Téléphone"), person.telephone),
      .text(Bilingual(en: "City", fr: "Ville"), person.city.isEmpty ? nil : person.city),
      .html(Bilingual(en: "Since", fr: "Depuis")) { "\($0.date(overview.clock.day(person.added)))" },
    ])
  }

  private static func corrections(_ overview: Overview, _ voice: Voice) -> HTML {
    guard !overview.corrections.isEmpty else { return .empty }
    return """
      <h3>\(voice(en: "What you asked us to correct", fr: "Ce que vous avez demandé de corriger"))</h3>
      <ul>\(overview.corrections, { correction in
        "<li>\(correction.badge.html(voice)) <bdi>\(correction.words)</bdi> \(correction.reason.map { "– <bdi>\($0)</bdi>" })</li>\n"
      })</ul>

      """
  }

  // MARK: Correction

  static func correction(_ frame: Frame, _ secret: String, _ fill: FormFill) -> HTML {
    let frame = frame.titled(en: "Something is wrong", fr: "Quelque chose est faux")
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(CorrectionForm.request.html(
          frame, to: "/links/\(secret)/corrections", filled: fill,
          send: Bilingual(en: "Ask for this correction", fr: "Demander cette correction"), keepsDrafts: false))
        """)
  }

  // MARK: A link that opens no more

  static func over(_ frame: Frame, _ secret: String) -> HTML {
    let frame = frame.titled(en: "This link opens no more", fr: "Ce lien ne s’ouvre plus")
    let again = Action.button(
      Bilingual(en: "Send me a new link", fr: "M’envoyer un nouveau lien"), .main, icon: .letter)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "It has been used, or its time is over. What you did with it counts. We can send you a new one, to the address that we know.",
          fr: "Il a déjà servi, ou son délai est passé. Ce que vous avez fait avec lui compte. Nous pouvons vous en envoyer un nouveau, à l’adresse que nous connaissons."))</p>
        <div class="actions">\(again.form(frame, to: "/links/\(secret)/renewal"))</div>
        """)
  }

  static func sent(_ frame: Frame) -> HTML {
    let frame = frame.titled(en: "Look into your mail", fr: "Regardez vos courriels")
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "If we know an address of yours, a new link is on its way; one a day at most. If nothing comes, ask whoever helps you.",
          fr: "Si nous connaissons votre adresse, un nouveau lien est en route ; un par jour au plus. Si rien n’arrive, demandez à la personne qui vous accompagne."))</p>
        """)
  }
}
