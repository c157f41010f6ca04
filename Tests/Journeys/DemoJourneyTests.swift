import Basics
import Foundation
import Identity
import Site
import Storage
import TestDatabases
import Testing

@testable import App

@Suite("A network to look at")
struct DemoJourneyTests {
  @Test("it is made from nothing, says whom to sign in as, and one can")
  func signingIn() throws {
    let folder = try Folder()
    let made = try Allies(["demo", "--data", "data", "--people", "100"], in: folder)
    #expect(made.status == 0, "\(made.err)")
    #expect(made.out.contains("imani@example.org  "))
    let password = try #require(made.out.firstMatch(of: /Password: (\S+)/)).1
    let key = try #require(made.out.firstMatch(of: /the key ([A-Z2-7 ]+)\)/)).1
    let code = try #require(OneTimeCode(key.filter { $0 != " " }))
    let site = try ServedSite(in: folder)
    let browser = try WireBrowser(site)
    _ = try browser.get("/en/sign-in")
    _ = try browser.post(
      "/en/sign-in", ["email": "imani@example.org", "password": String(password), "next": "/"])
    let first = try browser.post("/en/sign-in/second-step", ["code": code.shown(at: .now()), "next": "/"])
    #expect(first.contains("<h1>Your day</h1>"))
    #expect(try browser.get("/en/people").contains("Elaine MacLeod"))
    #expect(site.end() == 0)
  }

  @Test("asked again, it says the same once more; a network of others it leaves alone")
  func again() throws {
    let folder = try Folder()
    let made = try Allies(["demo", "--data", "data", "--people", "100"], in: folder)
    let again = try Allies(["demo", "--data", "data"], in: folder, language: "fr_CA.UTF-8")
    let password = try #require(made.out.firstMatch(of: /Password: (\S+)/)).1
    #expect(again.status == 0 && again.out.contains("Mot de passe\u{A0}: \(password)"))
    let key = folder.url.appending(path: "data/demo-key").path
    #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
    #expect(
      try Allies(["council", "add", "Ours", "--city", "Regina", "--data", "ours"], in: folder).status == 0)
    let others = try Allies(["demo", "--data", "ours"], in: folder)
    #expect(others.status == 64 || others.status == 75)
    #expect(others.err.contains("Name an empty folder: --data FOLDER"))
    #expect(try folder.names(in: "ours") == ["allies.sqlite"])
  }

  @Test("too few people, and too many, are refused with a sentence")
  func counts() throws {
    let folder = try Folder()
    for count in ["99", "100001", "-5"] {
      let refused = try Allies(["demo", "--data", "data", "--people=\(count)"], in: folder)
      #expect(refused.status == 64 && refused.err.contains("give --people a number"), "\(count)")
    }
  }

  @Test(
    "the same seed gives the same people on both engines, whoever makes them", arguments: EngineName.allCases)
  func seeds(engine: EngineName) async throws {
    let now = Moment(microsecondsSince1970: 1_795_000_000_000_000)
    func names(_ seed: UInt64) async throws -> [String] {
      var names: [String] = []
      try await withDatabase(engine) { database in
        try await database.migrate(Assembly.migrations)
        let key = DemoKey()
        let password = try #require(Password(typed: key.password))
        let hash = try await PasswordHasher(cost: PasswordHash.Cost(kibibytes: 8, passes: 1)).hash(password)
        _ = try await DemoNetwork(people: 100, seed: seed, now: now, key: key).make(in: database, hash)
        names = try await database.behind(.open).read {
          try $0.values("SELECT sort_name FROM people ORDER BY sort_name, id", as: String.self)
        }
      }
      return names
    }
    let first = try await names(1)
    #expect(first.count > 120)
    #expect(try await names(1) == first)
    #expect(try await names(2) != first)
  }
}
