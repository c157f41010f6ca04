import Basics
import People
import Storage

enum ApplicationTables {
  static let migrations = [
    Migration(
      "applications/0001 applications",
      [
        """
        CREATE TABLE applications (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          programme \(.integer) NOT NULL REFERENCES programmes (id),
          side \(.text) NOT NULL CONSTRAINT applications_side CHECK (side IN ('newcomers', 'professionals')),
          stage \(.text) NOT NULL CONSTRAINT applications_stage CHECK (stage IN ('applied', 'preparing', 'ready')),
          applied \(.integer) NOT NULL,
          reached \(.integer) NOT NULL,
          taken_by \(.integer) REFERENCES people (id),
          ended \(.integer) CONSTRAINT applications_span CHECK (ended >= applied),
          ending \(.text) CONSTRAINT applications_ending CHECK ((ending IS NULL) = (ended IS NULL)
            AND ending IN ('completed', 'withdrew', 'not-eligible', 'not-reached', 'other')),
          ended_by \(.integer) REFERENCES people (id),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        // Nobody stands twice on the same side of a programme.
        "CREATE UNIQUE INDEX applications_now ON applications (person, programme, side) WHERE ended IS NULL",
        "CREATE INDEX applications_waiting ON applications (programme, side, stage, applied) WHERE ended IS NULL",
      ]
        + Wall.guarding(
          "applications", seen: "\(Access.keptRow) OR \(Access.consentedRow("applications.person"))",
          written: Access.keptRow)),
    Migration(
      "applications/0002 arrivals",
      [
        """
        ALTER TABLE applications ADD COLUMN came \(.text) CONSTRAINT applications_came CHECK (came IN ('form', 'referral'))
        """,
        "ALTER TABLE applications ADD COLUMN version \(.integer)",
      ]),
  ]

  static let notes = [
    TableNote(
      "applications", kept: PeopleArea.untilErased,
      ColumnNote("id", .technical, en: "stands for the application", fr: "désigne la candidature"),
      ColumnNote("person", .reference, en: "who takes part", fr: "qui participe"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("programme", .personal, en: "in what", fr: "à quoi"),
      ColumnNote("side", .personal, en: "to be helped or to help", fr: "pour être aidé ou pour aider"),
      ColumnNote("stage", .personal, en: "how far it has come", fr: "où en est la candidature"),
      ColumnNote("applied", .personal, en: "since when", fr: "depuis quand"),
      ColumnNote("reached", .personal, en: "since when at this stage", fr: "depuis quand à cette étape"),
      ColumnNote("taken_by", .reference, en: "who took it up", fr: "qui l’a enregistrée"),
      ColumnNote("ended", .personal, en: "when it ended", fr: "quand elle a pris fin"),
      ColumnNote("ending", .personal, en: "why", fr: "pourquoi"),
      ColumnNote("ended_by", .reference, en: "who ended it", fr: "qui y a mis fin"),
      ColumnNote(
        "came", .personal, en: "by a form, or sent by an agency",
        fr: "par formulaire, ou envoyée par un organisme"),
      ColumnNote(
        "version", .technical, en: "which version of the programme", fr: "quelle version du programme"))
  ]
}
