import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Signing in by a passkey alone")
struct PasskeyAloneTests {
  /// What the page for signing in holds: what the browser is asked, and what comes back with its answer.
  private struct Question {
    let options: String
    let question: String

    init(_ page: Answer) throws {
      options = String(try #require(page.text.firstMatch(of: /data-options="([^"]*)"/)).1).replacing(
        "&quot;", with: "\"")
      question = String(try #require(page.text.firstMatch(of: /name="question" value="([^"]*)"/)).1)
    }
  }

  private func ask(_ browser: Browser) async throws -> Question {
    try Question(try await browser.get("/sign-in"))
  }

  private func send(_ answer: String, to question: Question, _ browser: Browser) async throws -> Answer {
    try await browser.post("/sign-in/passkey-alone", [("passkey", answer), ("question", question.question)])
  }

  /// Somebody who has a passkey besides an app.
  private func passkey(of access: Access, _ door: FrontDoor, id: String = "a laptop") async throws
    -> TestPasskey
  {
    var passkey = TestPasskey()
    passkey.id = Array(id.utf8)
    let desk = try await door.signedIn(access)
    let page = try await desk.get("/account/second-factor")
    let asked = String(try #require(page.text.firstMatch(of: /data-options="([^"]*)"/)).1).replacing(
      "&quot;", with: "\"")
    let added = try await desk.post(
      "/account/passkeys",
      [("passkey", try passkey.create(asked)), ("name", "Laptop"), ("password", FrontDoor.password)])
    #expect(added.headers["location"] == "/account")
    return passkey
  }

  @Test("it opens without a password, and leads to where one was going", arguments: EngineName.allCases)
  func opens(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let karim = door.town.karim.person.description
      let passkey = try await passkey(of: door.town.karim, door)
      let browser = door.browser()
      let page = try await browser.get("/sign-in?next=%2Fpeople")
      let question = try Question(page)
      // Nobody is told who has one, and before the script shows it the form is not there.
      #expect(
        question.options.contains("\"allowCredentials\":[]") && question.options.contains("\"required\""))
      #expect(page.text.contains("hidden"))
      let answer = try await browser.post(
        "/sign-in/passkey-alone",
        [
          ("passkey", try passkey.get(question.options, owner: karim)), ("question", question.question),
          ("next", "/people"),
        ])
      #expect(answer.status == 303 && answer.headers["location"] == "/people")
      #expect(try await browser.get("/people").status == 200)
      #expect(try await door.log("account").last == "signed-in-by-passkey")
    }
  }

  @Test(
    "an answer works once, in the browser that was asked, and not for long", arguments: EngineName.allCases)
  func once(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let karim = door.town.karim.person.description
      let passkey = try await passkey(of: door.town.karim, door)
      let (browser, thief) = (door.browser(), door.browser())
      let question = try await ask(browser)
      let answer = try passkey.get(question.options, owner: karim)
      // Whoever got hold of it has another browser.
      _ = try await ask(thief)
      #expect(try await send(answer, to: question, thief).status == 422)
      #expect(try await send(answer, to: question, browser).status == 303)
      #expect(try await send(answer, to: question, browser).status == 422)

      let late = try await ask(door.browser())
      let slow = door.browser()
      let asked = try await ask(slow)
      door.site.clock.move(seconds: 601)
      #expect(try await send(try passkey.get(asked.options, owner: karim), to: asked, slow).status == 422)
      // One that says it was asked later than now: made for some other day.
      let parts = late.question.split(separator: ".")
      let ahead = "\((Int64(parts[0]) ?? 0) + 86_400_000_000).\(parts[1])"
      #expect(PasskeyQuestion(ahead, at: door.now) == nil)
      #expect(slow[cookie: Cookie.session.name] == nil)
    }
  }

  @Test(
    "one that did not see who it is, one of somebody else, one for a closed account, and nonsense open nothing",
    arguments: EngineName.allCases)
  func refused(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let (town, karim) = (door.town, door.town.karim.person.description)
      let karims = try await passkey(of: town.karim, door)
      let lenas = try await passkey(of: town.lena, door, id: "another laptop")
      let unknown = TestPasskey()
      let browser = door.browser()
      let answers: [(Question) throws -> String] = [
        { try karims.get($0.options, owner: karim, isVerified: false) },
        // Whose it is must be said, and must be true.
        { try karims.get($0.options) }, { try karims.get($0.options, owner: town.lena.person.description) },
        { try lenas.get($0.options, owner: karim) }, { try unknown.get($0.options, owner: karim) },
        { _ in "" },
        { _ in "{}" }, { _ in "[1e400]" },
      ]
      var pages: Set<String> = []
      for answer in answers {
        let question = try await ask(browser)
        let refused = try await send(try answer(question), to: question, browser)
        #expect(refused.status == 422)
        let notice = refused.text.firstMatch(of: /This passkey was not accepted[^<]*/).map { String($0.0) }
        pages.insert(notice ?? "")
      }
      #expect(pages.count == 1 && pages.first?.isEmpty == false)
      // A question of their own making.
      let made = try Question(try await browser.get("/sign-in"))
      let forged = made.options.replacing(/"challenge":"[^"]*"/, with: "\"challenge\":\"\(Secret().text)\"")
      #expect(try await send(try karims.get(forged, owner: karim), to: made, browser).status == 422)

      try await town.database.write { try AccountStore($0).setClosed(door.now, town.karim.person) }
      let question = try await ask(browser)
      #expect(
        try await send(try karims.get(question.options, owner: karim), to: question, browser).status == 422)
      #expect(browser[cookie: Cookie.session.name] == nil)
    }
  }

  @Test("without a script the page signs in by the password as ever, in both languages")
  func without() async throws {
    try await FrontDoor.open(.sqlite) { door in
      for (language, words) in [
        (Language.english, "Use a passkey"), (.french, "Utiliser une clé d’accès"),
      ] {
        let page = try await door.browser(language).get("/sign-in")
        #expect(page.text.contains(words) && page.text.contains("type=\"password\""))
      }
    }
  }
}
