import Basics
import People

/// Days on which people work: Monday to Friday. Holidays are not known here; a promise counted in these days is never longer
/// than it says.
package enum WorkingDays {
  /// The day that is so many working days after another.
  package static func after(_ day: LocalDate, _ count: Int) -> LocalDate {
    var (day, left) = (day, max(0, count))
    while left > 0 {
      day = day.adding(days: 1)
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  package static func isWorking(_ day: LocalDate) -> Bool {
    // 1970 began on a Thursday.
    let weekday = (Int(day.daysSince1970) % 7 + 7 + 3) % 7
    return weekday < 5
  }
}

extension DayClock {
  /// The moment at which a day is over where the council works.
  package func end(of day: LocalDate) -> Moment {
    let midnight = (Int64(day.daysSince1970) + 1) * 86_400
    func moment(_ seconds: Int64) -> Moment { Moment(microsecondsSince1970: seconds * 1_000_000) }
    // The clock there, asked twice: the first answer may be of the other side of a change of the clocks.
    func ahead(at seconds: Int64) -> Int64 {
      let reading = reading(moment(seconds))
      return Int64(reading.day.daysSince1970) * 86_400 + Int64(reading.secondOfDay) - seconds
    }
    return moment(midnight - ahead(at: midnight - ahead(at: midnight)))
  }
}
