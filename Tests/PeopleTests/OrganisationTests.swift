import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Organisations")
struct OrganisationTests {
  static let shipyard = [
    ("kind", "employer"), ("name", "Chantier Évangéline"), ("city", "Halifax"),
    ("website", "www.example.org"),
  ]

  @Test(
    "an organisation is written down once, found by its beginning, and corrected",
    arguments: EngineName.allCases)
  func directory(engine: EngineName) async throws {
    try await TownSite.open(engine) { site in
      let town = site.town
      let imani = try await site.browser(town.imani)
      _ = try await imani.get("/en/organisations/new")
      let added = try await imani.post("/en/organisations", Self.shipyard)
      #expect(added.status == 303)
      let page = try await imani.get("/en" + (added.headers["location"] ?? ""))
      #expect(page.text.contains("Chantier Évangéline") && page.text.contains("https://www.example.org"))
      #expect(try await imani.get("/en/organisations?find=evang").text.contains("Chantier Évangéline"))
      #expect(try await imani.get("/en/organisations/of/union").status == 200)
      #expect(try await imani.get("/en/organisations/of/pirate").status == 404)

      _ = try await imani.get("/en/organisations/new")
      let again = try await imani.post("/en/organisations", Self.shipyard)
      #expect(again.status == 409 && again.text.contains("is in the directory already"))

      let edit = try await imani.get("/en" + (added.headers["location"] ?? "") + "/edit")
      #expect(edit.text.contains("value=\"Chantier Évangéline\""))
      let changed = try await imani.post(
        "/en" + (added.headers["location"] ?? ""),
        [("kind", "union"), ("name", "Local 1"), ("city", "Dartmouth")])
      #expect(changed.status == 303)
      #expect(try await imani.get("/en/organisations?find=evang").text.contains("Local 1") == false)
      #expect(try await imani.get("/en/organisations?find=dart").text.contains("Local 1"))
    }
  }

  @Test(
    "what cannot be an address or a postal code is objected to in words",
    arguments: [Language.english, .french])
  func objections(language: Language) async throws {
    try await TownSite.open(.sqlite) { site in
      let town = site.town
      let imani = try await site.browser(town.imani, language)
      let tongue = "/" + language.rawValue
      _ = try await imani.get(tongue + "/organisations/new")
      let wrong = try await imani.post(
        tongue + "/organisations",
        [("kind", "employer"), ("name", "X"), ("city", "Y"), ("website", "javascript:1")])
      #expect(wrong.status == 422)
      #expect(wrong.text.contains(language == .english ? "Write an address" : "Écrivez une adresse"))
      let organisation = try await town.addOrganisation("Port", by: town.imani)
      _ = try await imani.get(tongue + "/organisations/\(organisation)/sites/new")
      let site = try await imani.post(
        tongue + "/organisations/\(organisation)/sites",
        [("name", "Dock"), ("city", "Halifax"), ("postal", "W3J 1M5")])
      #expect(site.status == 422)
      let good = try await imani.post(
        tongue + "/organisations/\(organisation)/sites",
        [("name", "Dock"), ("city", "Halifax"), ("postal", "b3j1m5")])
      #expect(good.status == 303)
      #expect(try await imani.get(tongue + "/organisations/\(organisation)").text.contains("B3J 1M5"))
    }
  }

  @Test(
    "a contact is given one seat at a table, and gives it up with leaving", arguments: EngineName.allCases)
  func seats(engine: EngineName) async throws {
    try await TownSite.open(engine) { site in
      let town = site.town
      let karim = try await site.browser(town.karim)
      let organisation = try await town.addOrganisation("Port of Halifax", by: town.imani)
      _ = try await karim.get("/en/organisations/\(organisation)/contacts/new")
      let card = [("name", "Hélène Roy"), ("email", "helene@example.org"), ("language", "fr")]
      #expect(try await karim.post("/en/organisations/\(organisation)/contacts", card).status == 303)
      let contact = try #require(
        try await town.ask(town.karim) { try ContactStore($0, $1).contacts(of: organisation).first })
      let asked = try await karim.get("/en/contacts/\(contact.id)/seats/new")
      #expect(asked.text.contains("A seat for Hélène Roy"))
      let seat = [("body", "Employment council"), ("chair", "yes")]
      #expect(try await karim.post("/en/contacts/\(contact.id)/seats", seat).status == 303)
      #expect(try await karim.post("/en/contacts/\(contact.id)/seats", seat).status == 409)
      let council = try await karim.get("/fr/council")
      #expect(council.text.contains("Hélène Roy") && council.text.contains("Présidence"))
      #expect(council.text.contains("Personne ne siège encore pour"))
      #expect(
        try await karim.get("/en/organisations/\(organisation)").text.contains("Chairs Employment council"))

      #expect(try await karim.get("/en/contacts/\(contact.id)/departure/new").status == 200)
      #expect(try await karim.post("/en/contacts/\(contact.id)/departure").status == 303)
      #expect(try await karim.get("/en/council").text.contains("No seat is taken yet"))
      #expect(
        try await karim.get("/en/organisations/\(organisation)").text.contains("Who spoke for it before"))
      _ = try await karim.get("/en/contacts/\(contact.id)/seats/new")
      #expect(try await karim.post("/en/contacts/\(contact.id)/seats", seat).status == 409)
    }
  }

  @Test("a directory is its council’s: another’s is as if it were not there", arguments: EngineName.allCases)
  func others(engine: EngineName) async throws {
    try await TownSite.open(engine) { site in
      let town = site.town
      let organisation = try await town.addOrganisation("Port of Halifax", by: town.imani)
      let joelle = try await site.browser(town.joelle)
      #expect(try await joelle.get("/fr/organisations").text.contains("Port of Halifax") == false)
      #expect(try await joelle.get("/fr/organisations?find=port").text.contains("Port of Halifax") == false)
      #expect(try await joelle.get("/fr/organisations/\(organisation)").status == 404)
      _ = try await joelle.get("/fr/organisations/new")
      #expect(try await joelle.post("/fr/organisations/\(organisation)", Self.shipyard).status == 404)
      let nobody = Browser(try await town.site())
      #expect(try await nobody.get("/en/organisations").status == 401)
    }
  }

  @Test("pages are built alike in both languages")
  func languages() async throws {
    try await TownSite.open(.sqlite) { site in
      let town = site.town
      let organisation = try await town.addOrganisation("Port of Halifax", by: town.imani)
      let imani = try await site.browser(town.imani)
      for page in [
        "organisations", "organisations/new", "organisations/\(organisation)",
        "organisations/\(organisation)/edit",
        "organisations/\(organisation)/sites/new", "organisations/\(organisation)/contacts/new", "council",
      ] {
        let english = try await imani.get("/en/" + page)
        let french = try await imani.get("/fr/" + page)
        #expect(english.status == 200)
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(page)")
      }
    }
  }

  @Test(
    "postal codes are read as people write them",
    arguments: [
      ("b3j 1m5", "B3J 1M5"), ("H2X-1Y4", "H2X 1Y4"), ("W3J 1M5", nil), ("B3O 1M5", nil), ("B3J1M", nil),
    ])
  func postalCodes(written: String, read: String?) {
    #expect(postalCode(written) == read)
  }
}
