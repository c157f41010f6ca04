import Basics
import Identity
import Storage

/// Somebody's calendar. Whoever asks for one shows its secret and nothing else, and so there is no scope yet.
struct CalendarStore {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Who reads by a secret, as they are now: nobody once the role it was made in is over, or the account is closed.
  func access(_ secret: Secret, at now: Moment) throws -> (access: Access, keeper: Bilingual)? {
    let row = try connection.row(
      "SELECT person, appointment FROM calendar_feeds WHERE digest = \(CalendarFeed.digest(of: secret))")
    guard let row else { return nil }
    let (person, appointment) = (
      try row.value(at: 0, as: ID<Person>.self), try row.value(at: 1, as: ID<Appointment>.self)
    )
    let held = try AppointmentStore(connection).held(by: person, at: now)
    guard let role = held.first(where: { $0.appointment == appointment }), Role.ofRecords.contains(role.role),
      let account = try AccountStore(connection).account(person), account.closed == nil, !account.isInvited
    else { return nil }
    let access = Access(
      person: person, role: role.role, keeper: role.keeper.id, council: role.keeper.council, now: now)
    return (access, role.keeper.name)
  }

  func feed(of person: ID<Person>, at now: Moment) throws -> CalendarFeed? {
    guard
      let row = try connection.row("SELECT made, appointment FROM calendar_feeds WHERE person = \(person)")
    else {
      return nil
    }
    let appointment = try row.value(at: 1, as: ID<Appointment>.self)
    let held = try AppointmentStore(connection).held(by: person, at: now)
    return CalendarFeed(made: try row.value(at: 0), role: held.first { $0.appointment == appointment })
  }

  /// A new address; the one before, if there was one, is nobody's from then on.
  func make(for access: Access) throws -> Secret {
    let held = try AppointmentStore(connection).held(by: access.person, at: access.now)
    guard let role = held.first(where: { $0.isWorkedAs(access) }) else { throw AccountWords.noSuchRole }
    let secret = Secret()
    try connection.run(
      """
      INSERT INTO calendar_feeds (person, digest, appointment, made)
      VALUES (\(access.person), \(CalendarFeed.digest(of: secret)), \(role.appointment), \(access.now))
      ON CONFLICT (person) DO UPDATE SET digest = excluded.digest, appointment = excluded.appointment, made = excluded.made
      """)
    return secret
  }

  func end(of person: ID<Person>) throws -> Bool {
    try connection.run("DELETE FROM calendar_feeds WHERE person = \(person)") == 1
  }
}
