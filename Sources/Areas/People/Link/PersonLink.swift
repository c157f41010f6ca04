import Basics
import Identity

/// A link of somebody's own, in a letter: what people without an account answer by.
///
/// It opens its page as often as somebody looks, since programs that look through mail follow links too; what changes something
/// uses it up. Whoever did one thing is led on by a new link, which ends when the first one would have.
package struct PersonLink: Sendable, Hashable {
  package let person: ID<Person>
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package let kept: KeptTicket

  /// Long enough for a letter that is read after a holiday.
  package static let purpose = TicketPurpose("person link", lasting: .seconds(30 * 86_400))

  /// What they may do by it: what concerns themselves, in the records of whoever keeps theirs.
  package func access(at now: Moment) -> Access {
    Access(person: person, role: .newcomer, keeper: keeper, council: council, now: now)
  }

  package static func == (a: PersonLink, b: PersonLink) -> Bool { a.kept.digest == b.kept.digest }
  package func hash(into hasher: inout Hasher) { hasher.combine(kept.digest) }
}
