import Basics
import Site

/// The sheet: one for each person who is met and each who listens.
enum InterviewPage {
  static func answer(_ sheet: InterviewSheet, _ voice: Voice) -> HTML {
    """
    <p class="lead"><bdi>\(sheet.job)</bdi></p>
    <ul class="inline"><li>\(voice.duration(minutes: sheet.minutes))</li>\
    <li>\(voice.count(sheet.listeners, en: ("listener", "listeners"), fr: ("personne qui écoute", "personnes qui écoutent")))</li>\
    <li>\(voice(en: "Name: ______________________", fr: "Nom : ______________________"))</li>\
    <li>\(voice(en: "Day: ____________", fr: "Jour : ____________"))</li></ul>
    <h2>\(voice(en: "Before", fr: "Avant"))</h2>
    <ul>
    \(before, { "<li>\(voice($0))</li>\n" })</ul>
    <h2>\(voice(en: "To begin, for everybody", fr: "Pour commencer, pour tout le monde"))</h2>
    <p>\(voice(beginning))</p>
    \(sheet.questions.enumerated(), { question($0.offset + 1, $0.element, sheet, voice) })\
    <h2>\(voice(en: "To end, for everybody", fr: "Pour finir, pour tout le monde"))</h2>
    <p>\(voice(ending))</p>
    \(scale(voice))\
    \(scores(sheet, voice))\
    <h2>\(voice(en: "Afterwards", fr: "Après"))</h2>
    <ul>
    \(after(sheet.listeners), { "<li>\(voice($0))</li>\n" })</ul>

    """
  }

  private static func question(
    _ number: Int, _ question: InterviewSheet.Question, _ sheet: InterviewSheet, _ voice: Voice
  ) -> HTML {
    """
    <h2>\(number). <bdi>\(voice(question.skill))</bdi> <span class="count">\(voice(en: "about", fr: "environ")) \(voice.duration(minutes: sheet.minutesEach))</span></h2>
    <p>\(voice(question.done))</p>
    <p><small>\(voice(en: "If nothing comes to mind:", fr: "Si rien ne vient à l’esprit :"))</small> \(voice(question.would))</p>
    <p>\(voice(en: "Heard:", fr: "Entendu :")) ______________________________________________</p>
    <p>\(voice(en: "Score:", fr: "Note :")) 1 · 2 · 3 · 4 · 5</p>

    """
  }

  private static func scale(_ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "The scale", fr: "L’échelle"))</h2>
    <table><tbody>
    \(levels.enumerated(), { "<tr><th scope=\"row\">\($0.offset + 1)</th><td>\(voice($0.element))</td></tr>\n" })</tbody></table>

    """
  }

  private static func scores(_ sheet: InterviewSheet, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "Scores", fr: "Notes"))</h2>
    <div class="scroll"><table><thead><tr><th scope="col">\(voice(en: "Asked about", fr: "Question sur"))</th>\
    \(Array(1...max(1, sheet.listeners)), { "<th scope=\"col\">\(voice(en: "Listener \($0)", fr: "Personne \($0)"))</th>" })\
    <th scope="col">\(voice(en: "Agreed", fr: "Retenue"))</th></tr></thead><tbody>
    \(sheet.questions, { row($0, sheet.listeners, voice) })</tbody></table></div>

    """
  }

  private static func row(_ question: InterviewSheet.Question, _ listeners: Int, _ voice: Voice) -> HTML {
    """
    <tr><th scope="row"><bdi>\(voice(question.skill))</bdi></th>\(Array(0...max(1, listeners)), { _ in "<td>____</td>" })</tr>

    """
  }

  // MARK: Words

  static let before = [
    Bilingual(
      en: "Send everybody the skills that you will ask about, how long it takes, and who will be there.",
      fr: "Envoyez à chaque personne les compétences dont vous parlerez, la durée et qui sera présent."),
    Bilingual(
      en:
        "Ask nothing that is not on the sheet about where somebody is from, their status, family, faith, age or health.",
      fr:
        "Ne demandez rien hors de la grille sur l’origine, le statut, la famille, la foi, l’âge ou la santé."),
    Bilingual(
      en: "Ask how to say the name, and say it so.",
      fr: "Demandez comment se prononce le nom, et dites-le ainsi."),
  ]

  private static let beginning = Bilingual(
    en:
      "“We ask everybody the same questions and take notes. Examples from any country count, from studies or unpaid work too. Take your time; ask us to say a "
      + "question again if you like. Say what you did yourself: here that is not boasting.”",
    fr:
      "« Nous posons les mêmes questions à tout le monde et prenons des notes. Les exemples de tous les pays comptent, tirés des études ou du bénévolat aussi. Prenez "
      + "votre temps ; demandez-nous de répéter au besoin. Dites ce que vous avez fait vous-même : ici, ce n’est pas se vanter. »"
  )
  private static let ending = Bilingual(
    en: "“What would you like to ask us? You will hear from us by ______, whatever we decide.”",
    fr:
      "« Qu’aimeriez-vous nous demander ? Vous aurez de nos nouvelles au plus tard le ______, quelle que soit notre décision. »"
  )

  private static let levels = [
    Bilingual(
      en: "No example, or one that has nothing to do with it.", fr: "Pas d’exemple, ou sans rapport."),
    Bilingual(
      en: "An example in which others did most of it, or it is not clear who.",
      fr: "Un exemple où les autres ont fait l’essentiel, ou l’on ne sait pas qui."),
    Bilingual(
      en: "An example of their own: what was to be done, what they did, what came of it.",
      fr: "Un exemple personnel : ce qu’il fallait faire, ce que la personne a fait, ce qui en est résulté."),
    Bilingual(
      en: "The same, in work as difficult as ours.",
      fr: "De même, dans un travail aussi difficile que le nôtre."),
    Bilingual(
      en: "The same, and what they would do otherwise next time; they could show others.",
      fr: "De même, et ce qu’elle ferait autrement la prochaine fois ; elle saurait le montrer."),
  ]

  private static func after(_ listeners: Int) -> [Bilingual] {
    [
      Bilingual(
        en:
          "Score what was said, at once, not how it was said: an accent, a pause and a tie are not on the scale.",
        fr:
          "Notez tout de suite ce qui a été dit, pas la manière : ni l’accent, ni les pauses, ni la cravate ne sont sur l’échelle."
      ),
      listeners > 1
        ? Bilingual(
          en:
            "Each scores alone first. Then compare; where two are two points apart, read your notes to each other.",
          fr:
            "Chaque personne note d’abord seule. Comparez ensuite ; à deux points d’écart, relisez-vous vos notes."
        )
        : Bilingual(
          en: "Score before you look at anybody else’s sheet. With a second listener you would be surer.",
          fr: "Notez avant de regarder la grille d’une autre personne. À deux, vous seriez plus sûrs."),
      Bilingual(
        en:
          "Compare people skill by skill, when you have met all of them. Keep the sheets with the decision.",
        fr:
          "Comparez les personnes compétence par compétence, une fois toutes rencontrées. Gardez les grilles avec la décision."
      ),
    ]
  }
}
