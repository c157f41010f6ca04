import Basics
import People

/// Employers and others of a city that take part in the council's work. None of them exists.
enum DemoEmployer {
  private static let beginnings = [
    "Northgate", "Tidewater", "Maplewood", "Redstone", "Blue Heron", "Granite", "Silver Birch", "Stonebridge",
  ]
  private static let endings = [
    ("Engineering", "construction and engineering"), ("Health", "health care"), ("Software", "technology"),
    ("Foods", "food"), ("Logistics", "transport"), ("Credit Union", "finance"),
  ]
  private static let frenchBeginnings = [
    "Groupe Boréal", "Rivière-Claire", "Les Trois Érables", "Nordet", "Pointe-Vive", "Grand-Héron",
  ]
  private static let frenchEndings = [
    ("Génie", "construction et génie"), ("Santé", "santé"), ("Logiciels", "technologie"),
    ("Aliments", "alimentation"), ("Transport", "transport"), ("Caisse", "finance"),
  ]

  private static func all(of city: DemoCity) -> [(name: String, industry: String)] {
    let (first, last) =
      city.inFrench > 50 ? (frenchBeginnings, frenchEndings) : (beginnings, endings)
    // Each city has its own dozen of them.
    let start = city.name.utf8.reduce(0) { $0 + Int($1) }
    return (0..<12).map { place in
      let end = last[(start + place) % last.count]
      return (first[(start * 3 + place * 5) % first.count] + " " + end.0, end.1)
    }
  }

  static func name(in city: DemoCity, _ numbers: inout DemoNumbers) -> String {
    numbers.word(of: all(of: city).map(\.name))
  }

  /// What a council's directory holds, each with who speaks for it.
  static func organisations(
    of city: DemoCity, at now: Moment, _ numbers: inout DemoNumbers
  ) -> [(Organisation, Contact, isSeated: Bool)] {
    var seen: Set<String> = []
    var found: [(OrganisationDetails, isSeated: Bool)] = []
    for (name, industry) in all(of: city) where seen.insert(name).inserted {
      let size = numbers.one(of: [Organisation.Size.upTo19, .upTo99, .upTo499, .more], or: .upTo99)
      let details = OrganisationDetails(
        kind: .employer, name: name, city: city.name, industry: industry, size: size)
      found.append((details, isSeated: found.count < 4))
    }
    let isFrench = city.inFrench > 50
    let others: [(Organisation.Kind, Bilingual, Bool)] = [
      (.school, Bilingual(en: "\(city.name) College", fr: "Collège de \(city.french)"), true),
      (
        .professionalAssociation,
        Bilingual(en: "Engineers of \(city.name)", fr: "Ingénieurs de \(city.french)"), true
      ),
      (
        .immigrantProfessionalAssociation,
        Bilingual(en: "Newcomer Accountants’ Circle", fr: "Cercle des comptables venus d’ailleurs"), false
      ),
      (.employerAssociation, Bilingual(en: "Chamber of \(city.name)", fr: "Chambre de \(city.french)"), true),
      (.government, Bilingual(en: "City of \(city.name)", fr: "Ville de \(city.french)"), true),
      (
        .assessmentCentre,
        Bilingual(en: "Language Assessment Centre", fr: "Centre d’évaluation linguistique"),
        false
      ),
    ]
    for (kind, name, isSeated) in others {
      let name = isFrench ? name.fr : name.en
      found.append((OrganisationDetails(kind: kind, name: name, city: city.name), isSeated))
    }
    return found.map { details, isSeated in
      let organisation = Organisation(id: numbers.identifier(at: now), details: details)
      let names = DemoNames.professionals[isFrench ? 1 : 0]
      let contact = Contact(
        id: numbers.identifier(at: now), organisation: organisation.id,
        name: numbers.word(of: names.given) + " " + numbers.word(of: names.family),
        language: isFrench ? .french : .english, begun: now)
      return (organisation, contact, isSeated)
    }
  }
}
