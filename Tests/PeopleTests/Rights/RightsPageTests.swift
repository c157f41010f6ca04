import Basics
import Foundation
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Pages of rights and duties")
struct RightsPageTests {
  @Test(
    "everything of a person is handed out as JSON and as a table, and that is written down",
    arguments: Language.allCases)
  func export(language: Language) async throws {
    try await TownSite.open { site in
      let (town, prefix) = (site.town, "/\(language.rawValue)")
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let karim = try await site.browser(town.karim, language)
      #expect(try await karim.get(prefix + "/people/\(amina)/rights").status == 200)
      let json = try await karim.get(prefix + "/people/\(amina)/export/json")
      let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
      let tables = try #require(read?["tables"] as? [String: [[String: Any]]])
      #expect(tables["people"]?.first?["given_name"] as? String == "Amina")
      #expect(tables["consents"]?.first?["purpose"] as? String == "matching")
      #expect((tables["consents"]?.first?["given_at"] as? String)?.hasPrefix("2026-11-22T") == true)
      let csv = try await karim.get(prefix + "/people/\(amina)/export/csv")
      #expect(csv.text.contains(",given_name,Amina\r\n"))
      #expect(csv.headers["content-disposition"]?.contains("Amina") == false)
      #expect(try await karim.get(prefix + "/people/\(amina)/export/pdf").status == 404)
      let read2 = try await town.database.read {
        try $0.value(
          "SELECT COUNT(*) FROM audit_entries WHERE action = 'exported' AND subject_number = \(amina)",
          as: Int.self)
      }
      #expect(read2 == 2)
      for stranger in [town.imani, town.lena, town.joelle] {
        let browser = try await site.browser(stranger, language)
        for page in ["rights", "export/json", "export/csv", "erasure", "hold"] {
          #expect(try await browser.get(prefix + "/people/\(amina)/\(page)").status == 404)
        }
      }
    }
  }

  @Test("a formula that somebody wrote into their record is text in the table they get")
  func formulas() async throws {
    try await TownSite.open { site in
      let town = site.town
      let amina = try await town.add("=HYPERLINK(1)", by: town.karim)
      let csv = try await site.browser(town.karim).get("/en/people/\(amina)/export/csv").text
      #expect(csv.contains("'=HYPERLINK(1)") && !csv.contains(",=HYPERLINK"))
    }
  }

  @Test(
    "a correction is answered, a record held, released and erased by its pages", arguments: Language.allCases)
  func story(language: Language) async throws {
    try await TownSite.open { site in
      let (town, prefix) = (site.town, "/\(language.rawValue)")
      let isEnglish = language == .english
      let amina = try await town.add("Amina", by: town.karim)
      let page = prefix + "/people/\(amina)"
      try await town.ask(town.now(town.karim, site.site)) {
        try CorrectionStore($0, $1).ask("My name is Belaïd", of: amina)
      }
      let karim = try await site.browser(town.karim, language)
      #expect(try await karim.get(prefix + "/rights").text.contains("Amina"))
      let rights = try await karim.get(page + "/rights")
      let form = try #require(rights.text.firstMatch(of: /corrections\/([0-9a-z]{13})\/answer/)?.1)
      #expect(
        try await karim.post(page + "/corrections/\(form)/answer", [("decision", "refused")]).status == 422)
      #expect(
        try await karim.post(
          page + "/corrections/\(form)/answer", [("decision", "made"), ("reason", "Done")]
        ).status == 303)
      #expect(
        try await karim.post(page + "/corrections/\(form)/answer", [("decision", "made")]).status == 409)

      _ = try await karim.get(page + "/hold")
      #expect(try await karim.post(page + "/hold", [("reason", "An inquiry")]).status == 303)
      #expect(try await karim.get(page + "/rights").text.contains("An inquiry"))
      _ = try await karim.get(page + "/erasure")
      #expect(try await karim.post(page + "/erasure", [("sure", "yes")]).status == 409)
      #expect(try await karim.post(page + "/hold/end").status == 303)
      #expect(try await karim.post(page + "/erasure").status == 422)
      #expect(try await karim.post(page + "/erasure", [("sure", "yes")]).status == 303)
      #expect(try await karim.get(page + "/rights").status == 404)
      let registers = try await karim.get(prefix + "/rights?done=erased")
      #expect(registers.text.contains(amina.description) && !registers.text.contains("Amina"))
      #expect(registers.text.contains(isEnglish ? "asked for" : "à la demande de la personne"))
    }
  }

  @Test("a breach is registered, and its page lists whom it concerns", arguments: Language.allCases)
  func breach(language: Language) async throws {
    try await TownSite.open { site in
      let (town, prefix) = (site.town, "/\(language.rawValue)")
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let karim = try await site.browser(town.karim, language)
      let today = LocalDate(of: site.site.clock.now)
      _ = try await karim.get(prefix + "/breaches/new")
      let wrong = try await karim.post(
        prefix + "/breaches",
        [
          ("account", town.karim.person.description), ("first", today.description),
          ("last", today.adding(days: -1).description),
          ("words", "A lost computer"),
        ])
      #expect(wrong.status == 422)
      let day = LocalDate(of: Moment.now())
      let registered = try await karim.post(
        prefix + "/breaches",
        [
          ("account", town.karim.person.description), ("first", min(day, today).description),
          ("last", today.description),
          ("words", "A lost computer"),
        ])
      let address = try #require(registered.headers["location"])
      let page = try await karim.get(prefix + address)
      #expect(page.text.contains("Amina") && page.text.contains("A lost computer"))
      #expect(try await karim.get(prefix + "/rights").text.contains(address))
      let lena = try await site.browser(town.lena, language)
      #expect(try await lena.get(prefix + address).status == 404)
    }
  }

  @Test("anybody may read how their data is treated, in both languages", arguments: Language.allCases)
  func privacy(language: Language) async throws {
    try await TownSite.open { site in
      let page = try await site.stranger(language).get("/\(language.rawValue)/privacy")
      #expect(page.status == 200)
      #expect(page.text.contains(language == .english ? "within thirty days" : "d’ici trente jours"))
    }
  }
}
