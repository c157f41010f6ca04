import Basics
import Site
import Storage

/// People, and who may know what of them.
package enum PeopleArea {
  /// - Parameter zone: where the council works, for the days on its pages.
  package static func area(_ accounts: AccountSetting, in zone: Zone? = nil) -> Area {
    let clock = DayClock(zone)
    return Area(
      title: Bilingual(en: "People", fr: "Personnes"), migrations: migrations, navigation: navigation,
      notes: notes
    ) { routes in
      for declare in [
        DirectoryRoutes.declare, PersonRoutes.declare, ProfileRoutes.declare, ImportRoutes.declare,
        ConsentRoutes.declare, LinkRoutes.declare, ReferralRoutes.declare, RightsRoutes.declare,
      ] { declare(&routes, clock) }
      for declare in [
        RecordRoutes.declare, MergeRoutes.declare, OrganisationRoutes.declare, WebhookRoutes.declare,
      ] { declare(&routes) }
      for declare in [CalendarRoutes.declare, TokenRoutes.declare] { declare(&routes, accounts, clock) }
      for declare in [
        SignInRoutes.declare, TicketRoutes.declare, RecoveryRoutes.declare, SecondFactorRoutes.declare,
        AccountRoutes.declare, StaffPagesRoutes.declare, ProviderSignInRoutes.declare,
        ProviderLinkRoutes.declare, ProviderSettingRoutes.declare,
      ] { declare(&routes, accounts) }
    } work: { visit in
      try await DueRoutes.work(visit, clock)
    }
  }

  package static let migrations = [
    NetworkTables.migrations, TimelineTables.migrations, OrganisationTables.migrations,
    ProfileTables.migrations, ReachTables.migrations, NoteTables.migrations, TagTables.migrations,
    DirectoryTables.migrations, MergeTables.migrations, ImportTables.migrations, ConsentTables.migrations,
    PersonLinkTables.migrations, ReferralTables.migrations, RightsTables.migrations,
    AccountTables.migrations, ProviderTables.migrations, WebhookTables.migrations,
    CalendarTables.migrations, TokenTables.migrations,
  ].flatMap(\.self)

  package static let notes = [
    NetworkTables.notes, TimelineTables.notes, OrganisationTables.notes, ProfileTables.notes,
    ReachTables.notes, NoteTables.notes, TagTables.notes, DirectoryTables.notes, MergeTables.notes,
    ImportTables.notes, ConsentTables.notes, PersonLinkTables.notes, ReferralTables.notes,
    RightsTables.notes, AccountTables.notes, ProviderTables.notes, WebhookTables.notes,
    CalendarTables.notes, TokenTables.notes,
  ].flatMap(\.self)

  /// How long rows about a person are kept, in whatever area.
  package static let untilErased = NetworkTables.untilErased

  /// What is done beside answering.
  package static func jobs(_ database: Database, in zone: Zone?) -> [JobHandler] {
    [ErasureSweep.handler(database), RetentionUpkeep.handler(DayClock(zone)), ReferralNews.handler()]
  }

  package static func schedules(in zone: Zone) -> [DailySchedule] {
    [RetentionUpkeep.schedule(in: zone)]
  }

  private static let navigation = [
    NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people", for: audience(Role.ofRecords)),
    NavigationEntry(
      Bilingual(en: "Referrals", fr: "Orientations"), "/referrals", for: audience(Role.ofRecords)),
    NavigationEntry(
      OrganisationPage.title, "/organisations", for: audience([.coordinator, .coach, .administrator])),
    NavigationEntry(SeatPage.title, "/council", for: audience([.coordinator, .coach, .administrator])),
    NavigationEntry(
      Bilingual(en: "Rights and duties", fr: "Droits et obligations"), "/rights",
      for: audience(Role.ofRecords)),
    NavigationEntry(StaffPage.section, "/staff", for: audience([.administrator])),
  ]

  private static func audience(_ roles: Set<Role>) -> Set<String> { Set(roles.map(\.rawValue)) }
}
