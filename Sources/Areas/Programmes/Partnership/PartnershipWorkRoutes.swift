import Basics
import People
import Site
import Storage

/// What of partnerships waits for whoever opens the first page: whom to introduce, which answers came, which promises were not kept.
enum PartnershipWork {
  /// More than that nobody reads on a first page; the count says at least so many.
  private static let most = 200

  static func lists(_ visit: Visit, _ usual: DayClock) async throws -> [WorkList] {
    guard let access = visit.granted as? Access, Role.ofRecords.contains(access.role) else { return [] }
    let (accepted, late, answered, calendar) = try await visit.database.read { connection in
      let store = PartnershipStore(connection, access)
      return (
        try store.accepted(atMost: most), try store.late(atMost: most), try store.answered(atMost: most),
        try WorkCalendarStore(connection).calendar(of: access.council, usual: usual)
      )
    }
    let today = calendar.clock.day(visit.now)
    func list(_ title: Bilingual, _ entries: [PartnershipStore.Entry], _ badge: Badge? = nil) -> WorkList {
      WorkList(
        title, count: entries.count,
        entries.prefix(WorkList.shown).map { entry in
          WorkList.Entry(
            .inBoth { PartnershipPage.names(entry, $0) },
            at: PartnershipPage.address(of: entry.partnership.id),
            note: .inBoth { voice in
              let what = voice(PartnershipWords.act(entry.act, by: entry.party))
              return what + ", " + voice.relative(calendar.clock.day(entry.last), today: today)
            }, badge: badge)
        })
    }
    return [
      list(introductions, accepted),
      list(promises, late, PartnershipWords.badge(.late)),
      list(answers, answered),
    ]
  }

  private static let introductions = Bilingual(
    en: "Both said yes: introduce them", fr: "Les deux ont dit oui : à mettre en relation")
  private static let promises = Bilingual(en: "Promises that were not kept", fr: "Engagements non tenus")
  private static let answers = Bilingual(
    en: "Declined, released or answered late this week",
    fr: "Refus, libérations et réponses tardives de la semaine")
}
