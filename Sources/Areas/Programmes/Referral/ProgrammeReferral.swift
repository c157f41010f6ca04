import Basics
import People

/// Somebody whom an agency sends into a programme that another runs: a referral, by the person's consent and with its clock, and
/// what it is for.
package struct ProgrammeReferral: Sendable, Hashable {
  package let referral: Referral
  package let programme: ID<Programme>
  package let side: Side
  /// When the person was taken into the programme; nil while that is open.
  package let admitted: Moment?

  /// Whether those who run the programme have still to answer, or to take the person in.
  package var isOpen: Bool { admitted == nil && !referral.state.isOver }
}
