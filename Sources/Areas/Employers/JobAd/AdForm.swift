import Basics
import Site

enum AdForm {
  static let text = Field.longText(
    "ad", Bilingual(en: "Your job ad", fr: "Votre offre d’emploi"), limit: 20_000, rows: 14
  ).hint(
    Bilingual(
      en: "Paste all of it, in English or in French, with its list of requirements.",
      fr: "Collez-la en entier, en français ou en anglais, avec sa liste d’exigences.")
  ).ifMissing(Bilingual(en: "Paste the text of the ad", fr: "Collez le texte de l’offre"))

  static let form = Form("employers/job-ad", text) { $0 }

  static let send = Bilingual(en: "Check this ad", fr: "Vérifier cette offre")
}
