import Basics
import Identity
import Mail
import Site

extension AccountSetting {
  /// Where a link in a letter leads.
  func link(_ page: StaticString, _ secret: Secret) -> String {
    "\(origin)/\(page.description)/\(secret.text)"
  }
}

/// What is written to those who have an account.
enum AccountLetterWords {
  static func invitation(
    to address: MailAddress, in language: Language, name: String, keeper: Bilingual, link: String
  ) -> Letter {
    letter(
      to: address, in: language,
      Letter.Subject(en: "Your account on Allies", fr: "Votre compte sur Allies"),
      before: Bilingual(
        en:
          "\(name), you have been invited to work with \(keeper.en) on Allies. This link makes your account; it is good for a week and works once:",
        fr:
          "\(name), vous êtes invité(e) à travailler avec \(keeper.fr) sur Allies. Ce lien crée votre compte\u{202F}; il vaut une semaine et ne sert qu’une fois\u{A0}:"
      ),
      link: link,
      after: Bilingual(
        en:
          "Have your telephone at hand: an app on it, any that makes codes of six digits, is the second step. If you did not expect this letter, leave it.",
        fr:
          "Ayez votre téléphone à portée de main\u{A0}: une application qui produit des codes à six chiffres sert de deuxième étape. Si vous n’attendiez pas cette lettre, laissez-la."
      ))
  }

  static func recovery(to address: MailAddress, in language: Language, link: String) -> Letter {
    letter(
      to: address, in: language,
      Letter.Subject(en: "A new password for Allies", fr: "Un nouveau mot de passe pour Allies"),
      before: Bilingual(
        en:
          "Somebody asked for a new password for this address. If it was you, this link lets you choose one; it is good for an hour and works once:",
        fr:
          "Quelqu’un a demandé un nouveau mot de passe pour cette adresse. Si c’est vous, ce lien vous permet d’en choisir un\u{202F}; il vaut une heure et ne sert qu’une fois\u{A0}:"
      ),
      link: link,
      after: Bilingual(
        en: "If it was not you, leave it: nothing has changed.",
        fr: "Si ce n’est pas vous, laissez-la\u{A0}: rien n’a changé."))
  }

  /// - Parameter role: which, and where.
  static func newRole(
    to address: MailAddress, in language: Language, role: Bilingual, keeper: Bilingual, link: String
  )
    -> Letter
  {
    letter(
      to: address, in: language,
      Letter.Subject(en: "Another role on Allies", fr: "Un autre rôle sur Allies"),
      before: Bilingual(
        en:
          "You have another role on Allies: \(role.en), at \(keeper.en). Sign in, and choose on your account page what you work as:",
        fr:
          "Vous avez un autre rôle sur Allies\u{A0}: \(role.fr), auprès de \(keeper.fr). Ouvrez une session, puis choisissez dans la page de votre compte à quel titre vous travaillez\u{A0}:"
      ),
      link: link, after: nil)
  }

  static func changed(to address: MailAddress, in language: Language, _ change: AccountChange, link: String)
    -> Letter
  {
    letter(
      to: address, in: language,
      Letter.Subject(en: "Your account on Allies was changed", fr: "Votre compte sur Allies a été modifié"),
      before: Bilingual(
        en: "\(change.words.en) All other sessions were ended. Your account shows how it stands:",
        fr:
          "\(change.words.fr) Toutes les autres sessions ont été fermées. Votre compte montre où il en est\u{A0}:"
      ),
      link: link,
      after: Bilingual(
        en:
          "If it was not you, choose a new password at once, and tell an administrator of your council or agency.",
        fr:
          "Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe, et prévenez l’administration de votre conseil ou organisme."
      ))
  }

  static func letter(
    to address: MailAddress, in language: Language, _ subject: Letter.Subject, before: Bilingual,
    link: String,
    after: Bilingual?
  ) -> Letter {
    func text(_ language: Language) -> String {
      [before[language], link, after?[language]].compactMap(\.self).joined(separator: "\n\n") + "\n"
    }
    func html(_ language: Language) -> String {
      let voice = Voice(language)
      let end: HTML? = after.map { "<p>\(voice($0))</p>" }
      let page: HTML = """
        <p>\(voice(before))</p><p><a\(href: Address(elsewhere: link) ?? "/")>\(link)</a></p>\(end)
        """
      return String(decoding: page.bytes, as: UTF8.self)
    }
    return Letter(
      to: address, language: language, subject: subject,
      text: Bilingual(en: text(.english), fr: frenchSpaces(text(.french))),
      html: Bilingual(en: html(.english), fr: html(.french)))
  }
}

/// What was changed of what somebody signs in with.
enum AccountChange: Sendable {
  case password, app, recoveryCodes, passkeyAdded, passkeyRemoved, providerLinked, providerRemoved, tokenMade

  var words: Bilingual {
    switch self {
    case .password:
      Bilingual(en: "Your password was changed.", fr: "Votre mot de passe a été changé.")
    case .app:
      Bilingual(
        en: "Another app makes your codes now.", fr: "Une autre application produit maintenant vos codes.")
    case .recoveryCodes:
      Bilingual(en: "Your printed codes were replaced.", fr: "Vos codes imprimés ont été remplacés.")
    case .passkeyAdded:
      Bilingual(
        en: "A passkey was added to your account.", fr: "Une clé d’accès a été ajoutée à votre compte.")
    case .passkeyRemoved:
      Bilingual(
        en: "A passkey was removed from your account.", fr: "Une clé d’accès a été retirée de votre compte.")
    case .providerLinked:
      Bilingual(
        en: "The sign-in of your agency or council opens your account from now on.",
        fr: "La connexion de votre organisme ou conseil ouvre désormais votre compte.")
    case .providerRemoved:
      Bilingual(
        en: "The sign-in of your agency or council opens your account no longer.",
        fr: "La connexion de votre organisme ou conseil n’ouvre plus votre compte.")
    case .tokenMade:
      Bilingual(
        en: "A token was made by which a program can act for you.",
        fr: "Un jeton a été créé, par lequel un programme peut agir en votre nom.")
    }
  }
}
