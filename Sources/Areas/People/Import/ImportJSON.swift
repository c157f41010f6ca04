import Basics
import Site

/// Lists that are taken up, as programs read them.
enum ImportJSON {
  static let all = JSONShape<[ListImport]>(
    "Imports",
    Bilingual(
      en: "Lists that were tried or taken up, the latest first",
      fr: "Les listes essayées ou reprises, la plus récente d’abord"),
    JSONPart("imports", list.list) { $0 })

  private static let list = JSONShape<ListImport>(
    "Import", Bilingual(en: "A list of people", fr: "Une liste de personnes"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("file", .text) { $0.file },
    JSONPart("side", .word) { $0.side },
    JSONPart("by", .optional(.id())) { $0.by },
    JSONPart("tried", .moment) { $0.tried },
    JSONPart("done", .optional(.moment)) { $0.done },
    JSONPart("undone", .optional(.moment)) { $0.undone })

  /// A list, and what became of its rows, or what would.
  struct Whole: Sendable {
    let list: ListImport
    let rows: [ImportedRow]
    /// While it is tried, and nothing is kept.
    let trial: ImportTrial?
  }

  static let whole = JSONShape<Whole>(
    "ImportWhole",
    Bilingual(
      en: "A list row by row: what became of each, or, while it is only tried, what would",
      fr: "Une liste, ligne par ligne : ce qu’elle est devenue ou, à l’essai, ce qu’elle deviendrait"),
    JSONPart("import", list) { $0.list },
    JSONPart(
      "trial", .flag,
      Bilingual(en: "Whether nothing of it is kept yet", fr: "Si rien n’en est encore conservé")
    ) {
      $0.list.done == nil
    },
    JSONPart("rows", row.list) { $0.rows },
    JSONPart(
      "notices", .list(.bilingual),
      Bilingual(en: "How the list was understood", fr: "Comment la liste a été comprise")
    ) { $0.trial?.list.notices ?? [] })

  private static let row = JSONShape<ImportedRow>(
    "ImportRow", Bilingual(en: "One row of a list", fr: "Une ligne d’une liste"),
    JSONPart(
      "row", .count, Bilingual(en: "As spreadsheets number it", fr: "Telle que numérotée dans un tableur")
    ) {
      $0.number
    },
    JSONPart("outcome", .word) { $0.outcome },
    JSONPart("person", .optional(.id())) { $0.person },
    JSONPart("why", .optional(.bilingual)) { $0.words })
}
