import Basics

/// How long something may take.
package struct ModelSpan: Sendable, Hashable {
  package enum Unit: String, Sendable, CaseIterable {
    case days, months, years
    case workingDays = "working days"
  }

  package let count: Int
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads "14 days", "1 day", "3 working days", "6 months", and nothing else.
  package init?(written text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard let first = parts.first, let count = Int(first), (1...1_000).contains(count) else { return nil }
    let words = parts.dropFirst().joined(separator: " ")
    let unit = ModelSpan.Unit.allCases.first { words == $0.rawValue || words + "s" == $0.rawValue }
    guard let unit else { return nil }
    self.init(count, unit)
  }

  /// As a document writes it.
  package var written: String { "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)" }

  /// The first day of those that are no longer ago than this, seen from a day. Only for days, months and years: working days need
  /// a calendar (`WorkCalendar`).
  package func start(before day: LocalDate) -> LocalDate {
    switch unit {
    case .days, .workingDays:
      return LocalDate(
        daysSince1970: day.daysSince1970.subtractingReportingOverflow(Int32(clamping: roughDays)).partialValue
      )
    case .months, .years:
      let (year, month, dayOfMonth) = day.parts
      let months = year * 12 + month - 1 - (unit == .years ? count * 12 : count)
      guard months >= 12 else { return LocalDate(daysSince1970: -719_162) }
      let (there, then) = (months / 12, months % 12 + 1)
      // The 31st of a month that has none is its last day.
      let last = min(dayOfMonth, LocalDate.daysInMonth(then, ofYear: there))
      return LocalDate(year: there, month: then, day: last) ?? day
    }
  }

  /// About how many days it is: for comparing, not for counting.
  package var roughDays: Int {
    switch unit {
    case .days: count
    case .workingDays: (count * 7 + 4) / 5
    case .months: count * 30
    case .years: count * 365
    }
  }

  package var words: Bilingual {
    switch unit {
    case .days:
      Bilingual(
        en: "\(count) \(count == 1 ? "day" : "days")", fr: "\(count) \(count < 2 ? "jour" : "jours")")
    case .workingDays:
      Bilingual(
        en: "\(count) working \(count == 1 ? "day" : "days")",
        fr: "\(count) \(count < 2 ? "jour ouvrable" : "jours ouvrables")")
    case .months: Bilingual(en: "\(count) \(count == 1 ? "month" : "months")", fr: "\(count) mois")
    case .years:
      Bilingual(
        en: "\(count) \(count == 1 ? "year" : "years")", fr: "\(count) \(count < 2 ? "an" : "ans")")
    }
  }
}

/// A promise with a time: from one event to another, who is reminded on the way, and what happens when it is over.
package struct ModelClock: Sendable, Equatable {
  package enum Recipient: String, Sendable, CaseIterable {
    case newcomer, professional, coordinator
  }

  /// What happens when the time is over and the other event has not come.
  package enum Ending: String, Sendable, CaseIterable {
    /// A letter, and nothing else.
    case remind
    /// The two are free again, and the newcomer stands in the next round.
    case release
    /// The coordinator sees it at the top of the list, and decides.
    case tell
  }

  package let name: String
  package let title: Bilingual
  package let start: ModelEvent
  package let end: ModelEvent
  package let within: ModelSpan
  package let reminds: [Recipient]
  /// When they are reminded, from the start; where nothing is said, at the end.
  package let remindAfter: [ModelSpan]
  /// The message they are sent.
  package let message: String?
  package let ending: Ending
}

/// What somebody takes on: so many of something, until then.
package struct ModelObligation: Sendable, Equatable {
  package enum Thing: String, Sendable, CaseIterable {
    case meeting, referral, orientation, goal, survey, report
    /// Hours of meetings.
    case hour

    /// The event that counts as one; nil where something else does.
    package var event: ModelEvent? {
      switch self {
      case .meeting, .hour: .met
      case .referral: .referred
      case .orientation: .oriented
      case .goal: .agreed
      case .report, .survey: nil
      }
    }
  }

  package let name: String
  package let title: Bilingual
  package let those: ModelStage.Those
  package let count: Int
  package let thing: Thing
  package let start: ModelEvent?
  package let within: ModelSpan?
  /// How far a tree goes, whoever begins it counted: at three referrals each, depth three is 1 + 3 + 9 people.
  package let depth: Int

  /// Everybody in a tree in which each does as much as is asked, whoever begins it included.
  package var treeSize: Int {
    var (size, level) = (1, 1)
    for _ in 1..<max(1, depth) {
      // Documents allow at most 20 of depth 4: some thousands.
      level = level.multipliedReportingOverflow(by: count).partialValue
      size = size.addingReportingOverflow(level).partialValue
    }
    return size
  }
}
