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

@Suite("Setting up a provider, and linking with it")
struct ProviderSettingTests {
  private func fields(_ issuer: String = AgencyProvider.issuer) -> [(String, String)] {
    [
      ("issuer", issuer), ("client", "allies"), ("client-secret", "geheimnis"),
      ("password", FrontDoor.password),
    ]
  }

  @Test(
    "an administrator sets one up, links with it, changes it and takes it away",
    arguments: EngineName.allCases)
  func wholeStory(engine: EngineName) async throws {
    try await ProviderDoor.open(engine, isSetUp: false) { here in
      try await here.door.makeAdministrator(here.town.karim, at: here.town.harbour)
      let karim = try await here.door.signedIn(here.town.karim)
      #expect(try await karim.get("/staff/provider").text.contains("None is set up"))
      #expect(!(try await karim.get("/account").text.contains("/account/providers/")))
      let form = try await karim.get("/staff/provider/new")
      #expect(form.text.contains("<code>https://allies.example.org/sign-in/with/\(here.keeper)/back</code>"))
      let made = try await karim.post("/staff/provider", fields())
      #expect(made.status == 303)
      let page = try await karim.get("/staff/provider")
      #expect(page.text.contains(AgencyProvider.issuer) && page.text.contains("always here"))
      #expect(!page.text.contains("geheimnis"))
      #expect(try await karim.post("/staff/provider", fields()).status == 409)

      #expect(try await karim.get("/account").text.contains("/account/providers/\(here.keeper)"))
      let query = try await here.letIn(karim, "7", from: "/account/providers/\(here.keeper)")
      let back = try await karim.get(here.wayBack + "?" + query)
      let link = "/account/providers/\(here.keeper)"
      // A wrong password uses nothing up.
      let wrong = try await here.send(karim, back, to: link, [("password", "not this one")])
      #expect(wrong.status == 422 && wrong.text.contains("This is not your password"))
      let other = here.door.browser()
      let before = karim[cookie: Cookie.session.name]
      other[cookie: Cookie.session.name] = before
      let linked = try await here.send(karim, wrong, to: link, [("password", FrontDoor.password)])
      #expect(linked.status == 303 && linked.headers["location"] == "/account")
      #expect(karim[cookie: Cookie.session.name] != before)
      #expect(try await other.get("/account").status == 401)
      #expect(try await karim.get("/account").text.contains("not used yet"))
      #expect(try await here.door.lastLetter()?.to == "karim@example.org")
      #expect(try await here.signIn(here.door.browser(), "7").status == 303)

      _ = try await karim.get("/staff/provider/change")
      let changed = try await karim.post(
        "/staff/provider/change", [("second-factor", "mfa"), ("password", FrontDoor.password)])
      #expect(changed.status == 303)
      here.provider.behave { $0.methods = ["mfa"] }
      #expect(try await here.signIn(here.door.browser(), "7").headers["location"] == "/")

      _ = try await karim.get("/account/providers/\(here.keeper)/removal")
      #expect(
        try await karim.post("/account/providers/\(here.keeper)/removal", [("password", FrontDoor.password)])
          .status
          == 303)
      #expect(try await here.signIn(here.door.browser(), "7").status == 422)
      _ = try await karim.get("/staff/provider/removal")
      #expect(
        try await karim.post("/staff/provider/removal", [("password", FrontDoor.password)]).status == 303)
      #expect(try await here.door.browser().get("/sign-in/with/\(here.keeper)").status == 404)
      #expect(try await here.door.browser().get("/sign-in/with").text.contains("Nobody has one here"))
      #expect(try await here.door.log("provider") == ["added", "changed", "removed"])
      let log = try await here.door.log("account")
      #expect(log.contains("sign-in-linked") && log.contains("sign-in-unlinked"))
    }
  }

  @Test("what cannot be a provider is not kept, and the form says why", arguments: EngineName.allCases)
  func notSetUp(engine: EngineName) async throws {
    try await ProviderDoor.open(engine, isSetUp: false) { here in
      try await here.door.makeAdministrator(here.town.karim, at: here.town.harbour)
      let karim = try await here.door.signedIn(here.town.karim, .french)
      _ = try await karim.get("/staff/provider/new")
      for issuer in [
        "http://login.harbour.example", "https://127.0.0.1", "https://localhost",
        "https://login.harbour.example?x",
        "javascript:alert(1)", "https://user@login.harbour.example",
      ] {
        let answer = try await karim.post("/staff/provider", fields(issuer))
        #expect(answer.status == 422 && answer.text.contains("Écrivez une adresse Internet"), "\(issuer)")
      }
      #expect(here.provider.server.requests.isEmpty)
      here.provider.behave { $0.name = "https://login.harbour.example/" }
      #expect(try await karim.post("/staff/provider", fields()).text.contains("Il se donne un autre nom"))
      here.provider.behave { $0.isDown = true }
      #expect(try await karim.post("/staff/provider", fields()).text.contains("Il a répondu par le code 503"))
      here.provider.behave { $0 = AgencyProvider.Manner() }
      let wrong = fields().map { $0.0 == "password" ? ($0.0, "not this one") : $0 }
      #expect(try await karim.post("/staff/provider", wrong).status == 422)
      let count = try await here.town.database.read {
        try $0.value("SELECT COUNT(*) FROM sign_in_providers", as: Int.self)
      }
      #expect(count == 0)
    }
  }

  @Test(
    "coaches and strangers open none of it, and another agency's administrator sees nothing of it",
    arguments: EngineName.allCases)
  func permissions(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      let karim = try await here.door.signedIn(here.town.karim)
      try await here.door.makeAdministrator(here.town.lena, at: here.town.citadel)
      let lena = try await here.door.signedIn(here.town.lena)
      let gets = [
        "/staff/provider", "/staff/provider/new", "/staff/provider/change", "/staff/provider/removal",
      ]
      for address in gets {
        #expect(try await karim.get(address).status == 403)
        #expect(try await here.door.browser().get(address).status == 401)
      }
      #expect(!(try await lena.get("/staff/provider").text.contains(AgencyProvider.issuer)))
      #expect(try await lena.get("/staff/provider/change").status == 404)
      _ = try await lena.get("/staff/provider")
      #expect(
        try await lena.post("/staff/provider/removal", [("password", FrontDoor.password)]).status == 404)
      // Lena works elsewhere: Harbour House's provider is not offered to her, and she cannot link with it.
      #expect(!(try await lena.get("/account").text.contains("/account/providers/")))
      let query = try await here.letIn(lena, "8", from: "/account/providers/\(here.keeper)")
      let back = try await lena.get(here.wayBack + "?" + query)
      let refused = try await here.send(
        lena, back, to: "/account/providers/\(here.keeper)", [("password", FrontDoor.password)])
      #expect(refused.status == 409 && refused.text.contains("opens more than"))
      #expect(try await here.signIn(here.door.browser(), "8").status == 422)
    }
  }

  @Test(
    "a name at a provider is one person's, and begins anew with the account", arguments: EngineName.allCases)
  func oneEach(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      let karim = try await here.door.signedIn(here.town.karim)
      try await here.link(here.town.lena, "7")
      let query = try await here.letIn(karim, "7", from: "/account/providers/\(here.keeper)")
      let back = try await karim.get(here.wayBack + "?" + query)
      let refused = try await here.send(
        karim, back, to: "/account/providers/\(here.keeper)", [("password", FrontDoor.password)])
      #expect(refused.status == 409)
      let (lena, keeper) = (here.town.lena.person, here.town.harbour.id)
      try await here.town.database.write { try AccountStore($0).clear(lena) }
      #expect(try await here.town.database.read { try ProviderStore($0).linkCount(keeper) } == 0)
    }
  }

  @Test("nothing of a provider is seen from behind another's wall", arguments: [EngineName.postgres])
  func wall(engine: EngineName) async throws {
    try await ProviderDoor.open(engine) { here in
      try await here.link(here.town.karim, "7")
      for (access, count) in [(here.town.karim, 1), (here.town.lena, 0), (here.town.imani, 0)] {
        let seen = try await here.town.ask(access) { connection, _ in
          [
            try connection.value("SELECT COUNT(*) FROM sign_in_providers", as: Int.self) ?? 9,
            try connection.value("SELECT COUNT(*) FROM linked_sign_ins", as: Int.self) ?? 9,
          ]
        }
        #expect(seen == [count, count])
      }
    }
  }
}
