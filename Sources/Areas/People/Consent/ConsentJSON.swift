import Basics
import Site

/// Consents, as programs read them.
enum ConsentJSON {
  static let overview = JSONShape<ConsentPage.Overview>(
    "Consents",
    Bilingual(
      en: "What somebody agreed to, and is asked for",
      fr: "Ce qu’une personne a accepté, et ce qu’on lui demande"),
    JSONPart("consents", consent.list) { $0.consents },
    JSONPart("requests", request.list) { $0.requests },
    JSONPart("keepers", KeeperJSON.names) { $0.names })

  static let consent = JSONShape<Consent>(
    "Consent",
    Bilingual(
      en: "A permission that one council or agency may read what another keeps",
      fr: "Une permission, pour un conseil ou organisme, de lire ce qu’un autre conserve"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("purpose", .word) { $0.purpose },
    JSONPart("recipient", .id()) { $0.recipient },
    JSONPart("whole_council", .flag) { $0.isForWholeCouncil },
    JSONPart("given", .moment) { $0.given },
    JSONPart("manner", .word) { $0.manner },
    JSONPart("language", .word) { $0.language },
    JSONPart("wording", .number) { $0.wording },
    JSONPart(
      "words", .text,
      Bilingual(en: "What they agreed to, to the letter", fr: "Ce qui a été accepté, à la lettre")
    ) {
      $0.words
    },
    JSONPart("expires", .moment) { $0.expires },
    JSONPart("withdrawn", .optional(.moment)) { $0.withdrawn })

  private static let request = JSONShape<ConsentRequest>(
    "ConsentRequest",
    Bilingual(en: "A question that is not answered yet", fr: "Une demande encore sans réponse"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("purpose", .word) { $0.purpose },
    JSONPart("recipient", .id()) { $0.recipient.keeper },
    JSONPart("whole_council", .flag) { $0.recipient.isWholeCouncil },
    JSONPart("language", .word) { $0.language },
    JSONPart("words", .text) { $0.words },
    JSONPart("asked", .moment) { $0.asked },
    JSONPart(
      "expires", .moment,
      Bilingual(en: "Of the consent, if it is given", fr: "Du consentement, s’il est donné")
    ) {
      $0.expires
    })
}
