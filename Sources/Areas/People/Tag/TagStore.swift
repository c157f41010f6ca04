import Basics
import Storage

/// The tags of a council or an agency, and who has them.
package struct TagStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// All of them, by name.
  package func all() throws -> [Tag] {
    let own: Filter = [access.kept(in: "t")]
    return try connection.rows("SELECT t.id, t.name FROM tags t \(where: own) ORDER BY t.key").map(Self.tag)
  }

  package func tags(of person: ID<Person>) throws -> [Tag] {
    let theirs: Filter = ["g.person = \(person)", access.kept(in: "g")]
    return try connection.rows(
      "SELECT t.id, t.name FROM tagged g JOIN tags t ON t.id = g.tag \(where: theirs) ORDER BY t.key"
    ).map(Self.tag)
  }

  /// Gives a person a tag, which is made where there was none.
  ///
  /// - Returns: whether they did not have it before.
  @discardableResult
  package func add(_ name: String, to person: ID<Person>) throws -> Bool {
    let key = Tag.key(of: name)
    try connection.run(
      """
      INSERT INTO tags (id, keeper, council, name, key)
      VALUES (\(ID<Tag>(at: access.now)), \(access.keeper), \(access.council), \(name), \(key))
      ON CONFLICT (keeper, key) DO NOTHING
      """)
    let known: Filter = ["t.key = \(key)", "t.keeper = \(access.keeper)"]
    let tag = try connection.value("SELECT t.id FROM tags t \(where: known)", as: ID<Tag>.self)
    guard let tag else { return false }
    let count = try connection.run(
      """
      INSERT INTO tagged (id, person, keeper, council, tag, tagged_by, tagged_at)
      VALUES (\(ID<Tag>(at: access.now)), \(person), \(access.keeper), \(access.council), \(tag), \(access.person),
        \(access.now))
      ON CONFLICT (person, tag) DO NOTHING
      """)
    guard count == 1 else { return false }
    try TimelineStore(connection, access).add(.tagged, of: person, about: tag.rawValue)
    return true
  }

  /// Takes a tag from a person.
  ///
  /// - Returns: whether they had it.
  @discardableResult
  package func remove(_ tag: ID<Tag>, from person: ID<Person>) throws -> Bool {
    let theirs: Filter = ["person = \(person)", "tag = \(tag)", access.kept(in: "tagged")]
    guard try connection.run("DELETE FROM tagged \(where: theirs)") == 1 else { return false }
    try TimelineStore(connection, access).add(.untagged, of: person, about: tag.rawValue)
    return true
  }

  private static func tag(_ row: Row) throws -> Tag {
    Tag(id: try row.value(at: 0), name: try row.value(at: 1))
  }
}
