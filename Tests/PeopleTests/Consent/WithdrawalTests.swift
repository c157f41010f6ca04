import Basics
import PeopleTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import People

/// A consent that is taken back at the worst moment.
@Suite("Withdrawal")
struct WithdrawalTests {
  @Test(
    "nobody reads and nothing is decided by a consent that was withdrawn, however things fall together",
    arguments: EngineName.allCases)
  func interleavings(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      var random = SeededNumbers(seed: 6)
      let batches = (areLongTestsAskedFor ? 10_000 : 1_000) / 50
      for _ in 0..<batches {
        let seeds = (0..<50).map { _ in random.next() }
        try await withThrowingTaskGroup(of: Void.self) { group in
          for seed in seeds { group.addTask { try await Self.story(town, seed) } }
          try await group.waitForAll()
        }
      }
    }
  }

  /// Readers and deciders by a consent, and its withdrawal among them, begun in an order that chance gives. What had come of
  /// it by the moment at which the withdrawal is acknowledged is all that ever comes of it.
  private static func story(_ town: Town, _ seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let amina = try await town.add("Amina", by: town.karim)
    let consent = try await town.agree(amina, keptBy: town.karim, to: town.halifax)
    let steps = (0..<4).map { _ in Int(random.next() % 2) } + [2]
    let order = steps.shuffled(using: &random)
    let pauses = order.map { _ in Int(random.next() % 4) }
    let settled = try await withThrowingTaskGroup(of: Int?.self) { group in
      for (step, pause) in zip(order, pauses) {
        group.addTask {
          for _ in 0..<pause { await Task.yield() }
          switch step {
          case 0: try await read(town, amina)
          case 1: try await decide(town, amina)
          default:
            try await town.ask(town.karim) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
            return try await outcome(town, amina)
          }
          return nil
        }
      }
      var settled: Int?
      for try await count in group where count != nil { settled = count }
      return settled
    }
    #expect(try await outcome(town, amina) == settled, "seed \(seed)")
    // And whoever comes later finds nothing.
    let found = try await read(town, amina)
    #expect(!found)
    #expect(try await decide(town, amina) == false)
  }

  @discardableResult
  private static func read(_ town: Town, _ person: ID<Person>) async throws -> Bool {
    try await town.ask(town.imani) { try PersonStore($0, $1).shared(person, for: .matching) != nil }
  }

  /// Reads by the consent, decides, and writes, all in one transaction.
  @discardableResult
  private static func decide(_ town: Town, _ person: ID<Person>) async throws -> Bool {
    do {
      try await town.ask(town.imani) { connection, access in
        try ConsentStore(connection, access).require(.matching, of: person)
        // Deciding takes a while: on PostgreSQL others go on meanwhile.
        _ = try connection.rows("\(sqlite: "SELECT 1", postgres: "SELECT CAST(pg_sleep(0.004) AS TEXT)")")
        try AuditLog().add(
          AuditEntry(by: access.actor, changed: "person", person.rawValue, how: "proposed"), in: connection)
      }
      return true
    } catch let refusal as Refusal {
      #expect(refusal.sentence.en.contains("withdrawn"))
      return false
    }
  }

  /// Reads that were shown and decisions that were kept.
  private static func outcome(_ town: Town, _ person: ID<Person>) async throws -> Int {
    try await town.database.read {
      try $0.value(
        "SELECT COUNT(*) FROM audit_entries WHERE subject = 'person' AND subject_number = \(person)") ?? 0
    }
  }

  @Test(
    "a decision that was under way when the consent was withdrawn is refused, with what happened and what to do"
  )
  func inTheMiddle() async throws {
    try await Town.open(.postgres) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let consent = try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let (hasRead, mayGoOn) = (Gate(), Gate())
      let decision = Task {
        try await town.ask(town.imani) { connection, access in
          let sees = try ConsentStore(connection, access).inForce(for: amina, .matching).count
          if sees > 0 {
            hasRead.open()
            mayGoOn.wait()
          }
          try ConsentStore(connection, access).require(.matching, of: amina)
        }
      }
      await Task.detached { hasRead.wait() }.value
      try await town.ask(town.karim) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
      mayGoOn.open()
      let refusal = await #expect(throws: Refusal.self) { try await decision.value }
      #expect(refusal?.kind == .conflict)
      #expect(refusal?.sentence.en.contains("was withdrawn on") == true)
      #expect(refusal?.sentence.fr.contains("a été retiré le") == true)
    }
  }

  @Test(
    "why a consent does not hold is told: never given, ended, or withdrawn", arguments: EngineName.allCases)
  func reasons(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      func refusal(_ access: Access) async -> String {
        do {
          _ = try await town.ask(access) { try ConsentStore($0, $1).require(.matching, of: amina).id }
          return "in force"
        } catch { return (error as? Refusal)?.sentence.en ?? "\(error)" }
      }
      #expect(await refusal(town.imani).contains("there is no consent"))
      let consent = try await town.agree(amina, keptBy: town.karim, to: town.halifax, until: 30)
      #expect(await refusal(town.imani) == "in force")
      #expect(await refusal(town.imani.later(.seconds(31 * 86_400))).contains("ended on"))
      try await town.ask(town.karim) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
      #expect(await refusal(town.imani).contains("was withdrawn on"))
      // Whom it never reached is told of none.
      #expect(await refusal(town.joelle).contains("there is no consent"))
    }
  }
}
