import Basics
import Site
import SiteTesting
import Storage
import TestDatabases

@testable import People

/// Halifax and Montréal with a site on their database, and browsers in which somebody is signed in already.
struct Desk {
  let town: Town
  let site: TestSite

  static func open(_ engine: EngineName = .sqlite, _ body: (Desk) async throws -> Void) async throws {
    try await Town.open(engine) { town in
      let site = try await TestSite([PeopleArea.area], database: town.database)
      try await body(Desk(town: town, site: site))
    }
  }

  /// Whoever is signed in looks at their own pages only.
  func browser(_ access: Access, _ language: Language = .english) async throws -> Browser {
    let browser = Browser(site, language: language)
    let secret = try await site.sessions.begin(for: access.person.description, at: site.clock.now)
    browser[cookie: Cookie.session.name] = secret.text
    return browser
  }
}

extension Answer {
  /// Where it leads, without the language.
  var place: String { headers["location"] ?? "" }

  /// The number of the person whose page it leads to.
  var person: ID<Person>? {
    let parts = place.split(separator: "/").map { String($0.prefix { $0 != "#" && $0 != "?" }) }
    return parts.firstIndex(of: "people").flatMap { parts.dropFirst($0 + 1).first }.flatMap(ID<Person>.init)
  }
}
