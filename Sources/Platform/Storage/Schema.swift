/// The tables of a database, as it says itself.
struct Schema: Sendable {
  struct Table: Sendable, Hashable {
    let name: String
    let columns: [Column]
    /// Whether it is made by `SearchIndex`, which each engine keeps in its own way.
    let isSearchIndex: Bool
  }

  struct Column: Sendable, Hashable {
    let name: String
    /// As the engine calls it.
    let type: String
  }

  /// In the order of their names; those that an engine keeps for itself are left out.
  let tables: [Table]

  init(of connection: Connection) throws {
    let rows = try connection.rows(
      """
      \(sqlite: """
        SELECT l.name, p.name, p.type, l.type = 'virtual'
        FROM pragma_table_list l JOIN pragma_table_info(l.name) p
        WHERE l.schema = 'main' AND l.type IN ('table', 'virtual') AND l.name NOT GLOB 'sqlite_*'
        ORDER BY l.name, p.cid
        """, postgres: """
        SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), CAST(t.typname AS TEXT),
          EXISTS (SELECT 1 FROM pg_attribute s WHERE s.attrelid = c.oid AND s.atttypid = CAST('tsvector' AS regtype))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
        WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
          AND obj_description(c.oid, 'pg_class') IS DISTINCT FROM 'derived'
        ORDER BY CAST(c.relname AS TEXT) COLLATE "C", a.attnum
        """)
      """)
    var tables: [Table] = []
    var columns: [Column] = []
    for (index, row) in rows.enumerated() {
      let name = try row.value(at: 0, as: String.self)
      columns.append(Column(name: try row.value(at: 1), type: try row.value(at: 2)))
      let isLast = try index + 1 == rows.count || rows[index + 1].value(at: 0, as: String.self) != name
      guard isLast else { continue }
      tables.append(Table(name: name, columns: columns, isSearchIndex: try row.value(at: 3)))
      columns = []
    }
    self.tables = tables
  }
}

extension Database {
  /// Every column there is, as `table.column`: what notes on columns are held against.
  package func columnNames() async throws -> [String] {
    try await read { try Schema(of: $0) }.tables.flatMap { table in
      table.columns.map { "\(table.name).\($0.name)" }
    }
  }
}
