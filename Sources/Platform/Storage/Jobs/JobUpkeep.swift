import Basics

/// The job that forgets jobs which ended long ago, once a day.
struct JobUpkeep: Job {
  static let name = "storage/upkeep"
  static let version = 1
  let day: LocalDate
}

extension JobQueue {
  /// - Parameter days: how long jobs that ended are remembered.
  package func upkeep(forgettingAfter days: Int = 30) -> JobHandler {
    JobHandler(JobUpkeep.self) { _, connection in
      while try forget(endedDaysAgo: days, in: connection) > 0 {}
    }
  }

  /// At three in the morning, where the council is.
  package static func upkeepSchedule(in zone: Zone) -> DailySchedule {
    DailySchedule("storage/upkeep", hour: 3, in: zone) { JobUpkeep(day: $0) }
  }
}
