import Basics
import People
import Site

/// Opening the public form of a programme: who gets what comes in, on each side.
enum IntakeOpeningForm {
  static let name = "programmes/intake-opening"

  struct Answer: Sendable {
    let newcomers: [ID<Keeper>]
    let professionals: [ID<Keeper>]
  }

  /// - Parameter keepers: the council and its agencies.
  static func form(_ keepers: [Keeper]) -> Form<Answer> {
    Form("programmes/intake-opening", field(.newcomers, keepers), field(.professionals, keepers)) {
      Answer(newcomers: ($0 ?? []).map(\.keeper), professionals: ($1 ?? []).map(\.keeper))
    }
  }

  static func fill(_ places: [Side: [ID<Keeper>]], _ keepers: [Keeper]) -> FormFill {
    FormFill(
      PostedFields(
        Side.allCases.flatMap { side in
          field(side, keepers).filled(with: places[side, default: []].map { ConsentRecipient($0) })
        }))
  }

  private static func field(_ side: Side, _ keepers: [Keeper]) -> Field<[ConsentRecipient]?> {
    Field<ConsentRecipient>.choices(
      side == .newcomers ? "newcomers" : "professionals",
      side == .newcomers
        ? Bilingual(
          en: "Who looks after newcomers who apply?", fr: "Qui s’occupe des personnes nouvellement arrivées ?"
        )
        : Bilingual(en: "Who looks after professionals who apply?", fr: "Qui s’occupe des professionnels ?"),
      keepers.map { (ConsentRecipient($0.id), $0.name) }
    ).hint(
      Bilingual(
        en:
          "They keep the record and decide. With several, whoever applies chooses; with none, the form is shut.",
        fr:
          "Ils tiennent le dossier et décident. S’il y en a plusieurs, la personne choisit ; sans aucun, le formulaire est fermé."
      )
    ).optional
  }
}
