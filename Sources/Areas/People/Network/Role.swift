import Basics

/// What somebody is to a council or an agency, from one day to another. One person may be several things at once, or one after the
/// other: a mentee who becomes a mentor is one person.
package enum Role: String, Sendable, CaseIterable {
  case newcomer
  case professional
  case coordinator
  case coach
  /// Speaks for an employer.
  case contact
  case board
  case judge
  /// Works for the network of all councils.
  case national
  case auditor
  case administrator

  /// The roles that sign in and work here; the others follow links from letters.
  package static let staff: Set<Role> = [.coordinator, .coach, .national, .auditor, .administrator]
  package var isStaff: Bool { Self.staff.contains(self) }

  /// Those who read and change records of people. Whoever looks after accounts, or looks over everybody's shoulder, does not.
  package static let ofRecords: Set<Role> = [.coordinator, .coach]

  /// Where somebody can be it; an administrator of an agency is one of its coaches who may do that too, and so holds both roles.
  package var keepers: Set<Keeper.Kind> {
    switch self {
    case .newcomer, .professional, .administrator: [.council, .agency]
    case .coach: [.agency]
    case .coordinator, .contact, .board, .judge, .national, .auditor: [.council]
    }
  }

  package var title: Bilingual {
    switch self {
    case .newcomer: Bilingual(en: "newcomer", fr: "personne nouvellement arrivée")
    case .professional: Bilingual(en: "professional", fr: "personne établie dans son domaine")
    case .coordinator: Bilingual(en: "coordinator", fr: "coordination")
    case .coach: Bilingual(en: "coach", fr: "accompagnement")
    case .contact: Bilingual(en: "employer contact", fr: "contact chez l’employeur")
    case .board: Bilingual(en: "board member", fr: "membre du conseil d’administration")
    case .judge: Bilingual(en: "judge", fr: "membre d’un jury")
    case .national: Bilingual(en: "national staff", fr: "équipe nationale")
    case .auditor: Bilingual(en: "auditor", fr: "vérification")
    case .administrator: Bilingual(en: "administrator", fr: "administration")
    }
  }
}

/// Somebody in a role, somewhere, for some time.
package struct Appointment: Sendable, Hashable {
  package let id: ID<Appointment>
  package let person: ID<Person>
  package let role: Role
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package let begun: Moment
  package var ended: Moment?
}
