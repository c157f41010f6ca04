import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Pages of accounts")
struct AccountPageTests {
  @Test("every page is the same in both languages, and spaced as French is")
  func bothLanguages() async throws {
    try await FrontDoor.open(.sqlite) { door in
      try await door.makeAdministrator(door.town.imani, at: door.town.halifax)
      try await door.makeAdministrator(door.town.imani, at: door.town.harbour)
      let signedIn = try await door.signedIn(door.town.imani)
      let invitation = try await door.invite("nadia@example.org", at: door.town.harbour)
      let (lena, stranger, halfWay) = (door.town.lena.person.description, door.browser(), door.browser())
      try await door.knock(halfWay, "imani@example.org")
      let pages: [(Browser, String)] =
        ["/sign-in", "/recovery", invitation, "/invitation/x"].map { (stranger, $0) }
        + [(halfWay, "/sign-in/second-step")]
        + [
          "/account", "/account/name", "/account/password", "/account/second-factor",
          "/account/recovery-codes",
          "/account/passkeys/x/removal", "/staff", "/staff/\(lena)", "/staff/\(lena)/roles/new",
          "/staff/invitations/new", "/staff/agencies/new",
        ].map { (signedIn, $0) }
      for (browser, address) in pages {
        let (english, french) = (
          try await browser.get("/en" + address), try await browser.get("/fr" + address)
        )
        #expect(english.status == french.status && english.headers["content-language"] == "en", "\(address)")
        #expect(french.headers["content-language"] == "fr", "\(address)")
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(address)")
        #expect(PageFaults(of: french.text).looseFrenchSigns.isEmpty, "\(address)")
        #expect(english.title != french.title || address.hasPrefix("/staff/\(lena)"), "\(address)")
      }
    }
  }

  @Test("after something was sent the language link leads to a page that is there")
  func languageLinks() async throws {
    try await FrontDoor.open(.sqlite) { door in
      try await door.makeAdministrator(door.town.imani, at: door.town.halifax)
      let (browser, halfWay) = (try await door.signedIn(door.town.imani), door.browser())
      let invitation = try await door.invite("nadia@example.org", at: door.town.harbour)
      let lena = door.town.lena.person.description
      try await door.knock(halfWay, "imani@example.org")
      for (browser, shown, sentTo, fields) in [
        (door.browser(), "/sign-in", "/sign-in", [("email", "x@example.org"), ("password", "x")]),
        (door.browser(), "/recovery", "/recovery", [("email", "x@example.org")]),
        (door.browser(), invitation, invitation, [("new-password", "short")]),
        (halfWay, "/sign-in/second-step", "/sign-in/passkey", []),
        (halfWay, "/sign-in/second-step", "/sign-in/second-step", []),
        (browser, "/account/password", "/account/password", []),
        (browser, "/account/second-factor", "/account/passkeys", []),
        (browser, "/staff/\(lena)/roles/new", "/staff/\(lena)/roles", []),
        (browser, "/staff/invitations/new", "/staff/invitations", []),
        (browser, "/account/recovery-codes", "/account/recovery-codes", [("password", FrontDoor.password)]),
      ] as [(Browser, String, String, [(String, String)])] {
        _ = try await browser.get(shown)
        let answer = try await browser.post(sentTo, fields)
        let link = try #require(answer.text.firstMatch(of: /class="language" href="([^"]+)"/)).1
        let chosen = try await browser.get(String(link).replacing("&amp;", with: "&"))
        let page = try await browser.get(try #require(chosen.headers["location"]))
        #expect(page.status == 200, "\(sentTo)")
        #expect(page.headers["content-language"] != answer.headers["content-language"], "\(sentTo)")
      }
    }
  }

  @Test("a page that is opened changes nothing", arguments: EngineName.allCases)
  func safePages(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.makeAdministrator(door.town.imani, at: door.town.halifax)
      let browser = try await door.signedIn(door.town.imani)
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      let before = try await content(door)
      for address in [
        "/sign-in", "/recovery", path, "/account", "/account/second-factor", "/staff",
        "/staff/invitations/new",
      ] {
        for _ in 0..<2 { #expect(try await browser.get(address).status == 200, "\(address)") }
      }
      #expect(try await content(door) == before)
    }
  }

  private func content(_ door: FrontDoor) async throws -> [Int] {
    var counts: [Int] = []
    for table: SQL in [
      "accounts", "account_tickets", "recovery_codes", "passkeys", "sessions", "form_drafts", "audit_entries",
      "jobs",
      "account_tickets WHERE used IS NULL",
    ] { counts.append(try await door.town.database.count(table)) }
    return counts
  }

  @Test("behind the wall an account is seen by nobody but its owner", arguments: [EngineName.postgres])
  func wall(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      for access in [door.town.imani, door.town.karim] { try await door.enrol(access) }
      for access in [door.town.imani, door.town.karim, door.town.joelle] {
        let seen: [ID<Person>] = try await door.town.ask(access) { connection, _ in
          try connection.values("SELECT person FROM accounts")
        }
        #expect(seen == [access.person])
      }
      let nobody: [ID<Person>] = try await door.town.database.behind(.shut).read {
        try $0.values("SELECT person FROM accounts")
      }
      #expect(nobody.isEmpty)
    }
  }
}
