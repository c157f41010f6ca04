import Basics
import Mail
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

/// The site of the town, and how its people get in.
struct FrontDoor: Sendable {
  let town: Town
  let site: TestSite

  static let password = "quatre chaises bleues dehors"

  static func open(
    _ engine: EngineName, besides areas: [Area] = [], _ body: (FrontDoor) async throws -> Void
  ) async throws {
    try await Town.open(engine) { town in
      try await body(FrontDoor(town: town, site: TestSite(Town.areas + areas, database: town.database)))
    }
  }

  var now: Moment { site.clock.now }

  func browser(_ language: Language = .english, from address: String? = nil) -> Browser {
    Browser(
      site, language: language, from: address.flatMap { NetworkAddress($0) }.map { .address($0) } ?? .unknown)
  }

  /// Somebody whose account is set up: what their app makes codes from.
  @discardableResult
  func enrol(_ access: Access) async throws -> OneTimeCode {
    let (code, hash) = (OneTimeCode(), try await Town.accounts.hasher.hash(Self.typed(Self.password)))
    try await town.database.write { connection in
      try AccountStore(connection).setPassword(hash, of: access.person)
      try SecondFactorStore(connection, of: access.person).setOneTimeCode(code, usedStep: 0)
    }
    return code
  }

  static func typed(_ text: String) throws -> Password { try #require(Password(typed: text)) }

  func email(of access: Access) async throws -> String {
    try await town.database.read { try AccountStore($0).account(access.person)?.email.text ?? "" }
  }

  func code(_ code: OneTimeCode) -> String { code.code(of: OneTimeCode.step(at: now)) }

  /// The password alone.
  @discardableResult
  func knock(
    _ browser: Browser, _ email: String, _ password: String = FrontDoor.password, next: String? = nil
  ) async throws -> Answer {
    _ = try await browser.get("/sign-in")
    return try await browser.post(
      "/sign-in", [("email", email), ("password", password)] + (next.map { [("next", $0)] } ?? []))
  }

  /// All of it. The clock moves on, so that the next code is another.
  @discardableResult
  func signIn(_ browser: Browser, _ access: Access, _ code: OneTimeCode) async throws -> Answer {
    let step = try await knock(browser, try await email(of: access))
    #expect(step.headers["location"] == "/sign-in/second-step")
    _ = try await browser.get("/sign-in/second-step")
    let answer = try await browser.post("/sign-in/second-step", [("code", self.code(code))])
    #expect(answer.status == 303)
    site.clock.move(seconds: 30)
    return answer
  }

  /// A browser of somebody who has signed in.
  func signedIn(_ access: Access, _ language: Language = .english) async throws -> Browser {
    let (browser, code) = (browser(language), try await enrol(access))
    try await signIn(browser, access, code)
    return browser
  }

  /// Makes somebody an administrator, besides what they are.
  func makeAdministrator(_ access: Access, at keeper: Keeper) async throws {
    let now = now
    try await town.database.write { connection in
      try AppointmentStore(connection).add(
        Appointment(
          id: ID(at: now), person: access.person, role: .administrator, keeper: keeper.id,
          council: keeper.council, begun: now), by: nil)
    }
  }

  /// Invites somebody as whoever runs the installation does, and gives the path of the link.
  func invite(
    _ email: String, as role: Role = .coach, at keeper: Keeper, name: String = "Nadia"
  ) async throws -> String {
    let invitation = try Invitation(
      givenName: name, familyName: "Haddad", email: try #require(MailAddress(email)), language: .english,
      role: role, keeper: keeper)
    let (now, database) = (now, town.database)
    let invited = try await database.write { connection in
      try InvitationStore(connection, Town.accounts, Outbox(database), at: now).invite(invitation, by: nil)
    }
    guard case .byLink(let link) = invited else { return "" }
    return String(link.dropFirst("https://allies.example.org".count))
  }

  /// Follows an invitation to its end; what the app makes codes from, and the printed codes.
  func accept(_ path: String, _ browser: Browser) async throws -> (app: OneTimeCode, printed: [String]) {
    _ = try await browser.get(path)
    let chosen = try await browser.post(path, [("new-password", Self.password)])
    #expect(chosen.headers["location"] == "/account/second-factor")
    let page = try await browser.get("/account/second-factor")
    let secret = try #require(page.text.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)).1
    let app = try #require(OneTimeCode(String(secret)))
    let codes = try await browser.post(
      "/account/second-factor", [("secret", String(secret)), ("code", code(app))])
    #expect(codes.status == 200)
    site.clock.move(seconds: 30)
    return (app, codes.text.matches(of: /<li><code>([0-9a-z-]+)<\/code>/).map { String($0.1) })
  }

  /// What was written down of an account, the latest last.
  func log(_ subject: String) async throws -> [String] {
    try await town.database.read {
      try $0.values("SELECT action FROM audit_entries WHERE subject = \(subject) ORDER BY at, id")
    }
  }

  /// The link in the last letter, and whom it went to.
  func lastLetter() async throws -> (to: String, path: String)? {
    try await town.database.read { connection in
      guard
        let row = try connection.row(
          "SELECT recipient, text_en FROM mail_letters ORDER BY added DESC, id LIMIT 1")
      else { return nil }
      let text = try row.value(at: 1, as: String.self)
      let link = text.firstMatch(of: /https:\/\/allies\.example\.org(\/[^\s]*)/)
      return (try row.value(at: 0), link.map { String($0.1) } ?? "")
    }
  }

  /// Does the jobs that wait, once.
  func work() async throws {
    let (database, site) = (town.database, site)
    let worker = JobWorker(
      database, handlers: AccountWork.handlers(Town.accounts, Outbox(database)) { site.clock.now })
    async let done: Void = worker.run()
    // The worker looks by itself when it begins; jobs end in their own transaction.
    while try await database.read({
      try $0.row("SELECT 1 FROM jobs WHERE state = 'open' AND name = 'accounts/recovery'") != nil
    }) { await Task.yield() }
    worker.stop()
    await done
  }
}

extension Answer {
  /// The page without what differs from one request to the next.
  func bytes(without email: String) -> String {
    text.replacing(email, with: "…").replacing(/name="_token" value="[0-9a-f]+"/, with: "")
      .replacing(/(data-options|name="question" value)="[^"]*"/, with: "")
  }
}
