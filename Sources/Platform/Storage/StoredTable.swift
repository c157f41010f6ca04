import Basics

/// A table as the database itself describes it, for what goes through all tables alike, also those that nobody has thought of
/// yet: everything that is kept of one person, and its erasure.
///
/// Names of tables and columns come from the database's own catalogue; values are bound, as everywhere.
package struct StoredTable: Sendable, Hashable {
  package let name: String
  package let columns: [String]
  /// Made by `SearchIndex`.
  package let isSearchIndex: Bool

  /// All tables, in the order of their names.
  package static func all(in connection: Connection) throws -> [StoredTable] {
    try Schema(of: connection).tables.map {
      StoredTable(name: $0.name, columns: $0.columns.map(\.name), isSearchIndex: $0.isSearchIndex)
    }
  }

  /// The rows in which a column holds one of these values, each with a value for every column.
  package func rows(where column: String, isAmong values: [SQLValue], in connection: Connection) throws
    -> [[SQLValue]]
  {
    guard columns.contains(column), !values.isEmpty else { return [] }
    let all = SQL.joined(columns.map { SQL.name($0) })
    let rows = try connection.rows("SELECT \(all) FROM \(.name(name)) WHERE \(among(column, values))")
    return rows.map { row in Array(row.answer.values[row.start..<row.start + columns.count]) }
  }

  /// Removes the rows in which a column holds one of these values.
  ///
  /// - Returns: how many there were.
  package func remove(where column: String, isAmong values: [SQLValue], in connection: Connection) throws
    -> Int
  {
    guard columns.contains(column), !values.isEmpty else { return 0 }
    return try connection.run("DELETE FROM \(.name(name)) WHERE \(among(column, values))")
  }

  /// Empties a column wherever it holds one of these values.
  package func clear(_ column: String, where values: [SQLValue], in connection: Connection) throws -> Int {
    guard columns.contains(column), !values.isEmpty else { return 0 }
    return try connection.run(
      "UPDATE \(.name(name)) SET \(.name(column)) = NULL WHERE \(among(column, values))")
  }

  /// The numbers of the rows in which columns hold these values, in their order.
  package func ids(where found: [(column: String, value: SQLValue)], in connection: Connection) throws
    -> [Int64]
  {
    try connection.values("SELECT id FROM \(.name(name)) WHERE \(holds(found)) ORDER BY 1")
  }

  /// Writes a number into a column of the rows in which columns hold these values.
  ///
  /// - Throws: `unique` when another row says the same already.
  @discardableResult
  package func put(
    _ number: Int64?, into column: String, where found: [(column: String, value: SQLValue)],
    in connection: Connection
  ) throws -> Int {
    try connection.run("UPDATE \(.name(name)) SET \(.name(column)) = \(number) WHERE \(holds(found))")
  }

  private func holds(_ found: [(column: String, value: SQLValue)]) -> SQL {
    found.dropFirst().reduce(found.first.map { among($0.column, [$0.value]) } ?? "1 = 0") {
      "\($0) AND \(among($1.column, [$1.value]))"
    }
  }

  private func among(_ column: String, _ values: [SQLValue]) -> SQL {
    let bound = values.map { SQL(pieces: [.value($0, $0.type)]) }
    return "\(.name(column)) IN (\(SQL.joined(bound)))"
  }

  /// A column that names a row of another table by its number alone.
  package struct Reference: Sendable, Hashable {
    package let table: String
    package let column: String
    /// Whether it cannot be empty.
    package let isRequired: Bool
  }

  /// Every column by which another row, or one of its own, names a row of a table.
  package static func references(to table: String, in connection: Connection) throws -> [Reference] {
    try connection.rows(
      """
      \(sqlite: """
        SELECT l.name, MIN(f."from"), MAX(c."notnull")
        FROM pragma_table_list l JOIN pragma_foreign_key_list(l.name) f JOIN pragma_table_info(l.name) c
        WHERE l.schema = 'main' AND c.name = f."from" AND f."table" = \(table)
        GROUP BY l.name, f.id HAVING COUNT(*) = 1 ORDER BY 1, 2
        """, postgres: """
        SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT), CASE WHEN a.attnotnull THEN 1 ELSE 0 END
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid
          JOIN pg_namespace n ON n.oid = t.relnamespace
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND n.nspname = current_schema() AND o.relname = \(table)
        ORDER BY 1, 2
        """)
      """
    ).map {
      Reference(table: try $0.value(at: 0), column: try $0.value(at: 1), isRequired: try $0.value(at: 2))
    }
  }
}

extension SQLValue {
  fileprivate var type: SQLType {
    switch self {
    case .integer: .integer
    case .real: .real
    case .text, .null: .text
    case .bytes: .bytes
    }
  }
}
