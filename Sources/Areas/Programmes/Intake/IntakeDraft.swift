import Basics
import Identity
import People

/// An application form that somebody began and has not sent yet. Nobody has an account: whoever has its link goes on with it.
package struct IntakeDraft: Sendable, Equatable {
  package let id: ID<IntakeDraft>
  package let programme: ID<Programme>
  package let council: ID<Keeper>
  package let side: Side
  /// The version of the programme whose questions were shown last.
  package let version: Int
  package let language: Language
  /// All that was typed, as the fields of an address, also what is not right yet.
  package let answers: String
  package let expires: Moment
  /// When it was sent; then it holds no answers any more.
  package let sent: Moment?

  /// From the last time that something was kept: whoever leaves it for three weeks finds it again.
  package static let days = 30
  package static let purpose = TicketPurpose("application draft", lasting: .seconds(days * 86_400))

  /// What whoever goes on with it may ask of the database: what everybody of the council sees of its programmes.
  package func access(at now: Moment) -> Access { .visitor(of: council, at: now) }
}

extension Access {
  /// Somebody without an account who looks at what a council offers: nobody in particular, who keeps nothing.
  package static func visitor(of council: ID<Keeper>, at now: Moment) -> Access {
    Access(person: ID(rawValue: 0), role: .newcomer, keeper: ID(rawValue: 0), council: council, now: now)
  }
}
