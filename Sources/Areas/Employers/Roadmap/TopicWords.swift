import Basics
import Site

/// How stages, readers, sizes, sectors and tools are called.
enum TopicWords {
  static func stage(_ stage: Topic.Stage) -> Bilingual {
    switch stage {
    case .plan: Bilingual(en: "Plan", fr: "Planifier")
    case .source: Bilingual(en: "Find people", fr: "Trouver des gens")
    case .select: Bilingual(en: "Choose fairly", fr: "Choisir équitablement")
    case .welcome: Bilingual(en: "Welcome", fr: "Accueillir")
    case .grow: Bilingual(en: "Grow and keep", fr: "Faire grandir et garder")
    }
  }

  static func about(_ stage: Topic.Stage) -> Bilingual {
    switch stage {
    case .plan:
      Bilingual(
        en: "Why it is worth it for a firm like yours, what it takes, and who helps.",
        fr:
          "Pourquoi cela en vaut la peine pour une entreprise comme la vôtre, ce qu’il faut et qui peut aider."
      )
    case .source:
      Bilingual(
        en: "Postings that good people answer, and ways to reach them that cost little.",
        fr:
          "Des offres auxquelles les bonnes personnes répondent, et des façons peu coûteuses de les joindre.")
    case .select:
      Bilingual(
        en: "Read what somebody learned elsewhere, ask everybody the same, decide on what the job needs.",
        fr:
          "Lire ce qu’une personne a appris ailleurs, demander la même chose à toutes, décider selon ce que l’emploi exige."
      )
    case .welcome:
      Bilingual(
        en: "The first day, the first ninety, and what nobody thinks to say aloud.",
        fr: "Le premier jour, les quatre-vingt-dix premiers, et ce que personne ne pense à dire tout haut.")
    case .grow:
      Bilingual(
        en: "Feedback, promotion, licences and fair treatment: why good people stay.",
        fr:
          "Rétroaction, promotion, permis d’exercice et traitement équitable : pourquoi les bonnes personnes restent."
      )
    }
  }

  /// What somebody comes with who needs this stage.
  static func need(_ stage: Topic.Stage) -> Bilingual {
    switch stage {
    case .plan: Bilingual(en: "Decide whether this is for us", fr: "Décider si cela nous convient")
    case .source: Bilingual(en: "Find people for a job", fr: "Trouver des gens pour un poste")
    case .select: Bilingual(en: "Choose among those who applied", fr: "Choisir parmi les candidatures reçues")
    case .welcome:
      Bilingual(en: "Prepare for somebody who starts soon", fr: "Préparer l’arrivée de quelqu’un")
    case .grow: Bilingual(en: "Keep and promote good people", fr: "Garder et promouvoir de bonnes personnes")
    }
  }

  static func reader(_ reader: Topic.Reader) -> Bilingual {
    switch reader {
    case .owner: Bilingual(en: "Owner", fr: "Propriétaire")
    case .hr: Bilingual(en: "Human resources", fr: "Ressources humaines")
    case .manager: Bilingual(en: "Hiring manager", fr: "Gestionnaire qui embauche")
    case .executive: Bilingual(en: "Executive", fr: "Direction")
    }
  }

  static func size(_ size: Topic.Size) -> Bilingual {
    switch size {
    case .small: Bilingual(en: "Up to 49 people", fr: "Jusqu’à 49 personnes")
    case .medium: Bilingual(en: "50 to 249 people", fr: "De 50 à 249 personnes")
    case .large: Bilingual(en: "250 people and more", fr: "250 personnes et plus")
    }
  }

  static func sector(_ sector: Topic.Sector) -> Bilingual {
    switch sector {
    case .construction: Bilingual(same: "Construction")
    case .manufacturing: Bilingual(en: "Manufacturing", fr: "Fabrication")
    case .health: Bilingual(en: "Health", fr: "Santé")
    case .technology: Bilingual(en: "Technology", fr: "Technologie")
    case .finance: Bilingual(same: "Finance")
    case .retail: Bilingual(en: "Retail", fr: "Commerce de détail")
    case .hospitality: Bilingual(en: "Hotels and restaurants", fr: "Hôtellerie et restauration")
    case .transport: Bilingual(same: "Transport")
    case .agriculture: Bilingual(same: "Agriculture")
    case .public: Bilingual(en: "Public service", fr: "Secteur public")
    case .nonprofit: Bilingual(en: "Non-profit", fr: "Organismes sans but lucratif")
    case .education: Bilingual(en: "Education", fr: "Enseignement")
    }
  }

  /// "For owners and hiring managers", « Pour propriétaires et gestionnaires qui embauchent »
  static func readers(_ readers: [Topic.Reader], _ voice: Voice) -> String {
    if readers.count == Topic.Reader.allCases.count {
      return voice(en: "For everybody who hires", fr: "Pour toute personne qui embauche")
    }
    let names = readers.map { reader in
      switch reader {
      case .owner: voice(en: "owners", fr: "propriétaires")
      case .hr: voice(en: "human resources", fr: "ressources humaines")
      case .manager: voice(en: "hiring managers", fr: "gestionnaires qui embauchent")
      case .executive: voice(en: "executives", fr: "membres de la direction")
      }
    }
    return voice(en: "For ", fr: "Pour ") + voice.list(names)
  }

  /// Nil where it is for firms of every size.
  static func sizes(_ sizes: [Topic.Size], _ voice: Voice) -> String? {
    guard sizes.count < Topic.Size.allCases.count else { return nil }
    let text = voice.list(sizes.map { voice(size($0)) })
    return text.prefix(1) + text.dropFirst().lowercased()
  }

  /// Nil where it is for every sector.
  static func sectors(_ sectors: [Topic.Sector], _ voice: Voice) -> String? {
    sectors.isEmpty ? nil : voice.list(sectors.map { voice(sector($0)) })
  }
}
