import Basics

/// The times that clocks in Canada show, from east to west.
package enum CanadianZone: String, Sendable, CaseIterable {
  case newfoundland = "America/St_Johns"
  case labrador = "America/Goose_Bay"
  case atlantic = "America/Halifax"
  case moncton = "America/Moncton"
  case lowerNorthShore = "America/Blanc-Sablon"
  case eastern = "America/Toronto"
  case nunavutEast = "America/Iqaluit"
  case atikokan = "America/Atikokan"
  case central = "America/Winnipeg"
  case nunavutCentre = "America/Rankin_Inlet"
  case saskatchewan = "America/Regina"
  case mountain = "America/Edmonton"
  case northwest = "America/Yellowknife"
  case peaceRiver = "America/Dawson_Creek"
  case yukon = "America/Whitehorse"
  case pacific = "America/Vancouver"

  package var title: Bilingual {
    switch self {
    case .newfoundland: Bilingual(en: "Newfoundland (St. John’s)", fr: "Terre-Neuve (St. John’s)")
    case .labrador:
      Bilingual(same: "Labrador (Happy Valley-Goose Bay)")
    case .atlantic:
      Bilingual(en: "Atlantic (Halifax, Charlottetown)", fr: "Atlantique (Halifax, Charlottetown)")
    case .moncton: Bilingual(en: "Atlantic (Moncton, Fredericton)", fr: "Atlantique (Moncton, Fredericton)")
    case .lowerNorthShore:
      Bilingual(en: "Lower North Shore (Blanc-Sablon)", fr: "Basse-Côte-Nord (Blanc-Sablon)")
    case .eastern:
      Bilingual(en: "Eastern (Toronto, Ottawa, Montréal)", fr: "Est (Toronto, Ottawa, Montréal)")
    case .nunavutEast: Bilingual(en: "Eastern (Iqaluit)", fr: "Est (Iqaluit)")
    case .atikokan:
      Bilingual(en: "Eastern, all year the same (Atikokan)", fr: "Est, sans heure d’été (Atikokan)")
    case .central: Bilingual(en: "Central (Winnipeg, Kenora)", fr: "Centre (Winnipeg, Kenora)")
    case .nunavutCentre: Bilingual(en: "Central (Rankin Inlet)", fr: "Centre (Rankin Inlet)")
    case .saskatchewan:
      Bilingual(
        en: "Central, all year the same (Regina, Saskatoon)",
        fr: "Centre, sans heure d’été (Regina, Saskatoon)")
    case .mountain: Bilingual(en: "Mountain (Calgary, Edmonton)", fr: "Rocheuses (Calgary, Edmonton)")
    case .northwest: Bilingual(en: "Mountain (Yellowknife)", fr: "Rocheuses (Yellowknife)")
    case .peaceRiver:
      Bilingual(
        en: "Mountain, all year the same (Dawson Creek)", fr: "Rocheuses, sans heure d’été (Dawson Creek)")
    case .yukon: Bilingual(same: "Yukon (Whitehorse)")
    case .pacific: Bilingual(en: "Pacific (Vancouver, Victoria)", fr: "Pacifique (Vancouver, Victoria)")
    }
  }
}
