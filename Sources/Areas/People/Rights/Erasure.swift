import Basics

/// That a record was erased: numbers alone, so that it can be shown that it was done, and when, and on what ground.
package struct Erasure: Sendable, Hashable {
  package enum Ground: String, Sendable, CaseIterable {
    /// The person asked.
    case asked
    /// The time for which it is kept is over.
    case retention
  }

  package let id: ID<Erasure>
  /// The number that the person had. It stands for nobody any more.
  package let person: ID<Person>
  package let ground: Ground
  package let at: Moment
  /// How many rows were removed, in all tables.
  package let rows: Int
  /// When the last trace was swept out of the files of the database; nil as long as that is to be done.
  package let swept: Moment?
}

/// A reason in law for which a record is not erased, though its person asks or its time is over.
package struct LegalHold: Sendable, Hashable {
  package let id: ID<LegalHold>
  package let reason: String
  package let begun: Moment
}
