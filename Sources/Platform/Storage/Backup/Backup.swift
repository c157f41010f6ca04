import Basics

/// All that a database holds at one moment, in one encrypted file, taken while others write.
///
/// It holds rows and no pages of an engine: the tables are made by the migrations, as they were made the first time. So a
/// backup of SQLite can be restored on PostgreSQL and back, and any machine can prove one by restoring it.
package enum Backup {
  /// What is in a backup.
  package struct Report: Sendable, Hashable {
    package struct Table: Sendable, Hashable {
      package let name: String
      let digest: RowDigest
      package var rows: Int { Int(clamping: digest.count) }
    }

    package let made: Moment
    package let tables: [Table]

    package var rows: Int { tables.reduce(0) { $0 + $1.rows } }
  }

  /// Writes a backup, which appears under its name when it is whole and on the disk, or not at all.
  ///
  /// - Throws: a `Refusal` when the file is there already or cannot be written; `StorageError`.
  package static func write(
    _ database: Database, to path: String, key: BackupKey, now: @Sendable () -> Moment = Moment.now
  ) async throws -> Report {
    if BinaryFile.isThere(path) { throw Refusal.isThere(path) }
    let unfinished = "\(path).\(UInt32.random(in: 0 ... .max)).writing"
    let (file, made) = (try BinaryFile(creating: unfinished), now())
    do {
      let report = try await database.read { try write($0, to: file, key, made) }
      try file.publish(as: path)
      return report
    } catch {
      BinaryFile.remove(unfinished)
      throw error
    }
  }

  private static func write(_ connection: Connection, to file: BinaryFile, _ key: BackupKey, _ made: Moment)
    throws
    -> Report
  {
    let tables = try Schema(of: connection).tables.filter { $0.name != "storage_migrations" }.map {
      try BackupTable($0)
    }
    let manifest = BackupManifest(made: made, migrations: try Ledger(in: connection).held, tables: tables)
    let stream = try SealedWriter(file, key: key)
    var head = BackupBytes()
    head.append(manifest)
    try stream.append(head.bytes)
    var report: [Report.Table] = []
    for table in tables {
      var digest = RowDigest()
      try table.unload(from: connection) { row in
        var bytes = BackupBytes()
        bytes.append(row)
        digest.add(bytes.bytes)
        try stream.append([BackupReader.rowMark])
        try stream.append(bytes.bytes)
      }
      var end = BackupBytes()
      end.append(digest)
      try stream.append([BackupReader.endMark] + end.bytes)
      report.append(Report.Table(name: table.name, digest: digest))
    }
    try stream.finish()
    return Report(made: made, tables: report)
  }

  /// Reads a backup to its end, and holds every row against the sums.
  ///
  /// - Throws: a `Refusal` when the key does not open it or it is damaged.
  package static func check(_ path: String, key: BackupKey) throws -> Report {
    let reader = try BackupReader(path, key: key)
    var tables: [Report.Table] = []
    for table in reader.manifest.tables {
      tables.append(Report.Table(name: table.name, digest: try reader.rows(of: table) { _ in }))
    }
    try reader.finish()
    return Report(made: reader.manifest.made, tables: tables)
  }
}
