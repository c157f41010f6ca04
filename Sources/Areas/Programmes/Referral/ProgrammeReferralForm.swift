import Basics
import People
import Site

/// Sending somebody into a programme of another, and declining whom one was sent.
enum ProgrammeReferralForm {
  static let name = "programmes/referral"

  struct Answer: Sendable {
    let programme: ID<Programme>
    let side: Side
    let reason: String
  }

  /// - Parameter programmes: those that others of the council run, each with who does.
  static func form(_ programmes: [(programme: Programme, by: Bilingual)]) -> Form<Answer> {
    let programme = Field<ParticipationForm.Choice>.choice(
      "programme", Bilingual(en: "Into which programme?", fr: "Vers quel programme ?"),
      programmes.map { entry in
        (
          ParticipationForm.Choice(entry.programme.id),
          Bilingual(
            en: "\(entry.programme.name.en), run by \(entry.by.en)",
            fr: "\(entry.programme.name.fr), mené par \(entry.by.fr)")
        )
      }
    ).ifMissing(Bilingual(en: "Choose a programme", fr: "Choisissez un programme"))
    return Form("programmes/referral", programme, ParticipationForm.side, reason) {
      Answer(programme: $0.id, side: $1, reason: $2)
    }
  }

  private static let reason = Field.longText(
    "reason",
    Bilingual(en: "Why is it the right one for this person?", fr: "Pourquoi convient-il à cette personne ?"),
    limit: 1_000, rows: 4
  ).hint(
    Bilingual(
      en: "They read this before they answer. Write what they need to know, and nothing more.",
      fr: "On le lit avant de répondre. Écrivez ce qu’il faut savoir, et rien de plus."))

  static let refusal = Form(
    "programmes/referral-refusal",
    Field.longText("answer", Bilingual(en: "Why not?", fr: "Pourquoi ?"), limit: 1_000, rows: 3).hint(
      Bilingual(
        en: "The agency reads this, and decides what to do next.",
        fr: "L’organisme le lit et décide de la suite."))
  ) { $0 }
}
