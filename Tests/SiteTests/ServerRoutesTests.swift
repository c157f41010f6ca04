import Basics
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Site

@Suite("Addresses and answers")
struct ServerRoutesTests {
  @Test(
    "a page is found by its address, and a word comes before a parameter",
    arguments: EngineName.allCases)
  func finding(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    #expect(try await browser.get("/").title == "Welcome – Allies")
    #expect(try await browser.get("/waiting/new").title == "Somebody new – Allies")
    #expect(try await browser.get("/waiting/17").title == "Number 17 – Allies")
    #expect(try await browser.get("/waiting/1e400").status == 404)
    #expect(try await browser.get("/waiting/99999999999999999999").status == 404)
    #expect(try await browser.get("/waiting/17/more").status == 404)
    #expect(try await browser.get("/elsewhere").status == 404)
  }

  @Test("two routes that would answer the same are found before anybody asks")
  func conflicts() throws {
    var routes = Routes()
    routes.get("rounds/:round", for: .anyone) { _ in .plain("") }
    routes.get("rounds/:other", for: .anyone) { _ in .plain("") }
    #expect(throws: RouteTable.Conflict.self) { try RouteTable(routes.all) }
  }

  @Test(
    "the language comes from the address, then from the last choice, then from the browser",
    arguments: EngineName.allCases)
  func languages(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let browser = Browser(site, language: .french)
    #expect(try await browser.get("/waiting").title == "Qui attend – Allies")
    #expect(try await browser.get("/en/waiting").title == "Who waits – Allies")
    // What follows stays in the language of the address.
    #expect(try await browser.get("/waiting").title == "Who waits – Allies")
    #expect(try await browser.get("/fr").title == "Bienvenue – Allies")
    #expect(try await Browser(site, language: .english).get("/waiting").headers["content-language"] == "en")
  }

  @Test(
    "the language link keeps the path and the query",
    arguments: EngineName.allCases)
  func languageLink(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    let page = try await browser.get("/en/waiting?sort=days&from=2")
    #expect(page.text.contains("href=\"/waiting?sort=days&amp;from=2&amp;_language=fr\""))
    let answer = try await browser.get("/waiting?sort=days&from=2&_language=fr")
    #expect(answer.status == 303)
    #expect(answer.headers["location"] == "/waiting?sort=days&from=2")
    #expect(try await browser.get("/waiting?sort=days&from=2").title == "Qui attend – Allies")
  }

  @Test(
    "what a browser likes better is read from its list of languages",
    arguments: [
      ("fr-CA,fr;q=0.9,en;q=0.8", Language.french), ("en-CA,fr;q=0.9", .english),
      ("fr;q=0.8,en;q=0.9", .english),
      ("de,fr;q=0.3", .french), ("*", .english), ("", .english), ("fr;q=0", .english),
      ("fr;q=2e400,en;q=0.1", .english),
      ("FR", .french), (String(repeating: "de,", count: 1_000) + "fr", .english),
    ])
  func preferences(field: String, language: Language) {
    #expect(preferredLanguage(field) == language)
  }

  @Test(
    "an error page speaks the reader's language, in the same structure in both",
    arguments: EngineName.allCases)
  func errorPages(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    for address in [
      "/elsewhere", "/failure/surprise", "/failure/full", "/failure/gone", "/desk", "/desk/secret",
    ] {
      let english = try await Browser(site).get(address)
      let french = try await Browser(site, language: .french).get(address)
      #expect(english.status == french.status)
      #expect(english.title != french.title)
      #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton)
      #expect(french.headers["content-language"] == "fr")
    }
  }

  @Test(
    "every kind of no has its status",
    arguments: [
      ("/desk", 401), ("/desk/secret", 403), ("/elsewhere", 404), ("/failure/content", 422),
      ("/failure/surprise", 500),
      ("/failure/gone", 503), ("/failure/overloaded", 503), ("/failure/full", 507),
    ])
  func statuses(address: String, status: Int) async throws {
    let answer = try await Browser(try await TestSite([WaitingArea.area])).get(address)
    #expect(answer.status == status)
    #expect((answer.headers["retry-after"] != nil) == (status == 503))
    #expect((answer.headers["www-authenticate"] != nil) == (status == 401))
  }

  @Test(
    "a refusal of the domain is told in its own words",
    arguments: EngineName.allCases)
  func refusals(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine), language: .french)
    _ = try await browser.get("/waiting")
    #expect(try await browser.post("/waiting", [("name", "Amina")]).status == 303)
    let again = try await browser.post("/waiting", [("name", "Amina")])
    #expect(again.status == 409)
    #expect(again.text.contains("Amina attend déjà."))
    #expect(try await browser.post("/waiting", [("name", "")]).status == 422)
  }

  @Test(
    "a program that asks for JSON gets the problem as JSON",
    arguments: EngineName.allCases)
  func problems(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine), language: .french)
    let answer = try await browser.get("/elsewhere", ["accept": "application/json"])
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(
      answer.text.hasPrefix("{\"title\":\"Cette page n’existe pas\",\"status\":404,\"detail\":\"Le lien"))
    #expect(answer.text.contains("\"reference\":\"request1\""))
  }

  @Test(
    "another method says which ones there are, and the head of a page is that of the page",
    arguments: EngineName.allCases)
  func methods(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    let answer = try await browser.send(.delete, "/waiting", body: [])
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD, POST")
    #expect(try await browser.send(.head, "/waiting", body: []).status == 200)
    #expect(try await browser.send(.post, "/waiting/new", body: []).headers["allow"] == "GET, HEAD")
  }

  @Test(
    "a stroke at the end leads to the address without it",
    arguments: EngineName.allCases)
  func strokes(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    let answer = try await browser.get("/fr/waiting/?a=1")
    #expect(answer.status == 308)
    #expect(answer.headers["location"] == "/fr/waiting?a=1")
    #expect(try await browser.get("/fr/").headers["location"] == "/fr")
    #expect(try await browser.get("/waiting//").status == 404)
    for outside in ["//evil.example/", "//evil.example", "//evil.example/?_language=fr"] {
      #expect(try await browser.get(outside).headers["location"] == nil)
    }
  }

  @Test(
    "an asset is kept for ever, is not sent twice, and never in parts",
    arguments: EngineName.allCases)
  func assets(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    for asset in SiteAsset.all {
      let answer = try await browser.get(asset.address.text, ["range": "bytes=5-2"])
      #expect(answer.status == 200)
      #expect(answer.headers["cache-control"] == "public, max-age=31536000, immutable")
      let again = try await browser.get(
        asset.address.text, ["if-none-match": "\"other\", " + (answer.headers["etag"] ?? "")])
      #expect(again.status == 304)
      #expect(again.text.isEmpty)
    }
    #expect(try await browser.get("/assets/site.old.css").status == 404)
  }

  @Test(
    "no Range that anybody thought of does anything",
    arguments: [
      "bytes=5-2", "bytes=-1", "bytes=0-18446744073709551615", "bytes=9223372036854775807-", "bytes=--1",
      "lines=1-2",
      "bytes=0-0,1-1,2-2,3-3", "bytes=", "\u{FFFD}",
    ])
  func ranges(field: String) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area]))
    #expect(try await browser.get("/waiting", ["range": field]).status == 200)
  }

  @Test(
    "a failure is logged once, with a reference that the page shows, and without anything about anybody",
    arguments: EngineName.allCases)
  func failures(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let answer = try await Browser(site).get("/failure/Amina?name=Amina")
    #expect(answer.status == 500)
    #expect(answer.text.contains("<code>request1</code>"))
    #expect(!answer.text.contains("Benali"))
    #expect(site.log.lines.count == 2)
    #expect(site.log.lines.allSatisfy { $0.contains("\"request\":\"request1\"") && !$0.contains("Amina") })
    #expect(site.log.lines.first?.contains("\"cause\":\"Surprise\"") == true)
    #expect(site.log.lines.last?.contains("\"route\":\"failure/:kind\",\"status\":500}") == true)
  }
}
