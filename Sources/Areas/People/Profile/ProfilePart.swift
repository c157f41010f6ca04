import Basics

/// Questions that are asked together, on one page of their own.
package enum ProfilePart: String, Sendable, CaseIterable {
  case work, qualifications, languages, meeting, pause

  package var title: Bilingual {
    switch self {
    case .work: Bilingual(en: "Work and goals", fr: "Travail et objectifs")
    case .qualifications: Bilingual(en: "Education and licence", fr: "Scolarité et permis d’exercice")
    case .languages: Bilingual(en: "Languages", fr: "Langues")
    case .meeting: Bilingual(en: "Meeting others", fr: "Rencontres")
    case .pause: Bilingual(en: "Pause", fr: "Pause")
    }
  }

  package var fields: [ProfileField] {
    switch self {
    case .work: [.occupation, .years, .employer, .targetEmployers, .goals, .arrived, .registered]
    case .qualifications: [.education, .assessment, .licence]
    case .languages: [.languages, .english, .french]
    case .meeting: [.mode, .availability, .capacity, .hours, .exclusions]
    case .pause: [.pause]
    }
  }

  package init(of field: ProfileField) {
    self = Self.allCases.first { $0.fields.contains(field) } ?? .work
  }
}

/// What was answered under one field: words of vocabularies by their keys, whatever else was written, and what shows it.
struct GivenAnswer: Sendable {
  let field: ProfileField
  /// The name of the question, for what is to be corrected.
  let question: String
  var terms: [String] = []
  var text: String?
  var evidence: String?
  var evidenceDay: LocalDate?
  /// Where it is no text at all: the days of a pause.
  var coded: String?

  /// As it would stand in a cell of a list, in the language of whoever wrote it.
  func written(in language: Language) -> String {
    let vocabulary = field.vocabulary
    let words = terms.map { key in vocabulary?.terms.first { $0.key == key }?.label[language] ?? key }
    return (words + [text].compactMap { $0 }).joined(separator: ", ")
  }
}

extension ProfileField {
  /// The words that are offered as answers.
  package var vocabulary: Vocabulary? {
    switch self {
    case .goals: .goals
    case .education: .education
    case .licence: .licence
    case .mode: .modes
    case .availability: .availability
    case .languages: .languages
    default: nil
    }
  }
}

extension ProfileField: LosslessStringConvertible {
  package init?(_ description: String) { self.init(rawValue: description) }
  package var description: String { rawValue }
}
