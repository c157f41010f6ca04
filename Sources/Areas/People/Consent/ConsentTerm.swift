import Basics

/// How long a consent lasts. Whoever gives one is told a day and not an hour.
extension Consent.Purpose {
  /// What is proposed. Long enough for what it is for, short enough to be asked again while people still remember.
  package var usualDays: Int {
    switch self {
    case .referral: 90
    case .matching, .reporting: 365
    case .followUp: 730
    }
  }

  /// A longer one is refused: what was agreed to years ago is not agreed to any more.
  package var mostDays: Int {
    switch self {
    case .referral: 365
    case .matching, .reporting: 730
    case .followUp: 1_095
    }
  }
}

extension Consent {
  /// What became of it.
  package enum State: Sendable {
    case inForce, withdrawn, over
  }

  package func state(at now: Moment) -> State {
    if withdrawn != nil { return .withdrawn }
    return now < expires ? .inForce : .over
  }
}

extension LocalDate {
  /// The day in Greenwich, for what has no place: whoever asks about people counts days by a `DayClock`.
  package init(of moment: Moment) {
    let day = moment.microsecondsSince1970 / 86_400_000_000
    let isBefore = moment.microsecondsSince1970 % 86_400_000_000 < 0
    self.init(daysSince1970: Int32(clamping: isBefore ? day - 1 : day))
  }

  /// So many days later; at the ends of the calendar it stays there.
  package func adding(days: Int) -> LocalDate {
    LocalDate(daysSince1970: Int32(clamping: Int(daysSince1970) + max(-4_000_000, min(days, 4_000_000))))
  }
}
