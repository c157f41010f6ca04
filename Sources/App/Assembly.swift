import Mail
import People
import Site
import Storage

/// Where all areas meet. A new one is a line here.
enum Assembly {
  static func areas(_ installation: Installation) -> [Area] {
    [HomeArea.area(installation), PeopleArea.area(in: installation.zone)]
  }

  /// In the order in which they are carried out: what areas share first.
  static var migrations: [Migration] {
    FormDrafts.migrations + SessionStore.migrations + JobQueue.migrations + AuditLog.migrations
      + Outbox.migrations + PeopleArea.area.migrations
  }

  /// What is done beside answering, until the site is stopped: jobs, some of them daily, and the seals of the audit log.
  static func work(_ installation: Installation, _ database: Database) -> [@Sendable () async -> Void] {
    let worker = JobWorker(
      database, handlers: [JobQueue().upkeep()],
      schedules: [JobQueue.upkeepSchedule(in: installation.zone)])
    return [{ await worker.run() }, { await AuditLog().keepSealing(database) }]
  }
}
