import Basics
import People

extension EligibilityRule {
  static func notConfirmed(_ evidence: Bilingual?) -> Bilingual {
    guard let evidence else {
      return Bilingual(
        en: "nobody has confirmed it yet", fr: "personne ne l’a encore confirmé")
    }
    return Bilingual(
      en: "nobody has confirmed it yet; it is shown by: \(evidence.en)",
      fr: "personne ne l’a encore confirmé ; ce qui le montre : \(evidence.fr)")
  }

  static func notSeen(_ said: Bilingual, _ evidence: Bilingual?) -> Bilingual {
    guard let evidence else {
      return Bilingual(
        en: "\(said.en); nobody of the staff has seen it proven",
        fr: "\(said.fr) ; personne n’en a vu la preuve")
    }
    return Bilingual(
      en: "\(said.en); somebody of the staff has yet to see: \(evidence.en)",
      fr: "\(said.fr) ; quelqu’un de l’équipe doit encore voir : \(evidence.fr)")
  }

  /// What the rule asks, as it can be looked up; nil where somebody confirms it.
  package var sentence: Bilingual? {
    guard case .record(let tests) = ways else { return nil }
    let asked = tests.map(\.asked)
    return Bilingual(
      en: asked.map(\.en).joined(separator: ", or "), fr: asked.map(\.fr).joined(separator: ", ou "))
  }
}

extension EligibilityRule.Test {
  package var asked: Bilingual {
    let title = field.title
    return switch self {
    case .atLeast(_, let least):
      Bilingual(en: "\(title.en): at least \(least)", fr: "\(title.fr) : au moins \(least)")
    case .atMost(_, let most):
      Bilingual(en: "\(title.en): at most \(most)", fr: "\(title.fr) : au plus \(most)")
    case .step(let field, let least):
      field.ladder.indices.contains(least)
        ? Bilingual(
          en: "\(title.en): at least \(field.ladder[least].label.en)",
          fr: "\(title.fr) : au moins \(field.ladder[least].label.fr)") : title
    case .within(_, let span):
      Bilingual(
        en: "\(title.en): at most \(span.words.en) ago", fr: "\(title.fr) : il y a au plus \(span.words.fr)")
    case .oneOf(let field, let keys):
      Bilingual(
        en: "\(title.en): one of \(field.labels(of: keys).map(\.en).joined(separator: ", "))",
        fr: "\(title.fr) : l’un de ceux-ci : \(field.labels(of: keys).map(\.fr).joined(separator: ", "))")
    case .stated: Bilingual(en: "\(title.en) is stated", fr: "\(title.fr) : indiqué")
    }
  }

  /// What the record says, beside what is asked.
  func reason(for value: ProfileValue) -> Bilingual {
    let said: Bilingual =
      switch self {
      case .within:
        value.answer.coded.flatMap(LocalDate.init(iso:))?.words ?? Bilingual(same: value.answer.written)
      default: Bilingual(same: value.answer.written)
      }
    if case .stated = self {
      return Bilingual(en: "\(field.title.en): \(said.en)", fr: "\(field.title.fr) : \(said.fr)")
    }
    return Bilingual(
      en: "the record says “\(said.en)”; asked for is \(asked.en)",
      fr: "le dossier indique « \(said.fr) » ; il est demandé \(asked.fr)")
  }

  var missing: Bilingual {
    Bilingual(
      en: "the record does not say: \(field.title.en)", fr: "le dossier ne le dit pas : \(field.title.fr)")
  }
}

extension ProfileField {
  /// Answers that stand above each other, the lowest first; empty where they do not.
  package var ladder: [Term] {
    switch self {
    case .education: Vocabulary.education.terms
    case .licence: Vocabulary.licence.terms
    default: []
    }
  }

  func labels(of keys: [String]) -> [Bilingual] {
    keys.map { key in vocabulary?.terms.first { $0.key == key }?.label ?? Bilingual(same: key) }
  }
}
