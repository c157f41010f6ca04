import Basics
import Identity
import Mail
import Outbound

/// What somebody of the staff signs in by. Newcomers and professionals have none: they follow links from letters.
package struct Account: Sendable {
  package let person: ID<Person>
  /// What they sign in by, as it was written; capitals make no difference.
  package let email: MailAddress
  /// Nil until they followed their invitation.
  let password: PasswordHash?
  /// What their app makes codes from; nil until they have shown one.
  let oneTimeCode: OneTimeCode?
  /// The step of the last code that was used: no code works twice.
  let lastStep: Int64?
  let passkeyCount: Int
  /// Since when it opens nothing.
  package let closed: Moment?

  package var isInvited: Bool { password == nil }
  /// A passkey shows who holds the device, and so counts as one.
  package var hasSecondFactor: Bool { oneTimeCode != nil || passkeyCount > 0 }
}

/// What a link or a step on the way in is for.
enum AccountTicket: String, Sendable, CaseIterable {
  case invitation, recovery
  /// The password was right; something else is still to be shown.
  case secondStep = "second-step"

  /// A week for an invitation, over which somebody may be away. An hour for a recovery, as ASVS asks (6.4.4). Ten minutes to
  /// find the telephone.
  var purpose: TicketPurpose {
    switch self {
    case .invitation: TicketPurpose("invitation", lasting: .seconds(7 * 86_400))
    case .recovery: TicketPurpose("recovery", lasting: .seconds(3_600))
    case .secondStep: TicketPurpose("second step", lasting: .seconds(600))
    }
  }

  /// Wrong codes after which the password has to be given again.
  static let mostTries = 5
}

/// How this installation signs people in.
package struct AccountSetting: Sendable {
  /// Where links in letters lead. It is a setting and never what a request says, so that nobody can have a letter lead elsewhere.
  package let origin: String
  /// Nil where browsers make no passkeys: at an address that is a number.
  package let passkeys: PasskeySite?
  /// Without, links are shown to whoever invites, to be handed on.
  package let hasMail: Bool
  package let hasher: PasswordHasher
  /// What providers of agencies' own say of themselves.
  let providers: ProviderSource

  /// - Parameters:
  ///   - origin: scheme, host and port, without a stroke at the end.
  ///   - outbound: by what providers are asked.
  package init(
    origin: String, hasMail: Bool, hasher: PasswordHasher = PasswordHasher(),
    outbound: OutboundClient = OutboundClient()
  ) {
    self.origin = origin
    self.hasMail = hasMail
    self.hasher = hasher
    providers = ProviderSource(outbound)
    let host = origin.drop { $0 != ":" }.dropFirst(3).prefix { $0 != ":" }
    let isName = host.last?.isLetter == true
    passkeys = isName ? PasskeySite(id: String(host), name: Self.siteName, origins: [origin]) : nil
  }

  /// What apps and devices show beside a code or a passkey.
  static let siteName = "Allies"
}
