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
  package func delivery(by carrier: MailCarrier, retries: Retries = .ofJobs) -> JobHandler {
    JobHandler(LetterDelivery.self, retries: retries, limit: carrier.deadline + .seconds(10)) { job, _ in
      try await deliver(LetterID(rawValue: job.letter), by: carrier)
    }
  }

  private func deliver(_ id: LetterID, by carrier: MailCarrier) async throws -> JobHandler.Completion {
    let waiting = try await database.read { try content(of: id, in: $0) }
    guard let waiting else { return { _ in } }
    guard !waiting.isSuppressed else { return ended(id, .withheld, nil) }
    guard waiting.sentLately < settings.mostToOne else { throw JobPostponed(for: settings.window / 4) }
    let format = LetterFormat(sender: settings.sender, identity: identity(of: id), moment: waiting.added)
    let envelope = MailEnvelope(sender: returnAddress(of: id), recipient: waiting.letter.to)
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

  private struct Waiting {
    let letter: Letter
    let added: Moment
    let isSuppressed: Bool
    let sentLately: Int
  }

  /// Nil when there is nothing to send any more.
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
    let sentLately = try connection.value(
      """
      SELECT COUNT(*) FROM mail_letters
      WHERE recipient_key = \(to.key) AND state = 'sent' AND ended > \(now() + (.zero - settings.window))
      """, as: Int.self)
    return Waiting(
      letter: letter, added: try row.value(at: 8), isSuppressed: try isSuppressed(to, in: connection),
      sentLately: sentLately ?? 0)
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

  /// What `Message-ID` holds.
  func identity(of id: LetterID) -> String { "\(id.digits)@\(settings.sender.address.domain)" }

  /// An address of which each letter has its own, so that what comes back tells which it was.
  func returnAddress(of id: LetterID) -> MailAddress {
    guard let returns = settings.returns else { return settings.sender.address }
    return MailAddress("\(returns.name)+\(id.digits)@\(returns.domain)") ?? returns
  }
}

extension MailAnswer {
  /// Whether the mailbox is not there (X.1.n of RFC 3463), rather than full or not fond of what was written.
  var isAboutAddress: Bool { status?.hasPrefix("5.1.") ?? (code == 550 || code == 551 || code == 553) }
}
