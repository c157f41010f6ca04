import Basics
import People
import Storage

enum WorkCalendarTables {
  static let migrations = [
    Migration(
      "working-time/0001 calendars",
      [
        """
        CREATE TABLE work_calendars (
          council \(.integer) PRIMARY KEY REFERENCES keepers (id),
          jurisdiction \(.text) NOT NULL CONSTRAINT work_calendars_jurisdiction CHECK (jurisdiction IN ('AB', 'BC', 'MB', 'NB',
            'NL', 'NT', 'NS', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT', 'CA')),
          zone \(.text) NOT NULL CONSTRAINT work_calendars_zone CHECK (zone <> ''),
          changed \(.integer) NOT NULL,
          changed_by \(.integer) REFERENCES people (id)) \(.strict)
        """
      ] + Wall.guarding("work_calendars", seen: Access.sharedRow))
  ]

  static let notes = [
    TableNote(
      "work_calendars", kept: .always,
      ColumnNote("council", .technical, en: "whose days they are", fr: "conseil concerné"),
      ColumnNote(
        "jurisdiction", .technical, en: "whose holidays count", fr: "province ou territoire des jours fériés"),
      ColumnNote("zone", .technical, en: "what its clocks show", fr: "fuseau horaire"),
      ColumnNote("changed", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("changed_by", .reference, en: "who said so", fr: "qui l’a indiqué"))
  ]
}
