import Basics
import Storage

enum NoteTables {
  static let migrations = [created, authorless]

  private static let created =
    Migration(
      "notes/0001 notes",
      [
        """
        CREATE TABLE notes (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          text \(.text) NOT NULL CONSTRAINT notes_text CHECK (text <> ''),
          visibility \(.text) NOT NULL CONSTRAINT notes_visibility CHECK (visibility IN ('mine', 'keeper', 'consented')),
          author \(.integer) NOT NULL REFERENCES people (id),
          written_at \(.integer) NOT NULL,
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX notes_person ON notes (person, id)",
      ]
        // What somebody keeps for themselves, nobody else of their agency reads either.
        + Wall.guarding(
          "notes",
          seen: """
            (\(Access.keptRow) AND (visibility <> 'mine' OR author = \(Wall.setting("'person'"))))
            OR (visibility = 'consented' AND \(Access.consentedRow("notes.person")))
            """, written: Access.keptRow))

  /// A note outlives the record of whoever wrote it: it is about somebody else. SQLite changes a column by making the table anew.
  private static let authorless = Migration(
    "notes/0002 notes whose author is gone",
    [
      """
      \(sqlite: """
        CREATE TABLE notes_anew (
          id INTEGER PRIMARY KEY,
          person INTEGER NOT NULL,
          keeper INTEGER NOT NULL,
          council INTEGER NOT NULL,
          text TEXT NOT NULL CONSTRAINT notes_text CHECK (text <> ''),
          visibility TEXT NOT NULL CONSTRAINT notes_visibility CHECK (visibility IN ('mine', 'keeper', 'consented')),
          author INTEGER REFERENCES people (id),
          written_at INTEGER NOT NULL,
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) STRICT
        """, postgres: "ALTER TABLE notes ALTER COLUMN author DROP NOT NULL")
      """,
      "\(sqlite: "INSERT INTO notes_anew SELECT * FROM notes", postgres: "")",
      "\(sqlite: "DROP TABLE notes", postgres: "")",
      "\(sqlite: "ALTER TABLE notes_anew RENAME TO notes", postgres: "")",
      "\(sqlite: "CREATE INDEX notes_person ON notes (person, id)", postgres: "")",
      // Whose notes they are is looked for when the author's record goes.
      "CREATE INDEX notes_author ON notes (author) WHERE author IS NOT NULL",
    ])

  static let notes = [
    TableNote(
      "notes", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the note", fr: "désigne la note"),
      ColumnNote("person", .reference, en: "about whom", fr: "sur qui elle porte"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("text", .sensitive, en: "to accompany the person", fr: "pour accompagner la personne"),
      ColumnNote("visibility", .technical, en: "who may read it", fr: "qui peut la lire"),
      ColumnNote("author", .reference, en: "who wrote it", fr: "qui l’a rédigée"),
      ColumnNote("written_at", .technical, en: "when", fr: "quand"))
  ]
}
