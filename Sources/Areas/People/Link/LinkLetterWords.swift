import Basics
import Identity
import Mail
import Site

/// The letter that carries somebody's own link.
enum LinkLetterWords {
  /// - Parameters:
  ///   - origin: where this site is reached.
  ///   - keeper: who keeps their record.
  /// - Throws: a refusal when there is no address that mail could be sent to.
  static func letter(
    to person: Person, _ ticket: Ticket, from origin: String, keeper: Bilingual, _ clock: DayClock
  ) throws(Refusal) -> Letter {
    guard let to = person.email.flatMap({ MailAddress($0) }) else {
      throw Refusal(
        .content,
        en: "There is no e-mail address in this record that a letter could go to. Add one, or ask in person.",
        fr:
          "Ce dossier ne contient pas d’adresse de courriel valable. Ajoutez-en une, ou demandez de vive voix."
      )
    }
    let day = clock.lastDay(before: ticket.kept.expires).words
    let lead = Bilingual(
      en: "\(keeper.en) sends you this link. It is for you alone.",
      fr: "\(keeper.fr) vous envoie ce lien. Il est pour vous seulement.")
    let use = Bilingual(
      en:
        "With it you answer what we ask you, see who may read your record, change your mind about it, see what we keep of you, "
        + "and tell us if something is wrong.",
      fr:
        "Avec lui, vous répondez à nos questions, vous voyez qui peut lire votre dossier, vous changez d’avis si vous voulez, "
        + "vous voyez ce que nous conservons sur vous, et vous nous dites si quelque chose est faux.")
    let care = Bilingual(
      en:
        "The link opens until \(day.en). Please do not pass this letter on: whoever has the link can answer in your name.",
      fr:
        "Le lien s’ouvre jusqu’au \(day.fr). S’il vous plaît, ne transmettez pas cette lettre : avec le lien, une autre personne "
        + "pourrait répondre à votre place.")
    let open = Bilingual(en: "Open my page", fr: "Ouvrir ma page")
    func text(_ language: Language) -> String {
      [lead[language], use[language], address(ticket, origin, language), care[language]].joined(
        separator: "\n\n")
    }
    func html(_ language: Language) -> String {
      let voice = Voice(language)
      guard let link = Address(elsewhere: address(ticket, origin, language)) else { return "" }
      let page: HTML = """
        <p>\(voice(lead))</p><p>\(voice(use))</p><p><a\(href: link)>\(voice(open))</a></p><p>\(voice(care))</p>
        """
      return String(decoding: page.bytes, as: UTF8.self)
    }
    return Letter(
      to: to, language: person.language,
      subject: Letter.Subject(en: "A link for you", fr: "Un lien pour vous"),
      text: Bilingual(en: text(.english), fr: text(.french)),
      html: Bilingual(en: html(.english), fr: html(.french)))
  }

  private static func address(_ ticket: Ticket, _ origin: String, _ language: Language) -> String {
    origin + "/" + language.rawValue + "/links/" + ticket.secret.text
  }
}
