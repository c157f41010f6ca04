import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static func area(_ accounts: AccountSetting) -> Area {
    Area(
      title: Bilingual(en: "People", fr: "Personnes"), migrations: migrations,
      navigation: [
        NavigationEntry(Bilingual(en: "Staff", fr: "Personnel"), "/staff", for: [Role.administrator.rawValue])
      ],
      notes: NetworkTables.notes + TimelineTables.notes + AccountTables.notes
    ) { routes in
      SignInRoutes.add(to: &routes, accounts)
      TicketRoutes.add(to: &routes, accounts)
      RecoveryRoutes.add(to: &routes, accounts)
      SecondFactorRoutes.add(to: &routes, accounts)
      AccountRoutes.add(to: &routes, accounts)
      StaffPagesRoutes.add(to: &routes, accounts)
    }
  }

  package static let migrations =
    NetworkTables.migrations + TimelineTables.migrations + AccountTables.migrations
}
