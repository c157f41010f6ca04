import Basics
import People

/// Days on which people work: Monday to Friday, but for the holidays of a province or territory.
package struct WorkingDays: Sendable, Hashable {
  /// Nil where nobody has said yet where a council works: then the holidays count that all of Canada has.
  package let jurisdiction: Jurisdiction?
  private let holidays: [Holiday]

  package init(in jurisdiction: Jurisdiction?) {
    self.jurisdiction = jurisdiction
    holidays = jurisdiction?.holidays ?? Holiday.everywhere
  }

  package func isWorking(_ day: LocalDate) -> Bool { day.weekday < 5 && holiday(on: day) == nil }

  /// What is celebrated on a day, if offices are closed for it.
  package func holiday(on day: LocalDate) -> Holiday? {
    let year = day.parts.year
    return holidays.first { $0.day(in: year) == day }
  }

  /// The day that is so many working days after another.
  package func after(_ day: LocalDate, _ count: Int) -> LocalDate {
    var (day, left) = (day, max(0, count))
    while left > 0 {
      day = day.adding(days: 1)
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  /// The day itself if people work on it, or else the next on which they do.
  package func onOrAfter(_ day: LocalDate) -> LocalDate {
    var day = day
    while !isWorking(day) { day = day.adding(days: 1) }
    return day
  }

  /// The holidays of a year, in order.
  package func holidays(in year: Int) -> [(day: LocalDate, holiday: Holiday)] {
    holidays.compactMap { holiday in holiday.day(in: year).map { ($0, holiday) } }.sorted { $0.day < $1.day }
  }
}
