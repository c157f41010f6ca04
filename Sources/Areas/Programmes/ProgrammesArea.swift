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
      ProgrammeImportRoutes.declare(&routes, clock)
      WorkCalendarRoutes.declare(&routes, clock)
      IntakeOpeningRoutes.declare(&routes)
      IntakeRoutes.declare(&routes, clock)
      ApplicationRoutes.declare(&routes, clock)
      ProgrammeReferralRoutes.declare(&routes, clock)
    } work: { visit in
      try await ApplicationRoutes.work(visit, DayClock(zone))
    }
  }

  package static let migrations =
    ProgrammeTables.migrations + ApplicationTables.migrations + DeskTables.migrations
    + WorkCalendarTables.migrations + ProgrammeImportTables.migrations + EveningTables.migrations
    + IntakeTables.migrations + EligibilityTables.migrations + ProgrammeReferralTables.migrations

  package static let notes =
    ProgrammeTables.notes + ApplicationTables.notes + DeskTables.notes + WorkCalendarTables.notes
    + ProgrammeImportTables.notes + EveningTables.notes + IntakeTables.notes + EligibilityTables.notes
    + ProgrammeReferralTables.notes

  /// What is done beside answering.
  package static func jobs() -> [JobHandler] { [IntakeUpkeep.handler()] }

  package static func schedules(in zone: Zone) -> [DailySchedule] { [IntakeUpkeep.schedule(in: zone)] }

  private static let navigation = [
    NavigationEntry(DeskWords.title, "/desk", for: Set(Role.ofRecords.map(\.rawValue))),
    NavigationEntry(ApplicationWords.section, "/applications", for: Set(Role.ofRecords.map(\.rawValue))),
    NavigationEntry(ModelPage.section, "/programmes", for: Set(Role.ofRecords.map(\.rawValue))),
  ]
}
