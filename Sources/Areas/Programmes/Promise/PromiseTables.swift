import Basics
import People
import Storage

enum PromiseTables {
  // `person` is the newcomer. `next` is when the program looks at it again; nothing once somebody of the staff has to.
  static let migrations = [
    Migration(
      "promises/0001 promises",
      [
        """
        CREATE TABLE promises (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
          decided_for \(.integer) NOT NULL REFERENCES keepers (id),
          name \(.text) NOT NULL,
          began \(.integer) NOT NULL,
          started \(.integer) NOT NULL,
          due \(.integer) NOT NULL CONSTRAINT promises_due CHECK (due > started),
          next \(.integer),
          reminders \(.integer) NOT NULL CONSTRAINT promises_reminders CHECK (reminders >= 0),
          missed \(.integer),
          ended \(.integer) CONSTRAINT promises_ended CHECK (ended IS NULL OR next IS NULL),
          CONSTRAINT promises_once UNIQUE (partnership, name, began),
          FOREIGN KEY (partnership, began) REFERENCES partnership_events (partnership, number) ON DELETE CASCADE,
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX promises_next ON promises (next) WHERE next IS NOT NULL",
        "CREATE INDEX promises_open ON promises (partnership) WHERE ended IS NULL",
        "CREATE INDEX promises_missed ON promises (decided_for, missed) WHERE ended IS NULL AND missed IS NOT NULL",
      ] + Wall.guarding("promises", seen: PartnershipTables.ofWhoeverDecided))
  ]

  static let notes = [
    TableNote(
      "promises", kept: PeopleArea.untilErased,
      ColumnNote("id", .technical, en: "stands for the promise", fr: "désigne l’engagement"),
      ColumnNote("person", .reference, en: "the newcomer", fr: "la personne nouvellement arrivée"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("partnership", .reference, en: "in which partnership", fr: "dans quel partenariat"),
      ColumnNote("decided_for", .technical, en: "who decided", fr: "qui a décidé"),
      ColumnNote("name", .technical, en: "which clock of the programme", fr: "quelle échéance du programme"),
      ColumnNote("began", .technical, en: "the event that started it", fr: "l’événement de départ"),
      ColumnNote("started", .personal, en: "when it began", fr: "quand elle a commencé"),
      ColumnNote("due", .personal, en: "until when", fr: "jusqu’à quand"),
      ColumnNote("next", .technical, en: "when it is looked at again", fr: "prochaine vérification"),
      ColumnNote("reminders", .technical, en: "how many reminders", fr: "nombre de rappels"),
      ColumnNote("missed", .personal, en: "when its time was over", fr: "quand le délai a été dépassé"),
      ColumnNote(
        "ended", .personal, en: "when it was kept, or of no matter any more", fr: "quand elle a pris fin"))
  ]
}
