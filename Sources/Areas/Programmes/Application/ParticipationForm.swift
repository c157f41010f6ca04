import Basics
import People
import Site

/// Taking somebody into a programme, and ending that.
enum ParticipationForm {
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

  /// Where somebody stands next, and why they take part no more: a button each.
  static let moving = Form("programmes/stage", stage) { $0 }
  static let leaving = Form(
    "programmes/ending",
    Field<Application.Ending>.choice(
      "ending", Bilingual(en: "Why does it end?", fr: "Pourquoi la participation prend-elle fin ?"),
      Application.Ending.allCases.map { ($0, DeskWords.ending($0)) })
  ) { $0 }

  /// What programs are told that it asks: which programmes there are depends on who asks.
  static let faces = form([]).faces

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
