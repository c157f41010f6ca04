import Basics
import Identity
import People
import Storage

/// Application forms that were begun, each known by the digest of its link.
///
/// They belong to nobody yet, and so no wall but the open one lets them through: whoever asks has shown the secret.
struct IntakeDraftStore {
  private let connection: Connection
  private let now: Moment

  init(_ connection: Connection, at now: Moment) {
    self.connection = connection
    self.now = now
  }

  /// A blank form.
  ///
  /// - Returns: what its link holds.
  func begin(
    _ programme: ID<Programme>, of council: ID<Keeper>, as side: Side, version: Int, in language: Language
  ) throws -> Secret {
    let ticket = Ticket(for: IntakeDraft.purpose, at: now)
    try connection.run(
      """
      INSERT INTO intake_drafts (id, digest, programme, council, side, version, language, answers, begun, saved, expires)
      VALUES (\(ID<IntakeDraft>(at: now)), \(ticket.kept.digest), \(programme), \(council), \(side), \(version), \(language), '',
        \(now), \(now), \(ticket.kept.expires))
      """)
    return ticket.secret
  }

  /// Nil for a link that we never gave out, and for one whose time is over: the two are one.
  func draft(_ secret: Secret) throws -> IntakeDraft? {
    let digest = IntakeDraft.purpose.digest(of: secret)
    return try connection.row(
      """
      SELECT d.id, d.programme, d.council, d.side, d.version, d.language, d.answers, d.expires, d.sent
      FROM intake_drafts d WHERE d.digest = \(digest) AND d.expires > \(now)
      """
    ).map { row in
      IntakeDraft(
        id: try row.value(at: 0), programme: try row.value(at: 1), council: try row.value(at: 2),
        side: try row.value(at: 3), version: try row.value(at: 4), language: try row.value(at: 5),
        answers: try row.value(at: 6), expires: try row.value(at: 7), sent: try row.value(at: 8))
    }
  }

  /// Keeps what was typed, for another thirty days.
  ///
  /// - Throws: a refusal when it was sent, or its time ended, meanwhile.
  func keep(_ answers: String, in draft: IntakeDraft, version: Int, _ language: Language) throws {
    let expires = Ticket(for: IntakeDraft.purpose, at: now).kept.expires
    let count = try connection.run(
      """
      UPDATE intake_drafts SET answers = \(answers), version = \(version), language = \(language), saved = \(now),
        expires = \(expires)
      WHERE id = \(draft.id) AND sent IS NULL AND expires > \(now)
      """)
    guard count == 1 else { throw Self.isSent }
  }

  /// Ends a form with what is made of it, in the same transaction; what was typed goes.
  ///
  /// - Throws: a refusal when it was sent before: of two presses one counts.
  func send(_ draft: IntakeDraft) throws {
    let count = try connection.run(
      """
      UPDATE intake_drafts SET sent = \(now), answers = ''
      WHERE id = \(draft.id) AND sent IS NULL AND expires > \(now)
      """)
    guard count == 1 else { throw Self.isSent }
  }

  /// Removes those whose time is over.
  @discardableResult
  func forgetOld() throws -> Int {
    try connection.run("DELETE FROM intake_drafts WHERE expires <= \(now)")
  }

  static let isSent = Refusal(
    .conflict, en: "This application was sent already. It counts once.",
    fr: "Cette candidature a déjà été envoyée. Elle compte une fois.")
}

/// The job that removes application forms that nobody sent, once a day.
struct IntakeUpkeep: Job {
  static let name = "programmes/intake-upkeep"
  static let version = 1
  let day: LocalDate

  static func handler(now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    JobHandler(IntakeUpkeep.self) { _, connection in
      try IntakeDraftStore(connection, at: now()).forgetOld()
    }
  }

  /// At twenty to four in the morning, where the council is.
  static func schedule(in zone: Zone) -> DailySchedule {
    DailySchedule("programmes/intake-upkeep", hour: 3, minute: 40, in: zone) { IntakeUpkeep(day: $0) }
  }
}
