import Basics
import Storage

enum DirectoryTables {
  static let migrations = [
    Migration(
      "profile/0003 directory",
      [
        "CREATE INDEX people_by_city ON people (keeper, city, sort_name, id) WHERE merged_into IS NULL",
        """
        CREATE TABLE saved_filters (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL REFERENCES people (id) ON DELETE CASCADE,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          name \(.text) NOT NULL CONSTRAINT saved_filters_label CHECK (name <> ''),
          find \(.text) NOT NULL,
          role \(.text),
          tag \(.integer) REFERENCES tags (id) ON DELETE SET NULL,
          city \(.text),
          CONSTRAINT saved_filters_name UNIQUE (person, keeper, name),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
      ]
        + Wall.guarding(
          "saved_filters", seen: "\(Access.keptRow) AND person = \(Wall.setting("'person'"))"))
  ]

  static let notes = [
    TableNote(
      "saved_filters", kept: .until(Bilingual(en: "its owner removes it", fr: "son retrait par son auteur")),
      ColumnNote("id", .technical, en: "stands for the filter", fr: "désigne le filtre"),
      ColumnNote("person", .reference, en: "whose filter it is", fr: "à qui est le filtre"),
      ColumnNote("keeper", .technical, en: "where they work", fr: "où la personne travaille"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("name", .personal, en: "what they call it", fr: "le nom qu’elle lui donne"),
      ColumnNote("find", .personal, en: "what it looks for", fr: "ce qu’il cherche"),
      ColumnNote("role", .technical, en: "in which role", fr: "dans quel rôle"),
      ColumnNote("tag", .technical, en: "with which tag", fr: "avec quelle étiquette"),
      ColumnNote("city", .technical, en: "in which city", fr: "dans quelle ville"))
  ]
}
