import Basics
import Testing

@testable import Identity

@Suite("Tickets")
struct TicketTests {
  static let invitation = TicketPurpose("invitation", lasting: .seconds(3_600))
  static let recovery = TicketPurpose("recovery", lasting: .seconds(600))
  private let now = Moment(microsecondsSince1970: 1_790_000_000_000_000)

  @Test("a ticket opens what it is for until its time is over, to the microsecond")
  func time() {
    let kept = Ticket(for: Self.invitation, at: now).kept
    #expect(kept.state(at: now) == .open)
    #expect(kept.state(at: now + .seconds(3_600) + .microseconds(-1)) == .open)
    #expect(kept.state(at: now + .seconds(3_600)) == .expired)
    #expect(kept.state(at: now + .seconds(-86_400)) == .open, "a clock that is set back closes nothing")
  }

  @Test("a ticket that was used is used for good")
  func used() {
    let kept = Ticket(for: Self.invitation, at: now).kept
    let used = KeptTicket(digest: kept.digest, expires: kept.expires, used: now)
    #expect(used.state(at: now) == .used)
    #expect(used.state(at: now + .seconds(7_200)) == .used)
  }

  @Test("what is kept of a ticket is found by its secret and its purpose, and opens nothing by itself")
  func digests() {
    let ticket = Ticket(for: Self.invitation, at: now)
    #expect(Secret(ticket.secret.text).map(Self.invitation.digest) == ticket.kept.digest)
    #expect(Self.recovery.digest(of: ticket.secret) != ticket.kept.digest)
    #expect(ticket.secret.digest(for: "session") != ticket.kept.digest)
    #expect(Secret(ticket.kept.digest) == nil)
    #expect(Ticket(for: Self.invitation, at: now).kept.digest != ticket.kept.digest)
  }
}
