import Basics
import People

/// A proposal as somebody decided it, before it is kept.
struct ProposalDraft: Sendable {
  let newcomer: ID<Person>
  let professional: ID<Person>
  let programme: ID<Programme>
  let reason: String
  let score: Int
  /// Until when the professional is held, and until when it can be answered.
  let held: Moment
  let expires: Moment
  /// How many people the professional meets at a time.
  let places: Int
  /// How often the programme lets somebody be asked; nil where it sets no limit.
  var care: ModelCare?
  /// Whether a place was held while it was written.
  var wasHeld = false
}
