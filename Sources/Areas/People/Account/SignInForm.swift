import Basics
import Site

/// What is typed to sign in.
struct Credentials: Sendable {
  let name: SignInName
  let password: String
}

enum SignInForm {
  static let email = Field.email(
    "email", Bilingual(en: "E-mail address", fr: "Adresse de courriel"), autocomplete: "username")
  static let password = Field.password(
    "password", Bilingual(en: "Password", fr: "Mot de passe"), autocomplete: "current-password")

  static let form = Form("people/sign-in", email, password) {
    Credentials(name: SignInName(typed: $0), password: $1)
  }

  static let code = Field.code("code", Bilingual(en: "Your code", fr: "Votre code"))
    .hint(
      Bilingual(
        en: "The six digits that your app shows now, or one of the codes that you printed.",
        fr: "Les six chiffres qu’affiche votre application, ou l’un des codes que vous avez imprimés."))

  static let secondStep = Form("people/second-step", code) { $0 }
}
