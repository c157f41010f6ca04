import Basics
import Identity
import Site
import Storage

/// Choosing a password, and showing that one knows it.
enum PasswordForm {
  static let chosen = Field.password(
    "new-password", Bilingual(en: "New password", fr: "Nouveau mot de passe"), autocomplete: "new-password"
  )
  .hint(
    Bilingual(
      en:
        "Eight characters or more; three or four words that have nothing to do with each other are best. Paste it if you like.",
      fr:
        "Huit caractères ou plus\u{202F}; trois ou quatre mots sans rapport entre eux conviennent le mieux. Vous pouvez le coller."
    ))
  static let current = Field.password(
    "password", Bilingual(en: "Your password now", fr: "Votre mot de passe actuel"),
    autocomplete: "current-password")

  /// From a link, which has shown who it is.
  static let byLink = Form("people/password-by-link", chosen) { $0 }

  struct Change: Sendable {
    let current: String
    let chosen: String
  }

  static let change = Form("people/password", current, chosen) { Change(current: $0, chosen: $1) }

  /// - Parameter guessable: what it may not hold.
  /// - Throws: what to correct.
  static func password(_ chosen: String, guessable: [String]) throws(FormMessages) -> Password {
    do {
      return try Password(chosen: chosen, context: guessable)
    } catch {
      throw FormMessages(Self.chosen, en: error.sentence.en, fr: error.sentence.fr)
    }
  }
}

extension Visit {
  /// Whoever is signed in, having shown the password once more: before anything is changed by which they sign in.
  ///
  /// - Throws: what to correct, below the question for the password.
  func reauthenticated(_ typed: String, _ setting: AccountSetting) async throws -> Account {
    let account = try await ownAccount
    try ask(.signIn, account: account.signInName.key)
    guard try await setting.hasher.verify(Password(typed: typed), against: account.password) else {
      throw FormMessages(
        PasswordForm.current, en: "This is not your password", fr: "Ce n’est pas votre mot de passe")
    }
    forgive(.signIn, account: account.signInName.key)
    return account
  }

  var ownAccount: Account {
    get async throws {
      let person = try access.person
      let account = try await ownDatabase.read { try AccountStore($0).account(person) }
      guard let account else { throw KeptTicket.refusal }
      return account
    }
  }
}

extension Account {
  var signInName: SignInName { SignInName(email) }
}
