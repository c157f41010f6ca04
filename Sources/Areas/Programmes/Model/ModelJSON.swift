import Basics
import Site

/// Models of programmes, as programs read them: what is asked of whom, in which steps, by when, and in which words.
enum ModelJSON {
  static let models = JSONShape<[ProgrammeModel]>(
    "Models",
    Bilingual(en: "Models that programmes begin from", fr: "Modèles dont partent les programmes"),
    JSONPart("models", summary.list) { $0 })

  private static let summary = JSONShape<ProgrammeModel>(
    "ModelSummary", Bilingual(en: "What a model is for", fr: "À quoi sert un modèle"),
    JSONPart("name", .text) { $0.name },
    JSONPart("version", .count) { $0.version },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("summary", .bilingual) { $0.summary },
    JSONPart("meetings", .bilingual) { $0.meeting.words })

  static let model = JSONShape<ProgrammeModel>(
    "Model", Bilingual(en: "How a programme works", fr: "Le fonctionnement d’un programme"),
    JSONPart("name", .text) { $0.name },
    JSONPart("version", .count) { $0.version },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("summary", .bilingual) { $0.summary },
    JSONPart("places", .list(.text)) { $0.places },
    JSONPart("roles", role.list) { [$0.newcomers, $0.professionals] },
    JSONPart("meetings", .bilingual) { $0.meeting.words },
    JSONPart("minutes", .count, Bilingual(en: "Of one meeting", fr: "D’une rencontre")) {
      $0.meeting.minutes
    },
    JSONPart("stages", stage.list) { $0.stages },
    JSONPart("clocks", clock.list) { $0.clocks },
    JSONPart("obligations", .list(.bilingual)) { $0.obligations.map(\.sentence) },
    JSONPart(
      "matching", .list(.bilingual),
      Bilingual(
        en: "Who should meet whom, in a few lines", fr: "Qui devrait rencontrer qui, en peu de lignes")
    ) { $0.matching.summary.map(unindented) },
    JSONPart("agreement", .optional(.bilingual)) { $0.agreement?.text.written },
    JSONPart("messages", message.list) { $0.messages },
    JSONPart("surveys", survey.list) { $0.surveys },
    JSONPart("outcomes", outcome.list) { $0.outcomes.definitions })

  /// Lines of a summary stand below each other in a terminal, and are indented there.
  private static func unindented(_ line: Bilingual) -> Bilingual {
    Bilingual(en: String(line.en.drop { $0 == " " }), fr: String(line.fr.drop { $0 == " " }))
  }

  private static let role = JSONShape<ModelRole>(
    "ModelRole",
    Bilingual(en: "One of the two sides of a programme", fr: "L’un des deux côtés d’un programme"),
    JSONPart("side", .word) { $0.side },
    JSONPart("one", .bilingual) { $0.one },
    JSONPart("many", .bilingual) { $0.many },
    JSONPart("gives", .bilingual) { $0.gives },
    JSONPart("eligibility", rule.list) { $0.eligibility })

  private static let rule = JSONShape<EligibilityRule>(
    "EligibilityRule",
    Bilingual(en: "One thing that must hold of somebody", fr: "Une condition à remplir"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("must_be_seen", .flag) { $0.mustBeSeen },
    JSONPart("can_be_waived", .flag) { $0.canBeWaived })

  private static let stage = JSONShape<ModelStage>(
    "ModelStage", Bilingual(en: "One step of a programme", fr: "Une étape d’un programme"),
    JSONPart("name", .text) { $0.name },
    JSONPart("step", .word) { $0.step },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("those", .word, Bilingual(en: "Who goes through it", fr: "Qui y passe")) { $0.those },
    JSONPart("after", .list(.text)) { $0.after },
    JSONPart("optional", .flag) { $0.isOptional })

  private static let clock = JSONShape<ModelClock>(
    "ModelClock", Bilingual(en: "A promise with a time", fr: "Un engagement assorti d’un délai"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("from", .word) { $0.start },
    JSONPart("to", .word) { $0.end },
    JSONPart("within", .count) { $0.within.count },
    JSONPart("unit", .word) { $0.within.unit },
    JSONPart(
      "then", .word, Bilingual(en: "What happens when the time is over", fr: "Ce qui se passe au terme")
    ) { $0.ending })

  private static let message = JSONShape<ModelMessage>(
    "ModelMessage", Bilingual(en: "A letter of the programme", fr: "Une lettre du programme"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("subject", .bilingual) { $0.subject.written },
    JSONPart("body", .bilingual) { $0.body.written })

  private static let survey = JSONShape<ModelSurvey>(
    "ModelSurvey",
    Bilingual(en: "Questions put to those who took part", fr: "Questions posées aux personnes participantes"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("to", .word) { $0.to },
    JSONPart("questions", .list(.bilingual)) { $0.questions.map(\.ask) })

  private static let outcome = JSONShape<ModelOutcome>(
    "ModelOutcome", Bilingual(en: "What is counted, and of whom", fr: "Ce qui est compté, et pour qui"),
    JSONPart("name", .text) { $0.name },
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("meaning", .bilingual) { $0.meaning },
    JSONPart("measure", .word) { $0.measure })

  /// The parameter `:model`.
  static let named: [String: JSONSchema] = [
    "model": .choice(ProgrammeModel.builtIn.map(\.name))
  ]
}
