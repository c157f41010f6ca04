import Basics
import Site

/// The tree of those whom a professional sent a newcomer on to, how far each got, and naming somebody.
enum RecommendationPage {
  static let name = Field.text(
    "name", Bilingual(en: "Who is it?", fr: "De qui s’agit-il ?"), limit: 120
  ).hint(
    Bilingual(
      en: "A name, and where they work. We write to nobody without your saying so.",
      fr: "Un nom, et où la personne travaille. Nous n’écrivons à personne sans votre accord."))

  /// One who was named, as a form names them; the first choice is the professional.
  struct Branch: RawRepresentable, Sendable {
    let rawValue: String
    let id: ID<Recommendation>?

    static let root = Branch(nil)

    init(_ id: ID<Recommendation>?) {
      self.id = id
      rawValue = id?.description ?? "professional"
    }

    init?(rawValue: String) {
      guard rawValue != "professional" else {
        self = Branch.root
        return
      }
      guard let id = ID<Recommendation>(rawValue) else { return nil }
      self.init(id)
    }
  }

  struct Answer: Sendable {
    let name: String
    let under: ID<Recommendation>?
  }

  static func form(_ tree: RecommendationTree?) -> Form<Answer> {
    let professional = Bilingual(en: "the professional", fr: "la personne établie")
    let under = Field<Branch>.choice(
      "under", Bilingual(en: "Who thought of them?", fr: "Qui a pensé à cette personne ?"),
      [(Branch.root, professional)] + (tree?.branches ?? []).map { (Branch($0.id), Bilingual(same: $0.name)) }
    )
    return Form("partnerships/recommendation", name, under) { Answer(name: $0, under: $1.id) }
  }

  static let begun = FormFill(PostedFields([PostedFields.Field("under", Branch.root.rawValue)]))

  /// - Parameter address: what is sent on to where, for the buttons.
  static func html(_ frame: Frame, _ tree: RecommendationTree, to address: Address, mayChange: Bool) -> HTML {
    let voice = frame.voice
    let (all, made, met) = (
      voice.number(tree.all.count), voice.number(tree.count(at: .made)), voice.number(tree.count(at: .met))
    )
    return """
      <h2>\(voice(RecommendationWords.title))</h2>
      <p>\(voice(
        en: "\(all) named, \(made) told of each other, \(met) met; asked for: \(voice.number(tree.each))",
        fr: "\(all) nommées, \(made) mises en contact, \(met) rencontrées ; demandées : \(voice.number(tree.each))"))</p>
      \(branch(nil, tree, frame, address, mayChange))
      """
  }

  private static func branch(
    _ parent: ID<Recommendation>?, _ tree: RecommendationTree, _ frame: Frame, _ address: Address,
    _ mayChange: Bool
  ) -> HTML {
    let named = tree.named(by: parent)
    guard !named.isEmpty else { return .empty }
    let items: HTML = .each(named) { one in
      let next = mayChange ? Recommendation.Stage.allCases.drop { $0 != one.stage }.dropFirst() : []
      let buttons: HTML = .each(Array(next)) { stage in
        PostButton(
          RecommendationWords.button(stage), to: address, about: one.name,
          fields: [("recommendation", one.id.description), ("stage", stage.rawValue)]
        ).html(frame)
      }
      return """
        <li><bdi>\(one.name)</bdi> \(RecommendationWords.badge(one.stage).html(frame.voice)) \(buttons)\
        \(branch(one.id, tree, frame, address, mayChange))</li>

        """
    }
    return "<ul>\(items)</ul>\n"
  }
}
