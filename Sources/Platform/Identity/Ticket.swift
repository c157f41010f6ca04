import Basics

/// What a link or a code is for, and how long it opens that. An area names its own:
/// `static let invitation = TicketPurpose("invitation", lasting: .seconds(7 * 86_400))`.
package struct TicketPurpose: Sendable {
  let name: StaticString
  let duration: Duration

  package init(_ name: StaticString, lasting duration: Duration) {
    self.name = name
    self.duration = duration
  }

  /// By what a ticket of this purpose is found among those that are kept. The same secret for another purpose has another
  /// digest: an invitation recovers no password.
  package func digest(of secret: Secret) -> String { secret.digest(for: name) }
}

/// A way in that works once and not for long: an invitation, a recovery, the answer of somebody without an account, the
/// challenge of a passkey.
///
/// The secret is shown once, in the link, and never kept. The store keeps `kept`, finds it by the digest of what comes back, and
/// marks it used in the same transaction in which it acts on it.
package struct Ticket: Sendable {
  /// What the link holds.
  package let secret: Secret
  package let kept: KeptTicket

  package init(for purpose: TicketPurpose, at now: Moment, secret: Secret = Secret()) {
    self.secret = secret
    kept = KeptTicket(digest: purpose.digest(of: secret), expires: now + purpose.duration)
  }
}

/// What is known of a ticket that was given out; nobody can make its link from it.
package struct KeptTicket: Sendable, Equatable {
  package enum State: Sendable { case open, used, expired }

  package let digest: String
  package let expires: Moment
  package let used: Moment?

  package init(digest: String, expires: Moment, used: Moment? = nil) {
    self.digest = digest
    self.expires = expires
    self.used = used
  }

  package func state(at now: Moment) -> State {
    if used != nil { return .used }
    return now < expires ? .open : .expired
  }

  /// For the page that an old link opens. It tells nothing about whom the link was for.
  package static let refusal = Refusal(
    .conflict,
    en: "This link has been used, or its time is over. Ask for a new one.",
    fr: "Ce lien a déjà servi, ou son délai est passé. Demandez-en un nouveau.")
}
