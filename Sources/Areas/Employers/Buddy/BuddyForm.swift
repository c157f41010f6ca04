import Basics
import Site

enum BuddyForm {
  static let buddy = Field.text("buddy", Bilingual(en: "Who helps", fr: "Qui aide"), limit: 60).hint(
    Bilingual(
      en: "Somebody who works nearby, likes to explain, and is not the boss.",
      fr: "Une personne qui travaille tout près, aime expliquer et n’est pas la ou le responsable."))
  static let newcomer = Field.text("newcomer", Bilingual(en: "Who is new", fr: "Qui est nouveau"), limit: 60)
  static let first = Field.date(
    "first", Bilingual(en: "From which day", fr: "À partir de quel jour"),
    LocalDate(daysSince1970: 18_262)...LocalDate(daysSince1970: 47_481))
  static let weeks = Field.number(
    "weeks", Bilingual(en: "For how long", fr: "Pendant combien de temps"), 4...BuddyPlan.longest,
    unit: Bilingual(en: "weeks", fr: "semaines"))
  static let minutes = Field.number(
    "minutes", Bilingual(en: "How long each time", fr: "Durée de chaque rencontre"), 10...120,
    unit: Bilingual(en: "minutes", fr: "minutes"))

  static let form = Form("employers/buddy", buddy, newcomer, first, weeks, minutes) {
    BuddyPlan(buddy: $0, newcomer: $1, from: $2, weeks: $3, minutes: $4)
  }

  static let send = Bilingual(en: "Make the plan", fr: "Faire le plan")
  static let usual = FormFill(PostedFields(weeks.filled(with: 12) + minutes.filled(with: 30)))
}
