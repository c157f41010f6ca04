import Basics
import Site

/// Sending somebody on, declining, and giving back.
enum ReferralForm {
  static let name = "people/referral"

  struct Sending: Sendable {
    let recipient: ConsentRecipient
    let kind: Referral.Kind
    let reason: String
    let due: LocalDate?
  }

  static let kind = Field<Referral.Kind>.choice(
    "kind", Bilingual(en: "What is it?", fr: "De quoi s’agit-il ?"),
    [
      (
        .referral,
        Bilingual(
          en: "A referral: we keep the record, and they come back with a result",
          fr: "Une orientation : nous gardons le dossier, et nous apprenons ce qui en est venu")
      ),
      (
        .transfer,
        Bilingual(
          en: "A transfer: once they accept, the record is theirs",
          fr: "Un transfert : dès l’acceptation, le dossier est tenu là-bas")
      ),
    ])

  static let reason = Field.longText(
    "reason",
    Bilingual(en: "What can they do for this person?", fr: "Que peut-on y faire pour cette personne ?"),
    limit: 1_000, rows: 4
  ).hint(
    Bilingual(
      en: "They read this before they answer. Write what they need to know, and nothing more.",
      fr: "On le lit avant de répondre. Écrivez ce qu’il faut savoir, et rien de plus."))

  static func form(_ keepers: [Keeper], today: LocalDate) -> Form<Sending> {
    let recipient = Field<ConsentRecipient>.choice(
      "recipient", Bilingual(en: "To which agency?", fr: "Vers quel organisme ?"),
      keepers.map { (ConsentRecipient($0.id), $0.name) }
    ).ifMissing(Bilingual(en: "Choose an agency", fr: "Choisissez un organisme"))
    let due = Field<LocalDate>.date(
      "due", Bilingual(en: "By which day should they answer?", fr: "Jusqu’à quel jour répondre ?"),
      today...today.adding(days: Referral.mostDays)
    ).optional.hint(
      .inBoth {
        let days = $0.days(Referral.usualDays)
        return $0(en: "Left blank, within \(days).", fr: "Sans réponse, d’ici \(days).")
      })
    return Form("people/referral", recipient, kind, reason, due) {
      Sending(recipient: $0, kind: $1, reason: $2, due: $3)
    }
  }

  static let decline = Form(
    "people/referral-decline",
    Field.longText(
      "answer", Bilingual(en: "Why not?", fr: "Pourquoi ?"), limit: 1_000, rows: 3
    ).hint(
      Bilingual(
        en: "The sender reads this, and decides what to do next.",
        fr: "L’expéditeur le lit et décide de la suite."))
  ) { $0 }

  struct Return: Sendable {
    let result: Referral.Result
    let words: String?
  }

  static let giveBack = Form(
    "people/referral-return",
    Field<Referral.Result>.choice(
      "result", Bilingual(en: "What came of it?", fr: "Qu’en est-il venu ?"),
      Referral.Result.allCases.map { ($0, ReferralWords.title($0)) }),
    Field.longText(
      "answer", Bilingual(en: "What should the sender know?", fr: "Que doit savoir l’expéditeur ?"),
      limit: 1_000, rows: 3
    ).optional
  ) { Return(result: $0, words: $1) }
}
