import Basics
import People
import Storage

extension Jurisdiction: Storable {}
extension CanadianZone: Storable {}

/// Where a council works, as its coordinators said it.
package struct WorkPlace: Sendable, Hashable {
  package let jurisdiction: Jurisdiction
  package let zone: CanadianZone
}

/// When councils work.
package struct WorkCalendarStore {
  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// What was said; nil where nobody has said anything yet.
  package func place(of council: ID<Keeper>) throws -> WorkPlace? {
    try connection.row("SELECT w.jurisdiction, w.zone FROM work_calendars w WHERE w.council = \(council)").map
    {
      WorkPlace(jurisdiction: try $0.value(at: 0), zone: try $0.value(at: 1))
    }
  }

  /// - Parameter usual: the clock of the installation, for a council that has said nothing, or whose zone this system does not
  ///   know.
  package func calendar(of council: ID<Keeper>, usual: DayClock) throws -> WorkCalendar {
    guard let place = try place(of: council) else { return WorkCalendar(usual) }
    let clock = (try? Zone(named: place.zone.rawValue)).map { DayClock($0) } ?? usual
    return WorkCalendar(clock, WorkingDays(in: place.jurisdiction))
  }

  /// Says where the council of whoever asks works.
  package func set(_ place: WorkPlace, by access: Access) throws {
    try connection.run(
      """
      INSERT INTO work_calendars (council, jurisdiction, zone, changed, changed_by)
      VALUES (\(access.council), \(place.jurisdiction), \(place.zone), \(access.now), \(access.person))
      ON CONFLICT (council) DO UPDATE SET jurisdiction = excluded.jurisdiction, zone = excluded.zone,
        changed = excluded.changed, changed_by = excluded.changed_by
      """)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "work-calendar", access.council.rawValue, how: "changed",
        council: access.council.rawValue), in: connection)
  }
}
