import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("A forgotten password")
struct RecoveryTests {
  @Test(
    "the answer is the same to the byte whether anybody has the address, and only somebody gets a letter",
    arguments: EngineName.allCases)
  func sameAnswer(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.enrol(door.town.karim)
      _ = try await door.invite("nadia@example.org", at: door.town.harbour)
      try await door.town.database.write { try $0.run("DELETE FROM mail_letters") }
      var answers: Set<String> = []
      for email in [
        "karim@example.org", "nobody@example.org", "nadia@example.org", "not-yet-anybody@example.org",
      ] {
        let browser = door.browser()
        _ = try await browser.get("/recovery")
        let answer = try await browser.post("/recovery", [("email", email)])
        answers.insert("\(answer.status) \(answer.bytes(without: email)) \(answer.headers.all("location"))")
      }
      #expect(answers.count == 1)
      // What takes time comes later, for all alike: each left one job, and nothing else.
      #expect(try await door.town.database.count("mail_letters") == 0)
      #expect(try await door.town.database.count("jobs WHERE name = 'accounts/recovery'") == 4)
      try await door.work()
      #expect(try await door.lastLetter()?.to == "karim@example.org")
      #expect(try await door.town.database.count("mail_letters") == 1)
    }
  }

  @Test(
    "the link sets a password once, within an hour, ends all sessions, and skips no second step",
    arguments: EngineName.allCases)
  func recovery(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let app = try await door.enrol(door.town.karim)
      let desk = door.browser()
      try await door.signIn(desk, door.town.karim, app)
      let path = try await link(door, "karim@example.org")
      let browser = door.browser()
      _ = try await browser.get(path)
      let chosen = "sept bateaux verts demain"
      let done = try await browser.post(path, [("new-password", chosen)])
      #expect(done.status == 200 && browser[cookie: Cookie.session.name] == nil)
      #expect(try await desk.get("/account").status == 401)
      #expect(try await door.lastLetter()?.path == "/account")
      #expect(try await browser.post(path, [("new-password", "trois lampes jaunes ici")]).status == 409)
      #expect(try await door.knock(browser, "karim@example.org").status == 422)
      #expect(
        try await door.knock(browser, "karim@example.org", chosen).headers["location"]
          == "/sign-in/second-step")
      #expect(try await browser.get("/account").status == 401)
      #expect(try await browser.post("/sign-in/second-step", [("code", door.code(app))]).status == 303)

      let late = try await link(door, "karim@example.org")
      door.site.clock.move(seconds: 3_600)
      #expect(try await browser.get(late).status == 409)
    }
  }

  @Test(
    "a new letter makes the link of the one before worthless, and so does a closed account",
    arguments: EngineName.allCases)
  func older(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      try await door.enrol(door.town.karim)
      let browser = door.browser()
      let first = try await link(door, "karim@example.org")
      door.site.clock.move(seconds: 60)
      let second = try await link(door, "karim@example.org")
      #expect(first != second)
      #expect(try await browser.get(first).status == 409)
      #expect(try await browser.get(second).status == 200)
      let (karim, now) = (door.town.karim.person, door.now)
      try await door.town.database.write { try AccountStore($0).setClosed(now, karim) }
      #expect(try await browser.get(second).status == 409)
    }
  }

  @Test("nobody has many letters sent to a mailbox, whether there is an account or not")
  func limits() async throws {
    try await FrontDoor.open(.sqlite) { door in
      try await door.enrol(door.town.karim)
      for email in ["karim@example.org", "nobody@example.org"] {
        var statuses: [Int] = []
        for number in 0..<5 {
          let browser = door.browser(from: "198.51.100.\(number)")
          _ = try await browser.get("/recovery")
          statuses.append(try await browser.post("/recovery", [("email", email)]).status)
        }
        #expect(statuses == [200, 200, 200, 429, 429], "\(email)")
      }
    }
  }

  /// Asks for a link, and finds it in the letter.
  private func link(_ door: FrontDoor, _ email: String) async throws -> String {
    let browser = door.browser()
    try await door.town.database.write { try $0.run("DELETE FROM mail_letters") }
    _ = try await browser.get("/recovery")
    #expect(try await browser.post("/recovery", [("email", email)]).status == 200)
    try await door.work()
    return try #require(try await door.lastLetter()).path
  }
}
