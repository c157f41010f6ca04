import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Invitations")
struct InvitationTests {
  @Test(
    "whoever is invited chooses a password, sets up an app, prints codes and is in",
    arguments: EngineName.allCases)
  func whole(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      let letter = try #require(try await door.lastLetter())
      #expect(letter.to == "nadia@example.org" && letter.path == path)
      let browser = door.browser()
      let page = try await browser.get(path)
      #expect(page.text.contains("nadia@example.org") && page.text.contains("Nadia Haddad"))
      let (app, printed) = try await door.accept(path, browser)
      #expect(Set(printed).count == 10)
      #expect(try await browser.get("/account").text.contains("coach, Harbour House"))
      let (again, paper) = (door.browser(), door.browser())
      try await door.knock(again, "Nadia@Example.org")
      #expect(try await again.post("/sign-in/second-step", [("code", door.code(app))]).status == 303)
      try await door.knock(paper, "nadia@example.org")
      #expect(try await paper.post("/sign-in/second-step", [("code", printed[0])]).status == 303)
      #expect(
        try await door.log("account") == [
          "invited", "invitation-accepted", "signed-in-to-set-up", "one-time-code-set", "signed-in",
          "signed-in",
        ])
    }
  }

  @Test(
    "nothing else opens before the second step is set up, not even with the password again",
    arguments: EngineName.allCases)
  func secondFactorFirst(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let path = try await door.invite("nadia@example.org", as: .administrator, at: door.town.halifax)
      let (invited, later) = (door.browser(), door.browser())
      _ = try await invited.get(path)
      _ = try await invited.post(path, [("new-password", FrontDoor.password)])
      #expect(
        try await door.knock(later, "nadia@example.org").headers["location"] == "/account/second-factor")
      let open: Set = ["account/second-factor", "account/passkeys"]
      for browser in [invited, later] {
        for route in Town.areas.flatMap(\.routes.all)
        where route.permission.name != "anyone" && !open.contains(route.pattern) {
          let address =
            "/"
            + route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "0000000000001" : $0 }
            .joined(separator: "/")
          let answer = route.method == .get ? try await browser.get(address) : try await browser.post(address)
          #expect(
            answer.headers["location"] == "/account/second-factor", "\(route.method.rawValue) \(address)")
        }
        #expect(try await browser.get("/account/second-factor").status == 200)
      }
    }
  }

  @Test(
    "a link works once, is not used up by being looked at, and is over after a week",
    arguments: EngineName.allCases)
  func once(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      let (browser, thief) = (door.browser(), door.browser())
      for _ in 0..<3 { #expect(try await thief.get(path).status == 200) }
      _ = try await browser.get(path)
      #expect(try await browser.post(path, [("new-password", FrontDoor.password)]).status == 303)
      #expect(try await thief.post(path, [("new-password", "sept bateaux verts demain")]).status == 409)
      #expect(try await thief.get(path).status == 409)

      let old = try await door.invite("samir@example.org", at: door.town.harbour)
      let new = try await door.invite("samir@example.org", at: door.town.harbour)
      #expect(try await browser.get(old).status == 409)
      door.site.clock.move(seconds: 7 * 86_400 - 1)
      #expect(try await browser.get(new).status == 200)
      door.site.clock.move(seconds: 1)
      #expect(try await browser.get(new).status == 409)
    }
  }

  @Test(
    "a secret that was never given out, or for something else, opens nothing and tells nothing",
    arguments: EngineName.allCases)
  func strangers(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      let secret = String(path.dropFirst("/invitation/".count))
      let browser = door.browser()
      var pages: Set<String> = []
      for address in [
        "/invitation/" + Secret().text, "/invitation/x", "/recovery/" + secret, "/recovery/" + Secret().text,
      ] {
        let answer = try await browser.get(address)
        #expect(answer.status == 409, "\(address)")
        pages.insert(answer.text.replacing(/href="[^"]*_language=fr"/, with: ""))
      }
      #expect(pages.count == 1)
      let kept: [String] = try await door.town.database.read {
        try $0.values("SELECT digest FROM account_tickets")
      }
      #expect(kept.count == 1 && kept[0] != secret)
    }
  }

  @Test(
    "a password that others would guess is refused with what to do, and the link stays good",
    arguments: [
      ("short", "8 characters or more"), ("password123", "one of the first"),
      ("Halifax-2026-xyz", "without “"),
      ("harbour house coach", "without “"), ("nadia nadia nadia", "without “"),
      ("allies are here ok", "without “"),
    ])
  func guessable(password: String, words: String) async throws {
    try await FrontDoor.open(.sqlite) { door in
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      let browser = door.browser()
      _ = try await browser.get(path)
      let answer = try await browser.post(path, [("new-password", password)])
      #expect(answer.status == 422 && answer.text.contains(words), "\(password)")
      #expect(!answer.text.contains("value=\"\(password)\""))
      #expect(try await browser.post(path, [("new-password", FrontDoor.password)]).status == 303)
    }
  }

  @Test(
    "the link leads to the address that is set, whatever name a request came for",
    arguments: EngineName.allCases)
  func hostHeader(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.makeAdministrator(door.town.imani, at: door.town.halifax)
      let browser = try await door.signedIn(door.town.imani)
      _ = try await browser.get("/staff/invitations/new")
      let answer = try await browser.post(
        "/staff/invitations",
        [
          ("email", "nadia@example.org"), ("given", "Nadia"), ("family", ""), ("language", "fr"),
          ("place", door.town.harbour.id.description), ("role", "coach"),
        ], ["x-forwarded-host": "evil.example", "forwarded": "host=evil.example"])
      #expect(answer.status == 200 && answer.text.contains("A letter to Nadia is on its way"))
      #expect(!answer.text.contains("/invitation/"))
      let letter = try #require(try await door.lastLetter())
      #expect(letter.path.hasPrefix("/invitation/"))
    }
  }

  @Test("without mail the link is shown to whoever invites, once")
  func withoutMail() async throws {
    try await Town.open(.sqlite) { town in
      let setting = AccountSetting(
        origin: "https://allies.example.org", hasMail: false, hasher: Town.accounts.hasher)
      let site = try await TestSite(
        [PeopleArea.area(setting), try #require(Town.areas.last)], database: town.database)
      let door = FrontDoor(town: town, site: site)
      try await door.makeAdministrator(town.imani, at: town.halifax)
      let browser = try await door.signedIn(town.imani)
      _ = try await browser.get("/staff/invitations/new")
      let answer = try await browser.post(
        "/staff/invitations",
        [
          ("email", "nadia@example.org"), ("given", "Nadia"), ("family", ""), ("language", "fr"),
          ("place", town.harbour.id.description), ("role", "coach"),
        ])
      let link = try #require(
        answer.text.firstMatch(of: /https:\/\/allies\.example\.org(\/invitation\/[\w-]{43})</)
      ).1
      #expect(try await door.lastLetter() == nil)
      #expect(try await door.browser().get(String(link)).status == 200)
      #expect(try await browser.get("/recovery").text.contains("does not send letters yet"))
    }
  }
}
