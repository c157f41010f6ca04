import Basics
import People
import Site
import Storage

/// Programmes: how people are brought together, and what comes of it.
package enum ProgrammesArea {
  package static func area(in zone: Zone? = nil) -> Area {
    Area(
      title: Bilingual(en: "Programmes", fr: "Programmes"), migrations: migrations, navigation: navigation,
      notes: notes
    ) { routes in
      DeskRoutes.declare(&routes, in: DayClock(zone))
    }
  }

  package static let migrations =
    ProgrammeTables.migrations + ApplicationTables.migrations + DeskTables.migrations

  package static let notes = ProgrammeTables.notes + ApplicationTables.notes + DeskTables.notes

  private static let navigation = [
    NavigationEntry(DeskWords.title, "/desk", for: Set(Role.ofRecords.map(\.rawValue)))
  ]
}
