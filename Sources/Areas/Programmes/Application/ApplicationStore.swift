import Basics
import People
import Storage

extension Application.Stage: Storable {}
extension Application.Ending: Storable {}

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
  /// - Throws: a refusal when they are in it already on that side.
  @discardableResult
  package func add(
    _ person: ID<Person>, to programme: ID<Programme>, as side: Side, _ stage: Application.Stage
  ) throws -> ID<Application> {
    let id = ID<Application>(at: access.now)
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO applications (id, person, keeper, council, programme, side, stage, applied, reached, taken_by)
          VALUES (\(id), \(person), \(access.keeper), \(access.council), \(programme), \(side), \(stage), \(access.now),
            \(access.now), \(access.role.isStaff ? access.person : nil))
          """)
      }
    } catch StorageError.unique {
      throw Refusal(
        .conflict, en: "This person takes part in the programme already.",
        fr: "Cette personne participe déjà au programme.")
    }
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "application", id.rawValue, how: "added", council: access.council.rawValue),
      in: connection)
    return id
  }
}
