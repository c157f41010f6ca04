import Basics

/// Who publishes a source of job titles, and under which terms it may be used.
package enum Publisher: UInt8, Sendable, CaseIterable {
  case statisticsCanada = 1
  case jobBank = 2
  case esco = 3
  case onet = 4
  /// A list that a council keeps itself.
  case own = 5

  /// What a person writes on the command line.
  package var key: String {
    switch self {
    case .statisticsCanada: "statcan"
    case .jobBank: "jobbank"
    case .esco: "esco"
    case .onet: "onet"
    case .own: "own"
    }
  }

  package init?(key: String) {
    guard let publisher = Self.allCases.first(where: { $0.key == folded(key) }) else { return nil }
    self = publisher
  }

  package var name: Bilingual {
    switch self {
    case .statisticsCanada:
      Bilingual(
        en: "Statistics Canada, National Occupational Classification 2021",
        fr: "Statistique Canada, Classification nationale des professions 2021")
    case .jobBank:
      Bilingual(
        en: "Employment and Social Development Canada, Job Bank postings",
        fr: "Emploi et Développement social Canada, offres du Guichet-Emplois")
    case .esco: Bilingual(en: "European Commission, ESCO", fr: "Commission européenne, ESCO")
    case .onet: Bilingual(en: "O*NET, United States", fr: "O*NET, États-Unis")
    case .own: Bilingual(en: "a list of your own", fr: "une liste à vous")
    }
  }

  /// The terms, in the words the publisher asks for, to be shown wherever the source is.
  package var attribution: Bilingual {
    switch self {
    case .statisticsCanada:
      Bilingual(
        en:
          "Adapted from Statistics Canada, National Occupational Classification (NOC) 2021 Version 1.0. This does not constitute an endorsement by Statistics Canada of this product. Statistics Canada Open Licence, https://www.statcan.gc.ca/en/reference/licence",
        fr:
          "Adapté de Statistique Canada, Classification nationale des professions (CNP) 2021 version 1.0. Cela ne constitue pas une approbation de ce produit par Statistique Canada. Licence ouverte de Statistique Canada, https://www.statcan.gc.ca/fr/reference/licence"
      )
    case .jobBank:
      Bilingual(
        en:
          "Contains information licensed under the Open Government Licence – Canada, https://open.canada.ca/en/open-government-licence-canada",
        fr:
          "Contient de l’information visée par la Licence du gouvernement ouvert – Canada, https://ouvert.canada.ca/fr/licence-du-gouvernement-ouvert-canada"
      )
    case .esco:
      Bilingual(
        en:
          "This service uses the ESCO classification of the European Commission, https://esco.ec.europa.eu; its titles were assigned to Canadian unit groups here, which the Commission has not checked.",
        fr:
          "Ce service utilise la classification ESCO de la Commission européenne, https://esco.ec.europa.eu ; ses titres ont été rattachés ici aux groupes de base canadiens, ce que la Commission n’a pas vérifié."
      )
    case .onet:
      Bilingual(
        en:
          "Includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license, https://creativecommons.org/licenses/by/4.0/. O*NET is a trademark of USDOL/ETA. Allies has modified this information; USDOL/ETA has not approved, endorsed, or tested these modifications.",
        fr:
          "Comprend des renseignements de la base de données O*NET du Department of Labor des États-Unis, Employment and Training Administration (USDOL/ETA), utilisés sous licence CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.fr. O*NET est une marque de l’USDOL/ETA. Allies a modifié ces renseignements ; l’USDOL/ETA n’a ni approuvé, ni appuyé, ni vérifié ces modifications."
      )
    case .own:
      Bilingual(
        en: "Of your own; nothing needs to be shown.", fr: "La vôtre ; aucune mention n’est nécessaire.")
    }
  }
}
