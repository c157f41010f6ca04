/// What the rows of guarded tables ask of a transaction, as the second wall behind the conditions that stand in every
/// statement: on PostgreSQL, row-level security lets through what its policies find in these settings. SQLite has nothing of
/// the kind.
///
/// A policy reads a setting with `Wall.setting`, and lets everything through where `Wall.isOpen`.
package struct Wall: Sendable, Hashable {
  /// A setting's name, as it stands in the source, and its value.
  package struct Setting: Sendable, Hashable {
    let name: String
    let value: Int64

    package init(_ name: StaticString, _ value: Int64) {
      self.name = name.description
      self.value = value
    }
  }

  /// What is sent after BEGIN. Names are words of the source and values numbers: nothing from outside can be among them.
  let settings: String

  /// For what the program does by itself: migrations, jobs, backups, and finding out who somebody is.
  package static let open = Wall("; SET LOCAL allies.wall = 'open'")
  /// For a visitor of whom nothing is known.
  package static let shut = Wall("")

  package init(_ settings: [Setting]) {
    self.init(settings.map { "; SET LOCAL allies.\($0.name) = '\($0.value)'" }.joined())
  }

  private init(_ settings: String) {
    self.settings = settings
  }

  /// In a policy: whether the transaction is one of the program's own.
  package static let isOpen: SQL = "(SELECT current_setting('allies.wall', true)) = 'open'"

  /// In a policy: a setting of the transaction, or null. It is read once a statement, not once a row.
  ///
  /// - Parameter name: in quotation marks: `"'keeper'"`.
  package static func setting(_ name: SQL) -> SQL {
    "(SELECT CAST(NULLIF(current_setting('allies.' || \(name), true), '') AS BIGINT))"
  }

  /// What makes PostgreSQL keep a table behind the wall, for the table's owner too.
  ///
  /// - Parameters:
  ///   - seen: which rows a transaction sees.
  ///   - written: which rows it may leave behind; those it sees, if nothing else is said.
  package static func guarding(_ table: SQL, seen: SQL, written: SQL? = nil) -> [SQL] {
    [
      "\(sqlite: "", postgres: "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY")",
      "\(sqlite: "", postgres: "ALTER TABLE \(table) FORCE ROW LEVEL SECURITY")",
      """
      \(sqlite: "", postgres: """
        CREATE POLICY wall ON \(table) USING (\(isOpen) OR \(seen)) WITH CHECK (\(isOpen) OR \(written ?? seen))
        """)
      """,
    ]
  }
}
