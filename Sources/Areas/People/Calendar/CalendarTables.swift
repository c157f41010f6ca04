import Basics
import Storage

/// Addresses of calendars, of which only digests are kept. Like an account (`AccountTables`) such an address is its owner's and nobody else's.
enum CalendarTables {
  static let migrations = [
    Migration(
      "calendars/0001 calendars",
      [
        """
        CREATE TABLE calendar_feeds (
          person \(.integer) PRIMARY KEY REFERENCES accounts (person) ON DELETE CASCADE,
          digest \(.text) NOT NULL CONSTRAINT calendar_feeds_digest UNIQUE,
          appointment \(.integer) NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
          made \(.integer) NOT NULL) \(.strict)
        """,
        "CREATE INDEX calendar_feeds_appointment ON calendar_feeds (appointment)",
      ] + Wall.guarding("calendar_feeds", seen: Access.ownRow))
  ]

  static let notes = [
    TableNote(
      "calendar_feeds",
      kept: .until(Bilingual(en: "its owner ends it", fr: "sa fin, décidée par la personne")),
      ColumnNote("person", .reference, en: "whose it is", fr: "à qui il est"),
      ColumnNote("digest", .sensitive, en: "to know the address again", fr: "pour reconnaître l’adresse"),
      ColumnNote("appointment", .reference, en: "in which role", fr: "à quel titre"),
      ColumnNote("made", .personal, en: "since when there is one", fr: "depuis quand il existe"))
  ]
}
