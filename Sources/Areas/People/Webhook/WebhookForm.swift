import Basics
import Site

enum WebhookForm {
  static let address = Field.text(
    "address", Bilingual(en: "Address", fr: "Adresse"), limit: 500, autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "Where your system listens: https://system.example.org/allies",
      fr: "Où votre système écoute\u{A0}: https://systeme.example.org/allies"))

  static let form = Form("people/webhook", address) { $0 }

  static let noAddress = FormMessages(
    address, en: "Write an address of the internet that begins with https://, with a name and not a number",
    fr: "Écrivez une adresse Internet qui commence par https://, avec un nom et non un numéro")
}
