import Basics
import Storage

enum ImportTables {
  static let migrations = [created, doerless, forMore]

  private static let created =
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

  /// A list that was taken up stays, whoever did it. SQLite changes a column by making the table anew.
  private static let doerless = Migration(
    "imports/0002 lists whose importer is gone",
    [
      """
      \(sqlite: """
        CREATE TABLE imports_anew (
          id INTEGER PRIMARY KEY,
          keeper INTEGER NOT NULL,
          council INTEGER NOT NULL,
          file TEXT NOT NULL,
          side TEXT NOT NULL CONSTRAINT imports_side CHECK (side IN ('newcomers', 'professionals')),
          date_order TEXT,
          content BLOB,
          imported_by INTEGER REFERENCES people (id),
          tried_at INTEGER NOT NULL,
          done_at INTEGER,
          undone_by INTEGER REFERENCES people (id),
          undone_at INTEGER,
          CONSTRAINT imports_span CHECK (done_at >= tried_at AND undone_at >= done_at),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) STRICT
        """, postgres: "ALTER TABLE imports ALTER COLUMN imported_by DROP NOT NULL")
      """,
      "\(sqlite: "INSERT INTO imports_anew SELECT * FROM imports", postgres: "")",
      "\(sqlite: "DROP TABLE imports", postgres: "")",
      "\(sqlite: "ALTER TABLE imports_anew RENAME TO imports", postgres: "")",
      "\(sqlite: "CREATE INDEX imports_keeper ON imports (keeper, id)", postgres: "")",
    ])

  /// A list may be taken up for more than records: by the pages of another area, with more becoming of its rows.
  private static let forMore = Migration(
    "imports/0003 lists taken up for more than records",
    [
      "ALTER TABLE imports ADD COLUMN pages \(.text)",
      """
      \(sqlite: """
        CREATE TABLE import_rows_anew (
          id INTEGER PRIMARY KEY,
          import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
          keeper INTEGER NOT NULL,
          council INTEGER NOT NULL,
          row_number INTEGER NOT NULL,
          outcome TEXT NOT NULL CONSTRAINT import_rows_outcome CHECK (outcome IN
            ('added', 'joined', 'unclear', 'known', 'refused', 'removed', 'left', 'stayed')),
          person INTEGER,
          words_en TEXT,
          words_fr TEXT,
          about INTEGER,
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) STRICT
        """, postgres: "ALTER TABLE import_rows ADD COLUMN about BIGINT")
      """,
      "\(sqlite: "INSERT INTO import_rows_anew SELECT *, NULL FROM import_rows", postgres: "ALTER TABLE import_rows DROP CONSTRAINT import_rows_outcome")",
      """
      \(sqlite: "DROP TABLE import_rows", postgres: """
        ALTER TABLE import_rows ADD CONSTRAINT import_rows_outcome CHECK (outcome IN
          ('added', 'joined', 'unclear', 'known', 'refused', 'removed', 'left', 'stayed'))
        """)
      """,
      "\(sqlite: "ALTER TABLE import_rows_anew RENAME TO import_rows", postgres: "")",
      "\(sqlite: "CREATE INDEX import_rows_import ON import_rows (import, id)", postgres: "")",
    ])

  static let notes = [
    TableNote(
      "imports", kept: .days(90, after: Bilingual(en: "the import", fr: "l’importation")),
      ColumnNote("id", .technical, en: "stands for the import", fr: "désigne l’importation"),
      ColumnNote("keeper", .technical, en: "who takes the list up", fr: "qui reprend la liste"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("file", .personal, en: "what the file was called", fr: "nom du fichier"),
      ColumnNote("side", .technical, en: "newcomers or professionals", fr: "personnes arrivées ou établies"),
      ColumnNote("date_order", .technical, en: "how its dates are read", fr: "lecture de ses dates"),
      ColumnNote("pages", .technical, en: "where it is carried out", fr: "où elle est reprise"),
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
      ColumnNote("about", .reference, en: "what else came of it", fr: "ce qui en est venu d’autre"),
      ColumnNote("words_en", .personal, en: "what to correct", fr: "ce qu’il faut corriger"),
      ColumnNote("words_fr", .personal, en: "what to correct", fr: "ce qu’il faut corriger")),
  ]
}
