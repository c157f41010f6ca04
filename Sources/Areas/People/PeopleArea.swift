import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static let area = Area(
    title: Bilingual(en: "People", fr: "Personnes"),
    migrations: NetworkTables.migrations + TimelineTables.migrations,
    notes: NetworkTables.notes + TimelineTables.notes)
}
