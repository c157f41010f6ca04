import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  package static let area = Area(
    title: Bilingual(en: "People", fr: "Personnes"),
    migrations: NetworkTables.migrations + TimelineTables.migrations + ConsentTables.migrations
      + PersonLinkTables.migrations + ReferralTables.migrations + RightsTables.migrations,
    navigation: [
      NavigationEntry(
        Bilingual(en: "Referrals", fr: "Orientations"), "/referrals",
        for: Set(Role.ofRecords.map(\.rawValue))),
      NavigationEntry(
        Bilingual(en: "Rights and duties", fr: "Droits et obligations"), "/rights",
        for: Set(Role.ofRecords.map(\.rawValue))),
    ],
    notes: NetworkTables.notes + TimelineTables.notes + ConsentTables.notes + PersonLinkTables.notes
      + ReferralTables.notes
      + RightsTables.notes
  ) { routes in
    ConsentRoutes.add(to: &routes)
    LinkRoutes.add(to: &routes)
    ReferralRoutes.add(to: &routes)
    RightsRoutes.add(to: &routes)
  }

  /// What is done beside answering.
  package static func jobs(_ database: Database) -> [JobHandler] {
    [ErasureSweep.handler(database), RetentionUpkeep.handler()]
  }

  package static func schedules(in zone: Zone) -> [DailySchedule] {
    [RetentionUpkeep.schedule(in: zone)]
  }
}
