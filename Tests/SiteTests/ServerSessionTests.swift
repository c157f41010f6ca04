import Basics
import Identity
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Site

@Suite("Sessions")
struct ServerSessionTests {
  private func signedIn(_ site: TestSite, as person: String = "elaine") async throws -> Browser {
    let browser = Browser(site)
    browser[cookie: Cookie.session.name] = try await site.sessions.begin(for: person, at: site.clock.now).text
    return browser
  }

  @Test(
    "a session opens what is for people who are signed in",
    arguments: EngineName.allCases)
  func open(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    #expect(try await Browser(site).get("/desk").status == 401)
    #expect(try await signedIn(site).get("/desk").title == "elaine – Allies")
  }

  @Test(
    "a session that is used lasts a working day and no longer; one that is not lasts an hour",
    arguments: EngineName.allCases)
  func limits(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let busy = try await signedIn(site)
    let idle = try await signedIn(site, as: "gurpreet")
    site.clock.move(seconds: 3_599)
    #expect(try await busy.get("/desk").status == 200)
    site.clock.move(seconds: 1)
    #expect(try await idle.get("/desk").status == 401)
    for _ in 0..<14 {
      #expect(try await busy.get("/desk").status == 200)
      site.clock.move(seconds: 3_000)
    }
    // Twelve hours are over by now.
    #expect(try await busy.get("/desk").status == 401)
  }

  @Test(
    "a clock that is set back ends no session, and set forward again it counts as before",
    arguments: EngineName.allCases)
  func clockSetBack(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let browser = try await signedIn(site)
    site.clock.move(seconds: -3_600)
    #expect(try await browser.get("/desk").status == 200)
    site.clock.move(seconds: 3_599)
    #expect(try await browser.get("/desk").status == 200)
    site.clock.move(seconds: 3_601)
    #expect(try await browser.get("/desk").status == 401)
  }

  @Test(
    "a session that was ended opens nothing from then on, on no device",
    arguments: EngineName.allCases)
  func ending(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let (desk, telephone, other) = (
      try await signedIn(site), try await signedIn(site), try await signedIn(site, as: "hélène")
    )
    let sessions = try await site.sessions.sessions(of: "elaine", at: site.clock.now)
    #expect(sessions.count == 2)
    let lost = try #require(Secret(telephone[cookie: Cookie.session.name] ?? ""))
    try await site.sessions.end(lost.digest(for: "session"))
    #expect(try await telephone.get("/desk").status == 401)
    #expect(try await desk.get("/desk").status == 200)
    #expect(try await site.sessions.endAll(of: "elaine") == 1)
    #expect(try await desk.get("/desk").status == 401)
    #expect(try await other.get("/desk").status == 200)
  }

  @Test(
    "the database holds no secret by which anybody could come in",
    arguments: EngineName.allCases)
  func digests(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let browser = try await signedIn(site)
    let secret = browser[cookie: Cookie.session.name] ?? ""
    let kept = try await site.sessions.sessions(of: "elaine", at: site.clock.now)
    #expect(kept.count == 1)
    #expect(kept.allSatisfy { !$0.digest.contains(secret) && $0.digest.utf8.count == 64 })
    let thief = Browser(site)
    thief[cookie: Cookie.session.name] = kept.first?.digest
    #expect(try await thief.get("/desk").status == 401)
  }

  @Test(
    "a cookie that is no secret of ours is not even looked up, and two of one name are none",
    arguments: EngineName.allCases)
  func strangeCookies(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let good = try await site.sessions.begin(for: "elaine", at: site.clock.now).text
    let name = Cookie.session.name
    for cookies in [
      "\(name)=", "\(name)=\(good)x", "\(name)=\(good)'--", "\(name)=\(good); \(name)=\(good)",
      "x\(name)=\(good)",
    ] {
      #expect(try await Browser(site).get("/desk", ["cookie": cookies]).status == 401, "\(cookies)")
    }
    #expect(try await Browser(site).get("/desk", ["cookie": "a=b; \(name)=\(good)"]).status == 200)
  }

  @Test(
    "sessions whose time is over are forgotten, and no others",
    arguments: EngineName.allCases)
  func forgetting(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    _ = try await signedIn(site)
    site.clock.move(seconds: 3_000)
    _ = try await signedIn(site, as: "françois")
    site.clock.move(seconds: 600)
    let (sessions, now) = (site.sessions, site.clock.now)
    #expect(try await site.database.write { try sessions.removeOver(at: now, in: $0) } == 1)
    #expect(try await site.sessions.sessions(of: "françois", at: site.clock.now).count == 1)
  }

  @Test(
    "a page is not written to the database each time it is read",
    arguments: EngineName.allCases)
  func quietReading(engine: EngineName) async throws {
    let site = try await TestSite([WaitingArea.area], on: engine)
    let browser = try await signedIn(site)
    let begun = site.clock.now
    site.clock.move(seconds: 59)
    _ = try await browser.get("/desk")
    #expect(try await site.sessions.sessions(of: "elaine", at: site.clock.now).first?.seen == begun)
    site.clock.move(seconds: 1)
    _ = try await browser.get("/desk")
    #expect(try await site.sessions.sessions(of: "elaine", at: site.clock.now).first?.seen == site.clock.now)
  }

  @Test("secrets are as long as they should be, and never the same")
  func secrets() {
    let many = (0..<1_000).map { _ in Secret().text }
    #expect(Set(many).count == 1_000)
    #expect(many.allSatisfy { $0.utf8.count == 43 && Secret($0) != nil })
    #expect(Secret("").map(\.text) == nil)
    let secret = Secret()
    #expect(secret.digest(for: "session") != secret.digest(for: "form token"))
  }
}
