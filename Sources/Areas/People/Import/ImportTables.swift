import Basics
import Storage

enum ImportTables {
  static let migrations = [
    Migration(
      "imports/0001 imports",
      [
        """
        CREATE TABLE imports (
          id \(.integer) PRIMARY KEY,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          file \(.text) NOT NULL,
          side \(.text) NOT NULL CONSTRAINT imports_side CHECK (side IN ('newcomers', 'professionals')),
          date_order \(.text),
          content \(.bytes),
          imported_by \(.integer) NOT NULL REFERENCES people (id),
          tried_at \(.integer) NOT NULL,
          done_at \(.integer),
          undone_by \(.integer) REFERENCES people (id),
          undone_at \(.integer),
          CONSTRAINT imports_span CHECK (done_at >= tried_at AND undone_at >= done_at),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX imports_keeper ON imports (keeper, id)",
        """
        CREATE TABLE import_rows (
          id \(.integer) PRIMARY KEY,
          import \(.integer) NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          row_number \(.integer) NOT NULL,
          outcome \(.text) NOT NULL CONSTRAINT import_rows_outcome CHECK (outcome IN ('added', 'known', 'refused', 'removed', 'stayed')),
          person \(.integer),
          words_en \(.text),
          words_fr \(.text),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX import_rows_import ON import_rows (import, id)",
      ] + Wall.guarding("imports", seen: Access.keptRow) + Wall.guarding("import_rows", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "imports", kept: .days(90, after: Bilingual(en: "the import", fr: "l’importation")),
      ColumnNote("id", .technical, en: "stands for the import", fr: "désigne l’importation"),
      ColumnNote("keeper", .technical, en: "who takes the list up", fr: "qui reprend la liste"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("file", .personal, en: "what the file was called", fr: "nom du fichier"),
      ColumnNote("side", .technical, en: "newcomers or professionals", fr: "personnes arrivées ou établies"),
      ColumnNote("date_order", .technical, en: "how its dates are read", fr: "lecture de ses dates"),
      ColumnNote(
        "content", .sensitive, en: "the list, between its trial and its import",
        fr: "la liste, entre l’essai et la reprise",
        kept: .days(2, after: Bilingual(en: "the trial", fr: "l’essai"))),
      ColumnNote("imported_by", .reference, en: "who did it", fr: "qui l’a fait"),
      ColumnNote("tried_at", .technical, en: "when it was tried", fr: "quand elle a été essayée"),
      ColumnNote("done_at", .technical, en: "when it was carried out", fr: "quand elle a été faite"),
      ColumnNote("undone_by", .reference, en: "who undid it", fr: "qui l’a annulée"),
      ColumnNote("undone_at", .technical, en: "when", fr: "quand")),
    TableNote(
      "import_rows", kept: .days(90, after: Bilingual(en: "the import", fr: "l’importation")),
      ColumnNote("id", .technical, en: "stands for the row", fr: "désigne la ligne"),
      ColumnNote("import", .technical, en: "of which import", fr: "de quelle importation"),
      ColumnNote("keeper", .technical, en: "who took the list up", fr: "qui a repris la liste"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("row_number", .technical, en: "which row", fr: "quelle ligne"),
      ColumnNote("outcome", .technical, en: "what became of it", fr: "ce qu’elle est devenue"),
      ColumnNote("person", .reference, en: "who came of it", fr: "le dossier qui en est venu"),
      ColumnNote("words_en", .personal, en: "what to correct", fr: "ce qu’il faut corriger"),
      ColumnNote("words_fr", .personal, en: "what to correct", fr: "ce qu’il faut corriger")),
  ]
}
