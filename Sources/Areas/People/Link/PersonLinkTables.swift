import Basics
import Storage

enum PersonLinkTables {
  static let migrations = [
    Migration(
      "links/0001 person links",
      [
        """
        CREATE TABLE person_links (
          digest \(.text) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          made \(.integer) NOT NULL,
          made_by \(.integer) REFERENCES people (id),
          expires \(.integer) NOT NULL,
          used \(.integer),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX person_links_person ON person_links (person, made)",
        "CREATE INDEX person_links_made_by ON person_links (made_by)",
        "CREATE INDEX person_links_expires ON person_links (expires)",
      ] + Wall.guarding("person_links", seen: Access.keptRow))
  ]

  /// Days after which a link that ended is forgotten: until then its page says what to do.
  static let daysAfterEnd = 90

  static let notes = [
    TableNote(
      "person_links", kept: .days(daysAfterEnd, after: Bilingual(en: "it ended", fr: "son échéance")),
      ColumnNote(
        "digest", .technical, en: "finds the link, and opens nothing", fr: "retrouve le lien, sans l’ouvrir"),
      ColumnNote("person", .reference, en: "whose link it is", fr: "à qui est le lien"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("made", .personal, en: "when it was sent", fr: "quand il a été envoyé"),
      ColumnNote("made_by", .reference, en: "who sent it", fr: "qui l’a envoyé"),
      ColumnNote("expires", .technical, en: "until when it opens", fr: "jusqu’à quand il ouvre"),
      ColumnNote("used", .personal, en: "when something was done by it", fr: "quand il a servi"))
  ]
}
