import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Backup {
  /// Restores a backup into a database that does not hold anything yet: all of it, or nothing.
  ///
  /// What was restored is read again and held against the backup before it is kept. Migrations that came after the backup are
  /// for whoever next starts the database.
  ///
  /// - Parameters:
  ///   - address: a file that is not there yet, or an empty schema of PostgreSQL (see `Database.open`).
  ///   - migrations: all of this program.
  /// - Throws: a `Refusal`, also when the backup is of a newer program; `StorageError`.
  @discardableResult
  package static func restore(
    _ path: String, key: BackupKey, to address: String, migrations: [Migration]
  ) async throws -> Report {
    if Database.isPostgres(address) {
      let database = Database.postgres(address)
      do {
        let report = try await restore(path, key, into: database, migrations)
        await database.close()
        return report
      } catch {
        await database.close()
        throw error
      }
    }
    if BinaryFile.isThere(address) { throw Refusal.isThere(address) }
    let unfinished = "\(address).\(UInt32.random(in: 0 ... .max)).restoring"
    defer { for ending in ["", "-wal", "-shm"] { BinaryFile.remove(unfinished + ending) } }
    _ = try BinaryFile(creating: unfinished)
    let report = try await restoreFile(path, key, to: unfinished, migrations)
    let file = try BinaryFile(reading: unfinished)
    try file.synchronise()
    try file.publish(as: address)
    return report
  }

  /// Restores a backup into a place of its own, looks for damage there, and leaves nothing of it. A backup that was never
  /// restored is a hope.
  package static func drill(_ path: String, key: BackupKey, migrations: [Migration]) async throws -> Report {
    var template = Array("\(temporaryFolder)/allies-drill-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Refusal.cannotWrite(temporaryFolder) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = "\(folder)/drill.sqlite"
    defer {
      for ending in ["", "-wal", "-shm"] { BinaryFile.remove(file + ending) }
      rmdir(folder)
    }
    return try await restoreFile(path, key, to: file, migrations)
  }

  private static var temporaryFolder: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  private static func restoreFile(
    _ path: String, _ key: BackupKey, to file: String, _ migrations: [Migration]
  ) async throws -> Report {
    let database = try Database.sqlite(file)
    do {
      let report = try await restore(path, key, into: database, migrations)
      guard try await database.findDamage().isEmpty else { throw StorageError.damaged }
      // Closing takes the log into the file, which then is all there is.
      await database.close()
      guard !BinaryFile.isThere(file + "-wal") else { throw StorageError.busy }
      return report
    } catch {
      await database.close()
      throw error
    }
  }

  private static func restore(
    _ path: String, _ key: BackupKey, into database: Database, _ migrations: [Migration]
  ) async throws -> Report {
    try await database.engine.migrate { connection in
      if let table = try Schema(of: connection).tables.first { throw Refusal.isNotEmpty(table.name) }
      let reader = try BackupReader(path, key: key)
      let manifest = reader.manifest
      try makeTables(manifest, migrations, in: connection)
      let keys = try ForeignKeys(droppedFrom: connection)
      var tables: [Report.Table] = []
      for table in manifest.tables {
        if try connection.row("SELECT 1 FROM \(table.sqlName) LIMIT 1") != nil {
          // A migration put them there, and the backup has them too.
          try connection.run("DELETE FROM \(table.sqlName)")
        }
        let saved = try reader.rows(of: table) { rows in
          try connection.load(table.sqlName, columns: table.written, rows: rows)
        }
        guard try digest(of: table, in: connection) == saved else { throw Refusal.differs(table.name) }
        tables.append(Report.Table(name: table.name, digest: saved))
      }
      try reader.finish()
      try keys.add(to: connection)
      return Report(made: manifest.made, tables: tables)
    }
  }

  /// As they were made the first time, in the same order.
  private static func makeTables(
    _ manifest: BackupManifest, _ migrations: [Migration], in connection: Connection
  ) throws {
    _ = try Ledger(held: manifest.migrations).pending(of: migrations)
    try connection.run(Ledger.table)
    var held: [(name: String, checksum: Int64)] = []
    for (name, checksum) in manifest.migrations {
      for migration in migrations where migration.name == name {
        for statement in migration.statements where !(try statement.isEmpty(for: connection.dialect)) {
          try connection.run(statement)
        }
        try Ledger(held: held).enter(migration, in: connection)
        held.append((name, checksum))
      }
    }
    let made = try Schema(of: connection).tables.filter { $0.name != "storage_migrations" }.map {
      try BackupTable($0)
    }
    for table in manifest.tables where !made.contains(table) { throw Refusal.differs(table.name) }
    for table in made where !manifest.tables.contains(table) { throw Refusal.differs(table.name) }
  }

  private static func digest(of table: BackupTable, in connection: Connection) throws -> RowDigest {
    var digest = RowDigest()
    try table.unload(from: connection) { row in
      var bytes = BackupBytes()
      bytes.append(row)
      digest.add(bytes.bytes)
    }
    return digest
  }
}

/// What points from one table to another. PostgreSQL would look at each row as it comes, and what it points to may come
/// later; SQLite looks when all is done (`SQLiteEngine.migrate`).
private struct ForeignKeys {
  private var keys: [(table: SQL, name: SQL, definition: SQL)] = []

  init(droppedFrom connection: Connection) throws {
    guard connection.dialect == .postgres else { return }
    keys = try connection.rows(
      """
      SELECT CAST(c.relname AS TEXT), CAST(k.conname AS TEXT), pg_get_constraintdef(k.oid)
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = k.connamespace
      WHERE k.contype = 'f' AND n.nspname = current_schema()
      """
    ).map {
      (.name(try $0.value(at: 0)), .name(try $0.value(at: 1)), .catalogued(try $0.value(at: 2)))
    }
    for key in keys { try connection.run("ALTER TABLE \(key.table) DROP CONSTRAINT \(key.name)") }
  }

  /// PostgreSQL looks at all rows now.
  func add(to connection: Connection) throws {
    for key in keys {
      try connection.run("ALTER TABLE \(key.table) ADD CONSTRAINT \(key.name) \(key.definition)")
    }
  }
}
