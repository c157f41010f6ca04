import Basics
import Foundation
import SiteTesting
import Testing

@testable import Identity

@Suite("From an invitation to a session, by the real program")
struct AccountJourneyTests {
  @Test("a council is added, its administrator invited; she sets up her account, signs out and in again")
  func invited() throws {
    let folder = try Folder()
    let data = ["--data", folder.url.appending(path: "data").path]
    let council = try Allies(
      ["council", "add", "Halifax Partnership", "--french", "Partenariat d’Halifax", "--city", "Halifax"]
        + data,
      in: folder)
    #expect(council.status == 0 && council.out.contains("Added: Halifax Partnership."))
    let agency = try Allies(
      ["council", "add", "Harbour House", "--city", "Halifax", "--of", "partenariat d'halifax"] + data,
      in: folder)
    #expect(agency.status == 0)
    let list = try Allies(["council", "list"] + data, in: folder)
    #expect(list.out == "Halifax Partnership, Halifax\n  Harbour House, Halifax\n")

    let invited = try Allies(
      [
        "invite", "imani@example.org", "--name", "Imani Okafor", "--council", "Halifax Partnership", "--role",
        "administrator",
      ] + data, in: folder)
    #expect(invited.status == 0)
    let path = String(
      try #require(invited.out.firstMatch(of: /http:\/\/127\.0\.0\.1:8080(\/invitation\/[\w-]{43})/)).1)

    let site = try ServedSite(in: folder)
    let browser = try WireBrowser(site)
    #expect(try browser.get(path).contains("Imani Okafor"))
    try browser.post(path, ["new-password": "quatre chaises bleues dehors"])
    // Nothing else opens yet.
    #expect(try browser.get("/staff").contains("Your second step"))
    let page = try browser.get("/account/second-factor")
    let secret = try #require(page.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)).1
    let app = try #require(OneTimeCode(String(secret)))
    #expect(page.contains("<svg"))
    let code = app.code(of: OneTimeCode.step(at: .now()))
    let codes = try browser.post("/account/second-factor", ["secret": app.text, "code": code])
    let printed = codes.matches(of: /<li><code>([0-9a-z-]{19})<\/code>/).map { String($0.1) }
    #expect(printed.count == 10)
    #expect(try browser.get("/staff").contains("Imani Okafor"))
    #expect(try browser.get("/").contains("Your day"))
    try browser.post("/sign-out", [:])
    #expect(try browser.get("/staff").contains("Sign in first"))

    _ = try browser.get("/sign-in")
    try browser.post("/sign-in", ["email": "imani@example.org", "password": "quatre chaises bleues dehors"])
    // The app’s code has been used; one of those on paper has not.
    _ = try browser.get("/sign-in/second-step")
    try browser.post("/sign-in/second-step", ["code": try #require(printed.first)])
    #expect(try browser.get("/staff").contains("Imani Okafor"))
    #expect(try !site.log.contains { $0.contains("imani") || $0.contains("Okafor") || $0.contains(path) })
    #expect(site.end() == 0)

    // Telephone and paper are lost, and there is no other administrator.
    let again =
      ["invite", "imani@example.org", "--name", "Imani Okafor", "--council", "Halifax Partnership"]
      + ["--role", "administrator"] + data
    #expect(try Allies(again, in: folder).err.contains("They have this role there already."))
    #expect(try Allies(again + ["--anew"], in: folder).out.contains("/invitation/"))
  }

  @Test(
    "what cannot be is told in a sentence",
    arguments: [
      (
        ["invite", "imani", "--name", "Imani", "--council", "Halifax", "--role", "coach"], 64,
        "is no e-mail address"
      ),
      (
        ["invite", "imani@example.org", "--name", "Imani", "--council", "Halifax", "--role", "boss"], 64,
        "is no role"
      ),
      (
        ["invite", "imani@example.org", "--name", "Imani", "--council", "Halifax", "--role", "coordinator"],
        66,
        "“Halifax” is not here. These are: none yet."
      ),
      (["council", "add", " ", "--city", "Halifax"], 64, "A name has letters"),
      (
        ["council", "add", "Harbour House", "--city", "Halifax", "--of", "Halifax"], 66,
        "“Halifax” is not here."
      ),
    ])
  func wrong(arguments: [String], status: Int32, words: String) throws {
    let folder = try Folder()
    let answer = try Allies(arguments + ["--data", folder.url.appending(path: "data").path], in: folder)
    #expect(answer.status == status && answer.err.contains(words) && answer.out.isEmpty)
  }

  @Test("a role that nobody has at such a place is told, with those that there are")
  func wrongPlace() throws {
    let folder = try Folder()
    let data = ["--data", folder.url.appending(path: "data").path]
    _ = try Allies(["council", "add", "Halifax Partnership", "--city", "Halifax"] + data, in: folder)
    let answer = try Allies(
      [
        "invite", "karim@example.org", "--name", "Karim", "--council", "Halifax Partnership", "--role",
        "coach",
      ] + data,
      in: folder)
    #expect(answer.status == 65 && answer.err.contains("They work there as: coordinator"))
    let twice = try Allies(["council", "add", "halifax partnership", "--city", "Halifax"] + data, in: folder)
    #expect(twice.status == 75)
  }
}
