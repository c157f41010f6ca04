import Basics
import Occupations

/// What `allies clb` says of test scores.
struct BenchmarkTalk {
  let test: LanguageTest
  let language: Language

  /// CLB is English, NCLC is French, whatever language the answer is in.
  private var levels: String { test.isFrench ? "NCLC" : "CLB" }
  private let skills = LanguageTest.Skill.allCases

  func show(_ scores: [LanguageTest.Skill: Double]) {
    Terminal.say(test.name)
    let width = nameWidth
    for skill in skills {
      guard let score = scores[skill] else { continue }
      Terminal.say(
        "  \(padded(skill.name[language], to: width))  \(padded(ScoreText(score)[language], to: 4))  "
          + said(test.level(of: skill, score: score)))
    }
    let reached = skills.compactMap { skill in scores[skill].map { test.level(of: skill, score: $0) } }
    guard reached.count == skills.count else { return }
    let lowest = reached.contains(nil) ? nil : reached.compactMap { $0 }.min()
    Terminal.say("")
    say(
      en: "All four: \(said(lowest)).", fr: "Les quatre : \(said(lowest)).")
    showNext(scores, after: lowest)
  }

  /// What is missing to the next level in all four, which is what programmes and regulators ask for.
  private func showNext(_ scores: [LanguageTest.Skill: Double], after lowest: Int?) {
    let next = lowest.map { $0 + 1 } ?? LanguageTest.chartedLevels.lowerBound
    let missing = skills.compactMap { skill -> String? in
      guard let score = scores[skill], let least = test.leastScore(of: skill, level: next), score < least
      else { return nil }
      return "\(skill.name[language]) \(ScoreText(least)[language])"
    }
    guard !missing.isEmpty else { return }
    let list = missing.joined(separator: ", ")
    say(
      en: "For \(levels) \(next) in all four: \(list) or more.",
      fr: "Pour \(levels) \(next) dans les quatre : \(list) ou plus.")
  }

  func showChart() {
    Terminal.say(test.name)
    say(en: "Least scores for each level", fr: "Notes minimales pour chaque niveau")
    let names = skills.map { $0.name[language] }
    let head = names.map { padded($0, to: $0.count) }.joined(separator: "  ")
    Terminal.say("  \(padded(levels, to: 4))  \(head)")
    for level in LanguageTest.chartedLevels.reversed() {
      let cells = zip(skills, names).map { skill, name in
        padded(
          test.leastScore(of: skill, level: level).map { ScoreText($0)[language] } ?? "–", to: name.count)
      }
      Terminal.say("  \(padded(String(level), to: 4))  \(cells.joined(separator: "  "))".trimmedEnd)
    }
  }

  /// The scale the scores were read on, and how the chart was checked.
  func showScale(isSaid: Bool) {
    var notes: [Bilingual] = []
    switch (test.firstDay, test.lastDay) {
    case (let first?, nil):
      let hint =
        isSaid
        ? Bilingual(en: "", fr: "")
        : Bilingual(en: " For others add --taken.", fr: " Pour les autres, ajoutez --taken.")
      notes.append(
        Bilingual(
          en: "Scale of tests taken since \(first).\(hint.en)",
          fr: "Échelle des tests passés depuis le \(first).\(hint.fr)"))
    case (let first?, let last?):
      notes.append(
        Bilingual(
          en: "Scale of tests taken from \(first) to \(last).",
          fr: "Échelle des tests passés du \(first) au \(last)."))
    case (nil, let last?):
      notes.append(
        Bilingual(
          en: "Scale of tests taken up to \(last).", fr: "Échelle des tests passés jusqu’au \(last)."))
    case (nil, nil): break
    }
    if test.source == .copies {
      notes.append(
        Bilingual(
          en:
            "This chart was checked against copies of the one of Immigration, Refugees and Citizenship Canada, not against "
            + "it: check there before relying on it.",
          fr:
            "Ce tableau a été vérifié sur des copies de celui d’Immigration, Réfugiés et Citoyenneté Canada, non sur "
            + "l’original : vérifiez-y avant de vous y fier."))
    }
    guard !notes.isEmpty else { return }
    Terminal.say("")
    for note in notes { Terminal.say(note[language]) }
  }

  private func said(_ level: Int?) -> String {
    let charted = LanguageTest.chartedLevels
    guard let level else {
      return Bilingual(
        en: "below \(levels) \(charted.lowerBound)", fr: "sous \(levels) \(charted.lowerBound)")[language]
    }
    return level < charted.upperBound
      ? "\(levels) \(level)"
      : Bilingual(en: "\(levels) \(level) or above", fr: "\(levels) \(level) ou plus")[language]
  }

  private var nameWidth: Int { skills.map { $0.name[language].count }.max() ?? 0 }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func say(en: String, fr: String) { Terminal.say(Bilingual(en: en, fr: fr)[language]) }
}

extension String {
  /// Without spaces at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
