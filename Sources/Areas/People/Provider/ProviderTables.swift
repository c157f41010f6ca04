import Basics
import Storage

/// Providers that sign people in, and who is known by them. A provider belongs to a keeper and is seen by its administrators; who comes in
/// by which, by nobody but themselves (`AccountTables`).
enum ProviderTables {
  static let migrations = [
    Migration("providers/0001 sign-in elsewhere", tables + behindTheWall)
  ]

  private static let tables: [SQL] = [
    """
    CREATE TABLE sign_in_providers (
      keeper \(.integer) PRIMARY KEY,
      council \(.integer) NOT NULL,
      issuer \(.text) NOT NULL,
      client \(.text) NOT NULL,
      client_secret \(.text),
      second_factor \(.text) CONSTRAINT sign_in_providers_factor CHECK (second_factor <> ''),
      added \(.integer) NOT NULL,
      added_by \(.integer) REFERENCES people (id),
      trouble \(.text),
      trouble_at \(.integer),
      FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
    """,
    """
    CREATE TABLE linked_sign_ins (
      provider \(.integer) NOT NULL REFERENCES sign_in_providers (keeper) ON DELETE CASCADE,
      subject \(.text) NOT NULL,
      person \(.integer) NOT NULL REFERENCES accounts (person) ON DELETE CASCADE,
      added \(.integer) NOT NULL,
      used \(.integer),
      PRIMARY KEY (provider, subject),
      CONSTRAINT linked_sign_ins_once UNIQUE (person, provider)) \(.strict)
    """,
  ]

  private static let behindTheWall: [SQL] =
    Wall.guarding("sign_in_providers", seen: Access.keptRow)
    + Wall.guarding("linked_sign_ins", seen: Access.ownRow)

  static let notes: [TableNote] = [
    TableNote(
      "sign_in_providers",
      kept: .until(Bilingual(en: "its keeper removes it", fr: "son retrait par le détenteur")),
      ColumnNote("keeper", .technical, en: "whose it is", fr: "à qui il appartient"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("issuer", .technical, en: "its name for itself", fr: "nom qu’il se donne"),
      ColumnNote("client", .technical, en: "what it calls us", fr: "nom qu’il nous donne"),
      ColumnNote(
        "client_secret", .technical, en: "to show it that we are the ones who ask",
        fr: "pour lui montrer que la demande vient de nous"),
      ColumnNote(
        "second_factor", .technical, en: "what it says when it asked for a second thing",
        fr: "ce qu’il indique lorsqu’il a demandé une deuxième preuve"),
      ColumnNote("added", .technical, en: "since when it is used", fr: "depuis quand il sert"),
      ColumnNote("added_by", .reference, en: "who set it up", fr: "qui l’a configuré"),
      ColumnNote("trouble", .technical, en: "what went wrong last", fr: "dernière difficulté"),
      ColumnNote("trouble_at", .technical, en: "when that was", fr: "moment de cette difficulté")),
    TableNote(
      "linked_sign_ins",
      kept: .until(
        Bilingual(
          en: "its owner or the provider’s keeper removes it",
          fr: "son retrait par la personne ou par le détenteur du fournisseur")),
      ColumnNote("provider", .technical, en: "which provider", fr: "quel fournisseur"),
      ColumnNote(
        "subject", .personal, en: "the provider’s name for the person",
        fr: "nom que le fournisseur donne à la personne"),
      ColumnNote("person", .reference, en: "who comes in by it", fr: "qui ouvre une session ainsi"),
      ColumnNote("added", .personal, en: "since when it opens", fr: "depuis quand il ouvre"),
      ColumnNote("used", .personal, en: "when it was used last", fr: "dernière utilisation")),
  ]
}
