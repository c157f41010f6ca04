import Foundation
import TestDatabases
import Testing

@testable import Storage

/// SQLite's one writer.
@Suite("Group commit")
struct GroupCommitTests {
  /// Holds the writer until everybody else has asked, so that all of them are gathered.
  private func together(_ database: Database, _ writes: [@Sendable () async throws -> Void]) async throws
    -> [Bool]
  {
    let gate = Gate()
    let began = AsyncStream.makeStream(of: Void.self)
    async let first: Void = database.write { _ in
      began.continuation.finish()
      gate.wait()
    }
    for await _ in began.stream {}
    let engine = try #require(database.engine as? SQLiteEngine)
    let results = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
      for (index, write) in writes.enumerated() {
        group.addTask { (index, await failure(write) == nil) }
        // One after the other, so that the test knows their order.
        while engine.waitingWrites <= index { await Task.yield() }
      }
      gate.open()
      return try await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
    }
    try await first
    return writes.indices.map { results[$0] ?? false }
  }

  @Test("64 writers at once lose nothing, and share their commits")
  func gathered() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.makePersons()
      let engine = try #require(database.engine as? SQLiteEngine)
      let before = engine.keptWrites
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<64 {
          group.addTask {
            for number in 0..<10 { try await database.add(writer * 10 + number, "Amina") }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.count("persons") == 640)
      let after = engine.keptWrites
      #expect(after.writes - before.writes == 640)
      #expect(after.groups - before.groups < 320, "most commits kept more than one write")
    }
  }

  @Test("a write that fails among others goes back alone")
  func failingAlone() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.makePersons()
      let engine = try #require(database.engine as? SQLiteEngine)
      let groups = engine.keptWrites.groups
      let kept = try await together(
        database,
        (0..<64).map { number in
          {
            try await database.write { connection in
              try connection.run("INSERT INTO persons (id, name) VALUES (\(number), 'Amina')")
              if number % 8 == 3 {
                try connection.run("INSERT INTO persons (id, name) VALUES (\(number), 'Bao')")
              }
            }
          }
        })
      #expect(kept == (0..<64).map { $0 % 8 != 3 })
      #expect(try await database.count("persons") == 56)
      #expect(engine.keptWrites.groups - groups == 2, "the one that waited, and all others")
    }
  }

  @Test("a foreign key that is checked at the end fails its own write, and no other")
  func deferred() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.migrate([
        Migration(
          "people/0001 councils", "CREATE TABLE councils (id \(.integer) PRIMARY KEY) \(.strict)",
          """
          CREATE TABLE cities (council \(.integer) NOT NULL REFERENCES councils (id) DEFERRABLE INITIALLY DEFERRED) \(.strict)
          """)
      ])
      let engine = try #require(database.engine as? SQLiteEngine)
      let groups = engine.keptWrites.groups
      let kept = try await together(
        database,
        (0..<9).map { number in
          {
            try await database.write { connection in
              try connection.run("INSERT INTO cities (council) VALUES (\(number))")
              if number != 4 { try connection.run("INSERT INTO councils (id) VALUES (\(number))") }
            }
          }
        })
      #expect(kept == (0..<9).map { $0 != 4 })
      #expect(try await database.count("cities") == 8)
      #expect(engine.keptWrites.groups - groups == 2, "the group was not torn apart")
      #expect(try await database.findDamage() == [])
    }
  }

  @Test("a write that is given up while it runs harms no other of its group")
  func interrupted() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.makePersons()
      let began = AsyncStream.makeStream(of: Void.self)
      let endless = Task {
        try await database.write { connection in
          began.continuation.finish()
          try connection.run(
            """
            INSERT INTO persons (id, name)
            WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n) SELECT i, 'Amina' FROM n
            """)
        }
      }
      async let kept = together(
        database,
        (0..<8).map { number in { try await database.add(number, "Bao") } })
      for await _ in began.stream {}
      endless.cancel()
      await #expect(throws: CancellationError.self) { try await endless.value }
      #expect(try await kept == Array(repeating: true, count: 8))
      #expect(try await database.count("persons") == 8)
    }
  }

  @Test("a full disk is told as such, reads go on, and what was acknowledged stays")
  func full() async throws {
    var settings = SQLiteSettings()
    settings.mostPages = 60
    try await withDatabase(.sqlite, sqlite: settings) { database in
      try await database.makePersons()
      let results = await withTaskGroup(of: (any Error)?.self) { group in
        for number in 0..<200 {
          group.addTask {
            await failure {
              try await database.write {
                try $0.run(
                  "INSERT INTO persons (id, name, photo) VALUES (\(number), 'Amina', \([UInt8](repeating: 7, count: 2_000)))"
                )
              }
            }
          }
        }
        return await group.reduce(into: [(any Error)?]()) { $0.append($1) }
      }
      let errors = results.compactMap { $0 }
      #expect(!errors.isEmpty)
      #expect(errors.allSatisfy { $0 as? StorageError == .full })
      #expect(try await database.count("persons") == 200 - errors.count)
      try await database.write { try $0.run("DELETE FROM persons") }
      try await database.add(1, "Bao")
      #expect(try await database.findDamage() == [])
    }
  }

  @Test("a file system without room is a full disk", .enabled(if: SmallDisk.canBeMade))
  func smallDisk() async throws {
    let disk = try SmallDisk(kibibytes: 512)
    defer { disk.remove() }
    let database = try Database.sqlite(disk.path + "/allies.sqlite")
    try await database.makePersons()
    var kept = 0
    var error: (any Error)?
    while error == nil, kept < 1_000 {
      let number = kept
      error = await failure {
        try await database.write {
          try $0.run(
            "INSERT INTO persons (id, name, photo) VALUES (\(number), 'Amina', \([UInt8](repeating: 7, count: 9_000)))"
          )
        }
      }
      if error == nil { kept += 1 }
    }
    #expect(error as? StorageError == .full)
    #expect(try await database.count("persons") == kept)
    await database.close()
  }

  @Test("more writers than may wait are refused, and nothing of theirs is tried")
  func overloaded() async throws {
    var settings = SQLiteSettings()
    settings.mostWaiting = 4
    settings.readers = 1
    try await withDatabase(.sqlite, sqlite: settings) { database in
      try await database.makePersons()
      let kept = try await together(
        database, (0..<4).map { number in { try await database.add(number, "Bao") } })
      #expect(kept.allSatisfy { $0 })

      let gate = Gate()
      let began = AsyncStream.makeStream(of: Void.self)
      async let held: Void = database.write { _ in
        began.continuation.finish()
        gate.wait()
      }
      for await _ in began.stream {}
      let engine = try #require(database.engine as? SQLiteEngine)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 10..<14 { group.addTask { try await database.add(number, "Bao") } }
        while engine.waitingWrites < 4 { await Task.yield() }
        #expect(await failure { try await database.add(99, "Bao") } as? StorageError == .overloaded)
        gate.open()
        try await group.waitForAll()
      }
      try await held
      #expect(try await database.count("persons") == 8)
    }
  }

  @Test("another process that holds the file longer than we wait makes us say so")
  func busy() async throws {
    var settings = SQLiteSettings()
    settings.patience = .milliseconds(50)
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    let ours = try Database.sqlite(place.address, settings: settings)
    let theirs = try Database.sqlite(place.address, settings: settings)
    try await ours.makePersons()
    let gate = Gate()
    let began = AsyncStream.makeStream(of: Void.self)
    async let held: Int = theirs.write { connection in
      began.continuation.finish()
      gate.wait()
      return try connection.run("INSERT INTO persons (id, name) VALUES (1, 'Bao')")
    }
    for await _ in began.stream {}
    #expect(await failure { try await ours.add(2, "Amina") } as? StorageError == .busy)
    gate.open()
    _ = try await held
    try await ours.add(2, "Amina")
    #expect(try await ours.count("persons") == 2)
    await ours.close()
    await theirs.close()
  }

  @Test("a file that is no database is told as such, and a folder that is not there too")
  func noDatabase() async throws {
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    try String(repeating: "Amina, Bao, Chidi\n", count: 500).write(
      toFile: place.address, atomically: true, encoding: .utf8)
    #expect(throws: StorageError.damaged) { try Database.sqlite(place.address) }
    #expect(throws: StorageError.gone(mayHaveCommitted: false)) {
      try Database.sqlite(place.address + "/nowhere/allies.sqlite")
    }
  }

  @Test("nobody else on the machine may read the file")
  func permissions() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.makePersons()
      try await database.add(1, "Amina")
      let path = try await database.read {
        try $0.value("SELECT file FROM pragma_database_list", as: String.self) ?? ""
      }
      for file in [path, path + "-wal", path + "-shm"] {
        let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
      }
    }
  }

  @Test("after it was closed a database answers that it is gone", arguments: EngineName.allCases)
  func closed(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.makePersons()
      await database.close()
      #expect(
        await failure { try await database.add(1, "Amina") } as? StorageError
          == .gone(mayHaveCommitted: false))
      #expect(
        await failure { try await database.count("persons") } as? StorageError
          == .gone(mayHaveCommitted: false))
    }
  }

  @Test(
    "SQLite's words are understood",
    arguments: [
      (
        2067, "UNIQUE constraint failed: persons.council, persons.email",
        StorageError.unique("persons_council_email_key")
      ),
      (2067, "UNIQUE constraint failed: index 'persons_name_key'", .unique("persons_name_key")),
      (1555, "UNIQUE constraint failed: persons.id", .unique("persons_pkey")),
      (4874, "disk I/O error", .full), (778, "disk I/O error", .gone(mayHaveCommitted: false)),
      (517, "database is locked", .busy), (11, "malformed", .damaged),
      (9, "interrupted", .cancelled),
      (1, "near \"x\": syntax error", .other(code: "1", words: "near \"x\": syntax error")),
    ] as [(CInt, String, StorageError)])
  func words(code: CInt, words: String, error: StorageError) {
    #expect(StorageError(sqlite: code, words: words) == error)
  }
}
