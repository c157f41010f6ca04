import Employers
import Mail
import People
import Programmes
import Site
import Storage

/// Where all areas meet. A new one is a line here.
enum Assembly {
  static func areas(_ installation: Installation) -> [Area] {
    let areas = [
      PeopleArea.area(installation.accounts, in: installation.zone),
      ProgrammesArea.area(in: installation.zone),
      EmployersArea.area(),
    ]
    return [HomeArea.area(installation, over: areas)] + areas + [APIArea.area(over: areas)]
  }

  /// In the order in which they are carried out: what areas share first.
  static var migrations: [Migration] {
    FormDrafts.migrations + SessionStore.migrations + KeptAnswers.migrations + JobQueue.migrations
      + AuditLog.migrations
      + Outbox.migrations + UploadStore.migrations + PeopleArea.migrations + ProgrammesArea.migrations
  }

  /// What all their tables hold of people: a test walks the schema, and a column without a note fails it.
  static var notes: [TableNote] {
    Migration.notes + FormDrafts.notes + SessionStore.notes + KeptAnswers.notes + JobQueue.notes
      + AuditLog.notes + Outbox.notes
      + UploadStore.notes + PeopleArea.notes + ProgrammesArea.notes
  }

  /// What is done beside answering, until the site is stopped: jobs, some of them daily, and the seals of the audit log.
  static func work(_ installation: Installation, _ database: Database) -> [@Sendable () async -> Void] {
    let (queue, outbox) = (JobQueue(), Outbox(database))
    var handlers = [
      queue.upkeep(), outbox.upkeep(),
      SiteUpkeep.handler(SessionStore(in: database), FormDrafts(in: database)),
    ]
    handlers += AccountWork.handlers(installation.accounts, outbox)
    handlers += PeopleArea.jobs(database) + ProgrammesArea.jobs()
    // Without a server nobody takes the letters' jobs, and they wait.
    if let mail = installation.mail {
      handlers.append(outbox.delivery(by: SMTP.carrier(mail.server), from: mail.origin))
    }
    let zone = installation.zone
    var settings = JobWorker.Settings()
    // What was put back is written down before the site's ten seconds are over.
    settings.drainFor = .seconds(8)
    let worker = JobWorker(
      database, queue: queue, handlers: handlers,
      schedules: [
        JobQueue.upkeepSchedule(in: zone), SiteUpkeep.schedule(in: zone), Outbox.upkeepSchedule(in: zone),
      ] + AccountWork.schedules(in: zone) + PeopleArea.schedules(in: zone)
        + ProgrammesArea.schedules(in: zone),
      settings: settings)
    // Other people's servers may be slow: what is told to them keeps nothing else waiting.
    settings.atOnce = 4
    let telling = JobWorker(
      database, queue: queue, handlers: [WebhookSender(database, installation.accounts).handler],
      settings: settings)
    return [
      { await worker.run() }, { await telling.run() }, { await AuditLog().keepSealing(database) },
    ]
  }
}
