import Basics

/// Charts of every kind.
extension StyleGuide {
  var charts: HTML {
    sample(
      Bilingual(en: "Amounts", fr: "Quantités"),
      Bilingual(
        en: "The chart is its table: nothing is said by length or colour alone.",
        fr: "Le graphique est son tableau : rien n’est dit par la longueur ou la couleur seules."),
      Self.byField.html(voice) + Self.outcomes.html(voice))
      + sample(Bilingual(en: "Over time", fr: "Dans le temps"), nil, Self.byYear.html(voice))
      + sample(
        Bilingual(en: "As small as a word", fr: "Petits comme un mot"), nil,
        """
        <p>\(voice(en: "Meetings a week", fr: "Rencontres par semaine")) \
        \(Sparkline([3, 5, 4, 8, 7, 9, 12]).html) \(voice.number(12))</p>

        """)
  }

  private static let fields = (
    heading: Bilingual(en: "Field", fr: "Domaine"),
    names: [
      Bilingual(en: "Engineering", fr: "Génie"), Bilingual(en: "Health", fr: "Santé"),
      Bilingual(en: "Finance", fr: "Finances"),
      Bilingual(en: "Information technology", fr: "Technologies de l’information"),
    ]
  )

  private static let byField = BarChart(
    "by-field",
    Bilingual(en: "Newcomers waiting, by field", fr: "Nouveaux arrivants en attente, par domaine"),
    by: fields,
    [Series(Bilingual(en: "People", fr: "Personnes"), [31, 24, 17, 11])])

  private static let outcomes = BarChart(
    "outcomes-by-field",
    Bilingual(
      en: "What became of last year’s pairs", fr: "Ce que sont devenus les jumelages de l’an dernier"),
    by: fields,
    [
      Series(Bilingual(en: "In their field", fr: "Dans leur domaine"), [48, 22, 19, 40]),
      Series(Bilingual(en: "Other work", fr: "Autre emploi"), [12, 18, 6, 5]),
      Series(Bilingual(en: "Looking", fr: "En recherche"), [9, 14, nil, 7]),
    ])

  private static let byYear = LineChart(
    "by-year",
    Bilingual(
      en: "Professionals and newcomers who met, by year",
      fr: "Professionnels et nouveaux arrivants qui se sont rencontrés, par année"),
    by: (Bilingual(en: "Year", fr: "Année"), (2021...2026).map { Bilingual(same: String($0)) }),
    [
      Series(Bilingual(en: "Professionals", fr: "Professionnels"), [140, 171, 190, 246, 259, 322]),
      Series(Bilingual(en: "Newcomers", fr: "Nouveaux arrivants"), [118, 164, 231, 305, 372, 405]),
    ])
}
