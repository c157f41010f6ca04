import Basics
import Matching
import People

extension Objective {
  package var title: Bilingual {
    switch self {
    case .coverage:
      Bilingual(
        en: "as many newcomers matched as possible", fr: "jumeler le plus de nouveaux arrivants possible")
    case .quality: Bilingual(en: "the best pairs", fr: "former les meilleurs jumelages")
    case .waiting:
      Bilingual(
        en: "those who have waited longest", fr: "servir les personnes qui attendent depuis le plus longtemps"
      )
    case .floors:
      Bilingual(
        en: "every group as many as its floor", fr: "accorder à chaque groupe jusqu’à son plancher")
    case .evenLoad:
      Bilingual(en: "an even load", fr: "répartir la charge également")
    case .pairs:
      Bilingual(en: "as many pairs as possible", fr: "former le plus de paires possible")
    }
  }
}

extension RoundPolicy {
  /// The policy in a few lines, for a person to recognise it.
  package var summary: [Bilingual] {
    var lines = [
      Bilingual(en: "Policy “\(name)”: \(title.en)", fr: "Politique « \(name) » : \(title.fr)"),
      Bilingual(
        en: "  first: " + order.map(\.title.en).joined(separator: ", then "),
        fr: "  d’abord : " + order.map(\.title.fr).joined(separator: ", puis ")),
    ]
    for index in requirements.indices {
      let sentence = sentence(ofRequirement: index)
      lines.append(Bilingual(en: "  must hold: \(sentence.en)", fr: "  exigé : \(sentence.fr)"))
    }
    for index in criteria.indices {
      let sentence = sentence(ofCriterion: index)
      lines.append(
        Bilingual(
          en: "  weight \(criteria[index].weight): \(sentence.en)",
          fr: "  poids \(criteria[index].weight) : \(sentence.fr)"))
    }
    if !locks.isEmpty {
      lines.append(
        Bilingual(en: "  decided beforehand: \(locks.count)", fr: "  décidé au préalable : \(locks.count)"))
    }
    if !exclusions.isEmpty {
      lines.append(Bilingual(en: "  excluded: \(exclusions.count)", fr: "  exclus : \(exclusions.count)"))
    }
    return lines
  }
}

extension ComparedField {
  func title(in policy: RoundPolicy) -> Bilingual {
    switch self {
    case .occupation: Bilingual(en: "occupation", fr: "profession")
    case .years: Bilingual(en: "years of experience", fr: "années d’expérience")
    case .education: Bilingual(en: "education", fr: "scolarité")
    case .licence: Bilingual(en: "licence to practise", fr: "permis d’exercice")
    case .languages: Bilingual(en: "languages", fr: "langues")
    case .benchmark: Bilingual(en: "language level", fr: "niveau de langue")
    case .city: Bilingual(en: "city", fr: "ville")
    case .meeting: Bilingual(en: "way to meet", fr: "façon de se rencontrer")
    case .availability: Bilingual(en: "availability", fr: "disponibilités")
    case .goals: Bilingual(en: "goals", fr: "objectifs")
    case .targetEmployers: Bilingual(en: "target employer", fr: "employeur visé")
    case .employer: Bilingual(en: "employer", fr: "employeur")
    case .own(let index): policy.fields[index].title
    }
  }
}

extension RoundPolicy {
  /// What a requirement is called: by the policy, or after what it compares.
  package func title(ofRequirement index: Int) -> Bilingual {
    let requirement = requirements[index]
    if let title = requirement.title { return title }
    let titles = requirement.ways.map { $0.comparison.newcomerField.title(in: self) }
    return Bilingual(
      en: titles.map(\.en).joined(separator: " or "), fr: titles.map(\.fr).joined(separator: " ou "))
  }

  package func title(ofCriterion index: Int) -> Bilingual {
    criteria[index].title ?? criteria[index].comparison.newcomerField.title(in: self)
  }

  /// What a requirement asks, in a sentence.
  package func sentence(ofRequirement index: Int) -> Bilingual {
    let requirement = requirements[index]
    let ways = requirement.ways.map { way in words(way.comparison, least: way.least) }
    return Bilingual(
      en: ways.map(\.en).joined(separator: ", or "), fr: ways.map(\.fr).joined(separator: ", ou "))
  }

  /// What a criterion looks for, in a few words.
  package func sentence(ofCriterion index: Int) -> Bilingual {
    words(criteria[index].comparison, least: nil)
  }

  private func words(_ comparison: PolicyComparison, least: Int?) -> Bilingual {
    let title = comparison.newcomerField.title(in: self)
    let other = comparison.professionalField.title(in: self)
    let condition =
      comparison.condition.map {
        Bilingual(
          en: " (only if the newcomer’s \($0.field.title(in: self).en) is “\($0.value)”)",
          fr: " (seulement si, pour le nouvel arrivant, \($0.field.title(in: self).fr) vaut « \($0.value) »)")
      } ?? Bilingual(same: "")
    let body: Bilingual =
      switch (comparison.newcomerField, comparison.way) {
      case (.occupation, _):
        least.map {
          Bilingual(
            en: "occupations alike by at least \($0) of 100",
            fr: "des professions proches d’au moins \($0) sur 100")
        } ?? Bilingual(en: "how alike the occupations are", fr: "la proximité des professions")
      case (.city, .same): Bilingual(en: "the same city", fr: "la même ville")
      case (.languages, .same): Bilingual(en: "a language that both speak", fr: "une langue commune")
      case (.availability, .same):
        Bilingual(en: "a time when both are free", fr: "un moment où les deux sont libres")
      case (.meeting, .same):
        Bilingual(
          en: "a way to meet: both online, or in person in the same city",
          fr: "une façon de se rencontrer : en ligne, ou en personne dans la même ville")
      case (.targetEmployers, .same):
        Bilingual(
          en: "the professional works where the newcomer hopes to work",
          fr: "le professionnel travaille là où le nouvel arrivant espère travailler")
      case (.goals, .shared):
        Bilingual(
          en: "how many of the newcomer’s goals the professional can help with",
          fr: "la part des objectifs pour lesquels le professionnel peut aider")
      case (_, .same) where comparison.newcomerField == comparison.professionalField:
        Bilingual(en: "\(title.en) in common", fr: "\(title.fr) : un point commun")
      case (_, .shared) where comparison.newcomerField == comparison.professionalField:
        Bilingual(
          en: "how much they have in common: \(title.en)", fr: "ce qu’ils ont en commun : \(title.fr)")
      case (_, .different): Bilingual(en: "\(title.en) not the same", fr: "\(title.fr) : pas la même valeur")
      case (_, .ahead(let from, let to, _)): aheadWords(from, to, of: comparison.newcomerField, title: title)
      case (_, .same), (_, .shared), (_, .near):
        Bilingual(
          en: "\(title.en) as in \(other.en) of the professional",
          fr: "\(title.fr) : comme \(other.fr) du professionnel")
      }
    return Bilingual(en: body.en + condition.en, fr: body.fr + condition.fr)
  }

  private func aheadWords(_ from: Int, _ to: Int, of field: ComparedField, title: Bilingual) -> Bilingual {
    let span =
      from == to
      ? Bilingual(same: "\(to)")
      : to >= 100
        ? Bilingual(en: "at least \(from)", fr: "au moins \(from)")
        : Bilingual(en: "\(from) to \(to)", fr: "de \(from) à \(to)")
    if field == .years {
      return Bilingual(
        en: "the professional has \(span.en) more \(from == to && to == 1 ? "year" : "years") of experience",
        fr: "le professionnel a \(span.fr) \(to < 2 ? "an" : "ans") d’expérience de plus")
    }
    return Bilingual(
      en: "the professional is \(span.en) \(from == to && to == 1 ? "step" : "steps") ahead: \(title.en)",
      fr: "le professionnel a \(span.fr) \(to < 2 ? "échelon" : "échelons") d’avance : \(title.fr)")
  }
}
