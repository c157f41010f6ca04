import Basics
import Occupations
import Site

/// A province or territory as a form offers it.
enum ProvinceChoice: String, CaseIterable, Sendable {
  case BC, AB, SK, MB, ON, QC, NB, NS, PE, NL, YT, NT, NU

  var province: Regulation.Province { Regulation.Province(rawValue: rawValue) ?? .ON }

  var name: Bilingual {
    switch self {
    case .BC: Bilingual(en: "British Columbia", fr: "Colombie-Britannique")
    case .AB: Bilingual(same: "Alberta")
    case .SK: Bilingual(same: "Saskatchewan")
    case .MB: Bilingual(same: "Manitoba")
    case .ON: Bilingual(same: "Ontario")
    case .QC: Bilingual(same: "Québec")
    case .NB: Bilingual(en: "New Brunswick", fr: "Nouveau-Brunswick")
    case .NS: Bilingual(en: "Nova Scotia", fr: "Nouvelle-Écosse")
    case .PE: Bilingual(en: "Prince Edward Island", fr: "Île-du-Prince-Édouard")
    case .NL: Bilingual(en: "Newfoundland and Labrador", fr: "Terre-Neuve-et-Labrador")
    case .YT: Bilingual(same: "Yukon")
    case .NT: Bilingual(en: "Northwest Territories", fr: "Territoires du Nord-Ouest")
    case .NU: Bilingual(same: "Nunavut")
    }
  }
}

enum CredentialForm {
  static let text = Field.text(
    "title",
    Bilingual(
      en: "The degree, certificate or job title", fr: "Le diplôme, le certificat ou le titre d’emploi"),
    limit: 200
  ).hint(
    Bilingual(
      en:
        "As it stands on the paper, in its own language: “Licenciatura en Enfermería”, “B.Tech Civil Engineering”.",
      fr:
        "Tel qu’il figure sur le document, dans sa langue : « Licenciatura en Enfermería », « Licence en gestion »."
    ))
  static let country = Field.text(
    "country", Bilingual(en: "From which country", fr: "De quel pays"), limit: 80
  ).optional.hint(
    Bilingual(
      en: "The same word may be another degree elsewhere.",
      fr: "Un même mot peut désigner un autre diplôme ailleurs."))
  static let province = Field<ProvinceChoice>.choice(
    "province", Bilingual(en: "Where the work is", fr: "Où se fait le travail"),
    ProvinceChoice.allCases.map { ($0, $0.name) })

  static let form = Form("employers/credential", text, country, province) { text, country, province in
    CredentialReading(text, from: country ?? "", in: province.province)
  }

  static let send = Bilingual(en: "Read it", fr: "Lire")
}
