import Basics
import Identity
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// What programs do and read, as the audit log tells it.
@Suite("What programs leave in the audit log")
struct TokenTrailTests {
  @Test("whatever a program writes or reads by a token, the log names the token beside the person")
  func everywhere() async throws {
    try await AccessTown.open(.sqlite) { town in
      var (asked, entries) = (0, 0)
      for line in try AccessTable.read().lines {
        guard let route = town.routes[line.route], route.use != nil, route.permission.scope != nil else {
          continue
        }
        // Whoever may first: that others leave the same trail, their access sees to.
        let roles = [AccessTable.Role.coach, .coordinator, .councilAdministrator]
        for role in roles.filter({ line.own[$0].map { $0 < 400 } ?? false }).prefix(1) {
          let asker = try await town.asker(role)
          let household = try await town.household(of: asker)
          let secret = Secret()
          let token = AccessToken(
            id: ID(), name: "report", appointment: asker.appointment, scopes: Set(TokenScope.allCases),
            made: town.site.clock.now, expires: town.site.clock.now + .seconds(86_400))
          try await town.database.behind(.open).write {
            try TokenStore($0).add(token, secret, of: asker.person)
          }
          let before = try await trail(of: asker.person, town)
          let filling = Filling(asker: asker, named: household, posted: household, isOwn: true)
          let address = try #require(filling.address(of: line.route))
          let form = try #require(filling.form(of: line.route))
          let status = try await town.ask(
            route.method, address, by: AccessToken.text(of: secret), body: form)
          asked += 1
          #expect(status < 500, "\(line.route)")
          let after = try await trail(of: asker.person, town)
          entries += after.all - before.all
          #expect(
            after.byToken(token.id) - before.byToken(token.id) == after.all - before.all,
            "\(line.route), \(role.rawValue): something in the log does not name the token")
        }
      }
      #expect(asked > 60 && entries > 20, "\(asked) requests left \(entries) entries")
    }
  }

  private struct Trail {
    let tokens: [Int64?]
    var all: Int { tokens.count }
    func byToken(_ id: ID<AccessToken>) -> Int { tokens.count { $0 == id.rawValue } }
  }

  private func trail(of person: ID<Person>, _ town: AccessTown) async throws -> Trail {
    let actor = "person \(person.rawValue)"
    return Trail(
      tokens: try await town.database.behind(.open).read {
        try $0.values("SELECT token FROM audit_entries WHERE actor = \(actor)", as: Int64?.self)
      })
  }
}
