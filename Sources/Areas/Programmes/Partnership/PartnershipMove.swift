import Basics
import People

/// What can be done with a partnership, and what that makes of it.
///
/// The same table stands in the database (`partnership_moves`): an event refers to a row of it, and to the event before it, so that
/// a history in which something impossible happened cannot be written.
package struct PartnershipMove: Sendable, Hashable {
  /// Something that was done: a noun each.
  package enum Act: String, Sendable, CaseIterable {
    /// The professional is asked.
    case request
    /// The professional says yes.
    case confirmation
    /// The newcomer says yes.
    case acceptance
    /// Either says no.
    case refusal
    /// Each is told the other's name and address.
    case introduction
    /// One of the two signs the agreement.
    case signature
    /// Both have signed it.
    case agreement
    /// A day is found.
    case arrangement
    /// A meeting is told of.
    case meeting
    /// Somebody is named whom the newcomer is to meet next.
    case recommendation
    /// Reports of the same meeting that differ are settled by somebody.
    case settlement
    /// Somebody asked how it goes.
    case midpoint
    case pause
    case resumption
    /// A promise was not kept in time, and both are free again.
    case release
    case closure
    /// An answer that came when it was over: it is heard, and told.
    case lateAnswer = "late-answer"
  }

  package let act: Act
  /// Nil at the beginning.
  package let before: Partnership.State?
  package let after: Partnership.State

  private init(_ act: Act, _ before: Partnership.State?, _ after: Partnership.State) {
    self.act = act
    self.before = before
    self.after = after
  }

  /// All that can happen.
  package static let all: Set<PartnershipMove> = [
    .init(.request, nil, .asked),
    .init(.confirmation, .asked, .confirmed),
    .init(.acceptance, .confirmed, .accepted),
    .init(.refusal, .asked, .closed), .init(.refusal, .confirmed, .closed),
    .init(.introduction, .accepted, .introduced),
    .init(.signature, .introduced, .introduced), .init(.signature, .active, .active),
    .init(.agreement, .introduced, .active), .init(.agreement, .active, .active),
    .init(.arrangement, .introduced, .introduced), .init(.arrangement, .active, .active),
    .init(.meeting, .introduced, .introduced), .init(.meeting, .introduced, .active),
    .init(.meeting, .active, .active),
    .init(.recommendation, .introduced, .introduced), .init(.recommendation, .active, .active),
    .init(.settlement, .introduced, .introduced), .init(.settlement, .active, .active),
    .init(.settlement, .paused, .paused), .init(.settlement, .closed, .closed),
    .init(.midpoint, .active, .active),
    .init(.pause, .introduced, .paused), .init(.pause, .active, .paused),
    .init(.resumption, .paused, .introduced), .init(.resumption, .paused, .active),
    .init(.release, .asked, .closed), .init(.release, .confirmed, .closed),
    .init(.release, .accepted, .closed), .init(.release, .introduced, .closed),
    .init(.closure, .asked, .closed), .init(.closure, .confirmed, .closed),
    .init(.closure, .accepted, .closed), .init(.closure, .introduced, .closed),
    .init(.closure, .active, .closed), .init(.closure, .paused, .closed),
    .init(.lateAnswer, .closed, .closed),
  ]

  /// What can come of something in a state: nothing, one state, or several that the rules choose among.
  package static func states(after act: Act, in state: Partnership.State) -> Set<Partnership.State> {
    Set(all.filter { $0.act == act && $0.before == state }.map(\.after))
  }

  package static func isPossible(_ act: Act, in state: Partnership.State) -> Bool {
    !states(after: act, in: state).isEmpty
  }

  /// Whether a promise that ends with an event can be kept here: short lists and appointments are made elsewhere.
  static func canMake(_ event: ModelEvent) -> Bool { Act.allCases.contains { self.event(of: $0) == event } }

  /// The event of the model that it is, for clocks and letters; nil for what no clock runs from or to.
  package static func event(of act: Act) -> ModelEvent? {
    switch act {
    case .request: .proposed
    case .confirmation: .confirmed
    case .acceptance: .accepted
    case .refusal: .declined
    case .introduction: .introduced
    case .agreement: .agreed
    case .arrangement: .arranged
    case .meeting: .met
    case .midpoint: .midpoint
    case .recommendation: .referred
    case .closure, .release: .closed
    case .signature, .settlement, .pause, .resumption, .lateAnswer: nil
    }
  }
}

/// One thing that happened with a partnership: who, when, and why. It is never changed.
package struct PartnershipEvent: Sendable, Hashable {
  package let id: ID<PartnershipEvent>
  /// From 1.
  package let number: Int
  package let act: PartnershipMove.Act
  package let before: Partnership.State?
  package let after: Partnership.State
  package let at: Moment
  /// Which of the two said it; nil where it was the staff's doing, or the program's.
  package let party: Partnership.Party?
  /// Who of the staff did it or wrote it down; nil where it came by a link, or from the program.
  package let by: ID<Person>?
  /// The reason, as one of the words that there are for it.
  package let reason: String?
  /// In their own words.
  package let words: String?
}
