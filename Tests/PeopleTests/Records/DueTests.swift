import Basics
import Foundation
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// What a day begins with.
@Suite("What waits")
struct DueTests {
  /// A page with the lists alone: the first page of the program is above this area.
  private static let day = Area(title: Bilingual(en: "Day", fr: "Jour")) { routes in
    routes.get("day", for: .everybody) { visit in
      let lists = try await DueRoutes.work(visit, DayClock(nil))
      let frame = visit.frame().titled(en: "Day", fr: "Jour")
      return .page(
        Layout.page(
          frame,
          body:
            "<h1>\(frame.voice(frame.title))</h1>\n<h2>\(frame.voice(frame.title))</h2>\n\(WorkList.html(lists, frame.voice))"
        ))
    }
  }

  @Test(
    "a coach sees what is due with the people of her agency, the most pressing first, and nothing of others",
    arguments: EngineName.allCases)
  func coach(engine: EngineName) async throws {
    try await TownSite.open(engine, besides: [Self.day]) { site in
      let town = site.town
      let (amina, bao) = (
        try await town.add("Amina", by: town.karim), try await town.add("Bao", by: town.karim)
      )
      let elsewhere = try await town.add("Elaine", by: town.imani)
      try await town.agree(amina, keptBy: town.karim, to: town.citadel, for: .referral)
      // Runs out in twelve days; a longer one for the same purpose makes it worth no word.
      try await town.agree(bao, keptBy: town.karim, to: town.halifax, until: 12)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, until: 12)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, until: 365)
      try await town.agree(elsewhere, keptBy: town.imani, to: town.citadel, until: 12)
      try await town.ask(town.karim) { connection, access in
        let referrals = ReferralStore(connection, access)
        _ = try referrals.send(
          amina, to: town.citadel, .referral, because: "A course",
          due: LocalDate(of: access.now).adding(days: -2))
        try CorrectionStore(connection, access).ask("My name is Bảo", of: bao)
        try TenureStore(connection, access).begin(.newcomer, of: bao)
      }
      let karim = try await site.browser(town.karim).get("/en/day").text
      #expect(karim.contains("Corrections people asked for") && karim.contains("Your referrals without an"))
      #expect(karim.contains("Centre") && karim.contains("Overdue by"))
      let order = ["Corrections people", "Your referrals", "Consents that run", "People whose occupation"].map
      {
        karim.range(of: $0)?.lowerBound ?? karim.endIndex
      }
      #expect(order == order.sorted() && !order.contains(karim.endIndex))
      #expect(karim.contains("Nothing waits in: Referrals to answer and Consents asked for a week ago"))
      #expect(!karim.contains("Elaine") && !karim.contains(elsewhere.description))
      // Bao alone: Amina agreed for longer.
      let consents = karim[order[2]..<order[3]]
      #expect(consents.contains(bao.description) && !consents.contains(amina.description))

      let lena = try await site.browser(town.lena, .french).get("/fr/day").text
      #expect(lena.contains("Orientations à traiter") && lena.contains("Maison du Port"))
      #expect(!lena.contains("Amina") && !lena.contains("Bao"))
    }
  }

  @Test("where nothing waits, one sentence says so; whoever keeps no records sees no lists")
  func nothing() async throws {
    try await TownSite.open(.sqlite, besides: [Self.day]) { site in
      let page = try await site.browser(site.town.imani).get("/en/day").text
      #expect(page.contains("Nothing waits for you.") && !page.contains("card"))
      #expect(try await !site.stranger().get("/en/day").text.contains("waits"))
    }
  }
}
