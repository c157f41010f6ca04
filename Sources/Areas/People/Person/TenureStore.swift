import Basics
import Storage

/// Roles of people whose records are theirs, from one day to another.
package struct TenureStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// All that somebody is and was here, what they are now first.
  package func all(of person: ID<Person>) throws -> [Tenure] {
    let theirs: Filter = ["a.person = \(person)", access.kept(in: "a")]
    return try connection.rows(
      """
      SELECT a.id, a.role, a.begun, a.ended FROM appointments a \(where: theirs)
      ORDER BY a.ended IS NOT NULL, a.begun DESC, a.id DESC LIMIT 100
      """
    ).map { row in
      Tenure(
        id: try row.value(at: 0), role: try row.value(at: 1), begun: try row.value(at: 2),
        ended: try row.value(at: 3))
    }
  }

  /// What each of some people is here now.
  package func now(of people: [ID<Person>]) throws -> [ID<Person>: [Role]] {
    // SQLite would rather walk all roles of a keeper than look up fifty people; the sign keeps it from that.
    let kept: SQL? = access.isScoped ? "+a.keeper = \(access.keeper)" : nil
    let held: Filter = ["a.person IN \(list: people)", kept, "a.ended IS NULL"]
    var roles: [ID<Person>: [Role]] = [:]
    for row in try connection.rows(
      "SELECT a.person, a.role FROM appointments a \(where: held) ORDER BY a.begun, a.id")
    {
      roles[try row.value(at: 0), default: []].append(try row.value(at: 1))
    }
    return roles
  }

  /// Begins a role of somebody whose record is theirs; one that they have goes on.
  ///
  /// - Returns: whether they did not have it.
  @discardableResult
  package func begin(_ role: Role, of person: ID<Person>) throws -> Bool {
    let id = ID<Appointment>(at: access.now)
    let count = try connection.run(
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun, begun_by)
      VALUES (\(id), \(person), \(role), \(access.keeper), \(access.council), \(access.now), \(access.person))
      ON CONFLICT (person, role, keeper) WHERE ended IS NULL DO NOTHING
      """)
    guard count == 1 else { return false }
    try TimelineStore(connection, access).add(.roleGiven, of: person, about: id.rawValue)
    return true
  }

  /// Ends a role of somebody who is looked after; those of the staff end where accounts are.
  ///
  /// - Returns: whether there was such a one.
  @discardableResult
  package func end(_ id: ID<Appointment>, of person: ID<Person>) throws -> Bool {
    let theirs: Filter = [
      "id = \(id)", "person = \(person)", access.kept(in: "appointments"), "ended IS NULL",
      "role IN \(list: Role.ofPeople)",
    ]
    let count = try connection.run(
      "UPDATE appointments SET ended = \(access.now), ended_by = \(access.person) \(where: theirs)")
    guard count == 1 else { return false }
    try TimelineStore(connection, access).add(.roleEnded, of: person, about: id.rawValue)
    return true
  }
}
