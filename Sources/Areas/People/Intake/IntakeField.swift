import Basics

/// What a column of a list can mean. The raw value is the name used with `--map` and in policies.
package enum IntakeField: String, Sendable, CaseIterable {
  case id
  case name
  case firstName = "first_name"
  case lastName = "last_name"
  case email
  case telephone
  case occupation
  case years
  case education
  case licence
  case languages
  case benchmark = "clb"
  case listening = "clb_listening"
  case speaking = "clb_speaking"
  case reading = "clb_reading"
  case writing = "clb_writing"
  case arrived
  case registered
  case city
  case mode
  case availability
  case goals
  case targetEmployers = "target_employers"
  case employer
  case capacity
  case exclusions

  /// What the column holds, as a person would say it.
  package var title: Bilingual {
    switch self {
    case .id: Bilingual(en: "identifier", fr: "numéro de dossier")
    case .name: Bilingual(en: "full name", fr: "nom complet")
    case .firstName: Bilingual(en: "first name", fr: "prénom")
    case .lastName: Bilingual(en: "last name", fr: "nom de famille")
    case .email: Bilingual(en: "e-mail", fr: "courriel")
    case .telephone: Bilingual(en: "telephone", fr: "téléphone")
    case .occupation: Bilingual(en: "occupation", fr: "profession")
    case .years: Bilingual(en: "years of experience", fr: "années d’expérience")
    case .education: Bilingual(en: "education", fr: "scolarité")
    case .licence: Bilingual(en: "licence to practise", fr: "permis d’exercice")
    case .languages: Bilingual(en: "languages", fr: "langues")
    case .benchmark: Bilingual(en: "language level (CLB/NCLC)", fr: "niveau de langue (NCLC/CLB)")
    case .listening: Bilingual(en: "listening (CLB/NCLC)", fr: "compréhension de l’oral (NCLC/CLB)")
    case .speaking: Bilingual(en: "speaking (CLB/NCLC)", fr: "expression orale (NCLC/CLB)")
    case .reading: Bilingual(en: "reading (CLB/NCLC)", fr: "compréhension de l’écrit (NCLC/CLB)")
    case .writing: Bilingual(en: "writing (CLB/NCLC)", fr: "expression écrite (NCLC/CLB)")
    case .arrived: Bilingual(en: "date of arrival", fr: "date d’arrivée")
    case .registered: Bilingual(en: "date of registration", fr: "date d’inscription")
    case .city: Bilingual(en: "city", fr: "ville")
    case .mode: Bilingual(en: "way to meet", fr: "façon de se rencontrer")
    case .availability: Bilingual(en: "availability", fr: "disponibilités")
    case .goals: Bilingual(en: "goals, or help offered", fr: "objectifs, ou aide offerte")
    case .targetEmployers: Bilingual(en: "target employers", fr: "employeurs visés")
    case .employer: Bilingual(en: "employer", fr: "employeur")
    case .capacity: Bilingual(en: "how many people", fr: "nombre de personnes")
    case .exclusions: Bilingual(en: "not to be matched with", fr: "à ne pas jumeler avec")
    }
  }

  /// The forms a cell of this column may take.
  package var accepts: Bilingual {
    switch self {
    case .id, .name, .firstName, .lastName, .occupation, .employer, .city: Bilingual(en: "text", fr: "texte")
    case .email: Bilingual(en: "one address: amina@example.org", fr: "une adresse : amina@example.org")
    case .telephone: Bilingual(en: "one number: 902 555-0142", fr: "un numéro : 902 555-0142")
    case .years: Bilingual(en: "a number: 12, 5.5, 10+, ten", fr: "un nombre : 12, 5,5, 10+, dix")
    case .benchmark:
      Bilingual(
        en: "1 to 12, or listening/speaking/reading/writing: 7, 7/7/6/7",
        fr: "1 à 12, ou écouter/parler/lire/écrire : 7, 7/7/6/7")
    case .listening, .speaking, .reading, .writing:
      Bilingual(en: "a number from 1 to 12", fr: "un nombre de 1 à 12")
    case .arrived, .registered:
      Bilingual(
        en: "a date: 2026-10-06, Oct 6, 2026, 6 October 2026, 06/10/2026",
        fr: "une date : 2026-10-06, 6 octobre 2026, 1er mai 2026, 06/10/2026")
    case .licence:
      Bilingual(
        en: "how far: not begun, assessment, examination, licensed…",
        fr: "où en est la personne : pas commencé, évaluation, examen, titulaire…")
    case .mode: Bilingual(en: "in person, online, either", fr: "en personne, en ligne, au choix")
    case .capacity:
      Bilingual(en: "a whole number, 0 or more: 2, two", fr: "un nombre entier, 0 ou plus : 2, deux")
    case .exclusions:
      Bilingual(
        en: "identifiers, addresses or names, separated by , ; or /",
        fr: "numéros, adresses ou noms, séparés par , ; ou /")
    case .education, .languages, .availability, .goals, .targetEmployers:
      Bilingual(
        en: "one or more, separated by , ; or /", fr: "une ou plusieurs valeurs, séparées par , ; ou /")
    }
  }

  /// The list a column of this meaning belongs to; nil for both.
  package var onlyFor: Side? {
    switch self {
    case .targetEmployers: .newcomers
    case .capacity: .professionals
    default: nil
    }
  }
}
