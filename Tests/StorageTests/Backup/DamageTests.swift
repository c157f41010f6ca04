import Foundation
import TestDatabases
import Testing

@testable import Storage

/// What a look at the whole database finds.
@Suite("Damage")
struct DamageTests {
  @Test("a foreign key that points nowhere is found")
  func astray() async throws {
    try await withDatabase(.postgres, user: "allies") { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      #expect(try await database.findDamage() == [])
      try await database.write { connection in
        try connection.run("ALTER TABLE persons DISABLE TRIGGER ALL")
        try connection.run("INSERT INTO persons (id, name, council) VALUES (2, 'Bao', 77)")
      }
      #expect(try await database.findDamage() == ["a foreign key of persons points nowhere"])
    }
  }

  @Test(
    "a page that was damaged on the disk is found, and what is whole is still read",
    .enabled(if: areLongTestsAskedFor))
  func page() async throws {
    let cluster = try PrivateCluster()
    defer { cluster.end() }
    let place = try TestPlace(.postgres, cluster: cluster, user: "allies")
    let database = Database.postgres(place.address)
    try await database.makePersons()
    for id in 1...50 { try await database.add(id, "Amina") }
    let path = try await database.read {
      try $0.value(
        "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('persons')", as: String.self)
    }
    try await database.write { try $0.run("CHECKPOINT") }
    await database.close()
    try cluster.order("stop")
    let file = try FileHandle(forUpdating: URL(filePath: try #require(path)))
    // What a page begins with says where on it is what.
    try file.seek(toOffset: 12)
    try file.write(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF])
    try file.close()
    try cluster.order("start")
    let again = Database.postgres(place.address)
    #expect(try await again.findDamage() == ["persons cannot be read whole (damaged)"])
    #expect(try await again.count("councils") == 0)
    await again.close()
  }

  @Test("rows are copied out as they were written, on both engines", arguments: EngineName.allCases)
  func unloading(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      let rows: [[SQLValue]] = [
        [
          .integer(.min), .text("tab\tnewline\nreturn\rback\\slash \\N \\. 🧑🏽‍⚕️ é"), .null, .real(0.1),
          .bytes(Array(0...255)),
        ],
        [.integer(2), .text(""), .text("\\N"), .real(-1.7976931348623157e308), .bytes([])],
        [.integer(3), .text("\\"), .text("\\\\N"), .null, .null],
      ]
      let columns: [SQL] = ["id", "name", "email", "score", "photo"]
      try await database.write { try $0.load("persons", columns: columns, rows: rows) }
      let found = try await database.read { connection in
        var found: [[SQLValue]] = []
        try connection.unload("persons", columns: columns, types: [.integer, .text, .text, .real, .bytes]) {
          found.append($0)
        }
        return found
      }
      #expect(Set(found) == Set(rows))
      // Whoever stops in the middle harms nobody who comes after.
      struct Enough: Error {}
      let error = await failure {
        try await database.read { connection in
          try connection.unload("persons", columns: ["id"], types: [.integer]) { _ in throw Enough() }
        }
      }
      #expect(error is Enough)
      #expect(try await database.count("persons") == 3)
    }
  }
}
