import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static let area = Area(
    title: Bilingual(en: "People", fr: "Personnes"),
    migrations: NetworkTables.migrations + TimelineTables.migrations + OrganisationTables.migrations
      + ConsentTables.migrations + PersonLinkTables.migrations + ReferralTables.migrations
      + RightsTables.migrations,
    navigation: navigation,
    notes: NetworkTables.notes + TimelineTables.notes + OrganisationTables.notes + ConsentTables.notes
      + PersonLinkTables.notes + ReferralTables.notes + RightsTables.notes
  ) { routes in
    OrganisationRoutes.declare(&routes)
    ConsentRoutes.declare(&routes)
    LinkRoutes.declare(&routes)
    ReferralRoutes.declare(&routes)
    RightsRoutes.declare(&routes)
  }

  /// What is done beside answering.
  package static func jobs(_ database: Database) -> [JobHandler] {
    [ErasureSweep.handler(database), RetentionUpkeep.handler()]
  }

  package static func schedules(in zone: Zone) -> [DailySchedule] {
    [RetentionUpkeep.schedule(in: zone)]
  }

  private static let navigation = [
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(SeatPage.title, "/council", for: audience(.coordinator, .coach, .administrator)),
    NavigationEntry(
      Bilingual(en: "Referrals", fr: "Orientations"), "/referrals", for: audience(.coordinator, .coach)),
    NavigationEntry(
      Bilingual(en: "Rights and duties", fr: "Droits et obligations"), "/rights",
      for: audience(.coordinator, .coach)),
  ]

  private static func audience(_ roles: Role...) -> Set<String> { Set(roles.map(\.rawValue)) }
}
