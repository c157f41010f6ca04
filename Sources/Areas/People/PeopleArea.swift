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
      title: Bilingual(en: "People", fr: "Personnes"),
      migrations: NetworkTables.migrations + TimelineTables.migrations + ProfileTables.migrations
        + ContactTables.migrations + NoteTables.migrations + TagTables.migrations + DirectoryTables.migrations
        + MergeTables.migrations + ImportTables.migrations,
      navigation: [
        NavigationEntry(
          Bilingual(en: "People", fr: "Personnes"), "/people", for: Set(Role.ofRecords.map(\.rawValue)))
      ],
      notes: NetworkTables.notes + TimelineTables.notes + ProfileTables.notes + ContactTables.notes
        + NoteTables.notes + TagTables.notes + DirectoryTables.notes + MergeTables.notes
        + ImportTables.notes
    ) { routes in
      DirectoryRoutes.add(to: &routes, clock)
      PersonRoutes.add(to: &routes, clock)
      RecordRoutes.add(to: &routes)
      ProfileRoutes.add(to: &routes, clock)
      MergeRoutes.add(to: &routes)
      ImportRoutes.add(to: &routes, clock)
    }
  }
}
