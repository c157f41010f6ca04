import Basics
import People
import Site

/// What one of the two sees by the link of a letter, on a telephone first: where they stand, and the one thing to do next.
struct PartnershipLinkPage {
  let frame: Frame
  let secret: String
  let party: Partnership.Party
  let view: PartnershipView
  /// Who they meet: by name once they are introduced, by profile before.
  let other: Person?
  let profile: PartnershipProfile?
  /// Which form was sent last, with what to correct.
  var fill = FormFill.blank
  var sent: String?

  private var voice: Voice { frame.voice }
  private var state: Partnership.State { view.partnership.state }
  private func address(_ part: StaticString) -> Address { "/answers/\(secret)/\(part.description)" }

  /// What was done by the link before this one.
  enum Done: String {
    case yes, no, late, met, arranged, goal, signed, ended, named

    var words: Bilingual {
      switch self {
      case .yes: Bilingual(en: "Thank you. Your yes is written down.", fr: "Merci. Votre oui est noté.")
      case .no:
        Bilingual(
          en: "Thank you for telling us. Nobody minds, and we ask somebody else.",
          fr:
            "Merci de nous l’avoir dit. Personne ne vous en voudra, et nous demanderons à quelqu’un d’autre.")
      case .late:
        Bilingual(
          en: "Thank you. The time was over, but we have heard you, and the coordinator knows.",
          fr: "Merci. Le délai était écoulé, mais nous vous avons entendu, et la coordination le sait.")
      case .met: Bilingual(en: "Thank you. It is written down.", fr: "Merci. C’est noté.")
      case .arranged:
        Bilingual(
          en: "The day is written down. Have a good meeting!", fr: "La date est notée. Bonne rencontre !")
      case .named: Bilingual(en: "Thank you. It is written down.", fr: "Merci. C’est noté.")
      case .goal: Bilingual(en: "The goal is written down.", fr: "L’objectif est noté.")
      case .signed: Bilingual(en: "Thank you. You have signed.", fr: "Merci. Vous avez signé.")
      case .ended:
        Bilingual(
          en: "It is closed. Thank you for the time you gave. The coordinator knows.",
          fr: "C’est terminé. Merci du temps donné. La coordination le sait.")
      }
    }
  }

  var html: HTML {
    let frame = frame.titled(view.programme)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(view.programme))</h1>
        \(body)
        """)
  }

  private var body: HTML {
    switch (state, party) {
    case (.asked, .professional), (.confirmed, .newcomer): question
    case (.asked, .newcomer), (.confirmed, .professional), (.accepted, _): waiting
    case (.introduced, _), (.active, _), (.paused, _): meeting
    case (.closed, _): over
    }
  }

  // MARK: Asked

  private var question: HTML {
    guard let profile else {
      return """
        <p>\(voice(
          en: "Meanwhile something has changed, and this meeting is not possible any more. There is nothing for you to do.",
          fr: "Entre-temps, quelque chose a changé, et cette rencontre n’est plus possible. Vous n’avez rien à faire."))</p>
        """
    }
    let who = party == .professional ? view.model.newcomers : view.model.professionals
    let me = party == .professional ? view.model.professionals : view.model.newcomers
    let yes = Action.button(Bilingual(en: "Yes, gladly", fr: "Oui, volontiers"), .main, icon: .check)
    let reasons = voice(view.partnership.reasons).split(separator: "\n").map(String.init)
    return """
      <p>\(voice(
        en: "Would you like to meet this person? You see what they do and hope for. Names follow once both of you have said yes.",
        fr: "Souhaitez-vous rencontrer cette personne ? Vous voyez ce qu’elle fait et ce qu’elle souhaite. Les noms suivront quand vous aurez tous deux dit oui."))</p>
      <h2>\(voice(en: "Your \(who.one.en)", fr: "Votre \(who.one.fr)"))</h2>
      \(profile.facts(voice).html(voice))\
      \(if: !reasons.isEmpty, "<h2>\(voice(en: "Why we thought of you two", fr: "Pourquoi nous avons pensé à vous deux"))</h2>\n<ul>\(reasons, { "<li>\($0)</li>\n" })</ul>\n")\
      <h2>\(voice(en: "What it takes", fr: "Ce que cela demande"))</h2>
      <p>\(voice(me.gives))</p>
      <div class="actions">\(yes.form(frame, to: address("acceptance")))</div>
      <details\(Attributes(.flag("open", if: sent == PartnershipForm.no.name)))><summary>\(voice(en: "No, thank you", fr: "Non, merci"))</summary>
      \(form(PartnershipForm.no, to: "refusal", send: Bilingual(en: "Send", fr: "Envoyer")))</details>
      """
  }

  private var waiting: HTML {
    let words: Bilingual =
      state == .accepted
      ? Bilingual(
        en: "Both of you have said yes. The coordinator introduces you to each other in a letter.",
        fr: "Vous avez tous deux dit oui. La coordination vous présentera l’un à l’autre dans une lettre.")
      : Bilingual(
        en: "Thank you. We ask the other person now, and write to you as soon as they have answered.",
        fr: "Merci. Nous demandons maintenant à l’autre personne et vous écrirons dès qu’elle aura répondu.")
    return "<p>\(voice(words))</p>\n\(endForm)"
  }

  // MARK: Introduced

  private var meeting: HTML {
    """
    \(reach)\(if: state == .paused, "<p>\(voice(en: "It is paused for now. The coordinator knows when it goes on.", fr: "C’est en pause pour le moment. La coordination sait quand cela reprendra."))</p>\n")\
    \(if: state != .paused, log + arrangement)\(held)\(recommendations)\(agreement)\(endForm)
    """
  }

  private var reach: HTML {
    guard let other else { return .empty }
    return """
      <h2>\(voice(en: "You meet", fr: "Vous rencontrez"))</h2>
      \(Facts([
        .text(Bilingual(en: "Name", fr: "Nom"), other.name),
        .text(Bilingual(en: "E-mail", fr: "Courriel"), other.email),
        .text(Bilingual(en: "Telephone", fr: "Téléphone"), other.telephone),
      ]).html(voice))
      """
  }

  private var log: HTML {
    let form = PartnershipForm.meeting(
      today: view.today, since: view.calendar.clock.day(view.partnership.begun))
    let usual = PartnershipForm.met(today: view.today, minutes: view.model.meeting.minutes)
    return """
      <h2>\(voice(en: "A meeting", fr: "Une rencontre"))</h2>
      \(form.html(
        frame, to: address("meetings"), filled: sent == form.name ? fill : usual,
        send: Bilingual(en: "Write it down", fr: "Noter"), keepsDrafts: false))
      """
  }

  private var arrangement: HTML {
    let form = PartnershipForm.arrangement(today: view.today)
    let next = view.meetings.last { $0.planned.map { $0 > view.now } ?? false && $0.reports.isEmpty }
    let planned: HTML? = next?.planned.map { moment in
      """
      <p>\(voice(en: "Arranged for:", fr: "Rendez-vous pris :")) <strong>\(DeskWords.until(moment, view.calendar.clock, voice))</strong>. \
      <a\(href: address("calendar"))>\(voice(en: "Put it into my calendar", fr: "L’ajouter à mon agenda"))</a></p>

      """
    }
    return """
      \(planned)<details\(Attributes(.flag("open", if: sent == form.name)))><summary>\(voice(
        en: "We have found a day", fr: "Nous avons trouvé une date"))</summary>
      \(self.form(form, to: "arrangement", send: Bilingual(en: "Write the day down", fr: "Noter la date")))</details>

      """
  }

  private var held: HTML {
    let told = view.meetings.filter { !$0.reports.isEmpty || $0.settlement != nil }
    guard !told.isEmpty else { return .empty }
    let left = view.minutesLeft.map { minutes in
      voice(
        en: "\(voice.duration(minutes: view.minutes)) so far, \(voice.duration(minutes: minutes)) to go",
        fr: "\(voice.duration(minutes: view.minutes)) jusqu’ici, encore \(voice.duration(minutes: minutes))")
    }
    return """
      <h2>\(voice(en: "Your meetings", fr: "Vos rencontres"))</h2>
      \(left.map { "<p>\($0)</p>\n" as HTML })\
      <ul>\(told, { "<li>\(PartnershipPage.told($0, voice))</li>\n" })</ul>

      """
  }

  private var recommendations: HTML {
    guard let tree = view.tree, state != .paused else { return .empty }
    let form = RecommendationPage.form(tree)
    return """
      \(RecommendationPage.html(frame, tree, to: address("recommendation-stages"), mayChange: true))\
      <details\(Attributes(.flag("open", if: sent == form.name)))><summary>\(voice(
        en: "Name somebody", fr: "Nommer quelqu’un"))</summary>
      \(form.html(
        frame, to: address("recommendations"), filled: sent == form.name ? fill : RecommendationPage.begun,
        send: Bilingual(en: "Name this person", fr: "Nommer cette personne"), keepsDrafts: false))</details>

      """
  }

  private var agreement: HTML {
    guard let text = view.agreement else { return .empty }
    let hasSigned = view.signed.contains(party)
    let sign = Action.button(
      Bilingual(en: "I agree, and sign", fr: "J’accepte et je signe"), .main, icon: .check)
    let paragraphs: HTML = .each(voice(text).split(separator: "\n").map(String.init)) { "<p>\($0)</p>\n" }
    return """
      <h2>\(voice(en: "Your agreement", fr: "Votre entente"))</h2>
      <details><summary>\(voice(en: "Read it", fr: "La lire"))</summary>
      \(paragraphs)</details>
      \(if: !view.goals.isEmpty, "<ul>\(view.goals, { "<li><bdi>\($0)</bdi></li>\n" })</ul>\n")\
      \(if: view.goals.count < (view.model.agreement?.goals.most ?? 0), form(PartnershipForm.goal, to: "goals", send: Bilingual(en: "Add this goal", fr: "Ajouter cet objectif")))\
      \(if: hasSigned, "<p>\(voice(en: "You have signed.", fr: "Vous avez signé."))</p>\n")\
      \(if: !hasSigned, "<div class=\"actions\">\(sign.form(frame, to: address("signature")))</div>")
      """
  }

  // MARK: Over

  private var endForm: HTML {
    """
    <details\(Attributes(.flag("open", if: sent == PartnershipForm.ending.name)))><summary>\(voice(
      en: "Something is not right, or it ends", fr: "Quelque chose ne va pas, ou c’est la fin"))</summary>
    <p>\(voice(
      en: "You can end it at any time and need not explain. The coordinator reads what you write here.",
      fr: "Vous pouvez y mettre fin en tout temps, sans vous expliquer. La coordination lira ce que vous écrivez ici."))</p>
    \(form(PartnershipForm.ending, to: "ending", send: Bilingual(en: "End it", fr: "Mettre fin")))</details>
    """
  }

  private var over: HTML {
    let closing = view.partnership.closing
    if closing == .completed || closing == .employed {
      return """
        <p>\(voice(
          en: "This is complete. Thank you for the time you gave each other.",
          fr: "C’est mené à terme. Merci du temps que vous vous êtes accordé."))</p>
        """
    }
    let yes = Action.button(
      Bilingual(en: "I would still like to", fr: "Je suis encore partant ou partante"), .main, icon: .check)
    let no = Action.button(
      Bilingual(en: "Please do not ask me for now", fr: "Ne me sollicitez pas pour l’instant"), .second)
    return """
      <p>\(voice(
        en: "The time for an answer was over, or it has ended, and both of you are free again. Nobody minds.",
        fr: "Le délai de réponse était écoulé, ou cela a pris fin, et vous êtes de nouveau libres tous les deux. Personne ne vous en veut."))</p>
      <p>\(voice(
        en: "If you tell us something now, the coordinator hears it.",
        fr: "Si vous nous dites quelque chose maintenant, la coordination l’entendra."))</p>
      <div class="actions">\(yes.form(frame, to: address("acceptance")))\
      \(no.form(frame, to: address("refusal"), fields: [("reason", Partnership.Refusal.later.rawValue)]))</div>
      """
  }

  private func form<Answer>(_ form: Form<Answer>, to part: StaticString, send: Bilingual) -> HTML {
    form.html(
      frame, to: address(part), filled: sent == form.name ? fill : .blank, send: send, keepsDrafts: false)
  }

  // MARK: A link that opens no more

  static func spent(_ frame: Frame, _ secret: String) -> HTML {
    let frame = frame.titled(en: "This link has been used", fr: "Ce lien a déjà servi")
    let again = Action.button(
      Bilingual(en: "Send me a new link", fr: "M’envoyer un nouveau lien"), .main, icon: .letter)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "Something was done with it already, or its time is over. What you did with it counts. We can send you a new one, to the address that we know.",
          fr: "Il a déjà servi, ou son délai est passé. Ce que vous avez fait avec lui compte. Nous pouvons vous en envoyer un nouveau, à l’adresse que nous connaissons."))</p>
        <div class="actions">\(again.form(frame, to: "/answers/\(secret)/renewal"))</div>
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
