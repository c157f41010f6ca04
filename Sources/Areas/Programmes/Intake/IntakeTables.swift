import Basics
import People
import Storage

enum IntakeTables {
  static let migrations = [
    Migration("intake/0001 forms", drafts + places)
  ]

  private static let drafts: [SQL] =
    [
      """
      CREATE TABLE intake_drafts (
        id \(.integer) PRIMARY KEY,
        digest \(.text) NOT NULL UNIQUE,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        council \(.integer) NOT NULL,
        side \(.text) NOT NULL CONSTRAINT intake_drafts_side CHECK (side IN ('newcomers', 'professionals')),
        version \(.integer) NOT NULL,
        language \(.text) NOT NULL CONSTRAINT intake_drafts_language CHECK (language IN ('en', 'fr')),
        answers \(.text) NOT NULL,
        begun \(.integer) NOT NULL,
        saved \(.integer) NOT NULL,
        expires \(.integer) NOT NULL CONSTRAINT intake_drafts_life CHECK (expires > saved),
        sent \(.integer) CONSTRAINT intake_drafts_sent CHECK (sent IS NULL OR answers = '')) \(.strict)
      """,
      "CREATE INDEX intake_drafts_expires ON intake_drafts (expires)",
    ]
    // Nobody's rows: the program shows one to whoever has its secret.
    + Wall.guarding("intake_drafts", seen: "1 = 0")

  private static let places: [SQL] =
    [
      """
      CREATE TABLE intake_places (
        id \(.integer) PRIMARY KEY,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        side \(.text) NOT NULL CONSTRAINT intake_places_side CHECK (side IN ('newcomers', 'professionals')),
        receiver \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        opened \(.integer) NOT NULL,
        opened_by \(.integer) REFERENCES people (id),
        CONSTRAINT intake_places_once UNIQUE (programme, side, receiver),
        FOREIGN KEY (receiver, council) REFERENCES keepers (id, council)) \(.strict)
      """
    ] + Wall.guarding("intake_places", seen: Access.sharedRow)

  static let notes = [
    TableNote(
      "intake_drafts",
      kept: .days(
        IntakeDraft.days, after: Bilingual(en: "something was last typed", fr: "la dernière saisie")),
      ColumnNote("id", .technical, en: "stands for the form", fr: "désigne le formulaire"),
      ColumnNote(
        "digest", .technical, en: "finds the form, and opens nothing",
        fr: "retrouve le formulaire, sans l’ouvrir"),
      ColumnNote("programme", .technical, en: "what for", fr: "pour quel programme"),
      ColumnNote("council", .technical, en: "of which council", fr: "de quel conseil"),
      ColumnNote("side", .technical, en: "to be helped or to help", fr: "pour être aidé ou pour aider"),
      ColumnNote(
        "version", .technical, en: "which questions were shown", fr: "quelles questions ont été posées"),
      ColumnNote("language", .technical, en: "in which language", fr: "dans quelle langue"),
      ColumnNote(
        "answers", .sensitive, en: "what was typed and not yet sent; emptied when it is sent",
        fr: "ce qui a été écrit et pas encore envoyé ; vidé à l’envoi"),
      ColumnNote("begun", .technical, en: "when it was begun", fr: "quand il a été commencé"),
      ColumnNote("saved", .technical, en: "when it was last kept", fr: "quand il a été conservé"),
      ColumnNote("expires", .technical, en: "until when it opens", fr: "jusqu’à quand il s’ouvre"),
      ColumnNote("sent", .technical, en: "when it was sent", fr: "quand il a été envoyé")),
    TableNote(
      "intake_places", kept: .always,
      ColumnNote("id", .technical, en: "stands for the place", fr: "désigne la place"),
      ColumnNote("programme", .technical, en: "of which programme", fr: "de quel programme"),
      ColumnNote("side", .technical, en: "for which side", fr: "de quel côté"),
      ColumnNote("receiver", .technical, en: "who gets what comes in", fr: "qui reçoit les candidatures"),
      ColumnNote("council", .technical, en: "of which council", fr: "de quel conseil"),
      ColumnNote("opened", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("opened_by", .reference, en: "who opened it", fr: "qui l’a ouvert")),
  ]
}
