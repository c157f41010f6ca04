import Basics
import Storage

/// The job that forgets old letters, once a day.
struct MailUpkeep: Job {
  static let name = "mail/upkeep"
  static let version = 1
  let day: LocalDate
}

extension Outbox {
  package func upkeep() -> JobHandler {
    JobHandler(MailUpkeep.self) { _, connection in
      // As often as there is something left; each look takes a thousand.
      while try forget(in: connection) != (0, 0) {}
    }
  }

  /// At half past three in the morning, where the council is.
  package static func upkeepSchedule(in zone: Zone) -> DailySchedule {
    DailySchedule("mail/upkeep", hour: 3, minute: 30, in: zone) { MailUpkeep(day: $0) }
  }
}
