import Basics
import SiteTesting
import Testing

@testable import Site

/// What a site says to whoever asks too often.
@Suite("Limits on a site")
struct ServerLimitTests {
  private static let two = RateLimit(
    "two", .init(.network, atOnce: 2, thenOneEvery: .seconds(30)),
    .init(.account, atOnce: 1, thenOneEvery: .seconds(300)))

  private static let area = Area(title: Bilingual(en: "Door", fr: "Porte")) { routes in
    routes.get("", for: .anyone) { visit in .page(page(visit)) }
    routes.get("hidden", for: Permission("nobody") { _ in .forbidden }, limit: two) { _ in .plain("") }
    routes.post("door", for: .anyone, limit: two) { visit in
      try visit.ask(two, account: visit.posted["name"] ?? "")
      if visit.posted["word"] == "sesame" { visit.forgive(two, account: visit.posted["name"] ?? "") }
      return .see("/")
    }
    routes.post("letter", for: .anyone) { visit in
      try visit.ask(two)
      return .see("/")
    }
  }

  private static func page(_ visit: Visit) -> HTML {
    let frame = visit.frame(hasForm: true).titled(en: "Door", fr: "Porte")
    return Layout.page(
      frame,
      body:
        "<h1>Allies</h1><form method=\"post\"\(action: "/door")>\(Layout.token(frame))<button>A</button></form>"
    )
  }

  private static func address(_ text: String) throws -> Peer { .address(try #require(NetworkAddress(text))) }

  @Test(
    "whoever asks too often is told when to try again, as a page in their language or as JSON, and then may")
  func told() async throws {
    let site = try await TestSite([Self.area])
    let browser = Browser(site, from: try Self.address("192.0.2.7"))
    let other = Browser(site, from: try Self.address("192.0.2.8"))
    for _ in 0..<2 { #expect(try await browser.get("/hidden").status == 403) }
    let answer = try await browser.get("/hidden")
    #expect(answer.status == 429)
    #expect(answer.headers["retry-after"] == "30")
    #expect(answer.title == "That was too often – Allies")
    #expect(answer.text.contains("Try again in 30\u{A0}seconds."))
    site.clock.move(seconds: 12)
    let french = try await browser.get("/fr/hidden")
    #expect(french.headers["retry-after"] == "18")
    #expect(french.text.contains("Réessayez dans 18\u{A0}secondes."))
    #expect(PageFaults(of: french.text).skeleton == PageFaults(of: answer.text).skeleton)
    let json = try await browser.get("/hidden", ["accept": "application/json"])
    #expect(json.headers["content-type"] == "application/problem+json")
    #expect(json.text.contains("\"status\":429") && json.text.contains("Try again in 18"))
    // Other pages, and other people, have nothing to do with it.
    #expect(try await browser.get("/").status == 200)
    #expect(try await other.get("/hidden").status == 403)
    site.clock.move(seconds: 18)
    #expect(try await browser.get("/hidden").status == 403)
  }

  @Test(
    "an account is counted wherever the question comes from, and no more once somebody has shown it is theirs"
  )
  func accounts() async throws {
    let site = try await TestSite([Self.area])
    func knock(_ network: String, _ name: String, word: String = "") async throws -> Answer {
      let browser = Browser(site, from: try Self.address(network))
      _ = try await browser.get("/")
      return try await browser.post("/door", [("name", name), ("word", word)])
    }
    #expect(try await knock("192.0.2.1", "elaine").status == 303)
    let held = try await knock("192.0.2.2", "elaine")
    #expect(held.status == 429)
    #expect(held.headers["retry-after"] == "300")
    #expect(held.text.contains("Try again in 5\u{A0}minutes."))
    #expect(try await knock("192.0.2.3", "gurpreet", word: "sesame").status == 303)
    #expect(try await knock("192.0.2.4", "gurpreet").status == 303)
    #expect(try await knock("192.0.2.5", "gurpreet").status == 429)
  }

  @Test("a handler can hold back what its route does not")
  func handlers() async throws {
    let browser = Browser(try await TestSite([Self.area]), from: try Self.address("2001:db8:1:2::7"))
    _ = try await browser.get("/")
    #expect(try await browser.post("/letter").status == 303)
    #expect(try await browser.post("/letter").status == 303)
    #expect(try await browser.post("/letter").status == 429)
  }

  @Test(
    "six hundred pages at once are too many for one network, also pages that are not there; what they load is not counted"
  )
  func usual() async throws {
    let site = try await TestSite([Self.area])
    let browser = Browser(site, from: try Self.address("192.0.2.7"))
    for number in 0..<600 { #expect(try await browser.get("/\(number)").status == 404) }
    #expect(try await browser.get("/").status == 429)
    #expect(try await browser.get(SiteAsset.style.address.text).status == 200)
    #expect(try await browser.get("/health/live").status == 200)
    #expect(try await Browser(site, from: try Self.address("192.0.2.9")).get("/").status == 200)
  }

  @Test("a browser that only this machine sends is not counted by network")
  func thisMachine() async throws {
    let browser = Browser(try await TestSite([Self.area]), from: try Self.address("127.0.0.1"))
    for _ in 0..<5 { #expect(try await browser.get("/hidden").status == 403) }
  }
}
