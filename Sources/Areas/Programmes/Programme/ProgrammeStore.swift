import Basics
import People
import Storage

/// Programmes of somebody's council, whoever of it runs them.
package struct ProgrammeStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Those that are open, by their names in a language.
  package func open() throws -> [Programme] {
    let found: Filter = [access.shared(in: "p"), "p.closed IS NULL"]
    return try connection.rows(
      "SELECT \(Self.columns) FROM programmes p \(where: found) ORDER BY p.opened, p.id LIMIT 2000"
    ).map(Self.programme)
  }

  /// All of them, the open ones first, the newest of each first.
  package func all() throws -> [Programme] {
    let found: Filter = [access.shared(in: "p")]
    return try connection.rows(
      """
      SELECT \(Self.columns) FROM programmes p \(where: found)
      ORDER BY CASE WHEN p.closed IS NULL THEN 0 ELSE 1 END, p.opened DESC, p.id DESC LIMIT 500
      """
    ).map(Self.programme)
  }

  package func programme(_ id: ID<Programme>) throws -> Programme? {
    let found: Filter = ["p.id = \(id)", access.shared(in: "p")]
    return try connection.row("SELECT \(Self.columns) FROM programmes p \(where: found)").map(Self.programme)
  }

  /// How it works now.
  package func version(of id: ID<Programme>) throws -> Programme.Version? {
    let found: Filter = ["v.programme = \(id)", access.shared(in: "v")]
    return try connection.row(
      "SELECT \(Self.versionColumns) FROM programme_versions v \(where: found) ORDER BY v.number DESC LIMIT 1"
    ).map(Self.version)
  }

  /// How it worked under a number.
  package func version(_ number: Int, of id: ID<Programme>) throws -> Programme.Version? {
    let found: Filter = ["v.programme = \(id)", "v.number = \(number)", access.shared(in: "v")]
    return try connection.row(
      "SELECT \(Self.versionColumns) FROM programme_versions v \(where: found)"
    ).map(Self.version)
  }

  /// The latest versions, the newest first, with who made each; nobody's name where the record is not theirs to read.
  package func versions(of id: ID<Programme>, atMost most: Int) throws -> [(
    version: Programme.Version, by: String?
  )] {
    let found: Filter = ["v.programme = \(id)", access.shared(in: "v")]
    return try connection.rows(
      """
      SELECT \(Self.versionColumns), w.given_name, w.family_name FROM programme_versions v
      LEFT JOIN people w ON w.id = v.begun_by AND \(access.kept(in: "w"))
      \(where: found) ORDER BY v.number DESC LIMIT \(most)
      """
    ).map { row in
      let names = [try row.value(at: 5, as: String?.self), try row.value(at: 6, as: String?.self)]
      let name = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
      return (try Self.version(row), name.isEmpty ? nil : name)
    }
  }

  /// Opens a programme with its first version. Whoever asks runs it.
  @discardableResult
  package func adopt(
    _ name: Bilingual, model: String, version: Int, document: String
  ) throws -> ID<Programme> {
    let id = ID<Programme>(at: access.now)
    try connection.run(
      """
      INSERT INTO programmes (id, keeper, council, name_en, name_fr, model, model_version, opened, opened_by)
      VALUES (\(id), \(access.keeper), \(access.council), \(name.en), \(name.fr), \(model), \(version), \(access.now),
        \(access.person))
      """)
    try add(document, number: 1, to: id)
    try tell(id, "adopted")
    return id
  }

  /// Changes how it works, from now on.
  ///
  /// - Parameter number: the version that was read before; somebody else's change in between is not undone.
  /// - Throws: a refusal when there is a newer version, or the programme is another's.
  package func adapt(_ id: ID<Programme>, _ document: String, after number: Int) throws {
    let programme = try own(id)
    guard programme.closed == nil else {
      throw Refusal(
        .conflict, en: "This programme is closed. Open it again, and then change it.",
        fr: "Ce programme est fermé. Rouvrez-le, puis modifiez-le.")
    }
    do {
      _ = try connection.attempt { try add(document, number: number + 1, to: id) }
    } catch StorageError.unique {
      throw Refusal(
        .conflict,
        en: "Somebody changed this programme meanwhile. Look at their change, and then make yours.",
        fr:
          "Quelqu’un a modifié ce programme entre-temps. Regardez d’abord ce changement, puis faites le vôtre."
      )
    }
    try tell(id, "adapted")
  }

  /// Gives it another name.
  package func rename(_ id: ID<Programme>, _ name: Bilingual) throws {
    guard try own(id).name != name else { return }
    let theirs: Filter = ["id = \(id)", access.kept(in: "programmes")]
    try connection.run(
      "UPDATE programmes SET name_en = \(name.en), name_fr = \(name.fr) \(where: theirs)")
    try tell(id, "renamed")
  }

  /// Takes in nobody any more. What is running goes on.
  ///
  /// - Throws: a refusal when somebody has closed it already.
  package func close(_ id: ID<Programme>) throws {
    guard try own(id).closed == nil else {
      throw Refusal(
        .conflict, en: "This programme is closed already.", fr: "Ce programme est déjà fermé.")
    }
    let theirs: Filter = ["id = \(id)", access.kept(in: "programmes")]
    try connection.run("UPDATE programmes SET closed = \(access.now) \(where: theirs)")
    try tell(id, "closed")
  }

  /// Takes people in again.
  ///
  /// - Throws: a refusal when it is open.
  package func reopen(_ id: ID<Programme>) throws {
    guard try own(id).closed != nil else {
      throw Refusal(.conflict, en: "This programme is open already.", fr: "Ce programme est déjà ouvert.")
    }
    let theirs: Filter = ["id = \(id)", access.kept(in: "programmes")]
    try connection.run("UPDATE programmes SET closed = NULL \(where: theirs)")
    try tell(id, "reopened")
  }

  private func own(_ id: ID<Programme>) throws -> Programme {
    guard let programme = try programme(id), programme.keeper == access.keeper else {
      throw Refusal(
        .missing, en: "There is no such programme of yours.", fr: "Vous n’avez pas de tel programme.")
    }
    return programme
  }

  private func add(_ document: String, number: Int, to programme: ID<Programme>) throws {
    try connection.run(
      """
      INSERT INTO programme_versions (id, programme, keeper, council, number, document, begun, begun_by)
      VALUES (\(ID<Programme.Version>(at: access.now)), \(programme), \(access.keeper), \(access.council), \(number),
        \(document), \(access.now), \(access.person))
      """)
  }

  private func tell(_ programme: ID<Programme>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "programme", programme.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }

  private static let versionColumns: SQL = "v.id, v.programme, v.number, v.document, v.begun"

  private static func version(_ row: Row) throws -> Programme.Version {
    Programme.Version(
      id: try row.value(at: 0), programme: try row.value(at: 1), number: try row.value(at: 2),
      document: try row.value(at: 3), begun: try row.value(at: 4))
  }

  private static let columns: SQL =
    """
    p.id, p.keeper, p.council, p.name_en, p.name_fr, p.model, p.model_version, p.opened, p.closed
    """

  private static func programme(_ row: Row) throws -> Programme {
    Programme(
      id: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
      name: Bilingual(en: try row.value(at: 3), fr: try row.value(at: 4)), model: try row.value(at: 5),
      modelVersion: try row.value(at: 6), opened: try row.value(at: 7), closed: try row.value(at: 8))
  }
}
