import Basics
import People
import Storage

/// The desk of a programme as whoever asks may see it.
struct DeskStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Nil where there is no such programme of their council.
  ///
  /// - Complexity: O(people of the programme) in some statements; what is compared is made anew only where somebody changed.
  func desk(of id: ID<Programme>, _ pools: DeskPools, _ clock: DayClock) throws -> Desk? {
    guard let roster = try DeskRosterStore(connection, access).roster(of: id) else { return nil }
    let calendar = try WorkCalendarStore(connection).calendar(of: access.council, usual: clock)
    let today = calendar.clock.day(access.now)
    let profiles = ProfileStore(connection, access)
    let pool = try pools.pool(of: roster, for: access, today: today, calendar.clock) {
      try profiles.current(of: $0, for: .matching)
    }
    return Desk(roster: roster, pool: pool, today: today, calendar, keeper: access.keeper)
  }

  /// Names in the audit log whose records are about to be shown, and the consents by which they are.
  func log(_ entries: [DeskEntry]) throws {
    for entry in entries {
      guard let consent = entry.consent else { continue }
      let log = AuditLog()
      try log.add(
        AuditEntry(
          by: access.actor, read: "person", entry.person.id.rawValue, how: "shown-by-consent",
          council: access.council.rawValue), in: connection)
      try log.add(
        AuditEntry(
          by: access.actor, read: "consent", consent.rawValue, how: "relied-on",
          council: access.council.rawValue), in: connection)
    }
  }
}
