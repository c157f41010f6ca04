import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Sessions of the staff")
struct SessionTests {
  @Test(
    "each sign-in has a secret of its own, and ends the session that was there",
    arguments: EngineName.allCases)
  func newSecret(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      // Planted by somebody who hopes that it will be signed in.
      let planted = Secret().text
      browser[cookie: Cookie.session.name] = planted
      try await door.signIn(browser, door.town.karim, app)
      let first = try #require(browser[cookie: Cookie.session.name])
      #expect(first != planted)
      try await door.signIn(browser, door.town.karim, app)
      #expect(browser[cookie: Cookie.session.name] != first)
      for old in [planted, first] {
        let thief = door.browser()
        thief[cookie: Cookie.session.name] = old
        #expect(try await thief.get("/account").status == 401)
      }
    }
  }

  @Test("whoever signs out is out, with a copy of the cookie too", arguments: EngineName.allCases)
  func signOut(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let browser = try await door.signedIn(door.town.karim)
      let copy = browser[cookie: Cookie.session.name]
      _ = try await browser.get("/account")
      #expect(try await browser.post("/sign-out").headers["location"] == "/")
      #expect(browser[cookie: Cookie.session.name] == nil)
      browser[cookie: Cookie.session.name] = copy
      #expect(try await browser.get("/account").status == 401)
    }
  }

  @Test(
    "a new password ends all other sessions, needs the old one, and is told by letter",
    arguments: EngineName.allCases)
  func newPassword(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, desk, telephone) = (try await door.enrol(door.town.karim), door.browser(), door.browser())
      try await door.signIn(desk, door.town.karim, app)
      try await door.signIn(telephone, door.town.karim, app)
      let before = desk[cookie: Cookie.session.name]
      _ = try await desk.get("/account/password")
      let chosen = "sept bateaux verts demain"
      let wrong = try await desk.post("/account/password", [("password", "wrong"), ("new-password", chosen)])
      #expect(wrong.status == 422 && wrong.text.contains("This is not your password"))
      #expect(try await telephone.get("/account").status == 200)
      let right = try await desk.post(
        "/account/password", [("password", FrontDoor.password), ("new-password", chosen)])
      #expect(right.headers["location"] == "/account")
      #expect(desk[cookie: Cookie.session.name] != before)
      #expect(try await desk.get("/account").status == 200)
      #expect(try await telephone.get("/account").status == 401)
      #expect(try await door.lastLetter()?.to == "karim@example.org")
      #expect(try await door.knock(telephone, "karim@example.org").status == 422)
      #expect(try await door.knock(telephone, "karim@example.org", chosen).status == 303)
    }
  }

  @Test(
    "another app needs the password, ends other sessions and replaces the printed codes",
    arguments: EngineName.allCases)
  func newApp(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let old = try await door.enrol(door.town.karim)
      let (desk, telephone) = (door.browser(), door.browser())
      try await door.signIn(desk, door.town.karim, old)
      try await door.signIn(telephone, door.town.karim, old)
      _ = try await desk.get("/account/second-factor")
      let new = OneTimeCode()
      let without = try await desk.post(
        "/account/second-factor", [("secret", new.text), ("code", door.code(new))])
      #expect(without.status == 422)
      let wrongCode = try await desk.post(
        "/account/second-factor",
        [("secret", new.text), ("code", "000000"), ("password", FrontDoor.password)])
      // What the app was shown is shown again, so that a wrong code is not the end of it.
      #expect(wrongCode.status == 422 && wrongCode.text.contains(new.text))
      let done = try await desk.post(
        "/account/second-factor",
        [("secret", new.text), ("code", door.code(new)), ("password", FrontDoor.password)])
      #expect(done.status == 200 && done.text.matches(of: /<li><code>[0-9a-z-]{19}<\/code>/).count == 10)
      #expect(try await door.lastLetter()?.to == "karim@example.org")
      #expect(try await telephone.get("/account").status == 401)
      #expect(try await desk.get("/account").status == 200)
      door.site.clock.move(seconds: 30)
      try await door.knock(telephone, "karim@example.org")
      #expect(try await telephone.post("/sign-in/second-step", [("code", door.code(old))]).status == 422)
      #expect(try await telephone.post("/sign-in/second-step", [("code", door.code(new))]).status == 303)
    }
  }

  @Test("new printed codes need the password, and the old ones open nothing", arguments: EngineName.allCases)
  func newCodes(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let browser = try await door.signedIn(door.town.karim)
      _ = try await browser.get("/account/recovery-codes")
      #expect(try await browser.post("/account/recovery-codes", [("password", "wrong")]).status == 422)
      var sets: [[String]] = []
      for _ in 0..<2 {
        let page = try await browser.post("/account/recovery-codes", [("password", FrontDoor.password)])
        sets.append(page.text.matches(of: /<li><code>([0-9a-z-]+)<\/code>/).map { String($0.1) })
      }
      #expect(Set(sets.joined()).count == 20)
      try await door.knock(browser, "karim@example.org")
      #expect(try await browser.post("/sign-in/second-step", [("code", sets[0][0])]).status == 422)
      #expect(try await browser.post("/sign-in/second-step", [("code", sets[1][0])]).status == 303)
      #expect(try await browser.get("/account").text.contains("9\u{A0}printed codes are left"))
    }
  }

  @Test("one sees one’s own sessions and ends them, and nobody else’s", arguments: EngineName.allCases)
  func ownSessions(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, desk, telephone) = (try await door.enrol(door.town.karim), door.browser(), door.browser())
      try await door.signIn(desk, door.town.karim, app)
      try await door.signIn(telephone, door.town.karim, app)
      let stranger = try await door.signedIn(door.town.lena)
      let page = try await desk.get("/account")
      let endings = page.text.matches(of: /action="(\/account\/sessions\/[0-9a-f]{64}\/ending)"/).map {
        String($0.1)
      }
      #expect(endings.count == 1)
      _ = try await stranger.get("/account")
      #expect(try await stranger.post(endings[0]).status == 303)
      #expect(try await telephone.get("/account").status == 200)
      #expect(try await desk.post(endings[0]).status == 303)
      #expect(try await telephone.get("/account").status == 401)
      try await door.signIn(telephone, door.town.karim, app)
      _ = try await desk.get("/account")
      #expect(try await desk.post("/account/other-sessions/ending").status == 303)
      #expect(try await telephone.get("/account").status == 401)
      #expect(try await desk.get("/account").status == 200)
      #expect(try await stranger.get("/account").status == 200)
    }
  }

  @Test(
    "whoever has several roles works as one of them at a time, and as no other’s",
    arguments: EngineName.allCases)
  func roles(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.makeAdministrator(door.town.karim, at: door.town.harbour)
      let browser = try await door.signedIn(door.town.karim)
      #expect(try await browser.get("/staff").status == 200)
      let page = try await browser.get("/account")
      let other = try #require(page.text.firstMatch(of: /name="appointment" value="([0-9a-z]{13})"/)).1
      #expect(try await browser.post("/account/role", [("appointment", String(other))]).status == 303)
      #expect(try await browser.get("/staff").status == 403)
      // A new password keeps the role that was chosen here.
      _ = try await browser.get("/account/password")
      _ = try await browser.post(
        "/account/password",
        [("password", FrontDoor.password), ("new-password", "sept bateaux verts demain")])
      #expect(try await browser.get("/staff").status == 403)
      _ = try await browser.get("/account")
      let theirs = door.town.imani.person.as(Appointment.self).description
      #expect(try await browser.post("/account/role", [("appointment", theirs)]).status == 404)
    }
  }

  @Test("one changes what one is called, in one’s own record and no other", arguments: EngineName.allCases)
  func name(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let browser = try await door.signedIn(door.town.karim)
      #expect(try await browser.get("/account/name").text.contains("value=\"Karim\""))
      let answer = try await browser.post(
        "/account/name", [("given", "Karim"), ("family", "Benali"), ("language", "fr")])
      #expect(answer.headers["location"] == "/account")
      #expect(try await browser.get("/account").text.contains("Karim Benali"))
      let names: [String] = try await door.town.database.read {
        try $0.values("SELECT family_name FROM people ORDER BY id")
      }
      #expect(names == ["", "", "Benali", ""])
    }
  }
}
