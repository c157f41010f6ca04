import Basics
import Storage

/// The questions that whoever asks has kept for themselves.
package struct SavedFilterStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// By name.
  package func all() throws -> [SavedFilter] {
    try connection.rows(
      """
      SELECT f.id, f.name, f.find, f.role, f.tag, f.city FROM saved_filters f \(where: own("f")) ORDER BY f.name LIMIT 50
      """
    ).map { row in
      SavedFilter(
        id: try row.value(at: 0), name: try row.value(at: 1),
        query: DirectoryQuery(
          find: try row.value(at: 2), role: try row.value(at: 3), tag: try row.value(at: 4),
          city: try row.value(at: 5)))
    }
  }

  /// Keeps a question under a name, in place of the one that had it. A tag that is not theirs is passed over.
  package func keep(_ query: DirectoryQuery, as name: String) throws {
    let tag: Filter = ["t.id = \(query.tag)", access.kept(in: "t")]
    try connection.run(
      """
      INSERT INTO saved_filters (id, person, keeper, council, name, find, role, tag, city)
      VALUES (\(ID<SavedFilter>(at: access.now)), \(access.person), \(access.keeper), \(access.council), \(name),
        \(query.find), \(query.role), (SELECT t.id FROM tags t \(where: tag)), \(query.city))
      ON CONFLICT (person, keeper, name) DO UPDATE SET find = excluded.find, role = excluded.role, tag = excluded.tag,
        city = excluded.city
      """)
  }

  /// - Returns: whether it was theirs.
  @discardableResult
  package func remove(_ id: ID<SavedFilter>) throws -> Bool {
    var theirs = own("saved_filters")
    theirs.and("id = \(id)")
    return try connection.run("DELETE FROM saved_filters \(where: theirs)") == 1
  }

  private func own(_ table: SQL) -> Filter {
    ["\(table).person = \(access.person)", access.kept(in: table)]
  }
}
