import Basics
import Matching
import People

extension Round {
  /// Why the two were put together, the weightiest reason first; what speaks for nothing is left out.
  package func reasons(_ pair: Pair) -> [Bilingual] {
    let reasons = people.reasons(newcomer: pair.newcomer, professional: pair.professional, pair.score)
    return pair.isLocked
      ? [Bilingual(en: "decided beforehand", fr: "décidé au préalable")] + reasons : reasons
  }

  /// What the pair lacks: criteria that do not hold, and those that could not be told.
  package func missing(_ pair: Pair) -> [Bilingual] { people.missing(pair.score) }
}

extension ComparedPeople {
  /// What speaks for a newcomer and a professional, the weightiest reason first; what speaks for nothing is left out.
  ///
  /// - Parameter score: theirs.
  func reasons(newcomer: Int, professional: Int, _ score: Score) -> [Bilingual] {
    var reasons: [(points: Int32, words: Bilingual)] = []
    for (index, part) in score.parts.enumerated() where part.measure.isKnown && part.points > 0 {
      let comparison = policy.criteria[index].comparison
      // Somebody who is not wholly as far ahead as asked is no reason; what they have in common always is.
      if case .ahead = comparison.way, part.measure != .whole { continue }
      if policy.isConfidential(comparison) {
        reasons.append(
          (part.points, Bilingual(en: "a wish that was confided is met", fr: "un souhait confié est exaucé")))
        continue
      }
      reasons.append(
        (
          part.points,
          words(
            comparison, part: part, newcomer: newcomer, professional: professional,
            title: policy.criteria[index].title)
        ))
    }
    return reasons.sorted { $0.points > $1.points }.map(\.words)
  }

  /// What the two lack: criteria that do not hold, and those that could not be told.
  func missing(_ score: Score) -> [Bilingual] {
    score.parts.enumerated().compactMap { index, part in
      let comparison = policy.criteria[index].comparison
      if comparison.condition != nil || policy.isConfidential(comparison) { return nil }
      let title = policy.title(ofCriterion: index)
      if !part.measure.isKnown {
        return Bilingual(en: "\(title.en): not stated", fr: "\(title.fr) : non précisé")
      }
      return part.measure == .none ? lack(comparison, title: title) : nil
    }
  }

  private func lack(_ comparison: PolicyComparison, title: Bilingual) -> Bilingual {
    switch (comparison.newcomerField, comparison.way) {
    case (.occupation, _): Bilingual(en: "another occupation", fr: "une autre profession")
    case (.goals, .shared): Bilingual(en: "none of the goals", fr: "aucun des objectifs")
    case (.languages, .same): Bilingual(en: "no language in common", fr: "aucune langue commune")
    case (.availability, .same): Bilingual(en: "no time in common", fr: "aucune plage horaire commune")
    case (.city, .same): Bilingual(en: "different cities", fr: "villes différentes")
    case (.targetEmployers, .same): Bilingual(en: "not a target employer", fr: "pas un employeur visé")
    case (_, .ahead):
      Bilingual(
        en: "\(title.en): not as far apart as asked", fr: "\(title.fr) : l’écart n’est pas celui demandé")
    case (_, .different): Bilingual(en: "\(title.en): the same", fr: "\(title.fr) : identique")
    default: Bilingual(en: "\(title.en): nothing in common", fr: "\(title.fr) : rien en commun")
    }
  }

  private func words(
    _ comparison: PolicyComparison, part: Score.Part, newcomer a: Int, professional b: Int, title: Bilingual?
  ) -> Bilingual {
    let (newcomer, professional) = (newcomers[a], professionals[b])
    let field = comparison.newcomerField
    switch comparison.way {
    case .near:
      let degree: Bilingual =
        switch part.measure.tenThousandths {
        case 9_000...: Bilingual(en: "the same occupation", fr: "la même profession")
        case 6_000...: Bilingual(en: "close occupations", fr: "des professions proches")
        default: Bilingual(en: "related occupations", fr: "des professions apparentées")
        }
      let titles = "\(newcomer.occupation) – \(professional.occupation)"
      let understood = understood(newcomer: a, professional: b)
      return Bilingual(
        en: "\(degree.en) (\(titles)\(understood.map { "; \($0.en)" } ?? ""))",
        fr: "\(degree.fr) (\(titles)\(understood.map { "\u{202F}; \($0.fr)" } ?? ""))")
    case .ahead:
      return aheadWords(comparison, newcomer: newcomer, professional: professional)
    case .different:
      let name = (title ?? field.title(in: policy))
      return Bilingual(en: "\(name.en): not the same", fr: "\(name.fr) : différent")
    case .same, .shared:
      let common = common(comparison, newcomer: a, professional: b)
      let names = Bilingual(
        en: common.map(\.label.en).joined(separator: ", "), fr: common.map(\.label.fr).joined(separator: ", ")
      )
      switch field {
      case .goals: return Bilingual(en: "can help with: \(names.en)", fr: "peut aider pour : \(names.fr)")
      case .languages: return Bilingual(en: "both speak \(names.en)", fr: "langues communes : \(names.fr)")
      case .availability: return Bilingual(en: "both free: \(names.en)", fr: "libres tous deux : \(names.fr)")
      case .city: return Bilingual(en: "both in \(names.en)", fr: "même ville : \(names.fr)")
      case .meeting: return Bilingual(en: "can meet \(names.en)", fr: "rencontre possible \(names.fr)")
      case .targetEmployers:
        return Bilingual(
          en: "works at \(names.en), a target employer", fr: "travaille chez \(names.fr), employeur visé")
      default:
        let name = (title ?? field.title(in: policy))
        return Bilingual(en: "\(name.en): \(names.en)", fr: "\(name.fr) : \(names.fr)")
      }
    }
  }

  private func aheadWords(_ comparison: PolicyComparison, newcomer: Profile, professional: Profile)
    -> Bilingual
  {
    let own = number(comparison.newcomerField, of: newcomer, policy: policy) ?? 0
    let theirs = number(comparison.professionalField, of: professional, policy: policy) ?? 0
    if comparison.newcomerField == .years {
      return Bilingual(
        en: "\(theirs) \(theirs == 1 ? "year" : "years") in the field, to the newcomer’s \(own)",
        fr: "\(theirs) \(theirs < 2 ? "an" : "ans") dans le domaine, contre \(own)")
    }
    let title = comparison.newcomerField.title(in: policy)
    if case .own(let a) = comparison.newcomerField, case .own(let b) = comparison.professionalField {
      return Bilingual(
        en: "\(title.en): \(professional.own[b]), to the newcomer’s \(newcomer.own[a])",
        fr: "\(title.fr) : \(professional.own[b]), contre \(newcomer.own[a])")
    }
    if let own = highestStep(comparison.newcomerField, of: newcomer, policy: policy)?.term.label,
      let theirs = highestStep(comparison.professionalField, of: professional, policy: policy)?.term.label
    {
      return Bilingual(
        en: "\(title.en): \(theirs.en), to the newcomer’s “\(own.en)”",
        fr: "\(title.fr) : \(theirs.fr), contre « \(own.fr) »")
    }
    return Bilingual(
      en: "\(title.en): \(theirs), to the newcomer’s \(own)",
      fr: "\(title.fr) : \(theirs), contre \(own)")
  }
}
