import Basics
import People
import Site

/// Taking somebody into a programme, and ending that.
enum ParticipationForm {
  static let name = "programmes/participation"

  /// A programme, as a form names it.
  struct Choice: RawRepresentable, Sendable {
    let rawValue: String
    let id: ID<Programme>

    init?(rawValue: String) {
      guard let id = ID<Programme>(rawValue) else { return nil }
      self.init(id)
    }

    init(_ id: ID<Programme>) {
      self.id = id
      rawValue = id.description
    }
  }

  struct Answer: Sendable {
    let programme: ID<Programme>
    let side: Side
    let stage: Application.Stage
  }

  static let side = Field<Side>.choice(
    "side", Bilingual(en: "What for?", fr: "À quel titre ?"),
    Side.allCases.map { ($0, DeskWords.side($0)) })
  static let stage = Field<Application.Stage>.choice(
    "stage", Bilingual(en: "How far have they come?", fr: "À quelle étape ?"),
    Application.Stage.allCases.map { ($0, DeskWords.stage($0)) })

  static func form(_ programmes: [Programme]) -> Form<Answer> {
    let programme = Field<Choice>.choice(
      "programme", Bilingual(en: "Which programme?", fr: "Quel programme ?"),
      programmes.map { (Choice($0.id), $0.name) }
    ).ifMissing(Bilingual(en: "Choose a programme", fr: "Choisissez un programme"))
    return Form("programmes/participation", programme, side, stage) {
      Answer(programme: $0.id, side: $1, stage: $2)
    }
  }
}
