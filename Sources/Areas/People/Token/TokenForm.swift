import Basics
import Site

/// What is asked when somebody makes a token: what for, what it lets through, until when, and their password.
enum TokenForm {
  struct Answer: Sendable {
    let password: String
    let name: String
    let scopes: [TokenScope]
    let last: LocalDate
  }

  static let formName = "people/token"
  static let name = Field.text(
    "name", Bilingual(en: "What is it for?", fr: "À quoi servira-t-il ?"), limit: 80
  ).hint(
    Bilingual(
      en: "The program that will use it: “monthly report”.",
      fr: "Le programme qui s’en servira : « rapport mensuel »."))

  static func scopes(_ role: Role) -> Field<[TokenScope]> {
    Field<TokenScope>.choices(
      "scopes", Bilingual(en: "What may it do?", fr: "Que permet-il ?"),
      TokenScope.open(to: role).map { ($0, $0.title) }
    ).hint(
      Bilingual(
        en: "No more than the program needs, and never more than you may do yourself.",
        fr: "Pas plus que le programme n’en a besoin, et jamais plus que ce que vous pouvez faire vous-même.")
    )
  }

  static func last(_ today: LocalDate) -> Field<LocalDate> {
    Field<LocalDate>.date(
      "last", Bilingual(en: "Its last day", fr: "Son dernier jour"),
      today...today.adding(days: AccessToken.mostDays))
  }

  static func form(_ role: Role, today: LocalDate) -> Form<Answer> {
    Form("people/token", name, scopes(role), last(today), PasswordForm.current) {
      Answer(password: $3, name: $0, scopes: $1, last: $2)
    }
  }

  static func filled(today: LocalDate) -> FormFill {
    FormFill(PostedFields(last(today).filled(with: today.adding(days: AccessToken.usualDays))))
  }
}
