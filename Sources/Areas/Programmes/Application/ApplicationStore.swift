import Basics
import People
import Storage

extension Application.Stage: Storable {}
extension Application.Ending: Storable {}
extension Application.Arrival: Storable {}

/// Who takes part in programmes, of the people whose records are theirs.
package struct ApplicationStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Takes somebody into a programme.
  ///
  /// - Parameters:
  ///   - known: what it is known by; without it, a new identifier.
  ///   - arrival: how they came in, if not by the staff themselves.
  ///   - version: of the programme, as they were told of it.
  /// - Throws: a refusal when they are in it already on that side.
  @discardableResult
  package func add(
    _ person: ID<Person>, to programme: ID<Programme>, as side: Side, _ stage: Application.Stage,
    known: ID<Application>? = nil, through arrival: Application.Arrival? = nil, version: Int? = nil
  ) throws -> ID<Application> {
    let id: ID<Application>
    do {
      id = try connection.attempt {
        try takeIn(person, to: programme, as: side, stage, known: known, through: arrival, version: version)
      }
    } catch StorageError.unique {
      throw Refusal(
        .conflict, en: "This person takes part in the programme already.",
        fr: "Cette personne participe déjà au programme.")
    }
    try log(id, "added")
    return id
  }

  /// Takes in somebody of a list, whose import the audit log tells of as a whole.
  ///
  /// - Throws: `StorageError.unique` when they are in it already on that side.
  func takeIn(
    _ person: ID<Person>, to programme: ID<Programme>, as side: Side, _ stage: Application.Stage,
    known: ID<Application>? = nil, through arrival: Application.Arrival? = nil, version: Int? = nil
  ) throws -> ID<Application> {
    let id = known ?? ID<Application>(at: access.now)
    try connection.run(
      """
      INSERT INTO applications (id, person, keeper, council, programme, side, stage, applied, reached, taken_by, came, version)
      VALUES (\(id), \(person), \(access.keeper), \(access.council), \(programme), \(side), \(stage), \(access.now),
        \(access.now), \(access.role.isStaff ? access.person : nil), \(arrival), \(version))
      """)
    try TimelineStore(connection, access).add(.joinedProgramme, of: person, about: id.rawValue)
    return id
  }

  /// As if somebody had never been taken in, with the line that told of it; not where anything became of it since.
  ///
  /// - Returns: whether it was so.
  func takeBack(_ id: ID<Application>, of person: ID<Person>) throws -> Bool {
    let theirs = running(id, of: person)
    do {
      return try connection.attempt {
        // Whoever moved to another stage was looked at.
        guard try connection.run("DELETE FROM applications \(where: theirs) AND reached = applied") == 1
        else {
          return false
        }
        let told: Filter = [
          "person = \(person)", "about = \(id)", "kind = \(HappeningKind.joinedProgramme.word)",
          access.kept(in: "happenings"),
        ]
        try connection.run("DELETE FROM happenings \(where: told)")
        return true
      }
    } catch StorageError.foreignKey {
      // Something of another area refers to it.
      return false
    }
  }

  /// What somebody whose record is theirs takes part in, what goes on first.
  package func all(of person: ID<Person>) throws -> [Participation] {
    let theirs: Filter = ["a.person = \(person)", access.kept(in: "a")]
    return try connection.rows(
      """
      SELECT a.id, a.person, a.keeper, a.programme, a.side, a.stage, a.applied, a.reached, a.ended, a.ending,
        g.name_en, g.name_fr
      FROM applications a JOIN programmes g ON g.id = a.programme \(where: theirs)
      ORDER BY a.ended IS NOT NULL, a.applied DESC, a.id DESC LIMIT 100
      """
    ).map { row in
      let application = Application(
        id: try row.value(at: 0), person: try row.value(at: 1), keeper: try row.value(at: 2),
        programme: try row.value(at: 3), side: try row.value(at: 4), stage: try row.value(at: 5),
        applied: try row.value(at: 6), reached: try row.value(at: 7))
      return Participation(
        application: application, ended: try row.value(at: 8), ending: try row.value(at: 9),
        name: Bilingual(en: try row.value(at: 10), fr: try row.value(at: 11)))
    }
  }

  /// Moves somebody to another stage.
  ///
  /// - Returns: whether they take part, and were at another stage.
  @discardableResult
  package func reach(_ stage: Application.Stage, _ id: ID<Application>, of person: ID<Person>) throws -> Bool
  {
    let theirs = running(id, of: person)
    let count = try connection.run(
      "UPDATE applications SET stage = \(stage), reached = \(access.now) \(where: theirs) AND stage <> \(stage)"
    )
    guard count == 1 else { return false }
    try tell(.stageReached, of: person, id, "moved")
    return true
  }

  /// Somebody takes no part any more.
  ///
  /// - Returns: whether they did.
  @discardableResult
  package func end(_ id: ID<Application>, of person: ID<Person>, _ ending: Application.Ending) throws -> Bool
  {
    let theirs = running(id, of: person)
    let count = try connection.run(
      """
      UPDATE applications SET ended = \(access.now), ending = \(ending), ended_by = \(access.person) \(where: theirs)
      """)
    guard count == 1 else { return false }
    try tell(.leftProgramme, of: person, id, "ended")
    return true
  }

  private func running(_ id: ID<Application>, of person: ID<Person>) -> Filter {
    ["id = \(id)", "person = \(person)", access.kept(in: "applications"), "ended IS NULL"]
  }

  private func tell(
    _ kind: HappeningKind, of person: ID<Person>, _ id: ID<Application>, _ action: AuditWord
  ) throws {
    try TimelineStore(connection, access).add(kind, of: person, about: id.rawValue)
    try log(id, action)
  }

  private func log(_ id: ID<Application>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "application", id.rawValue, how: action, council: access.council.rawValue),
      in: connection)
  }
}
