import Basics
import Identity
import People

/// A link in a letter by which one of the two answers: it shows, as often as somebody looks, and is used up by what is done with it.
package struct PartnershipLink: Sendable {
  package let partnership: ID<Partnership>
  package let person: ID<Person>
  package let party: Partnership.Party
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package let kept: KeptTicket

  /// Long enough for a letter that is read after a holiday; what it opens is over sooner, and then it says so.
  package static let purpose = TicketPurpose("partnership link", lasting: .seconds(45 * 86_400))

  /// What they may do by it, in the records of whoever keeps theirs.
  func access(at now: Moment) -> Access {
    Access(
      person: person, role: party == .newcomer ? .newcomer : .professional, keeper: keeper, council: council,
      now: now)
  }
}
