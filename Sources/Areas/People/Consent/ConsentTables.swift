import Basics
import Storage

enum ConsentTables {
  static let migrations = [
    Migration(
      "consents/0001 words and requests",
      [
        // What was agreed to stays as it was read, also when a council changes its name or a wording its version.
        "ALTER TABLE consents ADD COLUMN words \(.text) NOT NULL DEFAULT ''",
        """
        CREATE TABLE consent_requests (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          purpose \(.text) NOT NULL CONSTRAINT consent_requests_purpose
            CHECK (purpose IN ('matching', 'referral', 'follow-up', 'reporting')),
          recipient \(.integer) NOT NULL REFERENCES keepers (id),
          whole_council \(.integer) NOT NULL CONSTRAINT consent_requests_whole CHECK (whole_council IN (0, 1)),
          wording \(.integer) NOT NULL,
          language \(.text) NOT NULL CONSTRAINT consent_requests_language CHECK (language IN ('en', 'fr')),
          words \(.text) NOT NULL,
          expires \(.integer) NOT NULL,
          asked \(.integer) NOT NULL,
          asked_by \(.integer) REFERENCES people (id),
          CONSTRAINT consent_requests_span CHECK (expires > asked),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX consent_requests_person ON consent_requests (person, asked)",
        "CREATE INDEX consent_requests_asked ON consent_requests (asked)",
      ] + Wall.guarding("consent_requests", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "consent_requests",
      kept: .days(ConsentRequest.daysOpen, after: Bilingual(en: "it was asked", fr: "la demande")),
      ColumnNote("id", .technical, en: "stands for the request", fr: "désigne la demande"),
      ColumnNote("person", .reference, en: "who is asked", fr: "à qui l’on demande"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("purpose", .personal, en: "what for", fr: "à quelle fin"),
      ColumnNote("recipient", .personal, en: "who would read", fr: "qui pourrait lire"),
      ColumnNote(
        "whole_council", .technical, en: "whether its agencies would too",
        fr: "si ses organismes le pourraient aussi"),
      ColumnNote("wording", .technical, en: "which wording is shown", fr: "quel texte est montré"),
      ColumnNote("language", .personal, en: "in which language", fr: "dans quelle langue"),
      ColumnNote(
        "words", .personal, en: "what they are asked, to the letter", fr: "ce qui est demandé, mot pour mot"),
      ColumnNote("expires", .personal, en: "until when it would hold", fr: "jusqu’à quand il vaudrait"),
      ColumnNote("asked", .personal, en: "when it was asked", fr: "quand on l’a demandé"),
      ColumnNote("asked_by", .reference, en: "who asks", fr: "qui le demande"))
  ]
}
