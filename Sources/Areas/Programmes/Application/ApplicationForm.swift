import Basics
import People
import Site

/// What the staff says about one rule of an application, and about the whole of it.
enum ApplicationForm {
  struct RuleAnswer: Sendable {
    let kind: EligibilityDecision.Kind
    let reason: String
  }

  static let ruleName = "programmes/application-rule"

  /// - Parameter rule: one that cannot be waived has no such answer.
  static func rule(_ rule: EligibilityRule) -> Form<RuleAnswer> {
    let kinds: [(value: EligibilityDecision.Kind, words: Bilingual)] = [
      (
        .confirmed,
        Bilingual(
          en: "It holds: I have seen what shows it", fr: "Elle est remplie : j’ai vu ce qui le montre")
      ),
      (.denied, Bilingual(en: "It does not hold", fr: "Elle n’est pas remplie")),
      (
        .waived,
        Bilingual(
          en: "They take part all the same: I waive it",
          fr: "La personne participe quand même : je fais une exception")
      ),
    ]
    let kind = Field<EligibilityDecision.Kind>.choice(
      "kind", Bilingual(en: "What do you decide?", fr: "Que décidez-vous ?"),
      kinds.filter { $0.value != .waived || rule.canBeWaived })
    return Form("programmes/application-rule", kind, reason) { RuleAnswer(kind: $0, reason: $1) }
  }

  private static let reason = Field.longText(
    "reason", Bilingual(en: "What did you see, or why?", fr: "Qu’avez-vous vu, ou pourquoi ?"), limit: 500,
    rows: 3
  ).hint(
    Bilingual(
      en:
        "It stays with the application: “permanent resident card seen”. Nothing about origin, religion or health.",
      fr:
        "Cela reste avec la candidature : « carte de résident permanent vue ». Rien sur l’origine, la religion ou la santé."
    )
  )

  static let refusal = Form(
    "programmes/application-refusal",
    Field.longText("reason", Bilingual(en: "Why not?", fr: "Pourquoi ?"), limit: 1_000, rows: 4).hint(
      Bilingual(
        en: "The person reads this in a letter. Say it plainly, and what they can do instead.",
        fr: "La personne le lit dans une lettre. Dites-le simplement, et ce qu’elle peut faire d’autre."))
  ) { $0 }

  static let question = Form(
    "programmes/application-question",
    Field.longText(
      "question", Bilingual(en: "What do you need to know?", fr: "Que devez-vous savoir ?"), limit: 1_000,
      rows: 4
    )
    .hint(
      Bilingual(
        en: "The person gets it in a letter, with a link by which they answer.",
        fr: "La personne le reçoit dans une lettre, avec un lien pour répondre."))
  ) { $0 }
}
