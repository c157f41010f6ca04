import Basics
import Site

enum SkillForm {
  struct Asked: Sendable {
    let job: String
    let skills: [String]
  }

  static let job = Field.text("job", Bilingual(en: "The job", fr: "Le poste"), limit: 120).hint(
    Bilingual(
      en: "What it is called, say “cook” or “payroll clerk”.",
      fr: "Son nom, par exemple « cuisinière » ou « commis à la paie »."))
  static let list = Field.longText(
    "skills", Bilingual(en: "What it takes, one on a line", fr: "Ce qu’il faut, un élément par ligne"),
    limit: 4_000, rows: 8
  ).hint(
    Bilingual(
      en: "Up to twenty: take them from the old posting if you have one.",
      fr: "Jusqu’à vingt : reprenez-les de l’ancienne offre, s’il y en a une.")
  )

  static let form = Form("employers/skills", job, list) { job, list throws(FormMessages) in
    let skills = SkillSorting.skills(in: list)
    guard !skills.isEmpty else {
      throw FormMessages(
        SkillForm.list, en: "Write one skill at least, in words",
        fr: "Écrivez au moins une compétence, en mots")
    }
    return Asked(job: job, skills: skills)
  }

  /// The two questions about each skill.
  static func questions(_ asked: Asked) -> Form<SkillSorting> {
    let fields = asked.skills.enumerated().flatMap { place, skill -> [Field<String>] in
      let heading = Bilingual(same: skill)
      return [
        Field.choice("need", Bilingual(en: "When is it needed?", fr: "Quand faut-il l’avoir ?"), needs).named(
          need(place)
        )
        .under(heading).written,
        Field.choice(
          "learning",
          Bilingual(en: "How long does it take to learn?", fr: "Combien de temps faut-il pour l’apprendre ?"),
          learnings
        )
        .named(learning(place)).under(heading).written,
      ]
    }
    return Form("employers/skill-questions", each: fields) { answers in
      let sorted = asked.skills.enumerated().compactMap {
        place, skill -> (String, SkillSorting.Need, SkillSorting.Learning)? in
        guard answers.indices.contains(2 * place + 1),
          let need = SkillSorting.Need(rawValue: answers[2 * place]),
          let learning = SkillSorting.Learning(rawValue: answers[2 * place + 1])
        else { return nil }
        return (skill, need, learning)
      }
      return SkillSorting(job: asked.job, sorted)
    }
  }

  /// Sent along with the questions: they were asked, even if nothing was ticked.
  static let asked = "asked"

  static func need(_ place: Int) -> String { "need-\(place + 1)" }
  static func learning(_ place: Int) -> String { "learning-\(place + 1)" }

  static let first = Bilingual(en: "Sort these", fr: "Trier")
  static let second = Bilingual(en: "Show the list", fr: "Montrer la liste")

  private static let needs: [(value: SkillSorting.Need, words: Bilingual)] = [
    (
      .firstWeek,
      Bilingual(
        en: "In the first week: without it the work stops",
        fr: "Dès la première semaine : sans elle, le travail s’arrête")
    ),
    (.later, Bilingual(en: "Later, or only now and then", fr: "Plus tard, ou de temps en temps seulement")),
  ]
  private static let learnings: [(value: SkillSorting.Learning, words: Bilingual)] = [
    (
      .weeks,
      Bilingual(
        en: "Days or weeks, with somebody who shows it",
        fr: "Des jours ou des semaines, avec quelqu’un qui montre")
    ),
    (.months, Bilingual(en: "Some months", fr: "Quelques mois")),
    (.years, Bilingual(en: "Years, or studies", fr: "Des années, ou des études")),
    (
      .law,
      Bilingual(
        en: "The law asks for it: a licence or a certificate",
        fr: "La loi l’exige : un permis ou un certificat")
    ),
  ]
}
