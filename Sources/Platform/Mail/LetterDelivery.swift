import Basics
import Storage

/// The job that sends a letter.
struct LetterDelivery: Job {
  static let name = "mail/delivery"
  static let version = 1
  let letter: Int64
}

/// What brings a letter to a server: SMTP, or what a test puts there.
package struct MailCarrier: Sendable {
  /// Gives what the server said when it took the letter. An error says whether to try again.
  package let carry: @Sendable (MailEnvelope, [UInt8]) async throws -> MailAnswer
  /// The longest that it may take.
  package let deadline: Duration

  package init(
    deadline: Duration, _ carry: @escaping @Sendable (MailEnvelope, [UInt8]) async throws -> MailAnswer
  ) {
    self.deadline = deadline
    self.carry = carry
  }
}

/// Whom a letter is from and for, as servers see it: one mailbox, never two.
package struct MailEnvelope: Sendable, Hashable {
  package let sender: MailAddress
  package let recipient: MailAddress
}

/// A server's answer: its code, and of what it said no more, since it may quote an address.
package struct MailAnswer: Sendable, Hashable {
  package let code: Int
  /// `5.1.1`, where the server gives one.
  package let status: String?

  package init(code: Int, status: String? = nil) {
    self.code = code
    self.status = status
  }

  var words: String { status.map { "\(code) \($0)" } ?? "\(code)" }
}

/// Why a letter could not be handed over.
package enum MailProblem: Error, Sendable, Hashable {
  /// The server will never take this letter for this mailbox.
  case refused(MailAnswer)
  /// It may take it later.
  case notNow(MailAnswer)
  /// There is no server to speak to, or not one we may speak to; in words without anything of the letter.
  case unreachable(String)
}

extension Outbox {
  /// What a worker needs to send letters.
  package func delivery(by carrier: MailCarrier, from origin: MailOrigin, retries: Retries = .ofJobs)
    -> JobHandler
  {
    JobHandler(LetterDelivery.self, retries: retries, limit: carrier.deadline + .seconds(10)) { job, _ in
      try await deliver(LetterID(rawValue: job.letter), by: carrier, from: origin)
    }
  }

  private func deliver(_ id: LetterID, by carrier: MailCarrier, from origin: MailOrigin) async throws
    -> JobHandler.Completion
  {
    let beginning = try await database.write { try begin(id, withinDeadline: carrier.deadline, in: $0) }
    let waiting: Waiting
    switch beginning {
    case .nothing: return { _ in }
    case .withheld: return ended(id, .withheld, nil)
    case .crowded: throw JobPostponed(for: limits.window / 4)
    case .begun(let begun): waiting = begun
    }
    let format = LetterFormat(
      sender: origin.sender, identity: origin.identity(of: id), moment: waiting.added)
    let envelope = MailEnvelope(sender: origin.returnAddress(of: id), recipient: waiting.letter.to)
    do {
      let answer = try await carrier.carry(envelope, format.bytes(of: waiting.letter))
      return ended(id, .sent, answer)
    } catch MailProblem.refused(let answer) {
      let (address, isAddress) = (waiting.letter.to, answer.isAboutAddress)
      let end = ended(id, .refused, answer)
      return { connection in
        try end(connection)
        if isAddress { try suppress(address, because: .returned, in: connection) }
      }
    } catch MailProblem.notNow(let answer) {
      throw JobProblem("the server says \(answer.words)")
    } catch MailProblem.unreachable(let words) {
      throw JobProblem(words)
    }
  }

  private enum Beginning: Sendable {
    /// There is nothing to send any more.
    case nothing
    case withheld
    /// Its mailbox has had as many letters as it gets.
    case crowded
    case begun(Waiting)
  }

  /// Takes one of the places that a mailbox has in an hour. It is kept before the letter is carried, so that others under way
  /// at the same time, in whatever process, find it taken; a worker that dies with the letter leaves it taken too, since
  /// the server may have the letter.
  private func begin(_ id: LetterID, withinDeadline deadline: Duration, in connection: Connection) throws
    -> Beginning
  {
    guard let waiting = try content(of: id, in: connection) else { return .nothing }
    let key = waiting.letter.to.key
    if try isSuppressed(waiting.letter.to, in: connection) { return .withheld }
    let (now, window) = (now(), limits.window)
    let taken = try connection.value(
      """
      SELECT (SELECT COUNT(*) FROM mail_letters
          WHERE recipient_key = \(key) AND state = 'sent' AND ended > \(now + (.zero - window)))
        + (SELECT COUNT(*) FROM mail_letters
          WHERE recipient_key = \(key) AND ended IS NULL AND begun > \(now + (.zero - window - deadline)) AND id <> \(id))
      """, as: Int.self)
    guard (taken ?? 0) < limits.mostToOne else { return .crowded }
    try connection.run("UPDATE mail_letters SET begun = \(now) WHERE id = \(id)")
    return .begun(waiting)
  }

  private struct Waiting: Sendable {
    let letter: Letter
    let added: Moment
  }

  private func content(of id: LetterID, in connection: Connection) throws -> Waiting? {
    let row = try connection.row(
      """
      SELECT recipient, language, subject_en, subject_fr, text_en, text_fr, html_en, html_fr, added
      FROM mail_letters WHERE id = \(id) AND state = 'waiting' AND text_en IS NOT NULL
      """)
    guard let row else { return nil }
    let to = try row.value(at: 0, as: MailAddress.self)
    func words(at place: Int) throws -> Bilingual {
      Bilingual(en: try row.value(at: place), fr: try row.value(at: place + 1))
    }
    let letter = Letter(
      to: to, language: Language(rawValue: try row.value(at: 1)) ?? .english,
      subject: Letter.Subject(stored: try words(at: 2)), text: try words(at: 4), html: try words(at: 6))
    return Waiting(letter: letter, added: try row.value(at: 8))
  }

  /// A letter that came back meanwhile stays so.
  private func ended(_ id: LetterID, _ state: LetterState, _ answer: MailAnswer?) -> JobHandler.Completion {
    { connection in
      try connection.run(
        """
        UPDATE mail_letters SET state = \(state), ended = \(now()), answer = \(answer?.words)
        WHERE id = \(id) AND state = 'waiting'
        """)
    }
  }
}

extension MailAnswer {
  /// Whether the mailbox is not there (X.1.n of RFC 3463), rather than full or not fond of what was written.
  var isAboutAddress: Bool { status?.hasPrefix("5.1.") ?? (code == 550 || code == 551 || code == 553) }
}
