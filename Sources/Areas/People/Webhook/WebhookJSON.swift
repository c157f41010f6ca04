import Basics
import Site

/// Systems that are told what happens, as programs of administrators read them: a secret stands nowhere in it.
enum WebhookJSON {
  static let all = JSONShape<[Webhook]>(
    "Webhooks",
    Bilingual(en: "Addresses that are told what happens", fr: "Adresses informées de ce qui se passe"),
    JSONPart("webhooks", webhook.list) { $0 })

  private static let webhook = JSONShape<Webhook>(
    "Webhook", Bilingual(en: "An address that is told", fr: "Une adresse informée"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("address", .text) { $0.address },
    JSONPart("added", .moment) { $0.added },
    JSONPart(
      "off", .optional(.moment),
      Bilingual(en: "Since when nothing is sent", fr: "Depuis quand rien n’est envoyé")
    ) {
      $0.off?.at
    },
    JSONPart("off_because", .optional(.text)) { $0.off?.because })

  /// An address, and what was sent there last.
  struct Whole: Sendable {
    let webhook: Webhook
    let deliveries: [WebhookDelivery]
  }

  static let whole = JSONShape<Whole>(
    "WebhookWhole",
    Bilingual(en: "An address, and what was sent there last", fr: "Une adresse, et ses derniers envois"),
    JSONPart("webhook", webhook) { $0.webhook },
    JSONPart("deliveries", delivery.list) { $0.deliveries })

  private static let delivery = JSONShape<WebhookDelivery>(
    "WebhookDelivery", Bilingual(en: "One thing that was told", fr: "Un envoi"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("event", .word) { $0.event },
    JSONPart("added", .moment) { $0.added },
    JSONPart("state", .word) { $0.state },
    JSONPart("attempts", .count) { $0.attempts },
    JSONPart(
      "outcome", .optional(.text),
      Bilingual(
        en: "The status that was answered, or why there was none",
        fr: "Le code reçu, ou pourquoi il n’y en a pas")
    ) { $0.outcome },
    JSONPart("tried", .optional(.moment)) { $0.tried })
}
