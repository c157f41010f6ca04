import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Passkeys at the door")
struct PasskeyRouteTests {
  /// What a page holds for the script.
  private func options(_ page: Answer) throws -> String {
    String(try #require(page.text.firstMatch(of: /data-options="([^"]*)"/)).1).replacing("&quot;", with: "\"")
  }

  private func add(_ passkey: TestPasskey, _ browser: Browser, _ fields: [(String, String)]) async throws
    -> Answer
  {
    let page = try await browser.get("/account/second-factor")
    return try await browser.post(
      "/account/passkeys", [("passkey", try passkey.create(options(page)))] + fields)
  }

  @Test(
    "a passkey is a second step, added with the password and removed with it", arguments: EngineName.allCases)
  func second(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (app, passkey, desk, telephone) = (
        try await door.enrol(door.town.karim), TestPasskey(), door.browser(), door.browser()
      )
      try await door.signIn(telephone, door.town.karim, app)
      try await door.signIn(desk, door.town.karim, app)
      let fields = [("name", "Work laptop")]
      #expect(try await add(passkey, desk, fields + [("password", "wrong")]).status == 422)
      let added = try await add(passkey, desk, fields + [("password", FrontDoor.password)])
      #expect(added.headers["location"] == "/account")
      #expect(try await telephone.get("/account").status == 401)
      #expect(try await desk.get("/account").text.contains("<bdi>Work laptop</bdi>, not used yet"))
      // The same device a second time.
      #expect(try await add(passkey, desk, fields + [("password", FrontDoor.password)]).status >= 400)

      try await door.knock(telephone, "karim@example.org")
      let page = try await telephone.get("/sign-in/second-step")
      let answer = try passkey.get(try options(page))
      #expect(try await telephone.post("/sign-in/passkey", [("passkey", answer)]).status == 303)
      #expect(try await telephone.get("/account").status == 200)
      // What was signed for one sign-in opens no other.
      let thief = door.browser()
      try await door.knock(thief, "karim@example.org")
      #expect(try await thief.post("/sign-in/passkey", [("passkey", answer)]).status == 422)

      let id = Base64.url.text(of: passkey.id)
      _ = try await telephone.get("/account/passkeys/\(id)/removal")
      #expect(
        try await telephone.post("/account/passkeys/\(id)/removal", [("password", "wrong")]).status == 422)
      let removed = try await telephone.post(
        "/account/passkeys/\(id)/removal", [("password", FrontDoor.password)])
      #expect(removed.headers["location"] == "/account")
      #expect(try await door.town.database.count("passkeys") == 0)
    }
  }

  @Test("another’s passkey, one of another site and none at all open nothing", arguments: EngineName.allCases)
  func strangers(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (karims, lenas) = (TestPasskey(), TestPasskey())
      for (access, passkey) in [(door.town.karim, karims), (door.town.lena, lenas)] {
        let browser = try await door.signedIn(access)
        // Each device has a name of its own for its key; these have one, and the second is refused.
        _ = try await add(passkey, browser, [("name", "Laptop"), ("password", FrontDoor.password)])
      }
      var elsewhere = karims
      elsewhere.origin = "https://allies.example.org.evil.example"
      let browser = door.browser()
      try await door.knock(browser, "karim@example.org")
      let asked = try options(try await browser.get("/sign-in/second-step"))
      for sent in [try lenas.get(asked), try elsewhere.get(asked), "", "{}", "[1e400]"] {
        #expect(try await browser.post("/sign-in/passkey", [("passkey", sent)]).status == 422)
      }
      #expect(browser[cookie: Cookie.session.name] == nil)
    }
  }

  @Test(
    "whoever is invited may set up a passkey in place of an app, and then needs one to remove it",
    arguments: EngineName.allCases)
  func first(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (passkey, browser) = (TestPasskey(), door.browser())
      let path = try await door.invite("nadia@example.org", at: door.town.harbour)
      _ = try await browser.get(path)
      _ = try await browser.post(path, [("new-password", FrontDoor.password)])
      let added = try await add(passkey, browser, [("name", "Laptop")])
      #expect(added.status == 200 && added.text.contains("Your recovery codes"))
      #expect(try await browser.get("/account").status == 200)
      let address = "/account/passkeys/\(Base64.url.text(of: passkey.id))/removal"
      _ = try await browser.get(address)
      let last = try await browser.post(address, [("password", FrontDoor.password)])
      #expect(last.status == 409 && last.text.contains("Set up an app first"))
    }
  }
}
