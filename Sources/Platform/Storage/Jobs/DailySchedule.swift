import Basics

/// A job that is asked for once a day, when clocks on the wall show a certain time.
///
/// What counts is the last day it was done for, and that only goes forward. So a clock that is set back does nothing twice,
/// neither in autumn nor by hand; a time that a clock leaps over in spring comes right after the leap; and after an outage
/// of days the job is asked for once, for the last of these days.
package struct DailySchedule: Sendable {
  let name: String
  private let secondOfDay: Int
  private let zone: Zone
  private let add: @Sendable (LocalDate, JobQueue, Connection) throws -> Void

  /// - Parameters:
  ///   - name: kept for ever, like a job's.
  ///   - hour: of 24, in the zone of the council. It may also be done for the first time later on a day than this.
  ///   - job: made of the day for which it is.
  package init<Work: Job>(
    _ name: StaticString, hour: Int, minute: Int = 0, in zone: Zone,
    job: @escaping @Sendable (LocalDate) -> Work
  ) {
    self.name = name.description
    secondOfDay = min(max(0, hour), 23) * 3_600 + min(max(0, minute), 59) * 60
    self.zone = zone
    add = { day, queue, connection in try queue.add(job(day), in: connection) }
  }

  /// The last day whose time has come.
  func lastDay(at moment: Moment) -> LocalDate {
    let reading = zone.reading(at: moment)
    let hasCome = reading.secondOfDay >= secondOfDay
    // A moment is within 300,000 years of 1970, and a day less still a day.
    return hasCome ? reading.day : LocalDate(daysSince1970: reading.day.daysSince1970 &- 1)
  }

  /// Asks for the job if its time has come since it last was; says whether it did. A schedule that is new begins with the
  /// next time.
  func tick(_ queue: JobQueue, in connection: Connection) throws -> Bool {
    let day = lastDay(at: queue.now())
    let begun = try connection.run(
      "INSERT INTO job_schedules (name, last_day) VALUES (\(name), \(day)) ON CONFLICT (name) DO NOTHING")
    guard begun == 0 else { return false }
    let moved = try connection.run(
      "UPDATE job_schedules SET last_day = \(day) WHERE name = \(name) AND last_day < \(day)")
    if moved == 1 { try add(day, queue, connection) }
    return moved == 1
  }
}
