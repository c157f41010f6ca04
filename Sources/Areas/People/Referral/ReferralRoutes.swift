import Basics
import Site
import Storage

/// The addresses of referrals.
enum ReferralRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "referrals", for: .sharing, as: ReferralJSON.lists,
      says: Bilingual(en: "Referrals that came in and went out", fr: "Orientations reçues et envoyées")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { connection in
        let store = ReferralStore(connection, access)
        let (inbox, outbox) = (try store.inbox(), try store.outbox())
        return ReferralPage.Lists(
          inbox: inbox, outbox: outbox,
          names: try KeeperStore(connection).names(of: inbox.map(\.sender) + outbox.map(\.recipient)),
          clock: clock, today: clock.day(access.now))
      }
    } page: { visit, lists in
      ReferralPage.lists(visit.frame(), lists)
    }
    addSending(to: &routes, clock)
    addAnswers(to: &routes, clock)
  }

  private static func addSending(to routes: inout Routes, _ clock: DayClock) {
    routes.form(
      named: ReferralForm.name, at: "people/:person/referrals/new", sentTo: "people/:person/referrals",
      for: .sharing,
      says: Bilingual(
        en: "Refer somebody, or transfer their record", fr: "Orienter une personne, ou transférer son dossier"
      ),
      asks: ReferralForm.form([], today: LocalDate(daysSince1970: 0)).faces
    ) { visit in
      let access = try visit.access
      let keepers = try await visit.database.read { connection in
        let store = KeeperStore(connection)
        let near = try store.open(of: access.council, at: access.now)
        return (near + (try store.councils(at: access.now).filter { $0.id != access.council })).filter {
          $0.id != access.keeper
        }
      }
      return ReferralForm.form(keepers, today: clock.day(access.now))
    } page: { visit, form, fill in
      ReferralPage.send(visit.frame(hasForm: true), try await ConsentRoutes.person(visit), form, fill)
    } take: { visit, sending in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      let id = try await visit.database.write { connection in
        guard let recipient = try KeeperStore(connection).keeper(sending.recipient.keeper) else {
          throw Visit.nothingThere
        }
        return try ReferralStore(connection, access, clock).send(
          person.id, to: recipient, sending.kind, because: sending.reason,
          due: sending.due ?? clock.day(access.now).adding(days: Referral.usualDays))
      }
      return .see("/referrals/\(id)")
    }
  }

  private static func addAnswers(to routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "referrals/:referral", for: .sharing, as: ReferralJSON.detail,
      says: Bilingual(en: "One referral", fr: "Une orientation")
    ) { visit in
      try await detail(visit, clock)
    } page: { visit, detail in
      ReferralPage.detail(visit.frame(hasForm: true), detail)
    }
    routes.post(
      "referrals/:referral/withdrawal", for: .sharing,
      use: .doing(Bilingual(en: "Take a referral back", fr: "Retirer une orientation"))
    ) { visit in
      try await change(visit, visit.database, clock) { try $0.withdraw($1) }
    }
    routes.post(
      "referrals/:referral/acceptance", for: .sharing,
      use: .doing(Bilingual(en: "Accept a referral that came in", fr: "Accepter une orientation reçue"))
    ) { visit in
      // What the recipient answers is written into the sender's record: the program does that for them.
      try await change(visit, visit.database.behind(.open), clock) { try $0.accept($1) }
    }
    routes.form(
      ReferralForm.decline, sentTo: "referrals/:referral/refusal", for: .sharing,
      says: Bilingual(en: "Decline a referral that came in", fr: "Refuser une orientation reçue")
    ) { visit, fill in
      ReferralPage.detail(visit.frame(hasForm: true), try await detail(visit, clock), decline: fill)
    } take: { visit, reason in
      try await change(visit, visit.database.behind(.open), clock) { try $0.decline($1, because: reason) }
    }
    routes.form(
      ReferralForm.giveBack, sentTo: "referrals/:referral/return", for: .sharing,
      says: Bilingual(en: "Say what came of a referral", fr: "Dire ce qu’il en est venu")
    ) { visit, fill in
      ReferralPage.detail(visit.frame(hasForm: true), try await detail(visit, clock), giveBack: fill)
    } take: { visit, back in
      try await change(visit, visit.database.behind(.open), clock) {
        try $0.giveBack($1, back.result, back.words)
      }
    }
  }

  private static func change(
    _ visit: Visit, _ database: Database, _ clock: DayClock,
    _ body: @escaping @Sendable (ReferralStore, ID<Referral>) throws -> Void
  ) async throws -> Response {
    let (access, id) = (try visit.access, try visit.parameter("referral", as: ID<Referral>.self))
    try await database.write { connection in
      let store = ReferralStore(connection, access, clock)
      guard try store.referral(id) != nil else { throw Visit.nothingThere }
      try body(store, id)
    }
    return .see("/referrals/\(id)")
  }

  /// Who it is about is read by consent, where the record is not their own; hence a write, for the audit log.
  private static func detail(_ visit: Visit, _ clock: DayClock) async throws -> ReferralPage.Detail {
    let (access, id) = (try visit.access, try visit.parameter("referral", as: ID<Referral>.self))
    return try await visit.database.write { connection in
      guard let referral = try ReferralStore(connection, access).referral(id) else {
        throw Visit.nothingThere
      }
      let people = PersonStore(connection, access)
      let person =
        try people.kept(referral.person)
        ?? (referral.state.isOver ? nil : people.shared(referral.person, for: .referral)?.person)
      return ReferralPage.Detail(
        referral: referral, person: person, isSender: referral.sender == access.keeper,
        names: try KeeperStore(connection).names(of: [referral.sender, referral.recipient]),
        clock: clock, today: clock.day(access.now))
    }
  }
}
