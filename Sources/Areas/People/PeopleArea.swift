import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static let area = Area(
    title: Bilingual(en: "People", fr: "Personnes"),
    migrations: NetworkTables.migrations + TimelineTables.migrations + OrganisationTables.migrations,
    navigation: navigation,
    notes: NetworkTables.notes + TimelineTables.notes + OrganisationTables.notes
  ) { routes in
    OrganisationRoutes.declare(&routes)
  }

  private static let navigation = [
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(SeatPage.title, "/council", for: audience(.coordinator, .coach, .administrator)),
  ]

  private static func audience(_ roles: Role...) -> Set<String> { Set(roles.map(\.rawValue)) }
}
