import Basics
import Identity
import Site
import SiteTesting
import Storage
import TestDatabases

@testable import People

/// The town with its pages, and a browser for whoever works there.
package struct TownSite {
  package let town: Town
  package let site: TestSite

  package static func open(
    _ engine: EngineName = .sqlite, besides areas: [Area] = [], _ body: (TownSite) async throws -> Void
  ) async throws {
    try await Town.open(engine, besides: areas) { town in
      try await body(TownSite(town: town, site: try await town.site()))
    }
  }

  /// A browser in which somebody is signed in.
  package func browser(_ access: Access, _ language: Language = .english) async throws -> Browser {
    let browser = Browser(site, language: language)
    browser[cookie: Cookie.session.name] = try await site.sessions.begin(
      for: access.person.description, at: site.clock.now
    ).text
    return browser
  }

  /// One of somebody without an account.
  package func stranger(_ language: Language = .english) -> Browser { Browser(site, language: language) }
}

extension Town {
  /// The same people, at the time of the site.
  package func now(_ access: Access, _ site: TestSite) -> Access {
    Access(
      person: access.person, role: access.role, keeper: access.keeper, council: access.council,
      now: site.clock.now)
  }
}

extension Answer {
  /// Where it leads, without the language.
  package var place: String { headers["location"] ?? "" }

  /// The number of the person whose page it leads to.
  package var person: ID<Person>? {
    let parts = place.split(separator: "/").map { String($0.prefix { $0 != "#" && $0 != "?" }) }
    return parts.firstIndex(of: "people").flatMap { parts.dropFirst($0 + 1).first }.flatMap(ID<Person>.init)
  }
}
