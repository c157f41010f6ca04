import Basics
import Storage

enum TimelineTables {
  static let migrations = [
    Migration(
      "timeline/0001 happenings",
      [
        """
        CREATE TABLE happenings (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          at \(.integer) NOT NULL,
          kind \(.text) NOT NULL,
          by_person \(.integer) REFERENCES people (id),
          about \(.integer),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX happenings_person ON happenings (person, id)",
      ] + Wall.guarding("happenings", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "happenings", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for what happened", fr: "désigne l’événement"),
      ColumnNote("person", .reference, en: "with whom", fr: "qui est concerné"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("at", .personal, en: "when", fr: "quand"),
      ColumnNote("kind", .personal, en: "what it was", fr: "de quoi il s’agit"),
      ColumnNote("by_person", .reference, en: "who did it", fr: "qui l’a fait"),
      ColumnNote("about", .reference, en: "what it is about", fr: "sur quoi il porte"))
  ]
}
