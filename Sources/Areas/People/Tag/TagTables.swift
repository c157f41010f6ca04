import Basics
import Storage

enum TagTables {
  static let migrations = [
    Migration(
      "tags/0001 tags",
      [
        """
        CREATE TABLE tags (
          id \(.integer) PRIMARY KEY,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          name \(.text) NOT NULL CONSTRAINT tags_name CHECK (name <> ''),
          key \(.text) NOT NULL CONSTRAINT tags_key CHECK (key <> ''),
          CONSTRAINT tags_keeper_key UNIQUE (keeper, key),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        """
        CREATE TABLE tagged (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          tag \(.integer) NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
          tagged_by \(.integer) REFERENCES people (id),
          tagged_at \(.integer) NOT NULL,
          CONSTRAINT tagged_once UNIQUE (person, tag),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX tagged_tag ON tagged (tag, person)",
      ] + Wall.guarding("tags", seen: Access.keptRow) + Wall.guarding("tagged", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "tags", kept: .always,
      ColumnNote("id", .technical, en: "stands for the tag", fr: "désigne l’étiquette"),
      ColumnNote("keeper", .technical, en: "whose tag it is", fr: "à qui elle appartient"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("name", .technical, en: "the word", fr: "le mot"),
      ColumnNote("key", .technical, en: "the word as it is compared", fr: "le mot tel qu’il est comparé")),
    TableNote(
      "tagged", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the tagging", fr: "désigne l’étiquetage"),
      ColumnNote("person", .reference, en: "who has the tag", fr: "qui porte l’étiquette"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote(
        "tag", .personal, en: "to find people together", fr: "pour retrouver des personnes ensemble"),
      ColumnNote("tagged_by", .reference, en: "who added it", fr: "qui l’a ajoutée"),
      ColumnNote("tagged_at", .technical, en: "when", fr: "quand")),
  ]
}
