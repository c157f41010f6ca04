import Basics
import People

/// Two people who were proposed to each other, from the moment in which the professional is asked until it is over.
///
/// It keeps the version of the programme under which it began: a model that is changed changes nothing for those who have begun.
package struct Partnership: Sendable, Hashable {
  /// How far the two have come.
  package enum State: String, Sendable, CaseIterable {
    /// The professional was asked, and sees the newcomer's profile without name or address.
    case asked
    /// The professional said yes, and the newcomer is asked.
    case confirmed
    /// Both said yes.
    case accepted
    /// Each has the other's name and address.
    case introduced
    /// They have begun: the agreement is signed, or where none is asked for, they have met.
    case active
    case paused
    case closed

    /// Whether they know each other's names.
    package var isIntroduced: Bool { self == .introduced || self == .active || self == .paused }
  }

  /// Why it ended: somebody says it when it ends, and no survey is waited for.
  package enum Closing: String, Sendable, CaseIterable {
    /// They did what they had taken on.
    case completed
    /// The newcomer found work, and needs it no longer.
    case employed
    case professionalDeclined = "professional-declined"
    case newcomerDeclined = "newcomer-declined"
    /// Somebody was asked, and no answer came.
    case unanswered
    /// They were introduced, and no meeting came about.
    case neverMet = "never-met"
    /// They met, and it did not fit.
    case noFit = "no-fit"
    case noTime = "no-time"
    case movedAway = "moved-away"
    /// Health, family: what nobody needs to explain.
    case personal
    /// Something was not right, and the coordinator looks after it.
    case concern
    /// Whoever proposed thought better of it.
    case takenBack = "taken-back"
    case other
  }

  /// Why somebody says no, in words that one press can say.
  package enum Refusal: String, Sendable, CaseIterable {
    case noTime = "no-time"
    /// The field is another than it seemed.
    case otherField = "other-field"
    /// They know each other, or work for competitors.
    case tooClose = "too-close"
    /// Not now, and gladly later.
    case later
    case other
  }

  /// Which of the two.
  package enum Party: String, Sendable, CaseIterable {
    case newcomer, professional

    package var other: Party { self == .newcomer ? .professional : .newcomer }
    package var side: Side { self == .newcomer ? .newcomers : .professionals }
    package var recipient: ModelClock.Recipient { self == .newcomer ? .newcomer : .professional }
  }

  package let id: ID<Partnership>
  package let programme: ID<Programme>
  package let version: ID<Programme.Version>
  package let proposal: ID<Proposal>?
  package let newcomer: ID<Person>
  /// Who keeps the newcomer's record.
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  /// Nil once the professional's record was erased.
  package let professional: ID<Person>?
  /// For which council or agency it was decided.
  package let decidedFor: ID<Keeper>
  /// Who asked the professional; nil once their record was erased.
  package let begunBy: ID<Person>?
  package let state: State
  /// How many things have happened, so that of two who do something at once one is told.
  package let step: Int
  package let begun: Moment
  /// Since when in this state.
  package let reached: Moment
  /// How many people the professional meets at a time.
  package let places: Int
  /// Why these two, as the match desk said it then; nobody's name stands in it.
  package let reasons: Bilingual
  package let closed: Moment?
  package let closing: Closing?

  package func person(_ party: Party) -> ID<Person>? { party == .newcomer ? newcomer : professional }

  package func party(of person: ID<Person>) -> Party? {
    person == newcomer ? .newcomer : person == professional ? .professional : nil
  }
}
