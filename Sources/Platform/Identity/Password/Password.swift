import Basics

/// What somebody shows themselves to be by knowing it: the bytes exactly as they were typed, spaces and all.
package struct Password: Sendable {
  /// How many characters (code points) a password has.
  package static let lengths = 8...256

  let bytes: [UInt8]

  /// What was typed to sign in: nil when no password can be like that. `PasswordHasher.verify` takes as long for none.
  package init?(typed text: String) {
    guard !text.isEmpty, text.utf8.count <= 4 * Self.lengths.upperBound,
      text.unicodeScalars.count <= Self.lengths.upperBound
    else { return nil }
    bytes = Array(text.utf8)
  }

  /// A new password. There are no rules of composition: what is refused is what somebody else would guess.
  ///
  /// - Parameter context: what a guesser knows: the name of the council, of the product, the person's name and the part of
  ///   their e-mail address before the @.
  package init(chosen text: String, context: [String]) throws(Refusal) {
    // Counted only as far as it may go: what is far too long costs nothing more.
    let count = text.unicodeScalars.prefix(Self.lengths.upperBound + 1).count
    guard count >= Self.lengths.lowerBound else { throw .passwordIsTooShort(count) }
    guard count <= Self.lengths.upperBound else { throw .passwordIsTooLong }
    let guess = PasswordGuess(text, context: context)
    if let word = guess.contextWord { throw .passwordTells(word) }
    guard guess.tenthsOfBits >= PasswordGuess.enough else { throw .passwordIsCommon }
    bytes = Array(text.utf8)
  }
}

/// Not even by mistake does one stand in a log.
extension Password: CustomStringConvertible, CustomReflectable {
  package var description: String { "a password" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

extension Refusal {
  static func passwordIsTooShort(_ count: Int) -> Refusal {
    Refusal(
      .content,
      en: "Choose a password of \(Password.lengths.lowerBound) characters or more: this one has \(count).",
      fr:
        "Choisissez un mot de passe d’au moins \(Password.lengths.lowerBound) caractères\u{A0}: celui-ci en compte \(count)."
    )
  }

  static let passwordIsTooLong = Refusal(
    .content,
    en: "Choose a password of \(Password.lengths.upperBound) characters or fewer.",
    fr: "Choisissez un mot de passe d’au plus \(Password.lengths.upperBound) caractères.")

  static let passwordIsCommon = Refusal(
    .content,
    en:
      "This password is one of the first that somebody would try. Take three or four words that have nothing to do with each other, or one that your browser suggests.",
    fr:
      "Ce mot de passe est parmi les premiers que quelqu’un essaierait. Prenez trois ou quatre mots sans rapport entre eux, ou celui que votre navigateur propose."
  )

  static func passwordTells(_ word: String) -> Refusal {
    Refusal(
      .content,
      en: "Choose a password without “\(word)”: whoever knows where you sign in would try that first.",
      fr:
        "Choisissez un mot de passe sans «\u{A0}\(word)\u{A0}»\u{A0}: qui sait où vous vous connectez l’essaierait en premier."
    )
  }
}
