import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("What its time is over for")
struct RetentionTests {
  private static let day: Int64 = 86_400

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
        let (eve, morning) = (town.now + .seconds(days * Self.day - 1), town.now + .seconds(days * Self.day))
        try await town.database.behind(.open).write { try RetentionUpkeep.forget(at: eve, in: $0) }
        let kept = try await left(town, table, holding: column)
        #expect(kept >= before, "\(kind) goes too early")
        let due = try await dry(town, kind, at: .seconds(days * Self.day))
        #expect(due > 0, "\(kind)")
        try await town.database.behind(.open).write { try RetentionUpkeep.forget(at: morning, in: $0) }
        #expect(try await left(town, table, holding: column) == kept - due, "\(kind)")
        #expect(try await dry(town, kind, at: .seconds(days * Self.day)) == 0)
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
      let later = town.lena.later(.seconds(Self.day))
      let gone = try await town.database.behind(.open).write {
        try RetentionStore($0, later).carryOut()[.trials]
      }
      #expect(gone == 1)
      #expect(try await left(town, "imports", holding: "content") == 1)
    }
  }

  private func dry(_ town: Town, _ kind: RetentionRule.Kind, at time: Duration) async throws -> Int {
    var due = 0
    for access in [town.karim, town.lena] where kind != .contacts || access.person == town.karim.person {
      due += try await town.ask(access.later(time)) {
        try RetentionStore($0, $1).dryRun().first { $0.rule.kind == kind }?.due ?? 0
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
