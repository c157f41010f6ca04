import Basics
import Site

/// The pages of one question or two that one's own account leads to.
enum AccountFormPage {
  static func name(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "Name and language", fr: "Nom et langue"), nil,
      NameForm.form.html(
        frame, to: "/account/name", filled: fill, send: Bilingual(en: "Save", fr: "Enregistrer"),
        keepsDrafts: false))
  }

  static func password(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "Change your password", fr: "Changer votre mot de passe"), elsewhere,
      PasswordForm.change.html(
        frame, to: "/account/password", filled: fill,
        send: Bilingual(en: "Change the password", fr: "Changer le mot de passe"), keepsDrafts: false))
  }

  static func recoveryCodes(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "New printed codes", fr: "Nouveaux codes imprimés"),
      Bilingual(
        en:
          "Ten new codes are shown once. Those that you have now open nothing from then on, and all other sessions end.",
        fr:
          "Dix nouveaux codes sont montrés une fois. Les anciens n’ouvrent plus rien, et toute autre session prend fin."
      ),
      SecondFactorForm.confirmation.html(
        frame, to: "/account/recovery-codes", filled: fill,
        send: Bilingual(en: "Make new codes", fr: "Créer de nouveaux codes"), keepsDrafts: false))
  }

  static func passkeyRemoval(_ frame: Frame, _ fill: FormFill, passkey: String) -> HTML {
    page(
      frame, Bilingual(en: "Remove a passkey", fr: "Retirer une clé d’accès"), elsewhere,
      SecondFactorForm.confirmation.html(
        frame, to: "/account/passkeys/\(passkey)/removal", filled: fill,
        send: Bilingual(en: "Remove it", fr: "La retirer"), keepsDrafts: false))
  }

  private static func page(_ frame: Frame, _ title: Bilingual, _ lead: Bilingual?, _ form: HTML) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Your account", fr: "Votre compte"), "/account")]
    let words: HTML? = lead.map { "<p class=\"lead\">\(frame.voice($0))</p>\n" }
    return Layout.page(frame, body: "<h1>\(frame.voice(title))</h1>\n\(words)\(form)")
  }

  private static let elsewhere = Bilingual(
    en: "All other sessions of yours end with it.",
    fr: "Toutes vos autres sessions prennent fin du même coup.")
}

/// What somebody is called, and the language in which they are written to.
enum NameForm {
  struct Answer: Sendable {
    let given: String
    let family: String
    let language: Language
  }

  static let given = Field.text(
    "given", Bilingual(en: "Given name", fr: "Prénom"), limit: 80, autocomplete: "given-name")
  static let family = Field.text(
    "family", Bilingual(en: "Family name", fr: "Nom de famille"), limit: 80, autocomplete: "family-name"
  ).optional
  static let language = Field<Language>.choice(
    "language", Bilingual(en: "Language of letters to you", fr: "Langue des lettres qui vous sont envoyées"),
    Language.allCases.map { (value: $0, words: Bilingual(same: $0.ownName)) })

  static let form = Form("people/name", given, family, language) {
    Answer(given: $0, family: $1 ?? "", language: $2)
  }

  /// As it is known now.
  static func filled(_ person: Person) -> FormFill {
    FormFill(
      PostedFields(
        given.filled(with: person.givenName) + family.filled(with: person.familyName)
          + language.filled(with: person.language)))
  }
}
