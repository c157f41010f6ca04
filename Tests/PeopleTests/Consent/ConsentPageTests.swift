import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Pages of consents")
struct ConsentPageTests {
  @Test(
    "a coach asks for a consent, writes down the yes, and withdraws it with one press",
    arguments: Language.allCases)
  func story(language: Language) async throws {
    try await TownSite.open { town in
      let amina = try await town.town.add("Amina", by: town.town.karim)
      let browser = try await town.browser(town.town.karim, language)
      let isEnglish = language == .english
      let consents = "/\(language.rawValue)/people/\(amina)/consents"
      #expect(
        try await browser.get(consents).text.contains(isEnglish ? "Nobody else may read" : "Personne d’autre")
      )

      let form = try await browser.get(consents + "/new")
      #expect(form.text.contains("Citadel Centre") == isEnglish)
      let asked = try await browser.post(
        consents + "/requests",
        [("purpose", "matching"), ("recipient", town.town.halifax.id.description + "+"), ("language", "fr")])
      #expect(asked.status == 303)
      let request = try #require(asked.headers["location"])
      let words = try await browser.get(request)
      // They are asked in French, whatever the coach reads.
      #expect(words.text.contains("Vous êtes libre de dire non"))
      #expect(words.text.contains("Halifax et ses organismes"))

      let silent = try await browser.post(request + "/consent")
      #expect(silent.status == 422)
      let given = try await browser.post(request + "/consent", [("manner", "spoken")])
      let consent = try #require(given.headers["location"])
      let shown = try await browser.get(consent)
      #expect(shown.text.contains("Halifax et ses organismes"))
      let twice = try await browser.post(request + "/consent", [("manner", "spoken")])
      #expect(twice.status == 404 || twice.status == 409)

      let list = try await browser.get(consents)
      #expect(list.text.contains(isEnglish ? "may read this record until" : "peuvent lire ce dossier"))
      let withdrawn = try await browser.post(consent + "/withdrawal")
      #expect(withdrawn.headers["location"] == consent)
      #expect(
        try await browser.get(consent).text.contains(
          isEnglish ? "what happens now" : "ce qui se passe maintenant"))
      #expect(try await browser.get(consents).text.contains(isEnglish ? "Withdrawn" : "Retiré"))
    }
  }

  @Test("what is kept of a consent is what was shown, to the letter")
  func toTheLetter() async throws {
    try await TownSite.open { town in
      let amina = try await town.town.add("Amina", by: town.town.karim)
      let browser = try await town.browser(town.town.karim)
      _ = try await browser.get("/en/people/\(amina)/consents/new")
      let request = try #require(
        try await browser.post(
          "/en/people/\(amina)/consents/requests",
          [("purpose", "reporting"), ("recipient", town.town.montreal.id.description), ("language", "en")]
        ).headers["location"])
      let shown = try await town.town.ask(town.town.now(town.town.karim, town.site)) {
        try ConsentRequestStore($0, $1).open(of: amina).map(\.words)
      }
      // The council is called otherwise by the time they answer.
      try await town.town.database.write { try $0.run("UPDATE keepers SET name_en = 'Laval' WHERE id = 2") }
      _ = try await browser.get(request)
      _ = try await browser.post(request + "/consent", [("manner", "paper")])
      let kept = try await town.town.ask(town.town.now(town.town.karim, town.site)) {
        try ConsentStore($0, $1).all(of: amina)
      }
      #expect(kept.map(\.words) == shown && shown.first?.contains("Montréal") == true)
      #expect(kept.first?.manner == .paper && kept.first?.wording == 1)
    }
  }

  @Test("a consent ends with the day that was chosen, and no later than its purpose allows")
  func days() async throws {
    try await TownSite.open { town in
      let amina = try await town.town.add("Amina", by: town.town.karim)
      let browser = try await town.browser(town.town.karim)
      let today = LocalDate(of: town.site.clock.now)
      func ask(_ day: LocalDate?) async throws -> Answer {
        _ = try await browser.get("/en/people/\(amina)/consents/new")
        return try await browser.post(
          "/en/people/\(amina)/consents/requests",
          [("purpose", "referral"), ("recipient", town.town.citadel.id.description), ("language", "en")]
            + (day.map { [("until", $0.description)] } ?? []))
      }
      #expect(try await ask(today.adding(days: 366)).status == 422)
      #expect(try await ask(today.adding(days: -1)).status == 422)
      #expect(try await ask(today.adding(days: 365)).status == 303)
      #expect(try await ask(nil).status == 303)
      let days = try await town.town.ask(town.town.now(town.town.karim, town.site)) {
        try ConsentRequestStore($0, $1).open(of: amina).map {
          today.days(until: DayClock(nil).lastDay(before: $0.expires))
        }
      }
      #expect(days == [365, 90])
    }
  }

  @Test("the consents of others’ people are not there, and neither are those that never were")
  func others() async throws {
    try await TownSite.open { town in
      let amina = try await town.town.add("Amina", by: town.town.karim)
      let consent = try await town.town.agree(amina, keptBy: town.town.karim, to: town.town.halifax)
      let own = try await town.browser(town.town.karim)
      _ = try await own.get("/en/people/\(amina)/consents/\(consent)")
      for stranger in [town.town.imani, town.town.lena, town.town.joelle] {
        let browser = try await town.browser(stranger)
        let hers = try await browser.get("/en/people/\(amina)/consents")
        let nobodys = try await browser.get("/en/people/\(ID<Person>())/consents")
        #expect(hers.status == 404 && hers.title == nobodys.title)
        #expect(try await browser.get("/en/people/\(amina)/consents/\(consent)").status == 404)
        let form = try await browser.get("/en/people/\(stranger.person)/consents/new")
        #expect(form.status == 200)
        let taken = try await browser.post("/en/people/\(amina)/consents/\(consent)/withdrawal")
        #expect(taken.status == 404)
      }
      #expect(try await town.town.database.count("consents") == 1)
      let left = try await town.town.ask(town.town.imani) {
        try ConsentStore($0, $1).inForce(for: amina, .matching)
      }
      #expect(left.count == 1)
    }
  }
}
