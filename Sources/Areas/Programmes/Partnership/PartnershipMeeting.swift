import Basics
import People

/// A meeting of the two: arranged, told of by one of them or by both, and where they tell it differently, settled by somebody.
package struct PartnershipMeeting: Sendable, Hashable {
  /// What one of the two told.
  package struct Report: Sendable, Hashable {
    package let party: Partnership.Party
    package let met: Bool
    package let day: LocalDate
    package let minutes: Int
    package let at: Moment
    /// Who of the staff wrote it down for them.
    package let by: ID<Person>?

    /// Whether two say the same. The day may differ by one: people write down late in the evening.
    func agrees(with other: Report) -> Bool {
      met == other.met && (!met || minutes == other.minutes && abs(day.days(until: other.day)) <= 1)
    }
  }

  /// What counts, whatever was told.
  package struct Settlement: Sendable, Hashable {
    package let minutes: Int
    package let at: Moment
    package let by: ID<Person>?
  }

  package let id: ID<PartnershipMeeting>
  /// When it is arranged for.
  package let planned: Moment?
  package let reports: [Report]
  package let settlement: Settlement?

  package func report(of party: Partnership.Party) -> Report? { reports.first { $0.party == party } }

  /// Whether both told of it, and differently, and nobody has settled it.
  package var differs: Bool {
    guard settlement == nil, reports.count == 2 else { return false }
    return !reports[0].agrees(with: reports[1])
  }

  /// Minutes that count: what was settled; what both say; what one says while the other is silent; while they differ, the lesser.
  package var minutes: Int {
    settlement?.minutes ?? reports.map { $0.met ? $0.minutes : 0 }.min() ?? 0
  }

  package var isHeld: Bool { minutes > 0 }

  /// On which day it was, as the first of them says.
  package var day: LocalDate? { reports.first { $0.met }?.day }

  /// The longest that one meeting is believed to be, in minutes.
  package static let mostMinutes = 480
  /// A report belongs to a meeting that the other told of within so many days.
  static let daysApart = 3
}
