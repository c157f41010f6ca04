import Basics
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Site

@Suite("What a site does not let others do")
struct ServerSafetyTests {
  @Test(
    "a form goes through with its token, from this site, and leaves no trace without",
    arguments: EngineName.allCases)
  func ownForm(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let browser = Browser(site)
    _ = try await browser.get("/waiting")
    #expect(try await browser.post("/waiting", [("name", "Amina")]).status == 303)
    #expect(try await Self.count(site) == 1)
  }

  /// What a request says of where it comes from, and what becomes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let headers: Headers
    let hasToken: Bool
    let status: Int
    var testDescription: String {
      headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        + (hasToken ? " with" : " without") + " token"
    }
  }

  private static let origins = [
    "": true, "https://allies.example.org": true, "https://evil.example": false, "null": false,
    "http://allies.example.org": false, "https://allies.example.org.evil.example": false,
    "https://allies.example.org:444": false,
  ]
  private static let sites = [
    "": true, "same-origin": true, "none": true, "same-site": false, "cross-site": false,
  ]
  private static let kinds = [
    "application/x-www-form-urlencoded": true, "application/x-www-form-urlencoded; charset=utf-8": true,
    "text/plain": false, "application/json": false, "": false,
  ]

  /// Every origin with every relation, every kind of body and with the token or without.
  static let cases: [Case] = origins.flatMap { origin, isOwn in
    sites.flatMap { relation, isNear in
      kinds.flatMap { kind, isForm in
        [true, false].map { hasToken in
          Case(
            headers: ["origin": origin, "sec-fetch-site": relation, "content-type": kind], hasToken: hasToken,
            status: !isOwn || !isNear ? 403 : !isForm ? 415 : hasToken ? 303 : 403)
        }
      }
    }
  }

  @Test(
    "of all ways to send a form, those from elsewhere or without the token are refused",
    arguments: EngineName.allCases)
  func matrix(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    var taken = 0
    for one in Self.cases {
      let browser = Browser(site)
      if one.hasToken { _ = try await browser.get("/waiting") }
      let answer = try await browser.post("/waiting", [("name", "Amina \(taken)")], one.headers)
      #expect(answer.status == one.status, "\(one.testDescription)")
      if answer.status == 303 { taken += 1 }
    }
    #expect(Self.cases.count == 350)
    #expect(try await Self.count(site) == taken)
    #expect(taken > 0)
  }

  @Test(
    "a token is worth nothing in another browser, and neither is a cookie without its token",
    arguments: EngineName.allCases)
  func foreignToken(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let (victim, attacker) = (Browser(site), Browser(site))
    let stolen = try await attacker.get("/waiting").formToken
    let own = try await victim.get("/waiting").formToken
    #expect(stolen != nil && own != nil && stolen != own)
    let body = Array("name=Bao&_token=\(stolen ?? "")".utf8)
    let answer = try await victim.send(
      .post, "/waiting", ["content-type": "application/x-www-form-urlencoded"], body: body)
    #expect(answer.status == 403)
    #expect(try await Self.count(site) == 0)
  }

  @Test(
    "whoever only reads gets no cookie, and a page with a form gives one cookie for all tabs",
    arguments: EngineName.allCases)
  func cookies(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    #expect(try await browser.get("/").headers["set-cookie"] == nil)
    let first = try await browser.get("/waiting")
    #expect(first.headers.all("set-cookie").count == 1)
    let second = try await browser.get("/waiting")
    #expect(second.headers["set-cookie"] == nil)
    #expect(first.formToken == second.formToken)
    #expect(first.formToken?.contains(browser[cookie: Cookie.visitor.name] ?? "-") == false)
  }

  @Test(
    "the site answers under its own name and this machine's, and under no other",
    arguments: [
      ("allies.example.org", 200), ("ALLIES.example.org", 200), ("localhost", 200), ("localhost:8080", 200),
      ("127.0.0.1:8080", 200), ("127.1.2.3", 200), ("[::1]:8080", 200), ("allies.localhost", 200),
      ("evil.example", 421), ("allies.example.org.evil.example", 421), ("127.0.0.1.evil.example", 421),
      ("", 421),
      ("10.0.0.1", 421), ("allies.example.org:444", 421),
    ])
  func names(host: String, status: Int) async throws {
    let site = try await TestSite([WaitingArea.area])
    #expect(try await Browser(site, host: host).get("/").status == status)
  }

  @Test(
    "a load balancer asks how the site does under whatever name it knows",
    arguments: EngineName.allCases)
  func health(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let probe = Browser(site, host: "10.0.0.7:8080")
    #expect(try await probe.get("/health/live").text == "alive\n")
    #expect(try await probe.get("/health/ready").status == 200)
    await site.database.close()
    #expect(try await probe.get("/health/ready").status == 503)
    #expect(try await probe.get("/health/live").status == 200)
  }

  @Test(
    "browsers are told to come by TLS where they do",
    arguments: EngineName.allCases)
  func transport(engine: EngineName) async throws {
    let secure = try await Browser(try await TestSite([WaitingArea.area], on: engine)).get("/")
    #expect(secure.headers["strict-transport-security"] == "max-age=63072000")
    let local = try await Browser(
      try await TestSite([WaitingArea.area], name: nil, on: engine), host: "localhost:8080", isSecure: false
    ).get("/")
    #expect(local.headers["strict-transport-security"] == nil)
  }

  @Test(
    "a body is refused where it is longer than the route takes, or has more than a form could",
    arguments: EngineName.allCases)
  func bodies(engine: EngineName) async throws {
    let browser = Browser(try await TestSite([WaitingArea.area], on: engine))
    _ = try await browser.get("/waiting")
    #expect(
      try await browser.post("/waiting", [("name", String(repeating: "a", count: 2_000))]).status == 413)
    #expect(
      try await browser.post("/waiting", [("a" + String(repeating: "[b]", count: 500), "1")]).status == 413)
    #expect(try await browser.post("/waiting", [("name", "Amina\0")]).status == 400)
  }

  @Test("what stands in a field of an answer cannot begin another")
  func fields() {
    var headers = Headers()
    headers.add("Location", "/\r\nSet-Cookie: a=b\u{7F}")
    #expect(headers == ["location": "/  Set-Cookie: a=b "])
    let response = Response.download([], name: "liste\r\n\"é\".csv", type: "text/csv")
    #expect(
      response.headers["content-disposition"]
        == "attachment; filename=\"liste______.csv\"; filename*=UTF-8''liste%0D%0A%22%C3%A9%22.csv")
  }

  static func count(_ site: TestSite) async throws -> Int {
    try await site.database.read { try $0.value("SELECT COUNT(*) FROM waiting", as: Int.self) } ?? -1
  }
}
