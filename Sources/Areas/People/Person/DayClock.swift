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
}
