import Basics
import People

/// What the questions of an application form were answered with, as a record keeps it.
struct IntakeAnswers: Sendable {
  private let answers: [String: [String]]
  private let side: Side
  private let language: Language

  init(_ answers: [String: [String]], _ side: Side, _ language: Language) {
    self.answers = answers
    self.side = side
    self.language = language
  }

  func first(_ name: String) -> String? {
    answers[name]?.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where somebody reads what is to be corrected about a field.
  static func question(of field: ProfileField) -> String {
    switch field {
    case .assessment: "assessment"
    case .goals: "other_goals"
    default: field.rawValue
    }
  }

  /// What was answered, as it would stand in a cell of a list; nil for nothing.
  func text(of field: ProfileField) -> String? {
    let name = field == .assessment ? "assessment" : field.rawValue
    var words = (answers[name] ?? []).filter { !$0.isEmpty }
    if let vocabulary = field.vocabulary, field != .languages {
      words = words.map { key in vocabulary.terms.first { $0.key == key }?.label[language] ?? key }
    }
    if field == .goals, let other = first("other_goals") { words.append(other) }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// What somebody names as showing it.
  func evidence(of field: ProfileField) -> String? {
    switch field {
    case .english: first("clb_test")
    case .french: first("nclc_test")
    default: nil
    }
  }

  /// Everything that is asked and was answered, in the order of the fields. What cannot be read is left out: each page
  /// has objected to it before.
  func entries(of fields: Set<ProfileField>, today: LocalDate) -> [ProfileEntry] {
    ProfileField.allCases.filter(fields.contains).compactMap { field in
      guard let text = text(of: field), let answer = try? field.read(text, today: today) else { return nil }
      return ProfileEntry(field, answer, evidence: evidence(of: field))
    }
  }
}
