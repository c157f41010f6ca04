import Basics
import People

/// When a council works: what its clocks show, which of its days are free, and when nobody is written to.
package struct WorkCalendar: Sendable {
  package let clock: DayClock
  package let days: WorkingDays

  package init(_ clock: DayClock, _ days: WorkingDays = WorkingDays(in: nil)) {
    self.clock = clock
    self.days = days
  }

  /// Reminders leave from eight in the morning until eight in the evening, on working days. Ours: nobody is to be woken by a
  /// telephone, nor asked on a holiday for something that can wait.
  package static let firstHour = 8
  package static let lastHour = 20

  /// When what may wait is sent: now, or when the quiet hours are over.
  package func sendingTime(after moment: Moment) -> Moment {
    let reading = clock.reading(moment)
    let isWorking = days.isWorking(reading.day)
    let hour = reading.secondOfDay / 3_600
    if isWorking, (Self.firstHour..<Self.lastHour).contains(hour) { return moment }
    let day =
      isWorking && hour < Self.firstHour ? reading.day : days.onOrAfter(reading.day.adding(days: 1))
    return clock.moment(hour: Self.firstHour, of: day)
  }

  /// The last day of a promise that begins at a moment. It is a working day: what would end on a weekend or a holiday ends on
  /// the next day on which people work, so that nobody loses time to a day off.
  package func lastDay(of span: ModelSpan, from moment: Moment) -> LocalDate {
    let day = clock.day(moment)
    switch span.unit {
    case .workingDays: return days.after(day, span.count)
    case .days, .months, .years: return days.onOrAfter(span.day(after: day))
    }
  }

  /// When a promise that begins at a moment is over: at the end of its last day, where the council works.
  package func end(of span: ModelSpan, from moment: Moment) -> Moment {
    clock.end(of: lastDay(of: span, from: moment))
  }
}

extension ModelSpan {
  /// The day that is so long after another. Working days need a calendar: here they are counted as days.
  package func day(after day: LocalDate) -> LocalDate {
    switch unit {
    case .days, .workingDays: return day.adding(days: count)
    case .months, .years:
      let (year, month, dayOfMonth) = day.parts
      let months = year * 12 + month - 1 + (unit == .years ? count * 12 : count)
      let (there, then) = (months / 12, months % 12 + 1)
      // The 31st of a month that has none is its last day.
      let last = min(dayOfMonth, LocalDate.daysInMonth(then, ofYear: there))
      return LocalDate(year: there, month: then, day: last) ?? day
    }
  }
}

extension DayClock {
  /// The moment at which a clock where the council works shows an hour of a day. An hour that it shows twice is the later one, and
  /// one that it leaves out is that much later.
  package func moment(hour: Int, of day: LocalDate) -> Moment {
    let wanted = Int64(day.daysSince1970) * 86_400 + Int64(hour) * 3_600
    func moment(_ seconds: Int64) -> Moment { Moment(microsecondsSince1970: seconds * 1_000_000) }
    // The clock there, asked twice: the first answer may be of the other side of a change of the clocks.
    func ahead(at seconds: Int64) -> Int64 {
      let reading = reading(moment(seconds))
      return Int64(reading.day.daysSince1970) * 86_400 + Int64(reading.secondOfDay) - seconds
    }
    return moment(wanted - ahead(at: wanted - ahead(at: wanted)))
  }

  /// The moment at which a day is over where the council works.
  package func end(of day: LocalDate) -> Moment { moment(hour: 0, of: day.adding(days: 1)) }
}
