import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Tokens")
struct TokenTests {
  @Test(
    "a token opens what its scopes name, and nothing else",
    arguments: EngineName.allCases)
  func scopes(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let reader = try await desk.program(of: desk.town.karim, [.readRecords])
      #expect(try await reader.get("/people/\(amina)").status == 200)
      let refused = [
        try await reader.get("/people/\(amina)/consents"), try await reader.get("/organisations"),
        try await reader.post("/people/\(amina)/tags", #"{"tag":"ready"}"#),
      ]
      for answer in refused {
        #expect(answer.status == 403)
        #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer error=\"insufficient_scope\"") == true)
      }
      #expect(refused.last?.headers["www-authenticate"]?.contains("scope=\"records:write\"") == true)
      // What the role may not, no scope gives.
      let staff = try await desk.program(of: desk.town.karim, [.readStaff])
      #expect(try await staff.get("/staff").status == 403)
    }
  }

  @Test(
    "what is no token, or not any more, opens nothing",
    arguments: EngineName.allCases)
  func over(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let karim = try await desk.program(of: desk.town.karim)
      for text in ["", "x", "allies_x", karim.text + "x", String(karim.text.dropLast()) + "_"] {
        let program = Program(browser: karim.browser, token: karim.token, text: text)
        let answer = try await program.get("/people")
        #expect(answer.status == 401, "\(text)")
        #expect(answer.headers["www-authenticate"] == "Bearer error=\"invalid_token\"")
      }
      #expect(try await karim.get("/people").status == 200)
      desk.site.clock.move(seconds: 31 * 86_400)
      #expect(try await karim.get("/people").status == 401)
    }
  }

  @Test("a token ends with its role, its account and by hand, at once")
  func ends() async throws {
    let endings: [@Sendable (TownSite, Program) async throws -> Void] = [
      { desk, _ in
        try await desk.town.database.write { connection in
          _ = try AppointmentStore(connection).end(
            desk.town.karim.person.as(Appointment.self), at: desk.site.clock.now, by: desk.town.imani.person)
        }
      },
      { desk, _ in
        try await desk.town.database.write {
          try AccountStore($0).setClosed(desk.site.clock.now, desk.town.karim.person)
        }
      },
      { desk, _ in
        try await desk.town.database.write {
          try AccountSessionStore($0, of: desk.town.karim.person, at: desk.site.clock.now).endAll()
        }
      },
      { desk, program in
        let browser = try await desk.browser(desk.town.karim)
        _ = try await browser.get("/account/tokens")
        #expect(try await browser.post("/account/tokens/\(program.token)/ending").status == 303)
      },
    ]
    for end in endings {
      try await TownSite.open { desk in
        let program = try await desk.program(of: desk.town.karim)
        #expect(try await program.get("/people").status == 200)
        try await end(desk, program)
        desk.site.clock.move(seconds: 1)
        #expect(try await program.get("/people").status == 401)
      }
    }
  }

  @Test("nobody ends the token of somebody else")
  func othersTokens() async throws {
    try await TownSite.open { desk in
      let program = try await desk.program(of: desk.town.karim)
      let browser = try await desk.browser(desk.town.lena)
      #expect(try await !browser.get("/account/tokens").text.contains(program.token.description))
      #expect(try await browser.post("/account/tokens/\(program.token)/ending").status == 404)
      #expect(try await program.get("/people").status == 200)
    }
  }

  @Test("a token that asks too often waits, and no other with it")
  func limits() async throws {
    try await TownSite.open { desk in
      let (busy, calm) = (
        try await desk.program(of: desk.town.karim), try await desk.program(of: desk.town.karim)
      )
      for _ in 0..<300 { #expect(try await busy.get("/council").status == 200) }
      let answer = try await busy.get("/council")
      #expect(answer.status == 429 && answer.headers["retry-after"] == "1")
      #expect(try await calm.get("/council").status == 200)
      desk.site.clock.move(seconds: 1)
      #expect(try await busy.get("/council").status == 200)
    }
  }

  @Test("a token is made with the password, shown once and kept as a digest", arguments: Language.allCases)
  func made(language: Language) async throws {
    try await FrontDoor.open(.sqlite) { door in
      let browser = try await door.signedIn(door.town.karim, language)
      #expect(try await browser.get("/account/tokens").text.contains("/account/tokens/new"))
      #expect(try await browser.get("/account/tokens/new").text.contains("records:write"))
      let fields = [("name", "Monthly report"), ("scopes", "records:read"), ("last", "2027-02-01")]
      let wrong = try await browser.post("/account/tokens", fields + [("password", "something else")])
      #expect(wrong.status == 422)
      let made = try await browser.post("/account/tokens", fields + [("password", FrontDoor.password)])
      #expect(made.status == 200)
      let token = try String(#require(made.text.firstMatch(of: /<p><code>(allies_[A-Za-z0-9_-]{43})</)).1)
      let list = try await browser.get("/account/tokens")
      #expect(list.text.contains("Monthly report") && !list.text.contains(token))
      let kept = try await door.town.database.read {
        try $0.values("SELECT digest FROM access_tokens", as: String.self)
      }
      #expect(kept.count == 1 && kept.first.map(token.contains) == false)
      let program = Program(browser: door.browser(language), token: ID(), text: token)
      #expect(try await program.get("/people").status == 200)
      #expect(try await program.get("/referrals").status == 403)
      let tooLong = [("name", "x"), ("scopes", "records:read"), ("last", "2027-11-23")]
      #expect(
        try await browser.post("/account/tokens", tooLong + [("password", FrontDoor.password)]).status == 422)
      let others = [("name", "x"), ("scopes", "staff:read"), ("last", "2027-02-01")]
      #expect(
        try await browser.post("/account/tokens", others + [("password", FrontDoor.password)]).status == 422)
    }
  }

  @Test("pages of tokens are the same in both languages")
  func languages() async throws {
    try await TownSite.open { desk in
      _ = try await desk.program(of: desk.town.karim)
      let browser = try await desk.browser(desk.town.karim)
      for address in ["/account/tokens", "/account/tokens/new"] {
        let (english, french) = (
          try await browser.get("/en" + address), try await browser.get("/fr" + address)
        )
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton)
        #expect(PageFaults(of: french.text).looseFrenchSigns.isEmpty)
      }
    }
  }

  @Test("tokens whose time is over are forgotten")
  func upkeep() async throws {
    try await TownSite.open { desk in
      _ = try await desk.program(of: desk.town.karim, days: 1)
      let later = desk.site.clock.now + .seconds(86_400)
      try await desk.town.database.write { try TokenStore($0).removeOver(at: later) }
      let left = try await desk.town.database.read {
        try $0.value("SELECT COUNT(*) FROM access_tokens", as: Int.self)
      }
      #expect(left == 0)
    }
  }
}
