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
    } work: { visit in
      try await PartnershipWork.lists(visit, DayClock(zone))
    }
  }

  /// What is done beside answering.
  ///
  /// - Parameter origin: where this site is reached, for the links in letters.
  package static func jobs(_ database: Database, at origin: String, in zone: Zone) -> [JobHandler] {
    let setting = PartnershipSetting(origin: origin, models: ProgrammeModels(), usual: DayClock(zone))
    return [PromiseRunner(database, setting).handler()]
  }

  package static func schedules(in zone: Zone) -> [DailySchedule] { PromiseRunner.schedules(in: zone) }

  package static let migrations =
    ProgrammeTables.migrations + ApplicationTables.migrations + DeskTables.migrations
    + WorkCalendarTables.migrations + PartnershipTables.migrations + PromiseTables.migrations
    + RecommendationTables.migrations

  package static let notes =
    ProgrammeTables.notes + ApplicationTables.notes + DeskTables.notes
    + WorkCalendarTables.notes + PartnershipTables.notes + PromiseTables.notes
    + RecommendationTables.notes

  private static let navigation = [
    NavigationEntry(DeskWords.title, "/desk", for: Set(Role.ofRecords.map(\.rawValue))),
    NavigationEntry(ModelPage.section, "/programmes", for: Set(Role.ofRecords.map(\.rawValue))),
  ]
}
