import Basics
import Foundation
import TestDatabases
import Testing

@testable import Storage

/// What every area relies on, the same on both engines.
@Suite("Both databases")
struct ContractTests {
  @Test("what is written is read back, to the last byte", arguments: EngineName.allCases)
  func roundTrip(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let texts = ["", "Élène\u{301} 🧑🏽‍⚕️ ', \" \\ \t\n\r % ? $1", String(repeating: "é", count: 100_000)]
      let numbers: [Int64] = [0, -1, .max, .min]
      let fractions: [Double] = [0.1, 0, -.leastNonzeroMagnitude, 1.7976931348623157e308, 1.0 / 3]
      let photos: [[UInt8]] = [[], [0], Array(0...255), Array(repeating: 0x5C, count: 70_000)]
      for (index, text) in texts.enumerated() {
        for (place, fraction) in fractions.enumerated() {
          let id = index * 10 + place
          let photo = photos[place % photos.count]
          try await database.write {
            try $0.run(
              "INSERT INTO persons (id, name, score, photo) VALUES (\(id), \(text), \(fraction), \(photo))")
          }
          let row = try #require(
            try await database.read {
              try $0.row("SELECT name, score, photo, email FROM persons WHERE id = \(id)")
            })
          #expect(try row.value("name") == text)
          #expect(try row.value("score") == fraction)
          #expect(try row.value("photo") == photo)
          #expect(try row.value("email", as: String?.self) == nil)
        }
      }
      for number in numbers {
        #expect(try await database.read { try $0.value("SELECT \(number)") } == number)
      }
    }
  }

  @Test("rows are read by name or place, and say what they do not hold", arguments: EngineName.allCases)
  func rows(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      try await database.add(2, "Bao")
      let rows = try await database.read { try $0.rows("SELECT id, name, email FROM persons ORDER BY id") }
      #expect(try rows.map { try $0.value(at: 1, as: String.self) } == ["Amina", "Bao"])
      let row = try #require(rows.first)
      #expect(throws: StorageError.unreadable(column: "name", wanted: "Int")) {
        try row.value("name", as: Int.self)
      }
      #expect(throws: StorageError.unreadable(column: "email", wanted: "String")) {
        try row.value("email", as: String.self)
      }
      #expect(throws: StorageError.unreadable(column: "age", wanted: "a column of that name")) {
        try row.value("age", as: Int.self)
      }
      #expect(throws: StorageError.unreadable(column: "-1", wanted: "a column at that place")) {
        try row.value(at: -1, as: Int.self)
      }
      #expect(try await database.read { try $0.value("SELECT SUM(id) FROM persons") } == 3)
      #expect(try await database.read { try $0.value("SELECT AVG(id) FROM persons") } == 1.5)
      #expect(
        try await database.read { try $0.value("SELECT id FROM persons WHERE id = 9", as: Int.self) } == nil)
    }
  }

  @Test("what the schema forbids comes back as a value that names it", arguments: EngineName.allCases)
  func constraints(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.write {
        try $0.run("INSERT INTO persons (id, name, email) VALUES (1, 'Amina', 'amina@example.org')")
      }
      let cases: [(SQL, StorageError)] = [
        ("INSERT INTO persons (id, name) VALUES (1, 'Bao')", .unique("persons_pkey")),
        (
          "INSERT INTO persons (id, name, email) VALUES (2, 'Bao', 'amina@example.org')",
          .unique("persons_email_key")
        ),
        ("INSERT INTO persons (id) VALUES (2)", .notNull("persons.name")),
        ("INSERT INTO persons (id, name, waiting) VALUES (2, 'Bao', -1)", .check("persons_waiting")),
      ]
      for (sql, expected) in cases {
        let error = await failure { try await database.write { try $0.run(sql) } }
        #expect(error as? StorageError == expected)
      }
      let error = await failure {
        try await database.write {
          try $0.run("INSERT INTO persons (id, name, council) VALUES (2, 'Bao', 77)")
        }
      }
      let constraint = engine == .sqlite ? nil : "persons_council_fkey"
      #expect(error as? StorageError == .foreignKey(constraint))
      #expect(try await database.count("persons") == 1)
    }
  }

  @Test(
    "hostile input is a value like any other",
    arguments: EngineName.allCases,
    [
      "'; DROP TABLE persons; --", "\" OR 1=1 --", "\\'; SELECT pg_sleep(10); --", "$1", "?", "%_", "1e400",
      "9223372036854775808", "Robert'); DROP TABLE councils;--", "\u{FFFD}\u{202E}",
    ])
  func injection(engine: EngineName, text: String) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.add(1, text)
      #expect(try await database.read { try $0.value("SELECT id FROM persons WHERE name = \(text)") } == 1)
      #expect(try await database.count("persons") == 1)
      // Where a whole number belongs, a text is refused with a typed error, and nothing is converted.
      let error = await failure {
        try await database.write { try $0.run("UPDATE persons SET waiting = \(text)") }
      }
      guard case StorageError.unsuitable? = error as? StorageError else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("a write that throws keeps nothing", arguments: EngineName.allCases)
  func allOrNothing(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let refusal = Refusal(.request, en: "no", fr: "non")
      let error = await failure {
        try await database.write { connection in
          try connection.run("INSERT INTO persons (id, name) VALUES (1, 'Amina')")
          throw refusal
        }
      }
      #expect(error as? Refusal == refusal)
      #expect(try await database.count("persons") == 0)
    }
  }

  @Test(
    "an error that was caught still undoes the write, unless it was attempted", arguments: EngineName.allCases
  )
  func caught(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      let error = await failure {
        try await database.write { connection in
          try connection.run("INSERT INTO persons (id, name) VALUES (2, 'Bao')")
          _ = try? connection.run("INSERT INTO persons (id, name) VALUES (1, 'Chidi')")
        }
      }
      #expect(error as? StorageError == .unique("persons_pkey"))
      #expect(try await database.count("persons") == 1)

      try await database.write { connection in
        try connection.run("INSERT INTO persons (id, name) VALUES (2, 'Bao')")
        _ = try? connection.attempt {
          try connection.run("INSERT INTO persons (id, name) VALUES (3, 'Chidi')")
          try connection.run("INSERT INTO persons (id, name) VALUES (1, 'Chidi')")
        }
        try connection.attempt {
          _ = try connection.run("INSERT INTO persons (id, name) VALUES (4, 'Daniela')")
        }
      }
      let ids = try await database.read { try $0.values("SELECT id FROM persons ORDER BY id", as: Int.self) }
      #expect(ids == [1, 2, 4])
    }
  }

  @Test("a read cannot write", arguments: EngineName.allCases)
  func readOnly(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let error = await failure {
        _ = try await database.read { try $0.run("INSERT INTO persons (id, name) VALUES (1, 'Amina')") }
      }
      #expect(error as? StorageError == .readOnly)
      try await database.add(1, "Amina")
    }
  }

  @Test("a read sees one moment, whatever is written meanwhile", arguments: EngineName.allCases)
  func oneMoment(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let began = AsyncStream.makeStream(of: Void.self)
      let written = Gate()
      async let counts = database.read { connection in
        let before = try connection.value("SELECT COUNT(*) FROM persons", as: Int.self)
        began.continuation.finish()
        written.wait()
        return [before, try connection.value("SELECT COUNT(*) FROM persons")]
      }
      for await _ in began.stream {}
      try await database.add(1, "Amina")
      written.open()
      #expect(try await counts == [0, 0])
      #expect(try await database.count("persons") == 1)
    }
  }

  @Test(
    "a read on the caller's thread sees what others see, may not write, and ends when it is given up",
    arguments: EngineName.allCases)
  func inPlace(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      let reading = database.readingInPlace
      #expect(try await reading.read { try $0.value("SELECT name FROM persons", as: String.self) } == "Amina")
      await #expect(throws: StorageError.readOnly) {
        try await reading.read { try $0.run("DELETE FROM persons") }
      }
      let began = AsyncStream.makeStream(of: Void.self)
      let endless = Task(executorPreference: OwnThreads()) {
        try await reading.read { connection in
          began.continuation.finish()
          return try connection.rows(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
          ).count
        }
      }
      for await _ in began.stream {}
      endless.cancel()
      await #expect(throws: CancellationError.self) { try await endless.value }
      #expect(try await reading.read { try $0.value("SELECT COUNT(*) FROM persons", as: Int.self) } == 1)
    }
  }

  @Test("statements say how many rows they changed", arguments: EngineName.allCases)
  func changed(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let counts = try await database.write { connection in
        [
          try connection.run("INSERT INTO persons (id, name) VALUES (1, 'Amina'), (2, 'Bao'), (3, 'Chidi')"),
          try connection.run("UPDATE persons SET waiting = 5 WHERE id > 1"),
          try connection.run("UPDATE persons SET waiting = 5 WHERE id > 9"),
          try connection.run("SELECT * FROM persons"),
          try connection.run(
            "INSERT INTO persons (id, name) VALUES (1, 'Amina') ON CONFLICT (id) DO NOTHING"),
          try connection.run("CREATE TABLE notes (id \(.integer)) \(.strict)"),
          try connection.run("DELETE FROM persons WHERE id < 3"),
        ]
      }
      #expect(counts == [3, 2, 0, 0, 0, 0, 2])
      let ids = try await database.write {
        try $0.rows("INSERT INTO persons (id, name) VALUES (8, 'Bao'), (9, 'Bao') RETURNING id").map {
          try $0.value("id", as: Int.self)
        }
      }
      #expect(ids == [8, 9])
    }
  }

  @Test("a reader of many rows may stop when it has seen enough", arguments: EngineName.allCases)
  func stopping(engine: EngineName) async throws {
    struct Enough: Error {}
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.write { connection in
        let rows = (0..<20_000).map { [Int64($0).sqlValue, .text("Amina")] }
        try connection.load("persons", columns: ["id", "name"], rows: rows)
      }
      let error = await failure {
        try await database.read { try $0.each("SELECT id FROM persons") { _ in throw Enough() } }
      }
      #expect(error is Enough)
      let nested = await failure {
        try await database.read { connection in
          try connection.each("SELECT id FROM persons") { _ in _ = try connection.rows("SELECT 1") }
        }
      }
      #expect(nested is StorageError)
      let long = await failure {
        try await database.write { try $0.notify("jobs", String(repeating: "x", count: 8_000)) }
      }
      #expect(long as? StorageError == .unsuitable("a message of 8000 bytes"))
      #expect(try await database.count("persons") == 20_000)
    }
  }

  @Test("a list of nobody matches nobody", arguments: EngineName.allCases)
  func emptyLists(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      let within = try await database.read {
        try $0.value("SELECT COUNT(*) FROM persons WHERE id IN \(list: [Int]())", as: Int.self)
      }
      let without = try await database.read {
        try $0.value("SELECT COUNT(*) FROM persons WHERE name NOT IN \(list: [String]())", as: Int.self)
      }
      #expect(within == 0 && without == 1)
      let absent: Int? = nil
      #expect(
        try await database.read { try $0.value("SELECT 1 WHERE \(absent) IS NULL OR 1 = \(absent)") } == 1)
    }
  }

  @Test("a signal is heard once the write is kept, and not when it is undone", arguments: EngineName.allCases)
  func signals(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let channel: Channel = engine == .sqlite ? "jobs" : "jobs_of_this_test"
      var heard = database.signals(on: channel).makeAsyncIterator()
      #expect(await heard.next() == "")
      _ = try await database.write { try $0.value("SELECT 1", as: Int.self) }
      if engine == .postgres { #expect(await heard.next() == "") }  // it listens from here on
      _ = await failure {
        try await database.write { connection in
          try connection.notify(channel, "undone")
          throw StorageError.busy
        }
      }
      try await database.write { connection in
        _ = try? connection.attempt {
          try connection.notify(channel, "undone too")
          throw StorageError.readOnly
        }
        try connection.notify(channel, "kept")
      }
      #expect(await heard.next() == "kept")
    }
  }

  @Test("whoever keeps the connection gets nothing from it afterwards", arguments: EngineName.allCases)
  func escaping(engine: EngineName) async throws {
    final class Keeper: @unchecked Sendable { var connection: Connection? }
    try await withDatabase(engine) { database in
      let keeper = Keeper()
      try await database.write { keeper.connection = $0 }
      #expect(throws: StorageError.self) { try keeper.connection?.rows("SELECT 1") }
    }
  }

  @Test("the engine says that it is run for durability", arguments: EngineName.allCases)
  func condition(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let condition = try await database.condition()
      let wrong = condition.settings.filter { !$0.isRight }.map(\.name)
      // The cluster of the tests does not wait for the disk.
      #expect(wrong == (engine == .sqlite ? [] : ["fsync"]))
      #expect(!condition.version.isEmpty)
      #expect(try await database.findDamage() == [])
    }
  }
}

/// Threads that may wait.
private final class OwnThreads: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
