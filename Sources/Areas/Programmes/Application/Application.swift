import Basics
import People

/// Somebody who takes part in a programme, or asks to: on one of its two sides, at some stage, since some moment.
///
/// A professional who offers help applies as well as a newcomer does.
package struct Application: Sendable, Hashable {
  /// How far somebody has come before they meet anybody.
  package enum Stage: String, Sendable, CaseIterable {
    /// Asked to take part; nobody has looked yet.
    case applied
    /// Being heard, checked or prepared.
    case preparing
    /// Can be matched: those whom the desk shows.
    case ready
  }

  /// Why somebody takes no part any more.
  package enum Ending: String, Sendable, CaseIterable {
    /// Met whom they came for.
    case completed
    case withdrew
    case notEligible = "not-eligible"
    case notReached = "not-reached"
    case other
  }

  /// How somebody came in, where the staff did not take them in themselves.
  package enum Arrival: String, Sendable, CaseIterable {
    /// They filled in the public form.
    case form
    /// An agency sent them.
    case referral
  }

  package let id: ID<Application>
  package let person: ID<Person>
  /// Who keeps the person's record.
  package let keeper: ID<Keeper>
  package let programme: ID<Programme>
  package let side: Side
  package let stage: Stage
  package let applied: Moment
  /// Since when at this stage.
  package let reached: Moment
}

/// What somebody takes part in, or took part in, as their record tells it.
package struct Participation: Sendable, Hashable {
  package let application: Application
  package let ended: Moment?
  package let ending: Application.Ending?
  /// What the programme is called.
  package let name: Bilingual
}
