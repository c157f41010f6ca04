import Basics
import People

/// Somebody of a programme, as whoever asks may see them at its desk.
package struct DeskEntry: Sendable, Hashable {
  package let application: Application
  package let person: Person
  /// The consent by which the record is read; nil for one of their own.
  package let consent: ID<Consent>?
  /// Counts how often the profile changed.
  let revision: Int64

  package var isKept: Bool { consent == nil }
}

/// Who takes part in a programme now, who is held and proposed, and what was decided: read anew for every page, consent and all.
package struct DeskRoster: Sendable {
  package let programme: Programme
  package let version: Programme.Version
  /// Who asked first comes first.
  package let newcomers: [DeskEntry]
  package let professionals: [DeskEntry]
  /// Places that are held now, by professional.
  package let holds: [ID<Person>: [Hold]]
  package let asked: [ID<Person>: Asked]
  /// What is open now, by newcomer.
  package let proposals: [ID<Person>: Proposal]
  package let decisions: [PairDecision]
  /// What councils and agencies are called.
  package let keepers: [ID<Keeper>: Bilingual]
}
