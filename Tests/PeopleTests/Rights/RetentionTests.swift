import Basics
import PeopleTesting
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("What its time is over for")
struct RetentionTests {
  private static let day: Int64 = 86_400
  /// A day there ends five hours after one in Greenwich.
  private static let clock = DayClock(try? Zone(named: "America/Toronto"))

  /// How many rows of a table are left, and how many of them hold something.
  private func left(_ town: Town, _ table: SQL, holding column: SQL = "id") async throws -> Int {
    try await town.database.behind(.open).count("\(table) WHERE \(column) IS NOT NULL")
  }

  @Test(
    "by night goes what its table says, on its day and no earlier, and the dry run counts the same",
    arguments: EngineName.allCases)
  func nights(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      try await plant(town)
      let steps: [(days: Int64, RetentionRule.Kind, SQL, SQL, Int)] = [
        (1, .trials, "imports", "content", 2), (30, .merges, "merged_cells", "id", 1),
        (90, .lists, "imports", "id", 2), (730, .contacts, "contacts", "id", 2),
      ]
      for (days, kind, table, column, before) in steps {
        // Whole days: the one on which something was is not counted, and on the last one it is still there.
        let morning = Self.clock.start(of: Self.clock.day(town.now).adding(days: Int(days) + 1))
        let eve = morning + .seconds(-1)
        try await town.database.behind(.open).write {
          try RetentionUpkeep.forget(at: eve, Self.clock, in: $0)
        }
        let kept = try await left(town, table, holding: column)
        #expect(kept >= before, "\(kind) goes too early")
        let time = town.now.duration(to: morning)
        #expect(try await dry(town, kind, at: time - .seconds(1)) == 0, "\(kind)")
        let due = try await dry(town, kind, at: time)
        #expect(due > 0, "\(kind)")
        try await town.database.behind(.open).write {
          try RetentionUpkeep.forget(at: morning, Self.clock, in: $0)
        }
        #expect(try await left(town, table, holding: column) == kept - due, "\(kind)")
        #expect(try await dry(town, kind, at: time) == 0)
      }
      #expect(try await left(town, "import_rows") == 0)
      // Whoever still speaks for an organisation stays.
      #expect(try await left(town, "contacts") == 1)
    }
  }

  @Test(
    "an agency carries out what it keeps itself, and leaves what others keep",
    arguments: EngineName.allCases)
  func scope(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      try await plant(town)
      let later = town.lena.later(.seconds(2 * Self.day))
      let gone = try await town.database.behind(.open).write {
        try RetentionStore($0, later, Self.clock).carryOut()[.trials]
      }
      #expect(gone == 1)
      #expect(try await left(town, "imports", holding: "content") == 1)
    }
  }

  @Test(
    "an agency keeps things for a shorter time, and no shorter and no longer than the rule allows; others go on as before",
    arguments: EngineName.allCases)
  func shorter(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let town = desk.town
      try await plant(town)
      let karim = try await desk.browser(town.karim)
      let page = try await karim.get("/en/rights/retention/periods")
      // The list of those who speak for organisations is the whole council's.
      #expect(
        page.status == 200 && page.text.contains("From 30 to 90 days")
          && !page.text.contains("name=\"contacts\""))
      let usual = [("records", "2557"), ("requests", "30"), ("links", "90"), ("deliveries", "30")]
      for days in ["29", "91", "", "x"] {
        #expect(
          try await karim.post("/en/rights/retention/periods", usual + [("lists", days)]).status == 422,
          "\(days)")
      }
      _ = try await karim.get("/en/rights/retention/periods")
      #expect(try await karim.post("/en/rights/retention/periods", usual + [("lists", "30")]).status == 303)
      let again = try await karim.get("/fr/rights/retention/periods")
      #expect(again.status == 200 && again.text.contains("value=\"30\""))
      let later: Duration = .seconds(40 * Self.day)
      func lists(_ access: Access) async throws -> RetentionFinding? {
        try await town.ask(access.later(later)) {
          try RetentionStore($0, $1, Self.clock).dryRun().first { $0.rule.kind == .lists }
        }
      }
      // Counted, and nothing is gone yet.
      let (hers, theirs) = (try await lists(town.karim), try await lists(town.lena))
      #expect(hers?.rule.days == 30 && hers?.due == 1 && theirs?.rule.days == 90 && theirs?.due == 0)
      #expect(try await left(town, "imports") == 2)
      let moment = town.now + later
      try await town.database.behind(.open).write {
        try RetentionUpkeep.forget(at: moment, Self.clock, in: $0)
      }
      #expect(try await left(town, "imports") == 1)
      #expect(try await lists(town.karim)?.due == 0)
      let chosen = try await town.database.behind(.open).count("audit_entries WHERE action = 'chosen'")
      #expect(chosen == 1)
    }
  }

  private func dry(_ town: Town, _ kind: RetentionRule.Kind, at time: Duration) async throws -> Int {
    var due = 0
    for access in [town.karim, town.lena] where kind != .contacts || access.person == town.karim.person {
      due += try await town.ask(access.later(time)) {
        try RetentionStore($0, $1, Self.clock).dryRun().first { $0.rule.kind == kind }?.due ?? 0
      }
    }
    return due
  }

  /// Two agencies try a list; one merges two records; of two who speak for a shipyard one leaves.
  private func plant(_ town: Town) async throws {
    for access in [town.karim, town.lena] {
      try await town.ask(access) {
        _ = try ImportStore($0, $1).keep(Array("Name\nAmina".utf8), file: "Amina.csv", side: .newcomers, nil)
      }
    }
    let (first, second) = (
      try await town.add("Amina", by: town.karim), try await town.add("Amina B.", by: town.karim)
    )
    let karim = town.karim
    _ = try await town.database.behind(.open).write {
      try MergeStore($0, karim).merge(first, second, choices: ["given_name": .second])
    }
    let shipyard = try await town.addOrganisation("Shipyard", by: town.imani)
    try await town.ask(town.imani) { connection, access in
      let store = ContactStore(connection, access)
      for name in ["Elaine", "François"] {
        let contact = Contact(id: ID(), organisation: shipyard, name: name, begun: access.now)
        try store.add(contact)
        if name == "Elaine" { _ = try store.end(contact.id) }
      }
    }
  }
}
