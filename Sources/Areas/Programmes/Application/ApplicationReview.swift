import Basics
import People

/// One application with all that is needed to decide it.
package struct ApplicationReview: Sendable {
  package let application: Application
  package let arrival: Application.Arrival?
  package let ended: Moment?
  package let programme: Programme
  package let person: Person
  package let values: [ProfileValue]
  /// The latest first.
  package let checks: [EligibilityCheck]
  package let decisions: [ApplicationDecision]
  /// Records here that may be of the same person.
  package let duplicates: [Duplicate]
  /// Whether the council's agencies may read the record to find a match.
  package let consent: Consent?
  package let names: [ID<Person>: String]

  /// Whether somebody still has to decide.
  package var isOpen: Bool { ended == nil && application.stage == .applied }
}

/// An application in a list.
package struct ApplicationEntry: Sendable {
  package let application: Application
  package let arrival: Application.Arrival?
  package let person: Person
  package let programme: Bilingual
  /// Nil where nobody has looked yet.
  package let verdict: Eligibility.Verdict?
  /// The last thing that was decided.
  package let decision: ApplicationDecision.Kind?
}
