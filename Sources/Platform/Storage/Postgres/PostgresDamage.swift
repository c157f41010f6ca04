/// A look at all that a PostgreSQL database holds for us: every row to its last byte, every foreign key, every index as far as
/// the server can tell. Pages are held against their checksums on the way, where the server was set up with them.
struct PostgresDamage {
  let engine: PostgresEngine

  func find() async throws -> [String] {
    var found: [String] = []
    let tables = try await engine.read(behind: .open) { try Schema(of: $0).tables }
    for table in tables {
      let problem = try await problem {
        try $0.unload(
          .name(table.name), columns: table.columns.map { "CAST(\(.name($0.name)) AS TEXT)" },
          types: table.columns.map { _ in .text }
        ) { _ in }
      }
      if let problem { found.append("\(table.name) cannot be read whole (\(problem))") }
    }
    for key in try await engine.read(behind: .open, { try keys(in: $0) }) {
      let pointsNowhere = Outcome<Bool>()
      // Of a table that cannot be read it was told already.
      _ = try await problem { pointsNowhere.value = try key.pointsNowhere(in: $0) }
      if pointsNowhere.value == true { found.append("a foreign key of \(key.table) points nowhere") }
    }
    found += try await engine.read(behind: .open) { connection in
      try connection.values(
        """
        SELECT CAST(c.relname AS TEXT) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND NOT (i.indisvalid AND i.indisready)
        """, as: String.self
      ).map { "the index \($0) is not complete" }
    }
    for index in try await engine.read(behind: .open, { try checkedIndexes(in: $0) }) {
      let problem = try await problem {
        _ = try $0.rows("SELECT bt_index_check(CAST(\(index) AS regclass), true)")
      }
      if let problem { found.append("the index \(index) does not fit its table (\(problem))") }
    }
    return found
  }

  /// What the server says of damage, in a transaction of its own, since it ends with an error.
  private func problem(_ body: @escaping @Sendable (Connection) throws -> Void) async throws -> String? {
    do {
      try await engine.read(behind: .open, body)
      return nil
    } catch StorageError.damaged {
      return "damaged"
    } catch StorageError.other(let code, _) {
      return code
    }
  }

  private struct Key: Sendable {
    let table: String
    let target: String
    let columns: [(from: String, to: String)]

    func pointsNowhere(in connection: Connection) throws -> Bool {
      let isThere = columns.map { "child.\(.name($0.from)) IS NOT NULL" as SQL }
      let agrees = columns.map { "parent.\(.name($0.to)) = child.\(.name($0.from))" as SQL }
      return try connection.row(
        """
        SELECT 1 FROM \(.name(table)) child WHERE \(SQL.joined(isThere, by: " AND ")) AND NOT EXISTS
        (SELECT 1 FROM \(.name(target)) parent WHERE \(SQL.joined(agrees, by: " AND "))) LIMIT 1
        """) != nil
    }
  }

  private func keys(in connection: Connection) throws -> [Key] {
    let rows = try connection.rows(
      """
      SELECT k.oid, CAST(c.relname AS TEXT), CAST(t.relname AS TEXT), CAST(a.attname AS TEXT), CAST(b.attname AS TEXT)
      FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
        CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (here, there)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.there
      WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY k.oid
      """)
    let named = try Dictionary(grouping: rows) { try $0.value(at: 0, as: Int64.self) }
    return try named.sorted { $0.key < $1.key }.compactMap { _, rows in
      guard let first = rows.first else { return nil }
      return Key(
        table: try first.value(at: 1), target: try first.value(at: 2),
        columns: try rows.map { (try $0.value(at: 3), try $0.value(at: 4)) })
    }
  }

  /// Those that `amcheck` looks at, if whoever set up the server made it available.
  private func checkedIndexes(in connection: Connection) throws -> [String] {
    guard try connection.row("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'") != nil else { return [] }
    return try connection.values(
      """
      SELECT CAST(c.relname AS TEXT) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = current_schema() AND m.amname = 'btree' ORDER BY c.relname
      """)
  }
}
