import Basics

/// What is said when somebody could not come in through a provider: to them one sentence, to whoever set it up what it was.
enum ProviderWords {
  /// Who is known, and whether a provider's word was good, it does not tell.
  static func refusal(_ fault: ProviderFault, _ provider: SignInProvider) -> Refusal {
    if fault.isTheirs {
      return Refusal(
        .conflict,
        en:
          "The sign-in of \(provider.keeper.name.en) cannot be reached now. Try again in a minute, or sign in with your password.",
        fr:
          "La connexion de \(provider.keeper.name.fr) est injoignable pour l’instant. Réessayez dans une minute, ou ouvrez une session avec votre mot de passe."
      )
    }
    if case .unknown = fault { return unknown }
    return Refusal(
      .content,
      en: "You could not be signed in that way. Begin anew, or sign in with your password.",
      fr:
        "Il n’a pas été possible de vous connecter ainsi. Recommencez, ou ouvrez une session avec votre mot de passe."
    )
  }

  static let unknown = Refusal(
    .content,
    en:
      "This sign-in opens no account here. Sign in with your password, and link the two on your account page; if that is done, ask your administrator.",
    fr:
      "Cette connexion n’ouvre aucun compte ici. Ouvrez une session avec votre mot de passe, et reliez les deux dans la page de votre compte\u{202F}; si c’est fait, demandez à votre administration."
  )
  static let beginAnew = Refusal(
    .content,
    en: "This browser did not begin that sign-in, or it is used up. Begin anew from the sign-in page.",
    fr:
      "Ce navigateur n’a pas commencé cette connexion, ou elle a déjà servi. Recommencez à la page de connexion."
  )
  static let linkedAlready = Refusal(
    .conflict,
    en: "That name at the provider is linked with an account already, or yours with another name there.",
    fr: "Ce nom chez le fournisseur est déjà relié à un compte, ou le vôtre à un autre nom.")
  static let opensMore = Refusal(
    .conflict,
    en:
      "Your account opens more than this provider’s agency or council looks after, so it cannot be opened by it. Keep signing in with your password.",
    fr:
      "Votre compte ouvre plus que ce dont s’occupe l’organisme ou le conseil de ce fournisseur\u{202F}; il ne peut donc pas s’ouvrir ainsi. Continuez avec votre mot de passe."
  )
  static let thereIsOne = Refusal(
    .conflict, en: "There is a provider already. Remove it before you set up another.",
    fr: "Il y a déjà un fournisseur. Retirez-le avant d’en configurer un autre.")

  /// What went wrong, for whoever can mend it.
  static func trouble(_ word: String) -> Bilingual {
    switch word {
    case "not-public":
      Bilingual(
        en: "The address is not one of the public internet.",
        fr: "L’adresse n’est pas une adresse publique d’Internet.")
    case "unknown-host":
      Bilingual(en: "Nobody knows a machine of that name.", fr: "Aucune machine ne porte ce nom.")
    case "untrusted":
      Bilingual(
        en: "Nobody vouches for its certificate, or it is another’s.",
        fr: "Personne ne se porte garant de son certificat, ou c’est celui d’une autre machine.")
    case "too-slow": Bilingual(en: "It did not answer in time.", fr: "Il n’a pas répondu à temps.")
    case "unreachable", "busy", "cancelled", "unavailable", "unsendable":
      Bilingual(en: "It could not be reached.", fr: "Il a été impossible de le joindre.")
    case "wrongIssuer":
      Bilingual(
        en:
          "It gives itself another name. Write the address exactly as it does, with or without a stroke at the end.",
        fr: "Il se donne un autre nom. Écrivez l’adresse exactement comme lui, avec ou sans barre à la fin.")
    case "wrongAudience":
      Bilingual(
        en: "Its token was made for another client number.",
        fr: "Son jeton a été fait pour un autre numéro de client.")
    case "expired", "wrongTime":
      Bilingual(
        en: "The times in its token are off: compare the clocks.",
        fr: "Les heures de son jeton sont fausses\u{A0}: comparez les horloges.")
    case "unknownKey", "wrongSignature", "wrongAlgorithm":
      Bilingual(
        en: "Its token was not signed by a key of its own, with RS256 or ES256.",
        fr: "Son jeton n’était pas signé par une de ses clés, avec RS256 ou ES256.")
    case "wrongNonce":
      Bilingual(
        en: "Its token was made for another sign-in.", fr: "Son jeton a été fait pour une autre connexion.")
    default:
      word.hasPrefix("answered-")
        ? Bilingual(
          en:
            "It answered with status \(word.dropFirst(9)). Compare the address, the client number, the secret and the way back.",
          fr:
            "Il a répondu par le code \(word.dropFirst(9)). Comparez l’adresse, le numéro de client, le secret et l’adresse de retour."
        )
        : Bilingual(
          en: "It does not say what a provider of OpenID Connect says.",
          fr: "Il ne dit pas ce que dit un fournisseur OpenID Connect.")
    }
  }
}
