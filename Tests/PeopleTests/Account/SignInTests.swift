import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Signing in")
struct SignInTests {
  @Test("whoever shows a password and a code comes to where they were going", arguments: EngineName.allCases)
  func bothSteps(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      let asked = try await browser.get("/account")
      #expect(asked.status == 401)
      let link = try #require(asked.text.firstMatch(of: /href="(\/sign-in\?next=[^"]+)"/)).1
      let page = try await browser.get(String(link))
      let next = try #require(page.text.firstMatch(of: /name="next" value="([^"]*)"/)).1
      #expect(next == "/account")
      let step = try await browser.post(
        "/sign-in",
        [("email", " Karim@Example.org "), ("password", FrontDoor.password), ("next", String(next))])
      #expect(step.headers["location"] == "/sign-in/second-step?next=%2Faccount")
      #expect(browser[cookie: Cookie.session.name] == nil)
      let second = try await browser.get("/sign-in/second-step?next=%2Faccount")
      #expect(second.text.contains("name=\"next\" value=\"/account\""))
      let done = try await browser.post(
        "/sign-in/second-step", [("code", door.code(app)), ("next", "/account")])
      #expect(done.headers["location"] == "/account")
      #expect(browser[cookie: Cookie.secondStep.name] == nil)
      let account = try await browser.get("/account")
      #expect(account.status == 200)
      #expect(account.text.contains("<a class=\"person\" href=\"/account\">Karim</a>"))
      #expect(try await door.log("account") == ["signed-in"])
    }
  }

  @Test(
    "between the two steps nothing opens, and nothing of the first is a session",
    arguments: EngineName.allCases)
  func halfWay(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.enrol(door.town.karim)
      let browser = door.browser()
      try await door.knock(browser, "karim@example.org")
      // What was set for the second step, sent as if it were a session.
      browser[cookie: Cookie.session.name] = browser[cookie: Cookie.secondStep.name]
      for route in Town.areas.flatMap(\.routes.all) where route.permission.name != "anyone" {
        let address =
          "/"
          + route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "0000000000001" : $0 }
          .joined(separator: "/")
        let answer = route.method == .get ? try await browser.get(address) : try await browser.post(address)
        #expect(answer.status == 401, "\(route.method.rawValue) \(address)")
      }
    }
  }

  @Test("a code of the app works once, for whoever comes first", arguments: EngineName.allCases)
  func codeOnce(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let app = try await door.enrol(door.town.karim)
      let (mine, thief) = (door.browser(), door.browser())
      for browser in [mine, thief] { try await door.knock(browser, "karim@example.org") }
      let code = door.code(app)
      #expect(try await mine.post("/sign-in/second-step", [("code", code)]).status == 303)
      #expect(try await thief.post("/sign-in/second-step", [("code", code)]).status == 422)
      #expect(thief[cookie: Cookie.session.name] == nil)
    }
  }

  @Test("a printed code works once, however it is typed", arguments: EngineName.allCases)
  func printedCode(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.enrol(door.town.karim)
      let person = door.town.karim.person
      let codes = try await door.town.database.write {
        try SecondFactorStore($0, of: person).newRecoveryCodes()
      }
      let kept: [String] = try await door.town.database.read {
        try $0.values("SELECT digest FROM recovery_codes")
      }
      #expect(kept.count == 10 && !kept.contains { kept in codes.contains { $0.text.contains(kept) } })
      let typed = codes[3].text.uppercased().replacing("-", with: " ")
      for status in [303, 422] {
        let browser = door.browser()
        try await door.knock(browser, "karim@example.org")
        #expect(try await browser.post("/sign-in/second-step", [("code", typed)]).status == status)
      }
    }
  }

  @Test("after five wrong codes the password has to be given again", arguments: EngineName.allCases)
  func wrongCodes(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      try await door.knock(browser, "karim@example.org")
      for _ in 0..<5 {
        #expect(
          try await browser.post("/sign-in/second-step", [("code", "k7m2-9xqd-41hv-0zfe")]).status == 422)
      }
      let late = try await browser.post("/sign-in/second-step", [("code", door.code(app))])
      #expect(late.headers["location"] == "/sign-in")
      try await door.signIn(browser, door.town.karim, app)
    }
  }

  @Test("the second step waits ten minutes", arguments: EngineName.allCases)
  func slowStep(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      try await door.knock(browser, "karim@example.org")
      door.site.clock.move(seconds: 600)
      #expect(try await browser.get("/sign-in/second-step").headers["location"] == "/sign-in")
      let late = try await browser.post("/sign-in/second-step", [("code", door.code(app))])
      #expect(late.headers["location"] == "/sign-in" && browser[cookie: Cookie.session.name] == nil)
    }
  }

  @Test(
    "nobody learns who has an account: a wrong password, none, a closed account and an address of nobody are answered alike",
    arguments: EngineName.allCases)
  func enumeration(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.enrol(door.town.karim)
      try await door.enrol(door.town.lena)
      let (lena, now) = (door.town.lena.person, door.now)
      try await door.town.database.write { try AccountStore($0).setClosed(now, lena) }
      _ = try await door.invite("nadia@example.org", at: door.town.harbour)
      var answers: Set<String> = []
      for (email, password) in [
        ("karim@example.org", "wrong"), ("nobody@example.org", "wrong"), ("nadia@example.org", "wrong"),
        ("lena@example.org", FrontDoor.password), ("imani@example.org", "wrong"),
        ("karim@example.org", String(repeating: "x", count: 1_000)),
      ] {
        let browser = door.browser()
        let answer = try await door.knock(browser, email, password)
        #expect(answer.status == 422 && browser[cookie: Cookie.secondStep.name] == nil, "\(email)")
        answers.insert(answer.bytes(without: email))
      }
      #expect(answers.count == 1)
      #expect(try await door.log("account").filter { $0 == "refused" }.count == 6)
    }
  }

  @Test("a password is its bytes: spaces around it, capitals and other alphabets count")
  func exactBytes() async throws {
    try await FrontDoor.open(.sqlite) { door in
      try await door.enrol(door.town.karim)
      let word = "  كلمة السرّ Élan\u{301}  "
      let hash = try await Town.accounts.hasher.hash(FrontDoor.typed(word))
      let person = door.town.karim.person
      try await door.town.database.write { try AccountStore($0).setPassword(hash, of: person) }
      for (typed, status) in [
        (word, 303), (String(word.dropFirst(2)), 422), (word.lowercased(), 422),
        ("  كلمة السرّ Éla\u{144}  ", 422),
      ] {
        #expect(try await door.knock(door.browser(), "karim@example.org", typed).status == status, "\(typed)")
      }
    }
  }

  @Test(
    "the way back never leads to another site",
    arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "/sign-out", ""])
  func wayBack(next: String) async throws {
    try await FrontDoor.open(.sqlite) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      let step = try await door.knock(browser, "karim@example.org", next: next)
      #expect(step.headers["location"] == "/sign-in/second-step")
      let done = try await browser.post("/sign-in/second-step", [("code", door.code(app)), ("next", next)])
      #expect(done.headers["location"] == "/")
    }
  }

  @Test(
    "a form that was being filled in when the session ended is found again after signing in",
    arguments: EngineName.allCases)
  func draft(engine: EngineName) async throws {
    let form = Form("test/note", Field.text("note", Bilingual(en: "Note", fr: "Remarque"))) { $0 }
    let area = Area(title: Bilingual(same: "Notes")) { routes in
      routes.form(form, at: "notes/new", sentTo: "notes", for: .anyStaff) { visit, fill in
        let frame = visit.frame(hasForm: true).titled(en: "Note", fr: "Remarque")
        return Layout.page(
          form.framed(frame),
          body:
            "<h1>\(frame.voice(frame.title))</h1>\(form.html(frame, to: "/notes", filled: fill, send: frame.title))"
        )
      } take: { _, _ in
        .see("/")
      }
    }
    try await FrontDoor.open(engine, besides: [area]) { door in
      let (app, browser) = (try await door.enrol(door.town.karim), door.browser())
      try await door.signIn(browser, door.town.karim, app)
      _ = try await browser.get("/notes/new")
      door.site.clock.move(seconds: 3_600)
      let late = try await browser.post("/notes", [("note", "Amina called")])
      #expect(late.status == 401)
      let link = try #require(late.text.firstMatch(of: /href="(\/sign-in\?next=[^"]+)"/)).1
      let page = try await browser.get(String(link))
      let next = String(try #require(page.text.firstMatch(of: /name="next" value="([^"]*)"/)).1)
      try await door.knock(browser, "karim@example.org", next: next)
      let done = try await browser.post("/sign-in/second-step", [("code", door.code(app)), ("next", next)])
      let back = try await browser.get(try #require(done.headers["location"]))
      #expect(back.text.contains("value=\"Amina called\""))
    }
  }

  @Test("a form with a password keeps no draft, whatever is sent with it")
  func noDraft() async throws {
    try await FrontDoor.open(.sqlite) { door in
      let browser = door.browser()
      _ = try await browser.get("/sign-in")
      for extra in [("_action", "keep"), ("_language", "fr")] {
        let answer = try await browser.post(
          "/sign-in", [("email", "karim@example.org"), ("password", "in the open"), extra])
        #expect(answer.status == 422 && !answer.text.contains("in the open"))
      }
      #expect(try await door.town.database.count("form_drafts") == 0)
    }
  }
}
