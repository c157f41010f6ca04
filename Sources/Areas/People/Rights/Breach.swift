import Basics

/// Something that was read by somebody who should not have: what is known of it, and whom it concerns.
package struct Breach: Sendable, Hashable {
  package let id: ID<Breach>
  /// When it became known.
  package let known: Moment
  /// The days that are in question, both of them included.
  package let first: LocalDate
  package let last: LocalDate
  /// Whose account it was, by their number.
  package let account: ID<Person>
  /// What happened, and what was done about it.
  package let words: String
}

/// Whom a breach concerns, as the audit log tells it.
package struct AffectedPeople: Sendable {
  package struct One: Sendable {
    /// Nil when another keeps the record, or it is erased.
    package let person: Person?
    package let number: ID<Person>
    /// How often something of theirs was read or changed.
    package let times: Int
  }

  package let all: [One]
  /// Of those, how many records others keep: these are to be told.
  package let others: [ID<Keeper>: Int]
}
