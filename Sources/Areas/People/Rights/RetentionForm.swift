import Basics
import Site

/// For how many days each kind of thing is kept here.
enum RetentionForm {
  static let name = "people/retention"

  /// - Parameter rules: those that whoever asks may choose about.
  static func form(_ rules: [RetentionRule]) -> Form<[RetentionRule.Kind: Int]> {
    let chosen = rules.filter { $0.least < $0.most }
    return Form("people/retention", each: chosen.map(field)) { answers in
      Dictionary(
        zip(chosen.map(\.kind), answers).compactMap { kind, answer in Int(answer).map { (kind, $0) } }
      ) { first, _ in first }
    }
  }

  static func filled(_ found: [RetentionFinding]) -> FormFill {
    FormFill(
      PostedFields(found.map { PostedFields.Field($0.rule.kind.rawValue, String($0.rule.days)) }))
  }

  private static func field(_ rule: RetentionRule) -> Field<String> {
    Field.number(
      "days", rule.title, rule.least...rule.most, unit: Bilingual(en: "days", fr: "jours")
    ).hint(
      .inBoth { voice in
        let (least, most) = (voice.number(rule.least), voice.number(rule.most))
        return voice(
          en: "From \(least) to \(most) days: the rule allows no longer.",
          fr: "De \(least) à \(most) jours : la règle ne permet pas davantage.")
      }
    ).named(rule.kind.rawValue).written
  }
}
