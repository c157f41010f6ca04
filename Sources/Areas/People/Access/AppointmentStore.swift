import Basics
import Storage

/// Somebody of the staff, as they are now.
struct Standing: Sendable {
  let access: Access
  let name: String
  /// Whether they have set up what they show besides a password. Until then nothing else opens to them.
  let hasSecondFactor: Bool
}

/// A role that somebody holds now, and where.
struct HeldRole: Sendable, Hashable {
  let appointment: ID<Appointment>
  let role: Role
  let keeper: Keeper
}

/// Who is what, and where.
package struct AppointmentStore {
  private let connection: Connection

  /// Finding out who somebody is comes before any scope; whoever changes appointments is held to one.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// What somebody works as: the role they chose for this session, or else the one that they got last. Nil for whoever has no role
  /// of the staff, no account, or one that is closed.
  func standing(of person: ID<Person>, session: String, at now: Moment) throws -> Standing? {
    let row = try connection.row(
      """
      SELECT a.role, a.keeper, a.council, p.given_name, p.family_name,
        CASE WHEN n.one_time_code IS NOT NULL
          OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.person = a.person) THEN 1 ELSE 0 END
      FROM appointments a JOIN people p ON p.id = a.person JOIN keepers k ON k.id = a.keeper
        JOIN accounts n ON n.person = a.person AND n.closed IS NULL
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
    return Standing(
      access: access, name: names.filter { !$0.isEmpty }.joined(separator: " "),
      hasSecondFactor: try row.value(at: 5, as: Int64.self) == 1)
  }

  /// All that somebody of the staff can work as now, the latest first.
  func held(by person: ID<Person>, at now: Moment) throws -> [HeldRole] {
    try connection.rows(
      """
      SELECT a.id, a.role, k.id, k.council, k.kind, k.name_en, k.name_fr, k.city
      FROM appointments a JOIN keepers k ON k.id = a.keeper
      WHERE a.person = \(person) AND a.begun <= \(now) AND (a.ended IS NULL OR a.ended > \(now))
        AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()) AND (k.closed IS NULL OR k.closed > \(now))
      ORDER BY a.begun DESC, a.id DESC
      """
    ).map { row in
      HeldRole(
        appointment: try row.value(at: 0), role: try row.value(at: 1),
        keeper: Keeper(
          id: try row.value(at: 2), council: try row.value(at: 3), kind: try row.value(at: 4),
          name: Bilingual(en: try row.value(at: 5), fr: try row.value(at: 6)), city: try row.value(at: 7)))
    }
  }

  /// Works as another of their roles on one device from now on.
  func choose(_ appointment: ID<Appointment>, in session: String) throws {
    try connection.run(
      """
      INSERT INTO chosen_roles (session, appointment) VALUES (\(session), \(appointment))
      ON CONFLICT (session) DO UPDATE SET appointment = excluded.appointment
      """)
  }

  /// Ends a role, from this moment on.
  ///
  /// - Returns: whether it was still held.
  func end(_ appointment: ID<Appointment>, at now: Moment, by ender: ID<Person>) throws -> Bool {
    try connection.run(
      """
      UPDATE appointments SET ended = CASE WHEN begun > \(now) THEN begun ELSE \(now) END, ended_by = \(ender)
      WHERE id = \(appointment) AND ended IS NULL
      """) == 1
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
