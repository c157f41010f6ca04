import Basics
import Mail
import Site

enum WebhookWords {
  static let nothing = Refusal(
    .missing, en: "There is no such address, or not any more.", fr: "Cette adresse n’existe pas, ou plus.")
  static let isOff = Refusal(
    .conflict, en: "Nothing is sent to this address. Turn it on first.",
    fr: "Rien n’est envoyé à cette adresse. Réactivez-la d’abord.")
  static let tooMany = Refusal(
    .conflict, en: "There are \(Webhook.most) addresses already. Remove one that nobody needs.",
    fr: "Il y a déjà \(Webhook.most) adresses. Retirez-en une dont personne n’a besoin.")

  /// What was answered, for whoever looks after the other end.
  static func outcome(_ word: String) -> Bilingual {
    if Int(word) != nil { return Bilingual(en: "answered \(word)", fr: "a répondu \(word)") }
    if word == "off" {
      return Bilingual(en: "not sent: turned off", fr: "non envoyé\u{A0}: adresse désactivée")
    }
    if word == "cut-short" {
      return Bilingual(en: "the last attempt was cut short", fr: "dernière tentative interrompue")
    }
    if word == "by-hand" {
      return Bilingual(en: "by an administrator", fr: "par l’administration")
    }
    return ProviderWords.trouble(word)
  }

  static func letter(to address: MailAddress, in language: Language, link: String) -> Letter {
    AccountLetterWords.letter(
      to: address, in: language,
      Letter.Subject(
        en: "Allies tells one of your systems nothing any more",
        fr: "Allies n’informe plus un de vos systèmes"),
      before: Bilingual(
        en:
          "An address that you gave for webhooks did not take what was sent to it for three days, or said that it is gone. It was turned off. This page says what it answered:",
        fr:
          "Une adresse que vous avez donnée pour les webhooks n’a rien accepté pendant trois jours, ou a dit qu’elle n’existe plus. Elle a été désactivée. Cette page montre ce qu’elle a répondu\u{A0}:"
      ),
      link: link,
      after: Bilingual(
        en: "When it listens again, turn it on there. What happened meanwhile is in the records.",
        fr:
          "Quand elle écoutera de nouveau, réactivez-la là. Ce qui s’est passé entre-temps est dans les dossiers."
      ))
  }
}
