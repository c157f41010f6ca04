import Basics
import Site

/// Setting up what one shows besides the password.
enum SecondFactorForm {
  static let code = Field.code(
    "code", Bilingual(en: "Code that the app shows now", fr: "Code affiché maintenant"))

  struct Answer: Sendable {
    let code: String
    /// Asked for once there is something to protect.
    let password: String?
  }

  static let first = Form("people/second-factor", code) { Answer(code: $0, password: nil) }
  static let again = Form("people/second-factor-anew", PasswordForm.current, code) {
    Answer(code: $1, password: $0)
  }

  /// The field that carries what the app makes codes from, until one is shown.
  static let secret = "secret"

  static let passkeyName = Field.text(
    "name", Bilingual(en: "A name for this passkey", fr: "Un nom pour cette clé d’accès"), limit: 60
  )
  .hint(
    Bilingual(
      en: "To tell it from others: work laptop.",
      fr: "Pour la distinguer des autres\u{A0}: portable du travail."))

  struct NewPasskey: Sendable {
    let name: String
    let password: String?
  }

  static let firstPasskey = Form("people/passkey", passkeyName) { NewPasskey(name: $0, password: nil) }
  static let anotherPasskey = Form("people/passkey-anew", passkeyName, PasswordForm.current) {
    NewPasskey(name: $0, password: $1)
  }

  /// For whatever needs the password and nothing else.
  static let confirmation = Form("people/confirmation", PasswordForm.current) { $0 }
}
