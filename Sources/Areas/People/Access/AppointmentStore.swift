import Basics
import Storage

/// Somebody of the staff, as they are now.
struct Standing: Sendable {
  let access: Access
  let name: String
}

/// Who is what, and where.
package struct AppointmentStore {
  private let connection: Connection

  /// Finding out who somebody is comes before any scope; whoever changes appointments is held to one.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// What somebody works as: the role they chose for this session, or else the one that they got last.
  func standing(of person: ID<Person>, session: String, at now: Moment) throws -> Standing? {
    let row = try connection.row(
      """
      SELECT a.role, a.keeper, a.council, p.given_name, p.family_name
      FROM appointments a JOIN people p ON p.id = a.person JOIN keepers k ON k.id = a.keeper
        LEFT JOIN chosen_roles c ON c.session = \(session) AND c.appointment = a.id
      WHERE a.person = \(person) AND a.begun <= \(now) AND (a.ended IS NULL OR a.ended > \(now))
        AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()) AND (k.closed IS NULL OR k.closed > \(now))
      ORDER BY c.appointment IS NULL, a.begun DESC, a.id DESC LIMIT 1
      """)
    guard let row else { return nil }
    let access = Access(
      person: person, role: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
      now: now)
    let names = [try row.value(at: 3, as: String.self), try row.value(at: 4, as: String.self)]
    return Standing(access: access, name: names.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// Gives somebody a role.
  ///
  /// - Throws: `unique` when they have it there already.
  package func add(_ appointment: Appointment, by giver: ID<Person>?) throws {
    try connection.run(
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun, begun_by)
      VALUES (\(appointment.id), \(appointment.person), \(appointment.role), \(appointment.keeper),
        \(appointment.council), \(appointment.begun), \(giver))
      """)
  }
}
