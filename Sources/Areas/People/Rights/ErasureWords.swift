import Basics

/// Why a record is not erased.
enum ErasureWords {
  static let nobody = Refusal(
    .missing, en: "There is no such record.", fr: "Il n’y a pas de tel dossier.")

  static let isHeld = Refusal(
    .conflict,
    en: "Nothing was erased: a legal hold is on this record. Read its reason; it has to be ended first.",
    fr:
      "Rien n’a été effacé : ce dossier fait l’objet d’une conservation légale. Lisez-en la raison ; il faut d’abord y mettre fin."
  )

  static let worksHere = Refusal(
    .conflict,
    en: "Nothing was erased: this person works here. End their role first.",
    fr: "Rien n’a été effacé : cette personne travaille ici. Mettez d’abord fin à son rôle.")
}
