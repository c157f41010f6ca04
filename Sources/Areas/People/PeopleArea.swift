import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static func area(_ accounts: AccountSetting) -> Area {
    Area(
      title: Bilingual(en: "People", fr: "Personnes"), migrations: migrations, navigation: navigation,
      notes: NetworkTables.notes + TimelineTables.notes + OrganisationTables.notes + AccountTables.notes
    ) { routes in
      OrganisationRoutes.declare(&routes)
      for declare in [
        SignInRoutes.declare, TicketRoutes.declare, RecoveryRoutes.declare, SecondFactorRoutes.declare,
        AccountRoutes.declare, StaffPagesRoutes.declare,
      ] { declare(&routes, accounts) }
    }
  }

  package static let migrations =
    NetworkTables.migrations + TimelineTables.migrations + OrganisationTables.migrations
    + AccountTables.migrations

  private static let navigation = [
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(SeatPage.title, "/council", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(StaffPage.section, "/staff", for: audience(.administrator)),
  ]

  private static func audience(_ roles: Role...) -> Set<String> { Set(roles.map(\.rawValue)) }
}
