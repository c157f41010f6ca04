import Basics
import Site

enum OnboardingForm {
  static let first = Field.date(
    "first", Bilingual(en: "The first day", fr: "Le premier jour"),
    LocalDate(daysSince1970: 18_262)...LocalDate(daysSince1970: 47_481))
  static let name = Field.text("name", Bilingual(en: "Who starts", fr: "Qui commence"), limit: 60).optional
    .hint(
      Bilingual(
        en: "A first name is enough; it stands on the sheet and nowhere else.",
        fr: "Un prénom suffit ; il figure sur la feuille et nulle part ailleurs."))
  static let buddy = Field.text("buddy", Bilingual(en: "Who helps them", fr: "Qui l’accompagne"), limit: 60)
    .optional

  static let form = Form("employers/onboarding", first, name, buddy) {
    OnboardingPlan(first: $0, name: $1, buddy: $2)
  }

  static let send = Bilingual(en: "Make the plan", fr: "Faire le plan")
  /// Sent by the button that asks for a file in place of a page.
  static let file = "file"
}
