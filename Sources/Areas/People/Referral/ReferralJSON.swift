import Basics
import Site

/// Referrals, as programs read them.
enum ReferralJSON {
  static let lists = JSONShape<ReferralPage.Lists>(
    "Referrals",
    Bilingual(en: "What came in, and what went out", fr: "Ce qui est arrivé, et ce qui est parti"),
    JSONPart("inbox", referral.list) { $0.inbox },
    JSONPart("outbox", referral.list) { $0.outbox },
    JSONPart("keepers", KeeperJSON.names) { $0.names })

  static let detail = JSONShape<ReferralPage.Detail>(
    "ReferralDetail",
    Bilingual(en: "One referral, and whom it is about", fr: "Une orientation, et de qui il s’agit"),
    JSONPart("referral", referral) { $0.referral },
    JSONPart(
      "person", PersonJSON.person.optional,
      Bilingual(
        en: "Where whoever asks keeps the record, or may read it by consent",
        fr: "Si le dossier est à qui demande, ou lisible par consentement")
    ) { $0.person },
    JSONPart("keepers", KeeperJSON.names) { $0.names })

  private static let referral = JSONShape<Referral>(
    "Referral",
    Bilingual(
      en: "Somebody sent from one agency to another", fr: "Une personne orientée vers un autre organisme"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("person", .id()) { $0.person },
    JSONPart("kind", .word) { $0.kind },
    JSONPart("sender", .id()) { $0.sender },
    JSONPart("recipient", .id()) { $0.recipient },
    JSONPart("reason", .text) { $0.reason },
    JSONPart("sent", .moment) { $0.sent },
    JSONPart("due", .day) { $0.due },
    JSONPart("state", .word) { $0.state },
    JSONPart("answer", .optional(.text)) { $0.answer },
    JSONPart("result", .optional(.word)) { $0.result },
    JSONPart("ended", .optional(.moment)) { $0.ended })
}
