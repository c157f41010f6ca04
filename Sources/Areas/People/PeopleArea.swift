import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static func area(_ accounts: AccountSetting) -> Area {
    Area(
      title: Bilingual(en: "People", fr: "Personnes"), migrations: migrations, navigation: navigation,
      notes: notes
    ) { routes in
      OrganisationRoutes.add(to: &routes)
      SignInRoutes.add(to: &routes, accounts)
      TicketRoutes.add(to: &routes, accounts)
      RecoveryRoutes.add(to: &routes, accounts)
      SecondFactorRoutes.add(to: &routes, accounts)
      AccountRoutes.add(to: &routes, accounts)
      StaffPagesRoutes.add(to: &routes, accounts)
    }
  }

  package static let migrations =
    NetworkTables.migrations + TimelineTables.migrations + OrganisationTables.migrations
    + AccountTables.migrations

  package static let notes =
    NetworkTables.notes + TimelineTables.notes + OrganisationTables.notes + AccountTables.notes

  private static let navigation = [
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(SeatPage.title, "/council", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(Bilingual(en: "Staff", fr: "Personnel"), "/staff", for: audience(.administrator)),
  ]

  private static func audience(_ roles: Role...) -> Set<String> { Set(roles.map(\.rawValue)) }
}
