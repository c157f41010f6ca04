import Basics
import Site

/// Which list is taken up, and as what.
package enum ImportForm {
  struct Answer: Sendable {
    let file: PostedFile
    let side: Side
    let order: DateOrder?
  }

  package static let file = Field.file(
    "list", Bilingual(en: "The list", fr: "La liste"), [.csv, .xlsx], limit: 5_000_000)
  package static let side = Field<Side>.choice(
    "side", Bilingual(en: "Who is in it?", fr: "Qui y figure ?"), Side.allCases.map { ($0, $0.title) })
  package static let order = Field<DateOrder>.choice(
    "dates",
    Bilingual(
      en: "In dates such as 06/10/2026, what comes first?",
      fr: "Dans les dates comme 06/10/2026, qu’est-ce qui vient d’abord ?"),
    [
      (.dayFirst, Bilingual(en: "the day", fr: "le jour")),
      (.monthFirst, Bilingual(en: "the month", fr: "le mois")),
    ]
  ).hint(
    Bilingual(
      en: "Only asked where the list does not settle it by itself.",
      fr: "Utile seulement si la liste ne le montre pas d’elle-même.")
  ).optional

  static let form = Form("people/import", file, side, order) { Answer(file: $0, side: $1, order: $2) }

  /// The form as it is sent: the file, and some words.
  package static let mostBytes = 5_200_000
}
