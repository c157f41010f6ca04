import Basics

/// Something in a record that its person asks to have corrected, and what was decided.
package struct Correction: Sendable, Hashable {
  package enum Decision: String, Sendable, CaseIterable {
    case made, refused
  }

  package let id: ID<Correction>
  package let person: ID<Person>
  package let asked: Moment
  /// What is wrong and what should stand there, in their words.
  package let words: String
  package let decision: Decision?
  /// What they are told; a refusal always has its reason.
  package let reason: String?

  /// The law gives thirty days to answer.
  package static let days = 30

  /// The day by which it is answered.
  package func due(_ clock: DayClock) -> LocalDate { clock.day(asked).adding(days: Self.days) }
}
