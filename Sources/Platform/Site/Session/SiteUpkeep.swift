import Basics
import Storage

/// The job that forgets sessions, drafts and answers to programs whose time is over, once a day.
package struct SiteUpkeep: Job {
  package static let name = "site/upkeep"
  package static let version = 1
  let day: LocalDate

  package static func handler(
    _ sessions: SessionStore, _ drafts: FormDrafts, now: @escaping @Sendable () -> Moment = Moment.now
  ) -> JobHandler {
    JobHandler(SiteUpkeep.self) { _, connection in
      try sessions.removeOver(at: now(), in: connection)
      try drafts.forgetOld(in: connection)
      try KeptAnswers.removeOld(at: now(), in: connection)
    }
  }

  /// At a quarter past three in the morning, where the council is.
  package static func schedule(in zone: Zone) -> DailySchedule {
    DailySchedule("site/upkeep", hour: 3, minute: 15, in: zone) { SiteUpkeep(day: $0) }
  }
}
