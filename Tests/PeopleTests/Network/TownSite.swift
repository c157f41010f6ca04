import Basics
import Identity
import Site
import SiteTesting
import Storage
import TestDatabases

@testable import People

/// The town with its pages, and a browser for whoever works there.
struct TownSite {
  let town: Town
  let site: TestSite

  static func open(_ engine: EngineName = .sqlite, _ body: @escaping (TownSite) async throws -> Void)
    async throws
  {
    try await Town.open(engine) { town in
      try await body(
        TownSite(town: town, site: try await town.site()))
    }
  }

  /// A browser in which somebody is signed in.
  func browser(_ access: Access, in language: Language = .english) async throws -> Browser {
    let browser = Browser(site, language: language)
    browser[cookie: Cookie.session.name] = try await site.sessions.begin(
      for: access.person.description, at: site.clock.now
    ).text
    return browser
  }

  /// One of somebody without an account.
  func stranger(in language: Language = .english) -> Browser { Browser(site, language: language) }
}

extension Town {
  /// The same people, at the time of the site.
  func now(_ access: Access, _ site: TestSite) -> Access {
    Access(
      person: access.person, role: access.role, keeper: access.keeper, council: access.council,
      now: site.clock.now)
  }
}
