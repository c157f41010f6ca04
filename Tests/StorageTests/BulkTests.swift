import Basics
import TestDatabases
import Testing

@testable import Storage

/// What holds of many rows that go in at once.
@Suite("Many rows at once")
struct BulkTests {
  @Test("many rows go in at once, and come out one by one", arguments: EngineName.allCases)
  func bulk(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let names = ["Amina", "tab\there", "line\nend\r", "back\\slash", "\\N", "é"]
      try await database.write { connection in
        let rows = (0..<3_000).map { index in
          [
            Int64(index).sqlValue, names[index % names.count].sqlValue, .real(0.5), .bytes([0, 92, 9]), .null,
          ]
        }
        try connection.load("persons", columns: ["id", "name", "score", "photo", "email"], rows: rows)
        let changed = try connection.run(
          batch: (0..<500).map { "UPDATE persons SET waiting = \($0) WHERE id IN (\($0), \($0 + 1000))" })
        #expect(changed == Array(repeating: 2, count: 500))
      }
      let found = try await database.read { connection in
        var found: [String: Int] = [:]
        var waiting = 0
        try connection.each("SELECT name, photo, email, waiting FROM persons ORDER BY id") { row in
          found[try row.value("name"), default: 0] += 1
          waiting += try row.value("waiting", as: Int.self)
          #expect(try row.value("photo") == [0, 92, 9] as [UInt8])
        }
        return (found, waiting)
      }
      #expect(found.0 == Dictionary(uniqueKeysWithValues: names.map { ($0, 500) }))
      #expect(found.1 == 2 * 499 * 500 / 2)

      let error = await failure {
        try await database.write { connection in
          try connection.run(batch: ["UPDATE persons SET waiting = 1", "UPDATE persons SET waiting = -1"])
        }
      }
      #expect(error as? StorageError == .check("persons_waiting"))
      #expect(try await database.read { try $0.value("SELECT SUM(waiting) FROM persons") } == found.1)
    }
  }

  @Test(
    "many rows go in behind a wall, and what they leave out is as the table says",
    arguments: EngineName.allCases)
  func bulkBehindWall(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.write { connection in
        try connection.run(
          """
          CREATE TABLE guarded (id \(.integer) PRIMARY KEY, name \(.text) NOT NULL,
            revision \(.integer) NOT NULL DEFAULT 7) \(.strict)
          """)
        try connection.run(
          "\(sqlite: "SELECT 1", postgres: "ALTER TABLE guarded ENABLE ROW LEVEL SECURITY")")
        try connection.load(
          "guarded", columns: ["id", "name"], rows: (0..<100).map { [Int64($0).sqlValue, .text("Amina")] })
      }
      #expect(
        try await database.read { try $0.value("SELECT SUM(revision) FROM guarded", as: Int.self) } == 700)
    }
  }

  @Test(
    "hundreds of different statements go in at once, however many were prepared before",
    arguments: EngineName.allCases)
  func manyStatements(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.write { connection in
        try connection.run("CREATE TABLE counted (id \(.integer) PRIMARY KEY) \(.strict)")
        // The fifth hundred begins on one connection with some places left, and needs more than these.
        for number in 0..<450 {
          _ = try connection.value("SELECT 1 AS \(.name("a\(number)"))", as: Int.self)
        }
        let batch = (0..<250).map { number -> SQL in
          "INSERT INTO counted (id) SELECT \(number) AS \(.name("b\(number)"))"
        }
        #expect(try connection.run(batch: batch) == Array(repeating: 1, count: 250))
      }
    }
  }
}
