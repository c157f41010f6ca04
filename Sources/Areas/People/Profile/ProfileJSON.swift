import Basics
import Site

/// What is known of people, as programs read it.
enum ProfileJSON {
  static let value = JSONShape<ProfileValue>(
    "ProfileValue",
    Bilingual(
      en: "One thing that is known of a person, who said it, and who saw it proven",
      fr: "Une chose que l’on sait d’une personne, qui l’a dite, et qui l’a vérifiée"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("field", .word) { $0.field },
    JSONPart("written", .text, Bilingual(en: "In the words that were used", fr: "Dans les mots employés")) {
      $0.answer.written
    },
    JSONPart(
      "coded", .optional(.text),
      Bilingual(
        en: "Keys of terms parted by semicolons, a number, a day, or four levels",
        fr: "Clés de termes séparées par des points-virgules, nombre, jour, ou quatre niveaux")
    ) { $0.answer.coded },
    JSONPart("evidence", .optional(.text)) { $0.evidence },
    JSONPart("evidence_day", .optional(.day)) { $0.evidenceDay },
    JSONPart("source", .word) { $0.source },
    JSONPart("said", act) { $0.written },
    JSONPart(
      "confirmed", act.optional,
      Bilingual(en: "Who chose the code of an occupation", fr: "Qui a choisi le code de la profession")
    ) { $0.confirmed },
    JSONPart("verified", act.optional) { $0.verified },
    JSONPart(
      "replaced", act.optional,
      Bilingual(en: "When something newer took its place", fr: "Quand une autre l’a remplacée")
    ) { $0.replaced })

  private static let act = JSONShape<ProfileValue.Act>(
    "Act", Bilingual(en: "Who did something, and when", fr: "Qui a fait quelque chose, et quand"),
    JSONPart("by", .optional(.id())) { $0.by }, JSONPart("at", .moment) { $0.at })

  static let history = JSONShape<[ProfileValue]>(
    "FactHistory",
    Bilingual(
      en: "One question, and what was answered, the latest first",
      fr: "Une question et ses réponses, de la plus récente à la plus ancienne"),
    JSONPart("values", value.list) { $0 })
}
