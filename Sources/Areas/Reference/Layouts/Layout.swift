import Basics
import Tables

/// The layouts in which reference files are published, recognised by their headings and never by the file's name.
package enum Layout: Sendable, CaseIterable {
  /// Statistics Canada's elements: example titles among duties, requirements and exclusions. They have the columns of the
  /// structure too, and are looked for first.
  case elements
  /// Statistics Canada's structure of the classification, in either language.
  case structure
  /// Job Bank postings of a month, in either language.
  case postings
  /// ESCO occupations in one language.
  case escoOccupations
  /// Which O*NET occupations an ESCO one corresponds to.
  case escoToONET
  /// O*NET's alternate titles, or the titles that workers reported.
  case onetTitles
  /// Which O*NET occupations are related.
  case onetRelated
  /// Which O*NET occupations a unit group corresponds to.
  case nocToONET
  /// The classification with the titles of both languages beside one another.
  case classification
  /// A list of titles, each with its language and its unit group.
  case titles
  /// Related unit groups.
  case related
  /// Principal components of skills of each unit group.
  case skills

  /// What must stand above the columns: for each column, the headings it may have, as they are compared.
  private var columns: [(name: Column, headings: [String])] {
    switch self {
    case .structure:
      [
        (.level, ["level", "niveau"]), (.code, Self.codes),
        (.title, ["class title", "titres de classes", "titre de classe"]),
      ]
    case .elements:
      [
        (.code, Self.codes),
        (
          .kind,
          ["element type label english", "nom du type d element francais", "element type label french"]
        ),
        (
          .title,
          ["element description english", "description d element francais", "element description french"]
        ),
      ]
    case .postings:
      [
        (.code, ["noc21 code", "noc 2021 code", "code cnp 2021", "code cnp21"]),
        (.title, ["job title", "appellation d emploi"]),
      ]
    case .escoOccupations:
      [(.concept, ["concepturi"]), (.isco, ["iscogroup"]), (.title, ["preferredlabel"])]
    case .escoToONET: [(.onet, ["o net id"]), (.concept, ["esco or isco uri"])]
    case .onetTitles:
      [
        (.onet, ["o net soc code"]),
        (.title, ["alternate title", "reported job title"]),
      ]
    case .onetRelated: [(.onet, ["o net soc code"]), (.otherCode, ["related o net soc code"])]
    case .nocToONET:
      [
        (.code, ["noc", "noc2021", "noc 2021", "noc code", "noc 2021 code", "cnp"]),
        (.onet, ["onet", "onet code", "o net", "o net soc code", "onet soc code", "onetsoc code"]),
      ]
    case .classification:
      [(.level, ["level"]), (.code, ["code"]), (.title, ["title en"]), (.otherTitle, ["title fr"])]
    case .related: [(.code, ["noc a"]), (.otherCode, ["noc b"]), (.tier, ["tier"])]
    case .skills: [(.code, ["noc2021", "noc 2021", "noc"]), (.firstComponent, ["pc1"])]
    case .titles:
      [
        (.language, ["lang", "language", "langue"]),
        (.title, ["title", "titre", "job title", "titre d emploi"]),
        (.code, ["noc2021", "noc 2021", "noc", "cnp", "code", "noc code", "code cnp"]),
      ]
    }
  }

  /// Columns that are used where they are there.
  private var optionalColumns: [(name: Column, headings: [String])] {
    switch self {
    case .postings:
      [
        (
          .otherTitle,
          ["original job title", "appellation d emploi originale", "appellation d emploi d origine"]
        )
      ]
    case .escoOccupations:
      [(.otherTitle, ["altlabels"]), (.hiddenTitle, ["hiddenlabels"]), (.status, ["status"])]
    case .escoToONET: [(.kind, ["type of match"])]
    case .onetTitles: [(.otherTitle, ["short title"])]
    case .onetRelated: [(.tier, ["relatedness tier"]), (.rank, ["index", "related index"])]
    case .nocToONET: [(.weight, ["weight", "share", "poids"])]
    case .titles: [(.confidence, ["confidence", "confiance"])]
    default: []
    }
  }

  /// Statistics Canada writes its own headings in several ways.
  private static let codes = [
    "code noc 2021 v1 0", "code dela cnp 2021 v1 0", "code de la cnp 2021 v1 0", "code de la cnp v1 0",
    "code cnp 2021 v1 0",
  ]

  package enum Column: Sendable {
    case level, code, otherCode, title, otherTitle, hiddenTitle, kind, language, confidence, status
    case concept, isco, onet, tier, rank, weight, firstComponent
  }

  /// What a file was recognised as.
  package struct Recognised: Sendable {
    package let layout: Layout
    /// The place of the row with the headings.
    package let headingsRow: Int
    let places: [Column: Int]
    /// How many cells the headings are.
    let width: Int
    /// In which language the headings are.
    let language: Language

    func place(_ column: Column) -> Int? { places[column] }
  }

  /// Some publishers write a page of remarks above the headings.
  private static let rowsToSearch = 40

  /// The layout of a sheet, by the first row that has all headings of one; nil if there is none.
  package static func recognise(_ sheet: Sheet) -> Recognised? {
    for row in 0..<min(rowsToSearch, sheet.rowCount) {
      let headings = sheet[row].texts.map(folded)
      for layout in allCases {
        guard let places = layout.places(among: headings) else { continue }
        let isFrench = places.values.contains { frenchHeadings.contains(headings[$0]) }
        return Recognised(
          layout: layout, headingsRow: row, places: places, width: headings.count,
          language: isFrench ? .french : .english)
      }
    }
    return nil
  }

  private func places(among headings: [String]) -> [Column: Int]? {
    var places: [Column: Int] = [:]
    for (name, known) in columns {
      guard let place = headings.firstIndex(where: { known.contains($0) }) else { return nil }
      places[name] = place
    }
    for (name, known) in optionalColumns {
      places[name] = headings.firstIndex { known.contains($0) }
    }
    return places
  }

  private static let frenchHeadings: Set<String> = [
    "niveau", "titres de classes", "titre de classe", "nom du type d element francais",
    "description d element francais", "element type label french", "element description french",
    "code cnp 2021", "code cnp21", "appellation d emploi", "langue", "titre", "titre d emploi", "cnp",
    "code cnp",
  ]

  package var title: Bilingual {
    switch self {
    case .structure:
      Bilingual(
        en: "Statistics Canada, structure of the classification",
        fr: "Statistique Canada, structure de la classification")
    case .elements:
      Bilingual(
        en: "Statistics Canada, elements of the classification",
        fr: "Statistique Canada, éléments de la classification")
    case .postings: Bilingual(en: "Job Bank postings", fr: "offres du Guichet-Emplois")
    case .escoOccupations: Bilingual(en: "ESCO occupations", fr: "professions d’ESCO")
    case .escoToONET:
      Bilingual(
        en: "correspondence of ESCO with O*NET", fr: "table de correspondance entre ESCO et O*NET")
    case .onetTitles: Bilingual(en: "O*NET titles", fr: "titres d’O*NET")
    case .onetRelated: Bilingual(en: "O*NET related occupations", fr: "professions apparentées d’O*NET")
    case .nocToONET:
      Bilingual(
        en: "correspondence of NOC 2021 with O*NET", fr: "table de correspondance entre la CNP 2021 et O*NET")
    case .classification:
      Bilingual(en: "classification in both languages", fr: "classification dans les deux langues")
    case .titles: Bilingual(en: "list of titles with their codes", fr: "liste de titres avec leurs codes")
    case .related: Bilingual(en: "related unit groups", fr: "groupes de base apparentés")
    case .skills: Bilingual(en: "skill components of unit groups", fr: "composantes de compétences")
    }
  }
}
