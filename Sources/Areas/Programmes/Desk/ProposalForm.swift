import Basics
import Site

/// What is asked when something is decided about a pair.
enum ProposalForm {
  static let name = "programmes/proposal"

  struct Answer: Sendable {
    let reason: String
    /// The last day on which the professional is held.
    let until: LocalDate
  }

  static let reason = Field.longText(
    "reason", Bilingual(en: "Why should these two meet?", fr: "Pourquoi cette rencontre ?"), limit: 1_000,
    rows: 4
  ).hint(
    Bilingual(
      en: "In your own words. It is kept with the decision, and stays in both records.",
      fr: "Dans vos mots. La raison est conservée avec la décision, dans les deux dossiers."))

  static func form(today: LocalDate, _ terms: ProposalTerms) -> Form<Answer> {
    let until = Field<LocalDate>.date(
      "until", Bilingual(en: "Held until", fr: "Réserver jusqu’au"), today...terms.latestHold
    ).hint(
      .inBoth { voice in
        let day = voice.date(terms.held)
        return voice(
          en: "In this programme usually until \(day). Until then nobody else asks this professional.",
          fr:
            "Dans ce programme, d’ordinaire jusqu’au \(day). D’ici là, personne d’autre ne s’adresse à cette personne."
        )
      })
    return Form("programmes/proposal", reason, until) { Answer(reason: $0, until: $1) }
  }

  static func filled(_ terms: ProposalTerms) -> FormFill {
    FormFill(PostedFields([PostedFields.Field("until", terms.held.description)]))
  }

  static let taking = Form(
    "programmes/proposal-end",
    Field.longText(
      "reason", Bilingual(en: "Why is it taken back?", fr: "Pourquoi la retirer ?"), limit: 1_000, rows: 3)
  ) { $0 }

  static let lock = Form(
    "programmes/lock",
    Field.longText(
      "reason", Bilingual(en: "Why must these two be paired?", fr: "Pourquoi faut-il ce jumelage ?"),
      limit: 500, rows: 3)
  ) { $0 }

  static let exclusion = Form(
    "programmes/exclusion",
    Field.longText(
      "reason",
      Bilingual(en: "Why should these two not be paired?", fr: "Pourquoi écarter ce jumelage ?"),
      limit: 500, rows: 3)
  ) { $0 }

  static let note = Form(
    "programmes/desk-note",
    Field.longText("text", Bilingual(en: "Note", fr: "Note"), limit: 2_000, rows: 4).hint(
      Bilingual(
        en: "Everyone who works with records here may read it.",
        fr: "Toute personne qui travaille ici avec les dossiers peut la lire."))
  ) { $0 }
}
