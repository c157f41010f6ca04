import Basics
import People
import Site

/// What is asked of an evening.
enum EveningForm {
  struct Answer: Sendable {
    let day: LocalDate
    let place: String
    let rounds: Int
    let minutes: Int
  }

  static let name = "programmes/evening"

  static func form(today: LocalDate) -> Form<Answer> {
    let day = Field.date(
      "day", Bilingual(en: "On which day?", fr: "Quel jour ?"), today...today.adding(days: 730))
    return Form("programmes/evening", day, place, rounds, minutes) {
      Answer(day: $0, place: $1 ?? "", rounds: $2, minutes: $3)
    }
  }

  private static let place = Field.text("place", Bilingual(en: "Where?", fr: "Où ?"), limit: 120).optional
  private static let rounds = Field.number(
    "rounds", Bilingual(en: "How many rounds?", fr: "Combien de tours ?"), 1...Evening.mostRounds)
  private static let minutes = Field.number(
    "minutes", Bilingual(en: "How long is a round?", fr: "Combien de temps dure un tour ?"), 1...120,
    unit: Bilingual(same: "min"))

  /// A blank form begins with what the programme's model says.
  static func filled(_ model: ProgrammeModel?) -> FormFill {
    let count = model?.meeting.count?.least ?? 6
    return FormFill(
      PostedFields(
        rounds.filled(with: max(1, min(Evening.mostRounds, count)))
          + minutes.filled(with: max(1, min(120, model?.meeting.minutes ?? 10)))))
  }
}
