import Basics
import Site

/// What an administrator writes of their provider.
enum ProviderForm {
  struct Answer: Sendable {
    let issuer: String
    let client: String
    let secret: String?
    let secondFactor: String?
    let password: String
  }

  struct Change: Sendable {
    let secret: String?
    let secondFactor: String?
    let password: String
  }

  static let issuer = Field.text(
    "issuer", Bilingual(en: "Address of the provider (issuer)", fr: "Adresse du fournisseur (émetteur)"),
    limit: 500,
    autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "Exactly as it stands in your provider’s settings: https://login.example.org/…",
      fr: "Exactement comme dans les réglages de votre fournisseur\u{A0}: https://login.example.org/…"))

  static let client = Field.text(
    "client", Bilingual(en: "Client number", fr: "Numéro de client"), limit: 255, autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "What your provider calls this site (client ID).",
      fr: "Nom que votre fournisseur donne à ce site (client ID)."
    ))

  static let secret = Field.password(
    "client-secret", Bilingual(en: "Client secret", fr: "Secret du client"), autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "If your provider gives one. It is never shown again.",
      fr: "Si votre fournisseur en donne un. Il ne sera plus jamais affiché.")
  ).optional

  static let newSecret = Field.password(
    "client-secret", Bilingual(en: "New client secret", fr: "Nouveau secret du client"), autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "Leave it empty to go on with the one there is.", fr: "Laissez vide pour garder le secret actuel.")
  ).optional

  static let secondFactor = Field.text(
    "second-factor",
    Bilingual(
      en: "Word for a second factor in its tokens", fr: "Mot pour un deuxième facteur dans ses jetons"),
    limit: 100,
    autocomplete: "off"
  )
  .hint(
    Bilingual(
      en:
        "A value of acr or amr by which your provider says that it asked for a second thing, such as mfa. With it, nothing more is asked here. Leave it empty, and everybody takes the second step here.",
      fr:
        "Valeur de acr ou amr par laquelle votre fournisseur dit avoir demandé une deuxième preuve, par exemple mfa. Avec elle, rien de plus n’est demandé ici. Laissez vide pour que chaque personne franchisse ici la deuxième étape."
    )
  ).optional

  static let setUp = Form("people/provider", issuer, client, secret, secondFactor, PasswordForm.current) {
    Answer(issuer: $0, client: $1, secret: $2, secondFactor: $3, password: $4)
  }

  static let change = Form("people/provider-change", newSecret, secondFactor, PasswordForm.current) {
    Change(secret: $0, secondFactor: $1, password: $2)
  }

  static func filled(_ provider: SignInProvider) -> FormFill {
    FormFill(PostedFields(secondFactor.filled(with: provider.secondFactor)))
  }

  static let noAddress = FormMessages(
    issuer, en: "Write an address of the internet that begins with https:// and holds no question mark",
    fr: "Écrivez une adresse Internet qui commence par https:// et ne contient pas de point d’interrogation")

  /// What to do about a provider that did not say who it is.
  static func objection(to fault: ProviderFault) -> FormMessages {
    let words = ProviderWords.trouble(fault.word)
    return FormMessages([.init(issuer.name, words)])
  }
}
