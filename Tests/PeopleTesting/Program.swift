import Basics
import Identity
import Site
import SiteTesting
import Storage

@testable import People

/// A program that asks the site of the town with a token.
package struct Program: Sendable {
  package let browser: Browser
  package let token: ID<AccessToken>
  package let text: String

  package init(browser: Browser, token: ID<AccessToken>, text: String) {
    self.browser = browser
    self.token = token
    self.text = text
  }

  package func get(_ address: String, _ headers: Headers = [:]) async throws -> Answer {
    try await browser.get(address, head(headers))
  }

  /// - Parameter key: sent as `Idempotency-Key`.
  package func post(_ address: String, _ body: String = "{}", key: String? = nil) async throws -> Answer {
    var headers = head(["content-type": "application/json"])
    headers["idempotency-key"] = key
    return try await browser.send(.post, address, headers, body: Array(body.utf8))
  }

  private func head(_ headers: Headers) -> Headers {
    var all: Headers = ["authorization": "Bearer \(text)", "accept": "application/json"]
    for field in headers.fields { all[field.name] = field.value }
    return all
  }
}

extension TownSite {
  /// A program of somebody, with all that their role lets it have, or less.
  package func program(
    of access: Access, _ scopes: [TokenScope]? = nil, days: Int64 = 30, _ language: Language = .english
  ) async throws -> Program {
    let secret = Secret()
    let token = AccessToken(
      id: ID(), name: "report", appointment: access.person.as(Appointment.self),
      scopes: Set(scopes ?? TokenScope.open(to: access.role)), made: site.clock.now,
      expires: site.clock.now + .seconds(days * 86_400))
    try await town.database.write { try TokenStore($0).add(token, secret, of: access.person) }
    return Program(
      browser: Browser(site, language: language), token: token.id, text: AccessToken.text(of: secret))
  }
}

extension Answer {
  /// The member of that name at the top of a JSON object, when it is a text.
  package func member(_ name: String) throws -> String? {
    try text.firstMatch(of: Regex("\"\(name)\":\"([^\"]*)\"")).flatMap {
      $0.output[1].substring.map(String.init)
    }
  }
}
