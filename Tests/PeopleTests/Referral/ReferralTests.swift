import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Referrals")
struct ReferralTests {
  /// Amina, whom Karim keeps at Harbour House, agreed to be referred to Citadel Centre, where Lena works.
  private static func story(
    _ engine: EngineName, _ kind: Referral.Kind = .referral,
    _ body: @escaping (Town, ID<Person>, ID<Referral>) async throws -> Void
  ) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .referral)
      let id = try await send(town, amina, kind)
      try await body(town, amina, id)
    }
  }

  private static func send(_ town: Town, _ person: ID<Person>, _ kind: Referral.Kind = .referral) async throws
    -> ID<Referral>
  {
    try await town.ask(town.karim) {
      try ReferralStore($0, $1).send(
        person, to: town.citadel, kind, because: "They speak her language",
        due: LocalDate(of: town.now).adding(days: 14))
    }
  }

  /// What the recipient answers is written by the program.
  private static func answer(
    _ town: Town, _ access: Access, _ body: @escaping @Sendable (ReferralStore) throws -> Void
  ) async throws -> Refusal? {
    do {
      try await town.database.behind(.open).write { try body(ReferralStore($0, access)) }
      return nil
    } catch let refusal as Refusal { return refusal }
  }

  @Test(
    "without a consent nobody is referred, and nobody is on the way to the same place twice",
    arguments: EngineName.allCases)
  func sending(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let none = await #expect(throws: Refusal.self) { _ = try await Self.send(town, amina) }
      #expect(none?.sentence.en.contains("there is no consent") == true)
      // A consent for something else, or to somebody else, does not help.
      try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .matching)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, for: .referral)
      await #expect(throws: Refusal.self) { _ = try await Self.send(town, amina) }
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, whole: true, for: .referral)
      _ = try await Self.send(town, amina)
      let twice = await #expect(throws: Refusal.self) { _ = try await Self.send(town, amina) }
      #expect(twice?.sentence.en.contains("on the way there already") == true)
    }
  }

  @Test(
    "who gets a referral sees whom it is about by their consent, accepts, and gives back a result",
    arguments: EngineName.allCases)
  func thereAndBack(engine: EngineName) async throws {
    try await Self.story(engine) { town, amina, id in
      let inbox = try await town.ask(town.lena) { try ReferralStore($0, $1).inbox() }
      #expect(inbox.map(\.id) == [id] && inbox.first?.reason == "They speak her language")
      let seen = try await town.ask(town.lena) {
        try PersonStore($0, $1).shared(amina, for: .referral)?.person.givenName
      }
      #expect(seen == "Amina")
      for stranger in [town.imani, town.joelle] {
        let found = try await town.ask(stranger) { connection, access in
          let store = ReferralStore(connection, access)
          return try store.referral(id) != nil || !store.inbox().isEmpty || !store.outbox().isEmpty
        }
        #expect(!found)
        #expect(try await Self.answer(town, stranger) { try $0.accept(id) }?.kind == .missing)
      }
      #expect(try await Self.answer(town, town.karim) { try $0.accept(id) }?.kind == .missing)
      #expect(try await Self.answer(town, town.lena) { try $0.accept(id) } == nil)
      #expect(try await Self.answer(town, town.lena) { try $0.decline(id, because: "No") }?.kind == .conflict)
      #expect(
        try await Self.answer(town, town.lena) { try $0.giveBack(id, .helped, "Found a course") } == nil)
      let back = try await town.ask(town.karim) { try ReferralStore($0, $1).outbox().first }
      #expect(back?.state == .returned && back?.result == .helped && back?.answer == "Found a course")
      let told = try await town.ask(town.karim) {
        try TimelineStore($0, $1).happenings(of: amina, atMost: 10, kinds: []).count
      }
      // Her consent, and the three of the referral.
      #expect(told == 4)
    }
  }

  @Test(
    "a transfer moves the record with all that is in it, once it is accepted", arguments: EngineName.allCases)
  func transfer(engine: EngineName) async throws {
    try await Self.story(engine, .transfer) { town, amina, id in
      #expect(try await Self.answer(town, town.lena) { try $0.accept(id) } == nil)
      let hers = try await town.ask(town.lena) { connection, access in
        let kept = try PersonStore(connection, access).kept(amina)?.keeper
        let consents = try ConsentStore(connection, access).all(of: amina).count
        let told = try TimelineStore(connection, access).happenings(of: amina, atMost: 10, kinds: []).count
        return (kept, consents, told)
      }
      #expect(hers.0 == town.citadel.id && hers.1 == 1 && hers.2 == 4)
      let his = try await town.ask(town.karim) { connection, access in
        try PersonStore(connection, access).kept(amina) == nil
          && ConsentStore(connection, access).all(of: amina).isEmpty
      }
      #expect(his)
      let sent = try await town.ask(town.karim) { try ReferralStore($0, $1).outbox().map(\.state) }
      #expect(sent == [.moved])
      let audited = try await town.database.read {
        try $0.value(
          "SELECT COUNT(*) FROM audit_entries WHERE subject = 'referral' AND action = 'moved'", as: Int.self)
      }
      #expect(audited == 1)
    }
  }

  @Test(
    "once the person takes the consent back, nothing is accepted by it any more",
    arguments: EngineName.allCases)
  func withdrawnConsent(engine: EngineName) async throws {
    try await Self.story(engine, .transfer) { town, amina, id in
      try await town.ask(town.karim) { connection, access in
        let store = ConsentStore(connection, access)
        for consent in try store.all(of: amina) { try store.withdraw(consent.id, by: access.person) }
      }
      let refusal = try await Self.answer(town, town.lena) { try $0.accept(id) }
      #expect(refusal?.sentence.en.contains("was withdrawn on") == true)
      let kept = try await town.ask(town.karim) { try PersonStore($0, $1).kept(amina) != nil }
      #expect(kept)
    }
  }

  @Test(
    "of two who act in the same second one is heard, and the other is told what happened",
    arguments: EngineName.allCases)
  func twoAtOnce(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      var heard: Set<Referral.State> = []
      for _ in 0..<20 {
        let amina = try await town.add("Amina", by: town.karim)
        try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .referral)
        let id = try await Self.send(town, amina, .transfer)
        async let accepted = Self.answer(town, town.lena) { try $0.accept(id) }
        async let withdrawn: Refusal? = {
          do {
            try await town.ask(town.karim) { try ReferralStore($0, $1).withdraw(id) }
            return nil
          } catch let refusal as Refusal { return refusal }
        }()
        let refusals = try await [accepted, withdrawn].compactMap { $0 }
        #expect(refusals.count == 1)
        #expect(refusals.allSatisfy { $0.kind == .conflict })
        let state = try #require(
          try await town.database.read {
            try $0.value("SELECT state FROM referrals WHERE id = \(id)", as: Referral.State.self)
          })
        #expect(
          refusals.first?.sentence.en.contains(state == .moved ? "has been accepted" : "has withdrawn")
            == true)
        let keeper = try await town.database.read {
          try $0.value("SELECT keeper FROM people WHERE id = \(amina)", as: ID<Keeper>.self)
        }
        #expect(keeper == (state == .moved ? town.citadel.id : town.harbour.id))
        heard.insert(state)
      }
      #expect(heard.isSubset(of: [.moved, .withdrawn]))
    }
  }

  @Test("the clock says how long is left, and how long it is overdue")
  func clock() async throws {
    try await Self.story(.sqlite) { town, _, _ in
      let referral = try #require(try await town.ask(town.lena) { try ReferralStore($0, $1).inbox().first })
      let sent = LocalDate(of: town.now)
      #expect(ReferralClock(referral, today: sent) == .inTime(days: 14))
      #expect(ReferralClock(referral, today: sent.adding(days: 11)) == .soon(days: 3))
      #expect(ReferralClock(referral, today: sent.adding(days: 14)) == .soon(days: 0))
      #expect(ReferralClock(referral, today: sent.adding(days: 15)) == .overdue(days: 1))
      #expect(ReferralWords.badge(.overdue(days: 2))?.words.fr == "En retard de 2\u{A0}jours")
    }
  }

  @Test("a coach sends somebody on by pages, and a coach there answers", arguments: Language.allCases)
  func pages(language: Language) async throws {
    try await TownSite.open { site in
      let (town, prefix) = (site.town, "/\(language.rawValue)")
      let amina = try await town.add("Amina", by: town.karim)
      let karim = try await site.browser(town.karim, language)
      let lena = try await site.browser(town.lena, language)
      let isEnglish = language == .english
      #expect(
        try await karim.get(prefix + "/referrals").text.contains(
          isEnglish ? "Nobody was sent to you" : "Personne ne vous a été adressé"))
      func send() async throws -> Answer {
        _ = try await karim.get(prefix + "/people/\(amina)/referrals/new")
        return try await karim.post(
          prefix + "/people/\(amina)/referrals",
          [("recipient", town.citadel.id.description), ("kind", "referral"), ("reason", "A course")])
      }
      let refused = try await send()
      #expect(
        refused.status == 409
          && refused.text.contains(isEnglish ? "there is no consent" : "il n’y a pas de consentement"))
      try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .referral)
      let address = prefix + (try #require(try await send().headers["location"]))
      #expect(try await karim.get(address).text.contains("Amina"))

      #expect(
        try await lena.get(prefix + "/referrals").text.contains(
          isEnglish ? "Answer within" : "Répondre d’ici"))
      #expect(try await lena.get(address).text.contains("A course"))
      #expect(try await lena.post(address + "/refusal").status == 422)
      #expect(try await lena.post(address + "/acceptance").status == 303)
      #expect(try await lena.get(address).text.contains(isEnglish ? "Give back" : "Rendre"))
      #expect(try await lena.post(address + "/return").status == 422)
      #expect(try await lena.post(address + "/return", [("result", "helped")]).status == 303)
      #expect(
        try await karim.get(address).text.contains(isEnglish ? "They were helped" : "La personne a été aidée")
      )
      #expect(try await karim.post(address + "/withdrawal").status == 409)
      let imani = try await site.browser(town.imani, language)
      #expect(try await imani.get(address).status == 404)
    }
  }

  @Test("a referral that is late says so, and one that is declined gives its reason")
  func lateAndDeclined() async throws {
    try await TownSite.open { site in
      let town = site.town
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .referral)
      let id = try await Self.send(town, amina)
      site.site.clock.move(seconds: 16 * 86_400)
      let lena = try await site.browser(town.lena)
      #expect(try await lena.get("/en/referrals").text.contains("Overdue by"))
      _ = try await lena.get("/en/referrals/\(id)")
      #expect(
        try await lena.post("/en/referrals/\(id)/refusal", [("answer", "No place before March")]).status
          == 303)
      let karim = try await site.browser(town.karim)
      #expect(try await karim.get("/en/referrals/\(id)").text.contains("No place before March"))
    }
  }
}
