import Basics
import People

/// Somebody's decision that a newcomer and a professional should meet, with its reason. Nothing is sent by it: it holds one of
/// the professional's places for a stated time, so that nobody else asks the same person meanwhile.
package struct Proposal: Sendable, Hashable {
  package enum Ending: String, Sendable, CaseIterable {
    /// Whoever proposed thought better of it.
    case takenBack = "taken-back"
    /// Its time was over.
    case expired
  }

  package let id: ID<Proposal>
  package let programme: ID<Programme>
  package let newcomer: ID<Person>
  /// Nil once the professional's record was erased.
  package let professional: ID<Person>?
  /// Who decided, and for whom.
  package let by: ID<Person>?
  package let keeper: ID<Keeper>
  /// In their own words.
  package let reason: String
  /// Of a hundred, as it was then.
  package let score: Int
  package let at: Moment
  /// Until when the professional is held.
  package let held: Moment
  /// Until when it can be answered.
  package let expires: Moment
  package let ended: Moment?
  package let ending: Ending?
  package let endReason: String?
  /// What it became, once the professional was asked.
  var partnership: ID<Partnership>? = nil

  package func isOpen(at now: Moment) -> Bool { ended == nil && now < expires }

  /// How long a professional is held for somebody who writes a proposal, in minutes.
  package static let writingMinutes = 30
}

/// One of a professional's places, held for a time.
package struct Hold: Sendable, Hashable {
  package let professional: ID<Person>
  package let until: Moment
  /// Nil while the proposal is being written.
  package let proposal: ID<Proposal>?
  /// Until when a place is held in which two people meet: as long as they do.
  package static let endless = Moment(microsecondsSince1970: 253_402_300_799_000_000)
  /// Which council or agency holds it.
  package let by: ID<Keeper>
  package let writer: ID<Person>?
}

/// How often a professional was asked lately.
package struct Asked: Sendable, Hashable {
  package let times: Int
  package let last: Moment

  /// What "lately" means, in days.
  package static let days = 90
}

/// What somebody decided about a pair before a round: that it must be made, or must not.
package struct PairDecision: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case lock, exclusion
  }

  package let id: ID<PairDecision>
  package let newcomer: ID<Person>
  package let professional: ID<Person>
  package let kind: Kind
  package let reason: String
  package let by: ID<Person>?
  package let at: Moment
}
