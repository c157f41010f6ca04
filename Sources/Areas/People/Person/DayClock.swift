import Basics

/// Which day a moment is where the council works: moments are the same everywhere, and people speak of days.
package struct DayClock: Sendable {
  private let zone: Zone?

  /// - Parameter zone: where nothing says which, the days of Greenwich count.
  package init(_ zone: Zone?) {
    self.zone = zone
  }

  package func reading(_ moment: Moment) -> Zone.Reading {
    if let zone { return zone.reading(at: moment) }
    let seconds = moment.microsecondsSince1970 / 1_000_000
    let day = Int32(clamping: seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0))
    return Zone.Reading(
      day: LocalDate(daysSince1970: day), secondOfDay: Int((seconds % 86_400 + 86_400) % 86_400))
  }

  package func day(_ moment: Moment) -> LocalDate { reading(moment).day }

  /// The last day of what ends at a moment: one that ends when a day does lasts through that day.
  package func lastDay(before end: Moment) -> LocalDate { day(end + .microseconds(-1)) }

  /// The moment at which a day begins.
  package func start(of day: LocalDate) -> Moment {
    let midnight = Int64(day.daysSince1970) * 86_400
    func moment(_ seconds: Int64) -> Moment { Moment(microsecondsSince1970: seconds * 1_000_000) }
    // The clock there, asked twice: the first answer may be of the other side of a change of the clocks.
    func ahead(at seconds: Int64) -> Int64 {
      let reading = reading(moment(seconds))
      return Int64(reading.day.daysSince1970) * 86_400 + Int64(reading.secondOfDay) - seconds
    }
    return moment(midnight - ahead(at: midnight - ahead(at: midnight)))
  }

  /// The moment at which something is over that holds through a day.
  package func over(after day: LocalDate) -> Moment { start(of: day.adding(days: 1)) }
}
