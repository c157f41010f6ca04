import Basics

/// Whose holidays count where a council works: a province's or a territory's, or those of federally regulated employers.
package enum Jurisdiction: String, Sendable, CaseIterable {
  case alberta = "AB"
  case britishColumbia = "BC"
  case manitoba = "MB"
  case newBrunswick = "NB"
  case newfoundland = "NL"
  case northwest = "NT"
  case novaScotia = "NS"
  case nunavut = "NU"
  case ontario = "ON"
  case princeEdward = "PE"
  case quebec = "QC"
  case saskatchewan = "SK"
  case yukon = "YT"
  case federal = "CA"

  package var title: Bilingual {
    switch self {
    case .alberta: Bilingual(same: "Alberta")
    case .britishColumbia: Bilingual(en: "British Columbia", fr: "Colombie-Britannique")
    case .manitoba: Bilingual(same: "Manitoba")
    case .newBrunswick: Bilingual(en: "New Brunswick", fr: "Nouveau-Brunswick")
    case .newfoundland: Bilingual(en: "Newfoundland and Labrador", fr: "Terre-Neuve-et-Labrador")
    case .northwest: Bilingual(en: "Northwest Territories", fr: "Territoires du Nord-Ouest")
    case .novaScotia: Bilingual(en: "Nova Scotia", fr: "Nouvelle-Écosse")
    case .nunavut: Bilingual(same: "Nunavut")
    case .ontario: Bilingual(same: "Ontario")
    case .princeEdward: Bilingual(en: "Prince Edward Island", fr: "Île-du-Prince-Édouard")
    case .quebec: Bilingual(en: "Quebec", fr: "Québec")
    case .saskatchewan: Bilingual(same: "Saskatchewan")
    case .yukon: Bilingual(same: "Yukon")
    case .federal: Bilingual(en: "Canada, the federal rule", fr: "Canada, règle fédérale")
    }
  }

  /// What most clocks there show. Labrador, the northwest of Ontario and the northeast of British Columbia keep other time, and a
  /// council there says so.
  package var usualZone: String {
    switch self {
    case .newfoundland: "America/St_Johns"
    case .novaScotia, .princeEdward: "America/Halifax"
    case .newBrunswick: "America/Moncton"
    case .quebec, .ontario, .federal: "America/Toronto"
    case .manitoba: "America/Winnipeg"
    case .saskatchewan: "America/Regina"
    case .alberta: "America/Edmonton"
    case .britishColumbia: "America/Vancouver"
    case .yukon: "America/Whitehorse"
    case .northwest: "America/Yellowknife"
    case .nunavut: "America/Iqaluit"
    }
  }

  /// The holidays that the law gives there to those who work.
  ///
  /// From the employment standards of each, as we know them on 22 November 2026 and as `docs/partnerships.md` lists them: the
  /// Canada Labour Code (section 166) for the federal rule; in Manitoba and Nova Scotia Remembrance Day has an Act of its own,
  /// under which most work rests. Where a law leaves an employer the choice (Good Friday or Easter Monday in Quebec), both
  /// are counted as free: nobody here knows which one the professional's employer chose.
  package var holidays: [Holiday] {
    switch self {
    case .alberta:
      Holiday.everywhere + [.family, .victoria, .thanksgiving, .remembrance]
    case .britishColumbia:
      Holiday.everywhere + [.family, .victoria, .civic, .reconciliation, .thanksgiving, .remembrance]
    case .manitoba:
      Holiday.everywhere + [.family, .victoria, .reconciliation, .thanksgiving, .remembrance]
    case .newBrunswick:
      Holiday.everywhere + [.family, .civic, .remembrance]
    case .newfoundland:
      Holiday.everywhere + [.remembrance]
    case .northwest:
      Holiday.everywhere + [
        .victoria, .indigenousPeoples, .civic, .reconciliation, .thanksgiving, .remembrance,
      ]
    case .novaScotia:
      Holiday.everywhere + [.family, .remembrance]
    case .nunavut:
      Holiday.everywhere + [.victoria, .nunavut, .civic, .reconciliation, .thanksgiving, .remembrance]
    case .ontario:
      Holiday.everywhere + [.family, .victoria, .thanksgiving, .boxing]
    case .princeEdward:
      Holiday.everywhere + [.family, .reconciliation, .remembrance]
    case .quebec:
      Holiday.everywhere + [.easterMonday, .victoria, .saintJean, .thanksgiving]
    case .saskatchewan:
      Holiday.everywhere + [.family, .victoria, .civic, .thanksgiving, .remembrance]
    case .yukon:
      Holiday.everywhere + [
        .victoria, .indigenousPeoples, .discovery, .reconciliation, .thanksgiving, .remembrance,
      ]
    case .federal:
      Holiday.everywhere + [.victoria, .reconciliation, .thanksgiving, .remembrance, .boxing]
    }
  }
}
