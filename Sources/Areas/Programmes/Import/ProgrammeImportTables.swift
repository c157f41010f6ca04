import Basics
import People
import Storage

enum ProgrammeImportTables {
  static let migrations = [
    Migration(
      "programme-imports/0001 lists taken into programmes",
      [
        """
        CREATE TABLE programme_imports (
          import \(.integer) PRIMARY KEY REFERENCES imports (id) ON DELETE CASCADE,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          programme \(.integer) NOT NULL REFERENCES programmes (id),
          stage \(.text) NOT NULL CONSTRAINT programme_imports_stage CHECK (stage IN ('applied', 'preparing', 'ready')),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX programme_imports_programme ON programme_imports (programme, import)",
        // Whoever is removed, by an undone list or an erasure, is looked for in all that was decided about them.
        "CREATE INDEX proposals_person ON proposals (person)",
        "CREATE INDEX holds_person ON holds (person)",
      ] + Wall.guarding("programme_imports", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "programme_imports", kept: .days(90, after: Bilingual(en: "the import", fr: "l’importation")),
      ColumnNote("import", .technical, en: "which list", fr: "quelle liste"),
      ColumnNote("keeper", .technical, en: "who takes the list up", fr: "qui reprend la liste"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("programme", .technical, en: "into which programme", fr: "à quel programme"),
      ColumnNote("stage", .technical, en: "at which stage", fr: "à quelle étape"))
  ]
}
