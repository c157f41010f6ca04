import Basics
import Storage

/// Addresses that are told what happens, and what became of what was sent to them. What is sent is made of the happening when it is sent, so
/// that nothing of a person stands here: with their record goes what waits to be told of it.
enum WebhookTables {
  static let migrations = [Migration("webhooks/0001 webhooks", tables + behindTheWall)]

  private static let tables: [SQL] = [
    """
    CREATE TABLE webhooks (
      id \(.integer) PRIMARY KEY,
      keeper \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      address \(.text) NOT NULL,
      secret \(.text) NOT NULL,
      former_secret \(.text),
      former_until \(.integer),
      added \(.integer) NOT NULL,
      added_by \(.integer) REFERENCES people (id),
      off \(.integer),
      off_reason \(.text),
      FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
    """,
    "CREATE INDEX webhooks_keeper ON webhooks (keeper)",
    """
    CREATE TABLE webhook_deliveries (
      id \(.integer) PRIMARY KEY,
      webhook \(.integer) NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
      keeper \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      event \(.text) NOT NULL,
      happening \(.integer) REFERENCES happenings (id) ON DELETE CASCADE,
      added \(.integer) NOT NULL,
      state \(.text) NOT NULL CONSTRAINT webhook_deliveries_state CHECK (state IN ('waiting', 'delivered', 'failed')),
      attempts \(.integer) NOT NULL,
      outcome \(.text),
      tried \(.integer),
      FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
    """,
    "CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook, id)",
    "CREATE INDEX webhook_deliveries_happening ON webhook_deliveries (happening)",
    "CREATE INDEX webhook_deliveries_added ON webhook_deliveries (added)",
  ]

  private static let behindTheWall: [SQL] =
    Wall.guarding("webhooks", seen: Access.keptRow)
    + Wall.guarding("webhook_deliveries", seen: Access.keptRow)

  static let notes: [TableNote] = [
    TableNote(
      "webhooks", kept: .until(Bilingual(en: "its keeper removes it", fr: "son retrait par le détenteur")),
      ColumnNote("id", .technical, en: "stands for the address", fr: "désigne l’adresse"),
      ColumnNote("keeper", .technical, en: "whose system it is", fr: "à qui est ce système"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("address", .technical, en: "where it listens", fr: "où il écoute"),
      ColumnNote("secret", .technical, en: "to sign what is sent", fr: "pour signer les envois"),
      ColumnNote(
        "former_secret", .technical, en: "the one before, for a while", fr: "le précédent, pour un temps"),
      ColumnNote(
        "former_until", .technical, en: "until when it signs too", fr: "jusqu’à quand il signe aussi"),
      ColumnNote("added", .technical, en: "since when it is told", fr: "depuis quand il est informé"),
      ColumnNote("added_by", .reference, en: "who set it up", fr: "qui l’a configuré"),
      ColumnNote("off", .technical, en: "since when nothing is sent", fr: "depuis quand rien n’est envoyé"),
      ColumnNote("off_reason", .technical, en: "why", fr: "pourquoi")),
    TableNote(
      "webhook_deliveries",
      kept: .days(Webhook.deliveryDays, after: Bilingual(en: "it was asked for", fr: "la demande d’envoi")),
      ColumnNote("id", .technical, en: "stands for what is sent", fr: "désigne l’envoi"),
      ColumnNote("webhook", .technical, en: "where to", fr: "à quelle adresse"),
      ColumnNote("keeper", .technical, en: "whose system it is", fr: "à qui est ce système"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("event", .technical, en: "what kind of thing happened", fr: "genre d’événement"),
      ColumnNote("happening", .reference, en: "what happened", fr: "ce qui s’est passé"),
      ColumnNote("added", .technical, en: "when it was asked for", fr: "moment de la demande"),
      ColumnNote("state", .technical, en: "waiting, delivered or failed", fr: "en attente, livré ou échoué"),
      ColumnNote("attempts", .technical, en: "how often it was tried", fr: "nombre d’essais"),
      ColumnNote("outcome", .technical, en: "what was answered", fr: "ce qui a été répondu"),
      ColumnNote("tried", .technical, en: "when it was tried last", fr: "dernier essai")),
  ]
}
