import Basics
import People

/// What `allies council` and `allies invite` say.
enum AccountTalk {
  /// A name without the spaces around it.
  static func word(_ text: String) throws(Refusal) -> String {
    let word = text.split(separator: " ").joined(separator: " ")
    guard !word.isEmpty, word.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw Refusal(
        .request, en: "A name has letters: write one, in quotation marks if it has spaces.",
        fr: "Un nom a des lettres\u{A0}: écrivez-en un, entre apostrophes s’il contient des espaces.")
    }
    return word
  }

  static func added(_ name: Bilingual, isAgency: Bool) -> Bilingual {
    let who =
      isAgency
      ? "--role administrator --agency '\(name.en)' --council …"
      : "--role administrator --council '\(name.en)'"
    return Bilingual(
      en: "Added: \(name.en). Next, invite who looks after it: allies invite ADDRESS --name … \(who)",
      fr:
        "Ajouté\u{A0}: \(name.fr). Invitez maintenant qui s’en occupera\u{A0}: allies invite ADRESSE --name … \(who)"
    )
  }

  static func line(_ keeper: Keeper) -> Bilingual {
    let (indent, city) = (keeper.kind == .agency ? "  " : "", keeper.city)
    return Bilingual(en: "\(indent)\(keeper.name.en), \(city)", fr: "\(indent)\(keeper.name.fr), \(city)")
  }

  static func lines(_ invited: Invited, hasMail: Bool) -> [Bilingual] {
    switch invited {
    case .withAccount:
      [
        Bilingual(
          en: "They have an account already, and this role from now on.",
          fr: "La personne a déjà un compte, et ce rôle désormais.")
      ]
    case .byLink(let link):
      [
        Bilingual(
          en:
            "This link makes the account; it works once, within a week. Hand it on so that nobody reads along:",
          fr:
            "Ce lien crée le compte\u{202F}; il ne sert qu’une fois, dans la semaine. Transmettez-le sans que personne d’autre ne le lise\u{A0}:"
        ),
        Bilingual(same: link),
      ]
        + (hasMail
          ? [Bilingual(en: "A letter with it goes out too.", fr: "Une lettre avec ce lien part aussi.")] : [])
    }
  }

  static let noCouncil = Refusal(
    .missing, en: "There is no council yet. Add one: allies council add --help",
    fr: "Il n’y a pas encore de conseil. Ajoutez-en un\u{A0}: allies council add --help")

  static func isNoAddress(_ text: String) -> Refusal {
    Refusal(
      .request, en: "“\(text)” is no e-mail address. Write one such as imani@example.org",
      fr:
        "«\u{A0}\(text)\u{A0}» n’est pas une adresse de courriel. Écrivez-en une, par exemple imani@example.org"
    )
  }

  static func isNoRole(_ text: String) -> Refusal {
    let roles = Role.allCases.filter(\.isStaff).map(\.rawValue).joined(separator: ", ")
    return Refusal(
      .request, en: "“\(text)” is no role of the staff. These are: \(roles)",
      fr: "«\u{A0}\(text)\u{A0}» n’est pas un rôle du personnel. Ce sont\u{A0}: \(roles)")
  }
}
