import Basics
import Mail
import Site
import Storage

/// What `allies mail` says, and `allies serve` of mail.
enum MailTalk {
  static let lettersWait = Bilingual(
    en:
      "No mail server is set: letters wait in the database, for 30 days, until mail and mail-from say where they go.",
    fr:
      "Aucun serveur de courriel n’est indiqué\u{A0}: les lettres attendent dans la base de données, pendant 30 jours, que mail et mail-from disent où les remettre."
  )

  static let noSender = Refusal(
    .request, en: "Set mail-from, as for `allies serve`: by it letters are known again when they come back.",
    fr:
      "Indiquez mail-from, comme pour `allies serve`\u{A0}: c’est par lui que l’on reconnaît les lettres qui reviennent."
  )

  static func letters(_ condition: JobQueueCondition) -> Bilingual {
    let (en, fr) = (Voice(.english), Voice(.french))
    return Bilingual(
      en: "Letters that wait: \(en.number(condition.open)); given up: \(en.number(condition.dead)).",
      fr:
        "Lettres qui attendent\u{A0}: \(fr.number(condition.open))\u{202F}; abandonnées\u{A0}: \(fr.number(condition.dead))."
    )
  }

  /// `00f3…  2026-11-22 14:05 UTC  came back: 5.1.1`
  static func line(_ letter: LostLetter) -> Bilingual {
    let start = "\(letter.letter.digits)  \(JobsTalk.stamp(letter.ended))"
    let reason = letter.reason ?? "?"
    return letter.state == .returned
      ? Bilingual(en: "\(start)  came back: \(reason)", fr: "\(start)  revenue\u{A0}: \(reason)")
      : Bilingual(
        en: "\(start)  refused by the server: \(reason)",
        fr: "\(start)  refusée par le serveur\u{A0}: \(reason)")
  }

  static func taken(_ letter: LetterID?) -> Bilingual {
    guard let letter else {
      return Bilingual(
        en: "This is about no letter of ours; nothing was done.",
        fr: "Il ne s’agit d’aucune de nos lettres\u{202F}; rien n’a été fait.")
    }
    return Bilingual(
      en: "Taken in, for the letter \(letter.digits).", fr: "Pris en compte, pour la lettre \(letter.digits)."
    )
  }
}
