import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static let area = area(in: nil)

  /// - Parameter zone: where the council works, for the days on its pages.
  package static func area(in zone: Zone?) -> Area {
    let clock = DayClock(zone)
    return Area(
      title: Bilingual(en: "People", fr: "Personnes"), migrations: migrations, navigation: navigation, notes: notes
    ) { routes in
      OrganisationRoutes.declare(&routes)
      DirectoryRoutes.add(to: &routes, clock)
      PersonRoutes.add(to: &routes, clock)
      RecordRoutes.add(to: &routes)
      ProfileRoutes.add(to: &routes, clock)
      MergeRoutes.add(to: &routes)
      ImportRoutes.add(to: &routes, clock)
    }
  }

  private static let migrations: [Migration] = [
    NetworkTables.migrations, TimelineTables.migrations, OrganisationTables.migrations, ProfileTables.migrations,
    ContactTables.migrations, NoteTables.migrations, TagTables.migrations, DirectoryTables.migrations,
    MergeTables.migrations, ImportTables.migrations,
  ].flatMap(\.self)

  private static let notes: [TableNote] = [
    NetworkTables.notes, TimelineTables.notes, OrganisationTables.notes, ProfileTables.notes, ContactTables.notes,
    NoteTables.notes, TagTables.notes, DirectoryTables.notes, MergeTables.notes, ImportTables.notes,
  ].flatMap(\.self)

  private static let navigation = [
    NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people", for: audience(.coordinator, .coach)),
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(SeatPage.title, "/council", for: audience(.coordinator, .coach, .administrator)),
  ]

  private static func audience(_ roles: Role...) -> Set<String> { Set(roles.map(\.rawValue)) }
}
