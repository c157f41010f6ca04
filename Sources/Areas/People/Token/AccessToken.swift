import Basics
import Identity

/// What a program shows in place of somebody's session: it acts as that person in one of their roles, with no more than its scopes
/// let through, until a day.
package struct AccessToken: Sendable, Hashable {
  package let id: ID<AccessToken>
  /// What its owner calls it.
  package let name: String
  /// In which role; when that ends, so does the token.
  package let appointment: ID<Appointment>
  package let scopes: Set<TokenScope>
  package let made: Moment
  package let expires: Moment
  /// The last day on which it was used.
  package var used: LocalDate?

  package static let mostDays = 365
  /// A season: long enough for a report, short enough that a forgotten one does not stay.
  package static let usualDays = 90

  /// What it begins with, so that it is known for what it is where it should not stand.
  static let prefix = "allies_"

  /// As it is shown, once.
  static func text(of secret: Secret) -> String { prefix + secret.text }

  /// Nil for what can be none.
  static func secret(_ text: String) -> Secret? {
    text.hasPrefix(prefix) ? Secret(text.dropFirst(prefix.count)) : nil
  }

  static func digest(of secret: Secret) -> String { secret.digest(for: "access token") }
}

/// A part of what somebody may do, to read it or to change it.
package enum TokenScope: String, Sendable, CaseIterable {
  case readRecords = "records:read"
  case writeRecords = "records:write"
  case readSharing = "sharing:read"
  case writeSharing = "sharing:write"
  case readOrganisations = "organisations:read"
  case writeOrganisations = "organisations:write"
  case readStaff = "staff:read"
  case writeStaff = "staff:write"

  /// Records of people; consents and referrals; the directory of organisations; who works here.
  package enum Part: String, Sendable, CaseIterable {
    case records, sharing, organisations, staff

    package var title: Bilingual {
      switch self {
      case .records: Bilingual(en: "records of people", fr: "dossiers de personnes")
      case .sharing: Bilingual(en: "consents and referrals", fr: "consentements et orientations")
      case .organisations: Bilingual(en: "organisations", fr: "organisations")
      case .staff: Bilingual(en: "who works here", fr: "qui travaille ici")
      }
    }

    /// Those who may have any of it at all.
    var roles: Set<Role> {
      switch self {
      case .records, .sharing: Role.ofRecords
      case .organisations: [.coordinator, .coach, .administrator]
      case .staff: [.administrator]
      }
    }
  }

  package var part: Part {
    switch self {
    case .readRecords, .writeRecords: .records
    case .readSharing, .writeSharing: .sharing
    case .readOrganisations, .writeOrganisations: .organisations
    case .readStaff, .writeStaff: .staff
    }
  }

  package var title: Bilingual {
    return rawValue.hasSuffix(":read")
      ? Bilingual(en: "Read \(part.title.en)", fr: "Lire\u{A0}: \(part.title.fr)")
      : Bilingual(en: "Change \(part.title.en)", fr: "Modifier\u{A0}: \(part.title.fr)")
  }

  /// What somebody in a role can give a program of their own.
  package static func open(to role: Role) -> [TokenScope] {
    allCases.filter { $0.part.roles.contains(role) }
  }
}
