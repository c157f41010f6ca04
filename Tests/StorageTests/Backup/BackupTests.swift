import Basics
import Foundation
import TestDatabases
import Testing

@testable import Storage

@Suite("Backups")
struct BackupTests {
  static let search = SearchIndex("persons_search", of: "persons", by: "council")
  static let migrations: [Migration] =
    TestTables.persons + [
      Migration("people/0002 search", search.creation + search.spreading),
      // The first points to the second, and each row of the second to another of it: no order of tables would do.
      Migration(
        "people/0003 friends",
        "CREATE TABLE friends (id \(.integer) PRIMARY KEY, friend \(.integer) REFERENCES friends (id)) \(.strict)",
        "CREATE TABLE aides (id \(.integer) PRIMARY KEY, friend \(.integer) REFERENCES friends (id)) \(.strict)",
        "INSERT INTO friends (id, friend) VALUES (1, NULL)"),
    ] + JobQueue.migrations + AuditLog.migrations

  /// A database with something of everything.
  static func fill(_ database: Database) async throws {
    try await database.migrate(migrations)
    let (queue, log) = (JobQueue(), AuditLog())
    try await database.write { connection in
      try connection.run("INSERT INTO councils (id, city) VALUES (1, 'Halifax'), (2, 'Montréal')")
      for id in 1...200 {
        let (name, photo) = ("Élène \(id)\t\\N\r\n\"'🧑🏽‍⚕️", (0..<UInt8(id % 200)).map { $0 &* 7 })
        try connection.run(
          """
          INSERT INTO persons (id, name, email, council, waiting, score, photo)
          VALUES (\(id), \(name), \(id % 3 == 0 ? nil : "p\(id)@example.org"), \(id % 2 + 1), \(id), \(Double(id) / 7), \(photo))
          """)
      }
      try connection.run(
        "INSERT INTO persons (id, name, score, photo) VALUES (\(Int64.min), '', \(-1e300), \([UInt8]()))")
      for id in (2...100).reversed() {
        try connection.run("INSERT INTO friends (id, friend) VALUES (\(id), \(id == 100 ? 1 : nil))")
      }
      try connection.run("INSERT INTO aides (id, friend) VALUES (1, 100)")
      try connection.run("UPDATE friends SET friend = 100 - id + 1 WHERE id <> 1")
      for id in 1...50 { try search.put(Int64(id), ["Élène Nova \(id)", "b a"], in: connection) }
      for id in 1...20 {
        try queue.add(Errand(id), in: connection, once: "errand \(id)")
        try log.add(AuditEntry(by: .person(Int64(id)), read: "profile", 1), in: connection)
      }
    }
    try await log.seal(database)
  }

  @Test(
    "what was saved is restored on either engine, to the last byte",
    arguments: EngineName.allCases, EngineName.allCases)
  func roundTrip(from: EngineName, to: EngineName) async throws {
    try await withDatabase(from) { database in
      try await Self.fill(database)
      let place = try BackupPlace()
      defer { place.remove() }
      let written = try await Backup.write(database, to: place.file, key: place.key)
      #expect(try Backup.check(place.file, key: place.key) == written)
      #expect(written.tables.first { $0.name == "persons" }?.rows == 201)
      let target = try TestPlace(to)
      defer { target.remove() }
      let address = to == .sqlite ? target.address + ".restored" : target.address
      let restored = try await Backup.restore(
        place.file, key: place.key, to: address, migrations: Self.migrations)
      #expect(restored == written)

      let other = try Database.open(address)
      #expect(try await other.pending(Self.migrations).isEmpty)
      #expect(try await other.findDamage() == [])
      #expect(try await AuditLog.verify(other).isSound)
      let found = try await other.read { connection in
        try connection.values(
          "SELECT id FROM persons \(where: [Self.search.holds("id", "elen nov 17", of: nil)])", as: Int.self)
      }
      #expect(found == [17])
      // Keys hold as before, and what was made anew makes the same backup.
      let error = await failure {
        try await other.write { try $0.run("INSERT INTO persons (id, name, council) VALUES (-1, 'Bao', 77)") }
      }
      #expect(error as? StorageError == .foreignKey(to == .sqlite ? nil : "persons_council_fkey"))
      let again = try await Backup.write(other, to: place.file + ".again", key: place.key)
      #expect(again.tables == written.tables)
      await other.close()
    }
  }

  @Test("a backup is of one moment, whatever is written meanwhile", arguments: EngineName.allCases)
  func online(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await Self.fill(database)
      let place = try BackupPlace()
      defer { place.remove() }
      // Every write adds to two tables, and never to one alone.
      let writing = Task {
        var id = 10_000
        while !Task.isCancelled {
          id += 1
          let next = id
          try? await database.write(.readCommitted) { connection in
            try connection.run("INSERT INTO councils (id, city) VALUES (\(next), 'Halifax')")
            try connection.run("INSERT INTO friends (id) VALUES (\(next))")
          }
        }
      }
      var sizes: Set<Int> = []
      for number in 0..<4 {
        let report = try await Backup.write(database, to: "\(place.file).\(number)", key: place.key)
        func rows(_ table: String) -> Int { report.tables.first { $0.name == table }?.rows ?? -1 }
        #expect(rows("councils") - 2 == rows("friends") - 100)
        sizes.insert(rows("councils"))
        #expect(try Backup.check("\(place.file).\(number)", key: place.key) == report)
      }
      writing.cancel()
      await writing.value
      #expect(sizes.count > 1)
      let drilled = try await Backup.drill("\(place.file).3", key: place.key, migrations: Self.migrations)
      #expect(try Backup.check("\(place.file).3", key: place.key) == drilled)
    }
  }

  @Test(
    "a backup of a newer program, or over a database that is in use, is refused and changes nothing",
    arguments: EngineName.allCases)
  func refused(engine: EngineName) async throws {
    try await withDatabase(.sqlite) { database in
      try await Self.fill(database)
      let place = try BackupPlace()
      defer { place.remove() }
      _ = try await Backup.write(database, to: place.file, key: place.key)
      let target = try TestPlace(engine)
      defer { target.remove() }
      let newer = await failure {
        try await Backup.restore(
          place.file, key: place.key, to: target.address, migrations: Array(Self.migrations.dropLast()))
      }
      #expect((newer as? Refusal)?.sentence.en.contains("newer version of Allies") == true)
      let other = try Database.open(target.address)
      #expect(try await other.columnNames() == [])
      try await other.makePersons()
      await other.close()
      let used = await failure {
        try await Backup.restore(place.file, key: place.key, to: target.address, migrations: Self.migrations)
      }
      #expect((used as? Refusal)?.kind == .output)
      let kept = try Database.open(target.address)
      #expect(try await kept.pending(TestTables.persons).isEmpty)
      await kept.close()
    }
  }

  @Test("a backup is not written over another, and a half one is left nowhere")
  func whole() async throws {
    try await withDatabase(.sqlite) { database in
      try await Self.fill(database)
      let place = try BackupPlace()
      defer { place.remove() }
      _ = try await Backup.write(database, to: place.file, key: place.key)
      let before = try Data(contentsOf: URL(filePath: place.file))
      let error = await failure { try await Backup.write(database, to: place.file, key: place.key) }
      #expect(error as? Refusal == .isThere(place.file))
      #expect(try Data(contentsOf: URL(filePath: place.file)) == before)
      let nowhere = "\(place.folder)/nowhere/backup"
      let nobody = await failure { try await Backup.write(database, to: nowhere, key: place.key) }
      #expect((nobody as? Refusal)?.kind == .output)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted() == ["backup", "key"])
    }
  }

  @Test("a backup for which there is no room leaves nothing of itself", .enabled(if: SmallDisk.canBeMade))
  func full() async throws {
    let disk = try SmallDisk(kibibytes: 16)
    defer { disk.remove() }
    try await withDatabase(.sqlite) { database in
      try await Self.fill(database)
      let place = try BackupPlace()
      defer { place.remove() }
      let error = await failure {
        try await Backup.write(database, to: "\(disk.path)/backup", key: place.key)
      }
      #expect((error as? Refusal)?.kind == .output)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
      // Whoever else uses the database saw nothing of it.
      #expect(try await database.count("persons") == 201)
    }
  }
}

/// A folder for a backup and its key.
struct BackupPlace {
  let folder: String
  let key: BackupKey
  var file: String { "\(folder)/backup" }

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "allies-backup-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    key = try BackupKey.make(at: "\(folder)/key")
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
