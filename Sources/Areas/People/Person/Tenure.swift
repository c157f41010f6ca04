import Basics

/// What somebody is or was to whoever keeps their record, and since when: a role in time.
package struct Tenure: Sendable, Hashable {
  package let id: ID<Appointment>
  package let role: Role
  package let begun: Moment
  package let ended: Moment?

  package var isNow: Bool { ended == nil }
}

extension Role {
  /// Roles of people who are looked after here; those of the staff are given where accounts are.
  package static let ofPeople: [Role] = [.newcomer, .professional, .contact, .board, .judge]
}
