import Basics
import People
import Storage

enum ProgrammeTables {
  static let migrations = [
    Migration(
      "programmes/0001 programmes",
      [
        """
        CREATE TABLE programmes (
          id \(.integer) PRIMARY KEY,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          name_en \(.text) NOT NULL CONSTRAINT programmes_name_en CHECK (name_en <> ''),
          name_fr \(.text) NOT NULL CONSTRAINT programmes_name_fr CHECK (name_fr <> ''),
          model \(.text) NOT NULL,
          model_version \(.integer) NOT NULL,
          opened \(.integer) NOT NULL,
          opened_by \(.integer) REFERENCES people (id),
          closed \(.integer) CONSTRAINT programmes_span CHECK (closed >= opened),
          CONSTRAINT programmes_kept UNIQUE (id, keeper, council),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX programmes_council ON programmes (council, opened) WHERE closed IS NULL",
        // A version is never changed: what began under it is held to it.
        """
        CREATE TABLE programme_versions (
          id \(.integer) PRIMARY KEY,
          programme \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          number \(.integer) NOT NULL CONSTRAINT programme_versions_number CHECK (number >= 1),
          document \(.text) NOT NULL,
          begun \(.integer) NOT NULL,
          begun_by \(.integer) REFERENCES people (id),
          CONSTRAINT programme_versions_once UNIQUE (programme, number),
          FOREIGN KEY (programme, keeper, council) REFERENCES programmes (id, keeper, council)) \(.strict)
        """,
      ]
        + Wall.guarding("programmes", seen: Access.sharedRow, written: Access.keptRow)
        + Wall.guarding("programme_versions", seen: Access.sharedRow, written: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "programmes", kept: .always,
      ColumnNote("id", .technical, en: "stands for the programme", fr: "désigne le programme"),
      ColumnNote("keeper", .technical, en: "who runs it", fr: "qui le mène"),
      ColumnNote("council", .technical, en: "in which council", fr: "dans quel conseil"),
      ColumnNote("name_en", .technical, en: "its name in English", fr: "son nom en anglais"),
      ColumnNote("name_fr", .technical, en: "its name in French", fr: "son nom en français"),
      ColumnNote("model", .technical, en: "the model it came from", fr: "le modèle dont il vient"),
      ColumnNote("model_version", .technical, en: "which version of it", fr: "quelle version du modèle"),
      ColumnNote("opened", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("opened_by", .reference, en: "who opened it", fr: "qui l’a ouvert"),
      ColumnNote("closed", .technical, en: "until when", fr: "jusqu’à quand")),
    TableNote(
      "programme_versions", kept: .always,
      ColumnNote("id", .technical, en: "stands for the version", fr: "désigne la version"),
      ColumnNote("programme", .technical, en: "of which programme", fr: "de quel programme"),
      ColumnNote("keeper", .technical, en: "who runs it", fr: "qui le mène"),
      ColumnNote("council", .technical, en: "in which council", fr: "dans quel conseil"),
      ColumnNote("number", .technical, en: "counted from one", fr: "numéro, à partir de un"),
      ColumnNote(
        "document", .technical, en: "how the programme works", fr: "comment le programme fonctionne"),
      ColumnNote("begun", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("begun_by", .reference, en: "who changed it", fr: "qui l’a modifié")),
  ]
}
