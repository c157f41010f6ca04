import Basics
import Identity
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Site

/// The form of docs/site.md on a site of its own: what becomes of what somebody typed.
@Suite("Forms on a site")
struct ServerFormTests {
  private static func site(for permission: Permission = .anyone, on engine: EngineName) async throws
    -> TestSite
  {
    let area = Area(
      title: Bilingual(en: "Employers", fr: "Employeurs"),
      migrations: [
        Migration(
          "employers/0001 hostings",
          "CREATE TABLE hostings (employer \(.text) PRIMARY KEY, day \(.integer) NOT NULL, seats \(.integer) NOT NULL) \(.strict)"
        )
      ]
    ) { routes in
      routes.form(HostingForm.form, at: "hostings/new", sentTo: "hostings", for: permission) { visit, fill in
        HostingPage.form(visit.frame(hasForm: true), fill)
      } take: { visit, hosting in
        try await visit.database.write { connection in
          do {
            _ = try connection.attempt {
              try connection.run(
                """
                INSERT INTO hostings (employer, day, seats) VALUES (\(hosting.employer), \(hosting.day), \(hosting.seats))
                """)
            }
          } catch StorageError.unique {
            throw Refusal(.conflict, en: "There is one already.", fr: "Il y en a déjà une.")
          }
        }
        return .see("/hostings")
      }
    }
    return try await TestSite([area], on: engine)
  }

  private static let filled = [("employer", "Roy & filles"), ("day", "2026-12-01"), ("seats", "8")]

  private static func count(_ site: TestSite, _ table: SQL = "hostings") async throws -> Int? {
    try await site.database.read { try $0.value("SELECT COUNT(*) FROM \(table)", as: Int.self) }
  }

  @Test(
    "a form that is filled in is taken, once; the second of two tabs is told, and keeps what it typed",
    arguments: EngineName.allCases)
  func twoTabs(engine: EngineName) async throws {
    let site = try await Self.site(on: engine)
    let browser = Browser(site)
    _ = try await browser.get("/hostings/new")
    #expect(try await browser.post("/hostings", Self.filled).headers["location"] == "/hostings")
    let again = try await browser.post("/hostings", Self.filled)
    #expect(again.status == 409)
    #expect(again.text.contains("There is one already."))
    #expect(again.text.contains("value=\"Roy &amp; filles\""))
    #expect(try await Self.count(site) == 1)
  }

  @Test(
    "what cannot be understood comes back with what to correct, in the language of the page",
    arguments: EngineName.allCases)
  func objections(engine: EngineName) async throws {
    let site = try await Self.site(on: engine)
    let browser = Browser(site, language: .french)
    _ = try await browser.get("/hostings/new")
    let answer = try await browser.post(
      "/hostings", [("employer", "Roy"), ("day", "2026-12-01"), ("seats", "1e400")])
    #expect(answer.status == 422)
    #expect(answer.text.contains("value=\"Roy\"") && answer.text.contains("value=\"1e400\""))
    #expect(answer.text.contains("role=\"alert\""))
    #expect(answer.headers["content-language"] == "fr")
    #expect(try await Self.count(site) == 0)
  }

  @Test(
    "a form that is kept is found again, also in a tab that was closed, until it is sent",
    arguments: EngineName.allCases)
  func drafts(engine: EngineName) async throws {
    let site = try await Self.site(on: engine)
    let browser = Browser(site)
    _ = try await browser.get("/hostings/new")
    let kept = try await browser.post("/hostings", [("employer", "Roy & filles"), ("_action", "keep")])
    let address = try #require(kept.headers["location"])
    #expect(address.hasPrefix("/hostings/new?_draft="))
    let token = String(address.suffix(32))
    #expect(try await browser.get(address).text.contains("value=\"Roy &amp; filles\""))
    #expect(try await browser.post("/hostings", Self.filled + [("_draft", token)]).status == 303)
    #expect(try await Self.count(site, "form_drafts") == 0)
    #expect(try await browser.get(address).text.contains("Roy") == false)
  }

  @Test(
    "the language link of a form loses nothing of what was typed",
    arguments: EngineName.allCases)
  func otherLanguage(engine: EngineName) async throws {
    let browser = Browser(try await Self.site(on: engine))
    _ = try await browser.get("/hostings/new")
    let turned = try await browser.post("/hostings", [("employer", "Roy & filles"), ("_language", "fr")])
    let page = try await browser.get(try #require(turned.headers["location"]))
    #expect(page.headers["content-language"] == "fr")
    #expect(page.text.contains("value=\"Roy &amp; filles\""))
  }

  @Test(
    "a session that ends in the middle of a form takes nothing with it",
    arguments: EngineName.allCases)
  func expiredSession(engine: EngineName) async throws {
    let site = try await Self.site(for: .signedIn, on: engine)
    let browser = Browser(site)
    browser[cookie: Cookie.session.name] = try await site.sessions.begin(for: "elaine", at: site.clock.now)
      .text
    _ = try await browser.get("/hostings/new")
    site.clock.move(seconds: 3_600)
    let late = try await browser.post("/hostings", Self.filled)
    #expect(late.status == 401)
    #expect(try await Self.count(site) == 0)
    let link = try #require(
      late.text.firstMatch(of: /href="(\/hostings\/new\?_draft=[0-9a-f]+)"/).map { String($0.1) })
    #expect(try await browser.get(link).status == 401)
    browser[cookie: Cookie.session.name] = try await site.sessions.begin(for: "elaine", at: site.clock.now)
      .text
    let page = try await browser.get(link)
    #expect(page.text.contains("value=\"Roy &amp; filles\""))
    #expect(
      try await browser.post("/hostings", Self.filled + [("_draft", String(link.suffix(32)))]).status == 303)
  }

  @Test(
    "whoever was never here leaves nothing behind: without the token of a form nothing is kept",
    arguments: EngineName.allCases)
  func nothingFromStrangers(engine: EngineName) async throws {
    let site = try await Self.site(for: .signedIn, on: engine)
    #expect(try await Browser(site).post("/hostings", Self.filled).status == 403)
    #expect(try await Self.count(site, "form_drafts") == 0)
  }
}
