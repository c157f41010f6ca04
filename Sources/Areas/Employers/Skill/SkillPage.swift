import Basics
import Site

enum SkillPage {
  static func page(_ frame: Frame, _ fill: FormFill) -> HTML {
    ToolPage.page(frame, .skills, SkillForm.form, fill, send: SkillForm.first)
  }

  /// The questions about each skill, above what was typed before.
  static func questions(_ frame: Frame, _ asked: SkillForm.Asked, _ fill: FormFill) -> HTML {
    let entry = ToolWords.entry(.skills)
    let form = SkillForm.questions(asked)
    let voice = frame.voice
    let html = form.html(
      frame, to: entry.address, filled: fill, send: SkillForm.second, keepsDrafts: false,
      carrying: [
        PostedFields.Field(SkillForm.asked, "yes"), PostedFields.Field(SkillForm.job.name, asked.job),
        PostedFields.Field(SkillForm.list.name, asked.skills.joined(separator: "\n")),
      ])
    return ToolPage.page(
      form.framed(frame), entry,
      form: """
        <h2>\(voice(en: "Two questions about each", fr: "Deux questions sur chacune"))</h2>
        <p>\(voice(advice))</p>
        \(html)
        """, isAnswered: false, answer: nil)
  }

  static func answer(_ sorting: SkillSorting, _ voice: Voice) -> HTML {
    """
    <p class="lead"><bdi>\(sorting.job)</bdi></p>
    \(tooMany(sorting, voice))\
    \(SkillSorting.Place.allCases, { part($0, sorting, voice) })\
    <h2>\(voice(en: "For the posting", fr: "Pour l’offre"))</h2>
    \(posting(sorting, voice))\
    <p>\(voice(sayIt))</p>

    """
  }

  private static func tooMany(_ sorting: SkillSorting, _ voice: Voice) -> HTML {
    guard sorting.skills(at: .bring).count > SkillSorting.manyToBring else { return .empty }
    return Notice(
      .warning,
      Bilingual(
        en:
          "Whoever brings all of these may not exist. Ask of each once more: could somebody else do it for the first months?",
        fr:
          "Qui réunit tout cela n’existe peut-être pas. Demandez-vous encore pour chacune : quelqu’un d’autre pourrait-il s’en charger les premiers mois ?"
      )
    ).html(voice)
  }

  private static func part(_ place: SkillSorting.Place, _ sorting: SkillSorting, _ voice: Voice) -> HTML {
    let skills = sorting.skills(at: place)
    guard !skills.isEmpty else { return .empty }
    return """
      <h2>\(voice(heading(place)))</h2>
      <p>\(voice(about(place)))</p>
      <ul>
      \(skills, { "<li><bdi>\($0)</bdi></li>\n" })</ul>

      """
  }

  private static func posting(_ sorting: SkillSorting, _ voice: Voice) -> HTML {
    .each(SkillSorting.Place.allCases) { place in
      let skills = sorting.skills(at: place)
      guard !skills.isEmpty else { return .empty }
      return """
        <p><strong>\(voice(posted(place)))</strong></p>
        <ul>
        \(skills, { "<li><bdi>\($0)</bdi></li>\n" })</ul>

        """
    }
  }

  private static func heading(_ place: SkillSorting.Place) -> Bilingual {
    switch place {
    case .bring: Bilingual(en: "To bring", fr: "À apporter")
    case .learn: Bilingual(en: "To learn with you", fr: "À apprendre chez vous")
    case .asset: Bilingual(en: "Good to have", fr: "De bons atouts")
    }
  }

  private static func about(_ place: SkillSorting.Place) -> Bilingual {
    switch place {
    case .bring:
      Bilingual(
        en:
          "Needed at once and long to learn, or asked for by law. Test these, and only these, before you choose.",
        fr:
          "Nécessaires tout de suite et longues à apprendre, ou exigées par la loi. Vérifiez celles-ci, et elles seules, avant de choisir."
      )
    case .learn:
      Bilingual(
        en: "Write down who shows it and by when; it belongs into the plan of the first ninety days.",
        fr: "Notez qui la montre et pour quand ; cela va dans le plan des quatre-vingt-dix premiers jours.")
    case .asset:
      Bilingual(
        en: "Let it decide between two who both bring the rest, and nothing more.",
        fr: "Qu’elle départage deux personnes qui apportent le reste, rien de plus.")
    }
  }

  private static func posted(_ place: SkillSorting.Place) -> Bilingual {
    switch place {
    case .bring:
      Bilingual(
        en: "You bring, learned in any country:", fr: "Vous apportez, appris dans n’importe quel pays :")
    case .learn: Bilingual(en: "You learn here, with us:", fr: "Vous apprenez ici, avec nous :")
    case .asset: Bilingual(en: "An asset, not a condition:", fr: "Un atout, pas une condition :")
    }
  }

  private static let advice = Bilingual(
    en: "Think of the best person who ever did this job with you: what did they know on the first day?",
    fr: "Pensez à la meilleure personne qui ait occupé ce poste chez vous : que savait-elle au premier jour ?"
  )
  private static let sayIt = Bilingual(
    en: "Say the rest aloud as well: “If you bring most of this, write to us.”",
    fr: "Dites aussi le reste tout haut : « Si vous apportez l’essentiel de ceci, écrivez-nous. »")
}
