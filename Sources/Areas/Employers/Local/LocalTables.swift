import Basics
import People
import Storage

enum LocalTables {
  static let migrations = [
    Migration(
      "employers/0001 local topics",
      [
        // A state is never changed: going back to the national text is one more.
        """
        CREATE TABLE topic_versions (
          id \(.integer) PRIMARY KEY,
          topic \(.text) NOT NULL CONSTRAINT topic_versions_topic CHECK (topic <> ''),
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          number \(.integer) NOT NULL CONSTRAINT topic_versions_number CHECK (number >= 1),
          national_version \(.integer) NOT NULL,
          body_en \(.text),
          body_fr \(.text),
          begun \(.integer) NOT NULL,
          begun_by \(.integer) REFERENCES people (id),
          CONSTRAINT topic_versions_once UNIQUE (council, topic, number),
          CONSTRAINT topic_versions_both CHECK ((body_en IS NULL) = (body_fr IS NULL)),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        """
        CREATE TABLE topic_additions (
          id \(.integer) PRIMARY KEY,
          topic \(.text) NOT NULL CONSTRAINT topic_additions_topic CHECK (topic <> ''),
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          kind \(.text) NOT NULL CONSTRAINT topic_additions_kind CHECK (kind IN ('resource', 'contact', 'event')),
          title_en \(.text) NOT NULL CONSTRAINT topic_additions_title_en CHECK (title_en <> ''),
          title_fr \(.text) NOT NULL CONSTRAINT topic_additions_title_fr CHECK (title_fr <> ''),
          words_en \(.text) NOT NULL,
          words_fr \(.text) NOT NULL,
          address \(.text),
          day \(.integer),
          added \(.integer) NOT NULL,
          added_by \(.integer) REFERENCES people (id),
          removed \(.integer) CONSTRAINT topic_additions_span CHECK (removed >= added),
          removed_by \(.integer) REFERENCES people (id),
          CONSTRAINT topic_additions_day CHECK ((kind = 'event') = (day IS NOT NULL)),
          FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
        """,
        "CREATE INDEX topic_additions_shown ON topic_additions (council, topic) WHERE removed IS NULL",
      ]
        + Wall.guarding("topic_versions", seen: Access.sharedRow, written: Access.keptRow)
        + Wall.guarding("topic_additions", seen: Access.sharedRow, written: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "topic_versions", kept: .always,
      ColumnNote("id", .technical, en: "stands for the version", fr: "désigne la version"),
      ColumnNote(
        "topic", .technical, en: "of which topic for employers", fr: "de quel sujet pour les employeurs"),
      ColumnNote("keeper", .technical, en: "who publishes it", fr: "qui le publie"),
      ColumnNote("council", .technical, en: "in which council", fr: "dans quel conseil"),
      ColumnNote("number", .technical, en: "counted from one", fr: "numéro, à partir de un"),
      ColumnNote(
        "national_version", .technical, en: "the national text it was made from",
        fr: "le texte national dont il part"),
      ColumnNote(
        "body_en", .technical, en: "the published text in English", fr: "le texte publié en anglais"),
      ColumnNote(
        "body_fr", .technical, en: "the published text in French", fr: "le texte publié en français"),
      ColumnNote("begun", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("begun_by", .reference, en: "who wrote it", fr: "qui l’a écrit")),
    TableNote(
      "topic_additions", kept: .always,
      ColumnNote("id", .technical, en: "stands for the addition", fr: "désigne l’ajout"),
      ColumnNote(
        "topic", .technical, en: "to which topic for employers", fr: "à quel sujet pour les employeurs"),
      ColumnNote("keeper", .technical, en: "who publishes it", fr: "qui le publie"),
      ColumnNote("council", .technical, en: "in which council", fr: "dans quel conseil"),
      ColumnNote(
        "kind", .technical, en: "a resource, a contact or an event",
        fr: "une ressource, un contact ou une activité"),
      ColumnNote(
        "title_en", .technical, en: "what is published in English", fr: "ce qui est publié en anglais"),
      ColumnNote(
        "title_fr", .technical, en: "what is published in French", fr: "ce qui est publié en français"),
      ColumnNote(
        "words_en", .technical, en: "what is published of it in English",
        fr: "ce qui en est publié en anglais"),
      ColumnNote(
        "words_fr", .technical, en: "what is published of it in French",
        fr: "ce qui en est publié en français"),
      ColumnNote("address", .technical, en: "where it leads", fr: "où il mène"),
      ColumnNote("day", .technical, en: "when it takes place", fr: "quand il a lieu"),
      ColumnNote("added", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("added_by", .reference, en: "who added it", fr: "qui l’a ajouté"),
      ColumnNote("removed", .technical, en: "until when", fr: "jusqu’à quand"),
      ColumnNote("removed_by", .reference, en: "who removed it", fr: "qui l’a retiré")),
  ]
}
