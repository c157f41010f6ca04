import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Limits of signing in")
struct SignInLimitTests {
  @Test("somebody who guesses is held back, and whoever owns the account gets in again within minutes")
  func account() async throws {
    try await FrontDoor.open(.sqlite) { door in
      let app = try await door.enrol(door.town.karim)
      try await door.enrol(door.town.lena)
      let thief = door.browser(from: "203.0.113.7")
      for _ in 0..<10 { #expect(try await door.knock(thief, "karim@example.org", "guess").status == 422) }
      // From elsewhere too, and in other capitals: it is the account that is counted.
      for (browser, email) in [
        (thief, "karim@example.org"), (door.browser(from: "198.51.100.3"), "KARIM@example.org"),
      ] {
        #expect(try await door.knock(browser, email).status == 429)
      }
      #expect(try await door.knock(thief, "lena@example.org").status == 303)
      door.site.clock.move(seconds: 300)
      try await door.signIn(door.browser(from: "198.51.100.3"), door.town.karim, app)
      // Having shown who they are, they need not wait for what the thief did.
      #expect(try await door.knock(thief, "karim@example.org", "guess").status == 422)
    }
  }

  @Test("an address of nobody is held back like an account")
  func nobody() async throws {
    try await FrontDoor.open(.sqlite) { door in
      let browser = door.browser()
      try await door.knock(browser, "nobody@example.org")
      for _ in 0..<9 { #expect(try await door.knock(browser, "nobody@example.org").status == 422) }
      #expect(try await door.knock(browser, "nobody@example.org").status == 429)
    }
  }

  @Test("who tries many accounts is held back by their network, whatever they say of it, and others are not")
  func network() async throws {
    try await FrontDoor.open(.sqlite) { door in
      let thief = door.browser(from: "203.0.113.7")
      _ = try await thief.get("/sign-in")
      var statuses: [Int] = []
      for number in 0..<61 {
        let answer = try await thief.post(
          "/sign-in", [("email", "person\(number)@example.org"), ("password", "guess")],
          ["x-forwarded-for": "198.51.100.\(number)", "forwarded": "for=198.51.100.\(number)"])
        statuses.append(answer.status)
      }
      #expect(statuses == Array(repeating: 422, count: 60) + [429])
      #expect(
        try await door.knock(door.browser(from: "198.51.100.9"), "karim@example.org", "guess").status == 422)
    }
  }

  @Test("codes are counted for the account, from wherever they come")
  func codes() async throws {
    try await FrontDoor.open(.sqlite) { door in
      try await door.enrol(door.town.karim)
      var statuses: [Int] = []
      for place in 0..<3 {
        let browser = door.browser(from: "198.51.100.\(place)")
        try await door.knock(browser, "karim@example.org")
        for _ in 0..<4 {
          statuses.append(try await browser.post("/sign-in/second-step", [("code", "000000")]).status)
        }
      }
      #expect(statuses == Array(repeating: 422, count: 10) + [429, 429])
    }
  }

  @Test("every route that checks a password or a code, or sends a letter, is under a limit of its own")
  func routes() {
    let limited = Town.areas.flatMap(\.routes.all).filter { $0.limit != .usual }.map(\.pattern)
    #expect(
      Set(limited) == [
        "sign-in", "sign-in/second-step", "sign-in/passkey", "sign-in/passkey-alone", "invitation/:ticket",
        "recovery/:ticket", "account/tokens",
        "recovery",
        "account/second-factor", "account/passkeys", "account/recovery-codes",
        "account/passkeys/:passkey/removal",
        "account/password", "staff/invitations", "staff/:person/roles", "staff/:person/invitations",
        "sign-in/with/:keeper", "account/providers/:keeper", "account/providers/:keeper/removal",
        "staff/provider", "staff/provider/change", "staff/provider/removal",
      ])
  }
}
