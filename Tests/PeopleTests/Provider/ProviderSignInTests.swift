import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Identity
@testable import People

@Suite("Coming in through an agency's own provider")
struct ProviderSignInTests {
  @Test("whoever is known there comes to the second step, and then in", arguments: EngineName.allCases)
  func comesIn(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      let app = try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "248289761001")
      let browser = here.door.browser(.french)
      let signIn = try await browser.get("/sign-in")
      #expect(
        signIn.text.contains("href=\"/fr/sign-in/with\"") || signIn.text.contains("href=\"/sign-in/with\""))
      let list = try await browser.get("/sign-in/with")
      #expect(list.text.contains("Maison du Port") && list.text.contains("/sign-in/with/\(here.keeper)"))
      let step = try await here.signIn(browser, "248289761001")
      #expect(step.status == 303 && step.headers["location"] == "/sign-in/second-step")
      #expect(browser[cookie: Cookie.session.name] == nil && browser[cookie: Cookie.elsewhere.name] == nil)
      #expect(try await browser.get("/account").status == 401)
      _ = try await browser.get("/sign-in/second-step")
      #expect(try await browser.post("/sign-in/second-step", [("code", here.door.code(app))]).status == 303)
      #expect(try await browser.get("/account").status == 200)
      #expect(try await here.trouble == nil)
    }
  }

  @Test(
    "where the provider's word for a second factor is known, it counts, and nothing else does",
    arguments: EngineName.allCases)
  func secondFactor(engine: EngineName) async throws {
    try await ProviderDoor.open(engine, secondFactor: "mfa") { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      here.provider.behave { $0.methods = ["pwd"] }
      let first = try await here.signIn(here.door.browser(), "7")
      #expect(first.headers["location"] == "/sign-in/second-step")
      here.provider.behave { $0.methods = ["pwd", "mfa"] }
      let browser = here.door.browser()
      let second = try await here.signIn(browser, "7")
      #expect(second.status == 303 && second.headers["location"] == "/")
      #expect(try await browser.get("/account").status == 200)
      #expect(try await here.door.log("account").last == "signed-in-elsewhere")
      // Its class counts like its methods.
      here.provider.behave { ($0.methods, $0.claims) = ([], ["acr": "mfa"]) }
      #expect(try await here.signIn(here.door.browser(), "7").headers["location"] == "/")
    }
  }

  @Test("whoever was going somewhere is led there, and never to another site", arguments: EngineName.allCases)
  func leadsOn(engine: EngineName) async throws {
    try await ProviderDoor.open(engine, secondFactor: "mfa") { here in
      let app = try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      here.provider.behave { $0.methods = ["pwd", "mfa"] }
      let going = "/people?find=a%26b"
      func come(_ next: String) async throws -> Answer {
        let browser = here.door.browser()
        let signIn = try await browser.get("/sign-in?next=" + AgencyProvider.encoded(next))
        let list = try #require(signIn.text.firstMatch(of: /href="(\/[^"]*sign-in\/with[^"]*)"/)).1
        let listed = try await browser.get(String(list).replacing("&amp;", with: "&"))
        let way = try #require(
          listed.text.firstMatch(of: /href="(\/[^"]*sign-in\/with\/[0-9a-z]{13}[^"]*)"/)
        ).1
        let query = try await here.letIn(
          browser, "7", from: String(way).replacing("&amp;", with: "&"))
        return try await here.comeBack(browser, query)
      }
      #expect(try await come(going).headers["location"] == going)
      for elsewhere in ["//evil.example", "https://evil.example/", "/sign-out", "/\\evil.example"] {
        #expect(try await come(elsewhere).headers["location"] == "/", "\(elsewhere)")
      }
      #expect(try await come("/" + String(repeating: "a", count: 2_000)).headers["location"] == "/")
      // Also by the second step here.
      here.provider.behave { $0.methods = ["pwd"] }
      let step = try await come(going)
      #expect(step.headers["location"]?.hasPrefix("/sign-in/second-step?next=") == true)
      _ = app
    }
  }

  @Test("a provider that takes our password in the form alone gets it there")
  func secretInForm() async throws {
    try await ProviderDoor.open(.sqlite) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      here.provider.behave { $0.takesSecretInForm = true }
      #expect(try await here.signIn(here.door.browser(), "7").status == 303)
    }
  }

  @Test(
    "a token that is wrong in any part lets nobody in, and the administrator learns which",
    arguments: EngineName.allCases)
  func wrongTokens(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      let cases: [(String, @Sendable (inout AgencyProvider.Manner) -> Void)] = [
        ("wrongIssuer", { $0.claims["iss"] = "https://login.citadel.example" }),
        ("wrongAudience", { $0.claims["aud"] = "another" }),
        ("wrongNonce", { $0.claims["nonce"] = Secret().text }),
        ("expired", { $0.times = ["exp": -61, "iat": -361] }), ("wrongTime", { $0.times = ["iat": 3_600] }),
        ("wrongTime", { $0.times = ["iat": -601] }), ("wrongAlgorithm", { $0.isUnsigned = true }),
        ("wrongSignature", { $0.isForged = true }), ("unreadable", { $0.claims["sub"] = "" }),
        ("answered-400", { $0.secret = "changed" }),
      ]
      for (word, change) in cases {
        here.provider.behave {
          $0 = AgencyProvider.Manner()
          change(&$0)
        }
        let browser = here.door.browser()
        let answer = try await here.signIn(browser, "7")
        #expect(
          answer.status == 422 && answer.text.contains("You could not be signed in that way"), "\(word)")
        #expect(browser[cookie: Cookie.session.name] == nil && browser[cookie: Cookie.secondStep.name] == nil)
        #expect(try await here.trouble == word)
      }
      here.provider.behave { $0 = AgencyProvider.Manner() }
      #expect(try await here.signIn(here.door.browser(), "7").status == 303)
    }
  }

  @Test(
    "an answer that this browser did not ask for is refused before anybody is asked",
    arguments: EngineName.allCases)
  func states(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      let (mine, thief) = (here.door.browser(), here.door.browser(.french))
      let query = try await here.letIn(mine, "7")
      let stranger = try await thief.get(here.wayBack + "?" + query)
      #expect(stranger.status == 422 && stranger.text.contains("Ce navigateur n’a pas commencé"))
      // With a question of its own, and another's answer.
      _ = try await here.letIn(thief, "9")
      #expect(try await here.comeBack(thief, query).status == 422)
      #expect(try await here.comeBack(mine, query + "&state=x").status == 422)
      #expect(try await here.comeBack(mine, "error=access_denied&" + query).status == 422)
      #expect(here.provider.count("/token") == 0)
      #expect(try await here.trouble == nil)
      #expect(try await here.comeBack(mine, query).status == 303)
    }
  }

  @Test(
    "an answer that is shown again, with all that the browser had, opens nothing",
    arguments: EngineName.allCases)
  func replay(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      let browser = here.door.browser()
      let query = try await here.letIn(browser, "7")
      let kept = browser[cookie: Cookie.elsewhere.name]
      #expect(try await here.comeBack(browser, query).status == 303)
      #expect(try await here.comeBack(browser, query).status == 422)
      let again = here.door.browser()
      again[cookie: Cookie.elsewhere.name] = kept
      #expect(try await here.comeBack(again, query).status == 422)
      #expect(again[cookie: Cookie.secondStep.name] == nil)
    }
  }

  @Test("an answer by another provider, or led here from one, is refused", arguments: EngineName.allCases)
  func mixUp(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      let browser = here.door.browser()
      let query = try await here.letIn(browser, "7")
      let other = "&iss=" + AgencyProvider.encoded("https://login.citadel.example")
      #expect(try await here.comeBack(browser, query + other).status == 422)
      #expect(here.provider.count("/token") == 0)
      // A provider that always says who it is, and an answer that does not. What it says of itself is read anew after an hour.
      here.provider.behave { $0.namesItself = true }
      here.door.site.clock.move(seconds: 3_601)
      let named = try await here.letIn(browser, "7")
      #expect(named.contains("&iss="))
      #expect(try await here.comeBack(browser, named.replacing(/&iss=.*/, with: "")).status == 422)
      #expect(try await here.comeBack(browser, named).status == 303)
      // An attempt at one provider does not come back to another's address.
      let (citadel, karim, now) = (here.town.citadel, here.town.karim.person, here.now)
      try await here.town.database.write { connection in
        try ProviderStore(connection).add(
          SignInProvider(
            keeper: citadel, issuer: AgencyProvider.issuer, client: "allies", clientSecret: "geheimnis",
            secondFactor: nil, added: now, trouble: nil), by: karim)
      }
      let mine = try await here.letIn(browser, "7")
      #expect(try await browser.get("/sign-in/with/\(citadel.id)/back?" + mine).status == 422)
    }
  }

  @Test("a provider that changes its keys is asked for them anew, once", arguments: EngineName.allCases)
  func keys(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      for _ in 0..<2 { #expect(try await here.signIn(here.door.browser(), "7").status == 303) }
      #expect(here.provider.count("/keys") == 1)
      #expect(here.provider.count("/.well-known/openid-configuration") == 1)
      here.provider.turnKeys()
      for _ in 0..<2 { #expect(try await here.signIn(here.door.browser(), "7").status == 303) }
      #expect(here.provider.count("/keys") == 2)
    }
  }

  @Test(
    "a provider that is down is said to be, and not asked by everybody who tries",
    arguments: EngineName.allCases)
  func down(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      here.provider.behave { $0.isDown = true }
      for _ in 0..<3 {
        let answer = try await here.door.browser(.french).get("/sign-in/with/\(here.keeper)")
        #expect(answer.status == 409 && answer.text.contains("injoignable"))
      }
      #expect(here.provider.server.requests.count == 1)
      #expect(try await here.trouble == nil)
      here.provider.behave { $0.isDown = false }
      here.door.site.clock.move(seconds: 16)
      let browser = here.door.browser()
      let query = try await here.letIn(browser, "7")
      here.provider.behave { $0.isDown = true }
      #expect(try await here.comeBack(browser, query).status == 409)
      #expect(try await here.trouble == "answered-503")
      here.provider.behave { $0.isDown = false }
      // What was not used is still good.
      #expect(try await here.comeBack(browser, query).status == 303)
    }
  }

  @Test(
    "nobody is known by an e-mail address, and a closed account is answered like none",
    arguments: EngineName.allCases)
  func unknown(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.door.enrol(here.town.karim)
      // The provider says that the address is Karim's, and verified (CVE-2024-25618).
      let answer = try await here.signIn(here.door.browser(), "somebody else")
      #expect(answer.status == 422 && answer.text.contains("opens no account here"))
      #expect(try await here.door.log("account").last == "refused-elsewhere")
      try await here.link(here.town.karim, "7")
      let (karim, now) = (here.town.karim.person, here.now)
      try await here.town.database.write { try AccountStore($0).setClosed(now, karim) }
      let closed = try await here.signIn(here.door.browser(), "7")
      #expect(closed.bytes(without: "") == answer.bytes(without: ""))
      #expect(try await here.trouble == nil)
    }
  }

  @Test(
    "an agency's provider does not open an account that opens more than the agency",
    arguments: EngineName.allCases)
  func opensMore(engine: EngineName) async throws {
    try await ProviderDoor.open(engine, secondFactor: "mfa") { here in
      here.provider.behave { $0.methods = ["mfa"] }
      try await here.door.enrol(here.town.karim)
      try await here.link(here.town.karim, "7")
      #expect(try await here.signIn(here.door.browser(), "7").headers["location"] == "/")
      try await here.door.makeAdministrator(here.town.karim, at: here.town.citadel)
      #expect(try await here.signIn(here.door.browser(), "7").status == 422)
      // Imani coordinates the council: whatever the agency's provider says of her is nothing.
      try await here.link(here.town.imani, "1")
      #expect(try await here.signIn(here.door.browser(), "1").status == 422)
    }
  }
}
