import Basics
import Identity
import Mail
import People
import Storage

/// Takes an application in: the record, whose word each answer is, the consent, the place in the programme, and the letter that
/// says so, all in one transaction with the end of the form.
///
/// Nobody else's record is looked at, so that neither what is answered nor the time it takes tells whether anybody is known.
struct IntakeSubmissionStore {
  private let connection: Connection
  private let now: Moment
  private let clock: DayClock

  /// - Parameter connection: behind the open wall: a form belongs to nobody until it is a record.
  init(_ connection: Connection, at now: Moment, _ clock: DayClock) {
    self.connection = connection
    self.now = now
    self.clock = clock
  }

  /// - Returns: the link by which the person sees their record.
  /// - Throws: a refusal when the form was sent before.
  @discardableResult
  func send(_ submission: IntakeSubmission, of draft: IntakeDraft, in opening: IntakeOpening) throws -> Ticket
  {
    try IntakeDraftStore(connection, at: now).send(draft)
    let person = submission.person
    let access = Access(
      person: person.id, role: opening.side.role, keeper: submission.keeper.id,
      council: submission.keeper.council,
      now: now)
    try PersonStore(connection, access).add(person)
    try TimelineStore(connection, access).add(.added, of: person.id)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.id.rawValue, how: "added",
        council: access.council.rawValue),
      in: connection)
    try TenureStore(connection, access).begin(opening.side.role, of: person.id)
    try keep(submission, of: person.id, access)
    if let day = submission.agreedUntil {
      let asked = ConsentRequest(
        .matching, of: person.id, keptBy: submission.keeper.name,
        to: ConsentRecipient(opening.council.id, isWholeCouncil: true), named: opening.council.name,
        in: person.language, until: day, at: now)
      try ConsentStore(connection, access).add(asked.given(.online, at: now), writtenBy: nil)
    }
    let application = try ApplicationStore(connection, access).add(
      person.id, to: opening.programme.id, as: opening.side, .applied, through: .form,
      version: opening.version)
    try EligibilityCheckStore(connection, access).check(
      application, of: person.id, opening.side, by: opening.model, version: opening.version,
      day: clock.day(now))
    return try PersonLinkStore(connection).add(for: person.id, by: access)
  }

  private func keep(_ submission: IntakeSubmission, of person: ID<Person>, _ access: Access) throws {
    let profiles = ProfileStore(connection, access)
    try profiles.save(submission.entries, of: person, from: .person)
    guard let code = submission.code,
      let value = try profiles.current(of: person).first(where: { $0.field == .occupation })
    else { return }
    _ = try profiles.confirm(value.id, as: code.unit, of: person)
  }
}
