import Basics
import Site
import Storage

/// What waits of people, for coordinators and coaches who open the first page; nothing for others.
enum DueRoutes {
  static func work(_ visit: Visit, _ clock: DayClock) async throws -> [WorkList] {
    guard let access = visit.granted as? Access, Role.ofRecords.contains(access.role) else { return [] }
    let today = clock.day(visit.now)
    let due = try await visit.database.read { connection in
      try DueStore(connection, access).due(today: today, atMost: WorkList.shown)
    }
    return DuePage.lists(due, clock, today: today)
  }
}
