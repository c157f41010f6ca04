import Basics
import Occupations

/// What `allies occupations eval` says.
struct EvaluationTalk {
  let evaluation: Evaluation
  /// What titles were understood by.
  let by: Bilingual
  let language: Language

  init(_ evaluation: Evaluation, by: Bilingual, language: Language) {
    self.by = by
    self.evaluation = evaluation
    self.language = language
  }

  func show() {
    let all = evaluation.all
    say(
      en: "\(all.titles) titles, by \(by.en)",
      fr: "\(all.titles) titres, par \(by.fr)")
    show(all, of: Bilingual(en: "all", fr: "tous"))
    if evaluation.languages.count > 1 {
      for (name, counts) in evaluation.languages { show(counts, of: Bilingual(same: printable(name))) }
    }
    let levels = [
      Bilingual(en: "broad category", fr: "grande catégorie"),
      Bilingual(en: "major group", fr: "grand groupe"),
      Bilingual(en: "sub-major group", fr: "sous-grand groupe"),
      Bilingual(en: "minor group", fr: "groupe intermédiaire"),
      Bilingual(en: "unit group", fr: "groupe de base"),
    ]
    Terminal.say("")
    say(en: "The best answer is right at the level of", fr: "La meilleure réponse est juste au niveau")
    for (level, right) in zip(levels, evaluation.rightAtLevel) {
      Terminal.say("  \(level[language])  \(percent(right, of: all.titles))")
    }
    Terminal.say("")
    say(
      en: "Said to be likely, and right (titles)",
      fr: "Probabilité annoncée, et part de réponses justes (titres)")
    for bin in evaluation.bins where bin.titles > 0 {
      Terminal.say(
        "  \(bin.tenth * 10)–\(bin.tenth * 10 + 10)  \(percent(bin.right, of: bin.titles)) (\(bin.titles))")
    }
    let share = percent(evaluation.sure, of: all.titles)
    let right = percent(evaluation.sureAndRight, of: evaluation.sure)
    say(en: "Sure of \(share), of which \(right) right", fr: "Certain pour \(share), dont \(right) justes")
    showConfusions()
  }

  private func showConfusions() {
    guard !evaluation.confusions.isEmpty else { return }
    Terminal.say("")
    say(en: "Most often mistaken", fr: "Confusions les plus fréquentes")
    for confusion in evaluation.confusions.prefix(10) {
      Terminal.say("  \(confusion.count)×  \(name(confusion.right)) → \(name(confusion.answered))")
    }
  }

  private func name(_ unit: UnitCode) -> String {
    "\(unit) \(Classification.noc2021.group(unit.description)?.title[language] ?? "")"
  }

  private func show(_ counts: Evaluation.Counts, of name: Bilingual) {
    let (first, three, five) = (
      percent(counts.first, of: counts.titles), percent(counts.firstThree, of: counts.titles),
      percent(counts.firstFive, of: counts.titles)
    )
    say(
      en: "  \(name.en): first \(first), first three \(three), first five \(five) (n = \(counts.titles))",
      fr:
        "  \(name.fr) : premier \(first), trois premiers \(three), cinq premiers \(five) (n = \(counts.titles))"
    )
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    let tenths = whole > 0 ? (part * 2_000 + whole) / (2 * whole) : 0
    return Bilingual(en: "\(tenths / 10).\(tenths % 10)%", fr: "\(tenths / 10),\(tenths % 10) %")[language]
  }

  private func say(en: String, fr: String) { Terminal.say(Bilingual(en: en, fr: fr)[language]) }
}
