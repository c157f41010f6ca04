import Basics
import Foundation
import Mail
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Identity
@testable import Outbound
@testable import People

/// The front door of a town in which Harbour House, whose Karim is an administrator too, has a provider of its own.
struct ProviderDoor: Sendable {
  let door: FrontDoor
  let provider: AgencyProvider

  var town: Town { door.town }
  var now: Moment { door.now }
  var keeper: String { town.harbour.id.description }

  /// - Parameter isSetUp: whether the site knows the provider already.
  static func open(
    _ engine: EngineName, isSetUp: Bool = true, secondFactor: String? = nil,
    _ body: (ProviderDoor) async throws -> Void
  ) async throws {
    let provider = try AgencyProvider()
    defer { provider.end() }
    try await Town.open(engine) { town in
      let setting = AccountSetting(
        origin: "https://allies.example.org", hasMail: true, hasher: Town.accounts.hasher,
        outbound: OutboundClient(reach: .thisMachine(port: provider.server.port)))
      let areas = [
        PeopleArea.area(setting), Area(title: Bilingual(same: "Mail"), migrations: Outbox.migrations),
      ]
      let site = try await TestSite(areas, database: town.database)
      let here = ProviderDoor(door: FrontDoor(town: town, site: site), provider: provider)
      if isSetUp { try await here.setUp(secondFactor) }
      try await body(here)
    }
  }

  func setUp(_ secondFactor: String? = nil) async throws {
    let (town, now) = (town, now)
    try await town.database.write { connection in
      try ProviderStore(connection).add(
        SignInProvider(
          keeper: town.harbour, issuer: AgencyProvider.issuer, client: "allies", clientSecret: "geheimnis",
          secondFactor: secondFactor, added: now, trouble: nil), by: town.karim.person)
    }
  }

  /// Somebody is known by a name at the provider.
  func link(_ access: Access, _ subject: String) async throws {
    let (keeper, now) = (town.harbour.id, now)
    let isLinked = try await town.database.write {
      try ProviderStore($0).link(access.person, to: subject, at: keeper, now)
    }
    #expect(isLinked)
  }

  /// The address of the provider to which a page leads.
  func leading(_ page: Answer) throws -> String {
    let link = try #require(
      page.text.firstMatch(of: /href="(https:\/\/login\.harbour\.example\/authorize[^"]*)"/))
    return String(link.1).replacing("&amp;", with: "&")
  }

  /// Goes there and is let in: what the provider sends back.
  func letIn(_ browser: Browser, _ subject: String, from page: String? = nil) async throws -> String {
    let there = try await browser.get(page ?? "/sign-in/with/\(keeper)")
    #expect(there.status == 200)
    return try provider.letIn(subject, by: leading(there), at: now)
  }

  var wayBack: String { "/sign-in/with/\(keeper)/back" }

  /// Comes back, and presses the button.
  func comeBack(_ browser: Browser, _ query: String) async throws -> Answer {
    let back = try await browser.get(wayBack + "?" + query)
    guard back.status == 200 else { return back }
    return try await send(browser, back)
  }

  /// Sends what the page carries.
  func send(_ browser: Browser, _ page: Answer, to address: String? = nil, _ besides: [(String, String)] = [])
    async throws -> Answer
  {
    let carried = page.text.matches(of: /<input type="hidden" name="(code|state|iss|error)" value="([^"]*)">/)
    return try await browser.post(
      address ?? "/sign-in/with/\(keeper)", carried.map { (String($0.1), String($0.2)) } + besides)
  }

  /// All of it.
  func signIn(_ browser: Browser, _ subject: String) async throws -> Answer {
    try await comeBack(browser, letIn(browser, subject))
  }

  var trouble: String? {
    get async throws {
      try await town.database.read {
        try $0.value("SELECT trouble FROM sign_in_providers", as: String?.self) ?? nil
      }
    }
  }
}
