import Basics
import Site

/// What is said of recommendations, in both languages.
enum RecommendationWords {
  static let title = Bilingual(en: "Whom else to meet", fr: "Qui d’autre rencontrer")

  static func badge(_ stage: Recommendation.Stage) -> Badge {
    switch stage {
    case .promised: Badge(Bilingual(en: "thought of", fr: "envisagée"), .quiet, tie: .open)
    case .made: Badge(Bilingual(en: "told of each other", fr: "mise en contact"), .warm, tie: .proposed)
    case .met: Badge(Bilingual(en: "met", fr: "rencontrée"), .good, tie: .joined)
    }
  }

  static func button(_ stage: Recommendation.Stage) -> Bilingual {
    switch stage {
    case .promised: Bilingual(en: "Thought of", fr: "Envisagée")
    case .made: Bilingual(en: "Told of each other", fr: "Mise en contact faite")
    case .met: Bilingual(en: "They met", fr: "Rencontre faite")
    }
  }

  static let noneAsked = Refusal(
    .conflict, en: "This programme asks for no recommendations.",
    fr: "Ce programme ne demande aucune recommandation.")

  static let tooDeep = Refusal(
    .conflict, en: "From here nobody is sent on any further.",
    fr: "À partir d’ici, on n’oriente plus vers personne.")

  static let isInTree = Refusal(
    .conflict,
    en:
      "This person has been named already: nobody is sent back to where they came from. Name somebody else.",
    fr: "Cette personne a déjà été nommée : on ne renvoie personne d’où il vient. Nommez-en une autre.")
}
