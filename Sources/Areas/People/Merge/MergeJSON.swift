import Basics
import Site

/// Two records made one, as programs read it.
enum MergeJSON {
  static let merge = JSONShape<Merge>(
    "Merge",
    Bilingual(
      en: "That another record was taken into this one", fr: "La réunion d’un autre dossier à celui-ci"),
    JSONPart("id", .id()) { $0.id },
    JSONPart(
      "absorbed", .id(),
      Bilingual(en: "Whose record was taken up", fr: "La personne dont le dossier a été réuni")
    ) { $0.absorbed },
    JSONPart("by", .optional(.id())) { $0.by },
    JSONPart("at", .moment) { $0.at },
    JSONPart("undone", .optional(.moment)) { $0.undone },
    JSONPart(
      "undo_until", .moment, Bilingual(en: "Until when it can be undone", fr: "Jusqu’à quand cela s’annule")
    ) { $0.lastMoment })

  static let preview = JSONShape<MergePreview>(
    "MergePreview",
    Bilingual(
      en: "What would become of two records, and on what they differ",
      fr: "Ce que deviendraient deux dossiers, et en quoi ils diffèrent"),
    JSONPart("first", PersonJSON.person) { $0.first },
    JSONPart("second", PersonJSON.person) { $0.second },
    JSONPart("questions", question.list) { $0.questions },
    JSONPart(
      "moved", .count,
      Bilingual(
        en: "How many rows of the second would go over",
        fr: "Nombre d’éléments du second qui seraient déplacés"
      )
    ) { $0.moved })

  private static let question = JSONShape<MergeQuestion>(
    "MergeQuestion",
    Bilingual(en: "Something on which two records differ", fr: "Un point sur lequel deux dossiers diffèrent"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("first", .optional(.text)) { $0.first },
    JSONPart("second", .optional(.text)) { $0.second },
    JSONPart("proposed", .word) { $0.proposed })
}
