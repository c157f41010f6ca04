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
      let clock = DayClock(zone)
      ProgrammeRoutes.declare(&routes, clock)
      DeskRoutes.declare(&routes, in: clock)
      WorkCalendarRoutes.declare(&routes, clock)
    }
  }

  package static let migrations =
    ProgrammeTables.migrations + ApplicationTables.migrations + DeskTables.migrations
    + WorkCalendarTables.migrations

  package static let notes = ProgrammeTables.notes + ApplicationTables.notes + DeskTables.notes
    + WorkCalendarTables.notes

  private static let navigation = [
    NavigationEntry(DeskWords.title, "/desk", for: Set(Role.ofRecords.map(\.rawValue))),
    NavigationEntry(ModelPage.section, "/programmes", for: Set(Role.ofRecords.map(\.rawValue))),
  ]
}
