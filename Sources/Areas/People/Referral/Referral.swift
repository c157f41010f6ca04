import Basics

/// Somebody sent from one agency to another: to be helped there as well, or, as a transfer, to have their record kept there from
/// then on. It relies on the person's consent, has a day by which it is answered, and a way back.
package struct Referral: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The sender keeps the record; the other reads what the consent allows, and gives a result back.
    case referral
    /// The record moves.
    case transfer
  }

  package enum State: String, Sendable, CaseIterable {
    case sent, accepted, declined, withdrawn
    /// The other agency is done, and said what came of it.
    case returned
    /// The record is the other agency's now.
    case moved

    /// Nothing more is to be done.
    package var isOver: Bool { self != .sent && self != .accepted }
  }

  /// What came of it, when somebody comes back.
  package enum Result: String, Sendable, CaseIterable {
    case helped
    case notReached = "not-reached"
    case elsewhere
    case other
  }

  package let id: ID<Referral>
  package let person: ID<Person>
  package let kind: Kind
  package let sender: ID<Keeper>
  package let recipient: ID<Keeper>
  /// Which consent it was sent on.
  package let reliesOn: ID<Consent>
  /// What for, in the sender's words: the other agency reads it before it answers.
  package let reason: String
  package let sent: Moment
  /// The day by which it is answered.
  package let due: LocalDate
  package let state: State
  /// What was said to a decline or a return.
  package let answer: String?
  package let result: Result?
  package let ended: Moment?

  /// Two weeks: a newcomer who was sent on should not wait longer to hear whether somebody is there.
  package static let usualDays = 14
  package static let mostDays = 60
}

/// How a referral stands against its day.
package enum ReferralClock: Sendable, Hashable {
  case inTime(days: Int)
  /// Three days or less.
  case soon(days: Int)
  case overdue(days: Int)
  /// It was answered.
  case stopped

  package init(_ referral: Referral, today: LocalDate) {
    let days = today.days(until: referral.due)
    switch referral.state {
    case .sent where days < 0: self = .overdue(days: -days)
    case .sent where days <= 3: self = .soon(days: days)
    case .sent: self = .inTime(days: days)
    default: self = .stopped
    }
  }
}
