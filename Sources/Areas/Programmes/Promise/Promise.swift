import Basics
import People

/// A promise that runs between two: a clock of the programme, from the event at which it began.
package struct Promise: Sendable, Hashable {
  package let id: ID<Promise>
  package let partnership: ID<Partnership>
  /// The clock's name in the model.
  package let name: String
  /// The number of the event that started it.
  package let began: Int
  package let started: Moment
  /// When its time is over, at the end of a working day.
  package let due: Moment
  /// How many reminders were written.
  package let reminders: Int
  /// When its time was found to be over; nil while it is not.
  package let missed: Moment?

  /// How a promise stands, as pages colour it.
  package enum Colour: String, Sendable, CaseIterable {
    case inTime = "in-time"
    /// Somebody was reminded, or one working day is left.
    case due
    case late
  }

  package func colour(at now: Moment, _ calendar: WorkCalendar) -> Colour {
    missed != nil ? .late : Self.colour(of: due, wasReminded: reminders > 0, at: now, calendar)
  }

  static func colour(of due: Moment, wasReminded: Bool, at now: Moment, _ calendar: WorkCalendar) -> Colour {
    if due <= now { return .late }
    let tomorrow = calendar.days.after(calendar.clock.day(now), 1)
    return wasReminded || due <= calendar.clock.end(of: tomorrow) ? .due : .inTime
  }
}

extension ModelClock {
  /// When somebody is reminded of a promise that began at a moment, and when its time is over. What would be a reminder at the end is
  /// none where the end is a release.
  func plan(from started: Moment, _ calendar: WorkCalendar) -> (reminders: [Moment], due: Moment) {
    let due = calendar.end(of: within, from: started)
    let moments = remindAfter.map {
      calendar.clock.moment(hour: WorkCalendar.firstHour, of: calendar.lastDay(of: $0, from: started))
    }
    return (reminds.isEmpty ? [] : moments.filter { $0 < due }.sorted(), due)
  }

  /// Whether those who are to be reminded are so when its time is over.
  var remindsAtEnd: Bool { !reminds.isEmpty && remindAfter.isEmpty && ending != .release }
}
