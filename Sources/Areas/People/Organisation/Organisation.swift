import Basics

/// An employer, a school, a union: whoever takes part in a council's work, or could.
package struct Organisation: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case employer
    case agency
    case school
    case assessmentCentre = "assessment-centre"
    case union
    case professionalAssociation = "professional-association"
    case immigrantProfessionalAssociation = "immigrant-professional-association"
    case employerAssociation = "employer-association"
    case government

    package var title: Bilingual {
      switch self {
      case .employer: Bilingual(en: "Employer", fr: "Employeur")
      case .agency: Bilingual(en: "Community agency", fr: "Organisme communautaire")
      case .school: Bilingual(en: "College or university", fr: "Collège ou université")
      case .assessmentCentre:
        Bilingual(en: "Assessment service", fr: "Service d’évaluation des diplômes ou des langues")
      case .union: Bilingual(en: "Union", fr: "Syndicat")
      case .professionalAssociation:
        Bilingual(en: "Professional association", fr: "Association professionnelle")
      case .immigrantProfessionalAssociation:
        Bilingual(
          en: "Association of immigrant professionals",
          fr: "Association de professionnels issus de l’immigration")
      case .employerAssociation: Bilingual(en: "Employers’ association", fr: "Association d’employeurs")
      case .government: Bilingual(en: "Government", fr: "Administration publique")
      }
    }

    /// Whom a seat of such an organisation speaks for in a council.
    package var sector: Sector {
      switch self {
      case .employer, .employerAssociation: .employers
      case .agency: .community
      case .school: .education
      case .assessmentCentre: .assessment
      case .union: .labour
      case .professionalAssociation, .immigrantProfessionalAssociation: .professions
      case .government: .government
      }
    }
  }

  /// The parts of a city's working life that councils bring to one table.
  package enum Sector: Int, Sendable, CaseIterable {
    case employers, community, education, assessment, labour, professions, government

    package var title: Bilingual {
      switch self {
      case .employers: Bilingual(en: "Employers", fr: "Employeurs")
      case .community: Bilingual(en: "Community agencies", fr: "Organismes communautaires")
      case .education: Bilingual(en: "Colleges and universities", fr: "Collèges et universités")
      case .assessment: Bilingual(en: "Assessment services", fr: "Services d’évaluation")
      case .labour: Bilingual(en: "Labour", fr: "Syndicats")
      case .professions: Bilingual(en: "Professions", fr: "Professions")
      case .government: Bilingual(en: "Governments", fr: "Administrations publiques")
      }
    }
  }

  /// How many people work there, in the bands that surveys of employers use.
  package enum Size: String, Sendable, CaseIterable {
    case upTo4 = "1-4"
    case upTo19 = "5-19"
    case upTo99 = "20-99"
    case upTo499 = "100-499"
    case more = "500-"

    package var title: Bilingual {
      switch self {
      case .upTo4: Bilingual(en: "1 to 4", fr: "de 1 à 4")
      case .upTo19: Bilingual(en: "5 to 19", fr: "de 5 à 19")
      case .upTo99: Bilingual(en: "20 to 99", fr: "de 20 à 99")
      case .upTo499: Bilingual(en: "100 to 499", fr: "de 100 à 499")
      case .more: Bilingual(en: "500 or more", fr: "500 ou plus")
      }
    }
  }

  package let id: ID<Organisation>
  package var details: OrganisationDetails

  package init(id: ID<Organisation>, details: OrganisationDetails) {
    self.id = id
    self.details = details
  }
}

/// What is said of an organisation, and may be corrected.
package struct OrganisationDetails: Sendable, Hashable {
  package var kind: Organisation.Kind
  package var name: String
  /// Where it goes by another name too: in the other language, or in short.
  package var otherName: String?
  package var city: String
  package var industry: String?
  package var size: Organisation.Size?
  package var website: String?
  package var about: String?

  package init(
    kind: Organisation.Kind, name: String, otherName: String? = nil, city: String, industry: String? = nil,
    size: Organisation.Size? = nil, website: String? = nil, about: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.otherName = otherName
    self.city = city
    self.industry = industry
    self.size = size
    self.website = website
    self.about = about
  }
}

/// Where an organisation can be found.
package struct OrganisationSite: Sendable, Hashable {
  package let id: ID<OrganisationSite>
  package let organisation: ID<Organisation>
  package var name: String
  package var street: String?
  package var city: String
  package var postalCode: String?
}

/// Who speaks for an organisation: what stands on their card, no more.
package struct Contact: Sendable, Hashable {
  package let id: ID<Contact>
  package let organisation: ID<Organisation>
  package var name: String
  package var title: String?
  package var email: String?
  package var telephone: String?
  package var language: Language?
  package let begun: Moment
  package var ended: Moment?

  package init(
    id: ID<Contact>, organisation: ID<Organisation>, name: String, title: String? = nil, email: String? = nil,
    telephone: String? = nil, language: Language? = nil, begun: Moment, ended: Moment? = nil
  ) {
    self.id = id
    self.organisation = organisation
    self.name = name
    self.title = title
    self.email = email
    self.telephone = telephone
    self.language = language
    self.begun = begun
    self.ended = ended
  }
}

/// A place at a table of the council, held by somebody who speaks for an organisation.
package struct Seat: Sendable, Hashable {
  package let id: ID<Seat>
  package let contact: ID<Contact>
  /// The council itself, or a working group of it.
  package var body: String
  package var isChair: Bool
  /// Who comes when they cannot.
  package var alternate: String?
  package let begun: Moment
  package var ended: Moment?

  package init(
    id: ID<Seat>, contact: ID<Contact>, body: String, isChair: Bool, alternate: String? = nil, begun: Moment,
    ended: Moment? = nil
  ) {
    self.id = id
    self.contact = contact
    self.body = body
    self.isChair = isChair
    self.alternate = alternate
    self.begun = begun
    self.ended = ended
  }
}

/// A Canadian postal code: letter and digit in turn, without D, F, I, O, Q, U, and W or Z at the beginning.
func postalCode(_ text: String) -> String? {
  let letters = text.uppercased().filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }
  guard letters.utf8.count == 6 else { return nil }
  for (place, letter) in letters.enumerated() {
    let isLetter = "ABCEGHJKLMNPRSTVWXYZ".contains(letter) && !(place == 0 && "WZ".contains(letter))
    guard place.isMultiple(of: 2) ? isLetter : ("0"..."9").contains(letter) else { return nil }
  }
  return letters.prefix(3) + " " + letters.suffix(3)
}
