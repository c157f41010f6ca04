import Basics
import Foundation
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Site

/// Every address of the program, asked by everybody, for what is their own and what is not, as docs/access.md has it.
@Suite("Who gets what")
struct AccessMatrixTests {
  @Test("every address of the program stands in the table, and nothing else does")
  func whole() async throws {
    let table = try AccessTable.read()
    #expect(table.unreadable.isEmpty, "\(table.unreadable)")
    #expect(Set(table.lines.map(\.route)).count == table.lines.count)
    try await AccessTown.open(.sqlite) { town in
      let missing = Set(town.routes.keys).subtracting(table.lines.map(\.route)).sorted()
      #expect(missing.isEmpty, "write a line in docs/access.md for each: \(missing)")
      let gone = Set(table.lines.map(\.route)).subtracting(town.routes.keys).sorted()
      #expect(gone.isEmpty, "these are no addresses any more: \(gone)")
    }
  }

  @Test(
    "everybody gets at every address what the table says, and nothing that another keeps",
    arguments: EngineName.allCases)
  func walk(engine: EngineName) async throws {
    let table = try AccessTable.read()
    try await AccessTown.open(engine) { town in
      let walk = try await AccessWalk(town, table)
      let begun = ContinuousClock.now
      try await walk.walk()
      for difference in walk.differences.prefix(1_000) { Issue.record("\(difference)") }
      #expect(walk.differences.isEmpty)
      #expect(walk.count > 5_000)
      print("\(engine): \(walk.count) requests in \(ContinuousClock.now - begun)")
    }
  }

  @Test("whoever holds several roles gets what the one they work as gets, and nothing of the others")
  func several() async throws {
    let table = try AccessTable.read()
    try await AccessTown.open(.sqlite) { town in
      let pairs: [(AccessTable.Role, AccessTable.Role)] = [
        (.coach, .councilAdministrator), (.councilAdministrator, .coach), (.auditor, .coordinator),
        (.agencyAdministrator, .coach),
      ]
      for (role, besides) in pairs {
        let asker = try await town.asker(role, besides: besides)
        let own = try await town.household(of: asker)
        for line in table.lines where line.route.hasPrefix("GET") {
          // What they have sent themselves is theirs whatever it is.
          guard let expected = line.own[role] else { continue }
          let filling = Filling(asker: asker, named: own, posted: own, isOwn: true)
          guard let address = filling.address(of: line.route) else { continue }
          let answer = try await town.ask(
            .get, "/en" + address, as: asker.session, wantsJSON: false, sent: [address])
          #expect(answer.status == expected, "\(line.route) as \(role.rawValue), and \(besides.rawValue)")
          for (mark, found) in answer.marks {
            #expect(asker.maySee(mark, at: line.route, line, of: own), "\(line.route): \(found)")
          }
        }
      }
    }
  }

  @Test(
    "a page that shows what others keep is found, and so is one that changes it",
    arguments: EngineName.allCases)
  func control(engine: EngineName) async throws {
    let careless = Area(title: Bilingual(same: "Careless")) { routes in
      routes.get("people/:person/profile/shown", for: .records) { visit in
        let id = try visit.parameter("person", as: ID<Person>.self)
        let name = try await visit.database.behind(.open).read {
          try $0.value("SELECT given_name FROM people WHERE id = \(id)", as: String.self)
        }
        guard let name else { throw Visit.nothingThere }
        return .download(Array(name.utf8), name: "name.txt", type: "text/plain")
      }
      routes.post("people/:person/profile/forgotten", for: .anyStaff) { visit in
        let id = try visit.parameter("person", as: ID<Person>.self)
        try await visit.database.behind(.open).write { try $0.run("DELETE FROM notes WHERE person = \(id)") }
        return .see("/people")
      }
    }
    let table = AccessTable(
      """
      | `GET people/:person/profile/shown` | 401 | 303 | 403 | 200 | 200 | 403 | 403 | 403 | 403 | 404 | 404 | — |
      | `POST people/:person/profile/forgotten` | 401 | 303 | 403 | 303 | 303 | 403 | 403 | 403 | 403 | 404 | 404 | — |
      """)
    try await AccessTown.open(engine, besides: [careless]) { town in
      let walk = try await AccessWalk(town, table)
      try await walk.walk()
      for told in [
        "shown: coach, citadel’s, withdrawn, a page: 200, and the table says 404",
        "shown: shows coordinator zqplateaunone in JSON of plateau’s, none",
        "shown: coach can tell citadel’s, none (200) from what is not there (404)",
        "forgotten: auditor, their own, a page: 303, and the table says 403",
        "changed by somebody else: notes",
      ] {
        #expect(walk.differences.contains { $0.contains(told) }, "not found: \(told)")
      }
    }
  }

  /// `ALLIES_RECORD=1 bin/test --filter AccessMatrixTests` shows what addresses without a line answer, to begin their lines with.
  @Test(
    "addresses without a line are shown with what they answer",
    .enabled(if: ProcessInfo.processInfo.environment["ALLIES_RECORD"] == "1"))
  func record() async throws {
    let known = Set(try AccessTable.read().lines.map(\.route))
    try await AccessTown.open(.sqlite) { town in
      let walk = try await AccessWalk(town, .blank(town.routes.keys.filter { !known.contains($0) }.sorted()))
      try await walk.walk()
      for (route, seen) in walk.seen.sorted(by: { $0.key < $1.key }) {
        let cells = AccessTable.Role.allCases.map { "\(seen[$0] ?? 0)" }.joined(separator: " | ")
        print("| `\(route)` | \(cells) | 404 | 404 | — |")
      }
      for difference in walk.differences where !difference.contains("the table says 0") { print(difference) }
    }
  }
}
