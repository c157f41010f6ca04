import Basics
import Storage

enum MergeTables {
  static let migrations = [
    Migration(
      "merges/0001 merges",
      [
        """
        CREATE TABLE merges (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          absorbed \(.integer) NOT NULL REFERENCES people (id) ON DELETE CASCADE,
          merged_by \(.integer) REFERENCES people (id),
          merged_at \(.integer) NOT NULL,
          undone_by \(.integer) REFERENCES people (id),
          undone_at \(.integer),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX merges_person ON merges (person, id)",
        "CREATE UNIQUE INDEX merges_absorbed ON merges (absorbed) WHERE undone_at IS NULL",
        // What a cell held before: enough to bring back exactly what was, and no copy of anything that stays.
        """
        CREATE TABLE merged_cells (
          id \(.integer) PRIMARY KEY,
          merge \(.integer) NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          cell \(.text) NOT NULL,
          row_id \(.integer) NOT NULL,
          number \(.integer),
          text \(.text),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX merged_cells_merge ON merged_cells (merge, id)",
      ] + Wall.guarding("merges", seen: Access.keptRow) + Wall.guarding("merged_cells", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "merges", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the merge", fr: "désigne la réunion"),
      ColumnNote("person", .reference, en: "who has everything now", fr: "dossier qui contient tout"),
      ColumnNote("keeper", .technical, en: "who keeps the records", fr: "détenteur des dossiers"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("absorbed", .reference, en: "whose record was taken up", fr: "dossier qui a été absorbé"),
      ColumnNote("merged_by", .reference, en: "who merged them", fr: "qui les a réunis"),
      ColumnNote("merged_at", .technical, en: "when", fr: "quand"),
      ColumnNote("undone_by", .reference, en: "who undid it", fr: "qui l’a annulée"),
      ColumnNote("undone_at", .technical, en: "when", fr: "quand")),
    TableNote(
      "merged_cells",
      kept: .days(Merge.undoDays, after: Bilingual(en: "the merge", fr: "la réunion")),
      ColumnNote("id", .technical, en: "stands for the cell", fr: "désigne la cellule"),
      ColumnNote("merge", .reference, en: "of which merge", fr: "de quelle réunion"),
      ColumnNote("keeper", .technical, en: "who keeps the records", fr: "détenteur des dossiers"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("cell", .technical, en: "in which column", fr: "dans quelle colonne"),
      ColumnNote("row_id", .reference, en: "of which row", fr: "de quelle ligne"),
      ColumnNote(
        "number", .personal, en: "what it held, to undo the merge", fr: "ce qu’elle contenait, pour annuler"),
      ColumnNote(
        "text", .personal, en: "what it held, to undo the merge", fr: "ce qu’elle contenait, pour annuler")),
  ]
}
