import Basics
import Storage

/// Letters that are asked for in the transaction that gives the reason for them, and sent by a job.
///
/// A letter is sent at least once: when a worker dies after the server took it and before that was written down, it is sent
/// again, with the same `Message-ID`, by which servers and programs of mail know it. It is not sent again otherwise.
package struct Outbox: Sendable {
  package struct Limits: Sendable {
    /// Letters that one mailbox gets in a time, at most; others wait.
    package var mostToOne = 20
    package var window: Duration = .seconds(3_600)
    /// Days after which what a letter said is forgotten, and after which the letter is.
    package var daysOfBody = 7
    package var daysOfLetter = 90

    package init() {}
  }

  let database: Database
  let limits: Limits
  let queue: JobQueue
  let now: @Sendable () -> Moment
  let newNumber: @Sendable () -> Int64

  package init(
    _ database: Database, limits: Limits = Limits(), queue: JobQueue = JobQueue(),
    now: @escaping @Sendable () -> Moment = Moment.now,
    newNumber: @escaping @Sendable () -> Int64 = { Int64.random(in: 1 ... .max) }
  ) {
    self.database = database
    self.limits = limits
    self.queue = queue
    self.now = now
    self.newNumber = newNumber
  }

  /// Asks for a letter to be sent, with the change that is the reason for it.
  ///
  /// - Parameter key: the occasion; of letters with one key the first is sent (see `JobQueue.add`).
  /// - Returns: nil when there was one with the key already.
  @discardableResult
  package func add(
    _ letter: Letter, in connection: Connection, due: Moment? = nil, once key: String? = nil
  ) throws -> LetterID? {
    let id = LetterID(rawValue: newNumber())
    guard try queue.add(LetterDelivery(letter: id.rawValue), in: connection, due: due, once: key) != nil
    else {
      return nil
    }
    let subject = letter.subject.words
    try connection.run(
      """
      INSERT INTO mail_letters (id, recipient, recipient_key, language, subject_en, subject_fr,
        text_en, text_fr, html_en, html_fr, state, added)
      VALUES (\(id), \(letter.to), \(letter.to.key), \(letter.language.rawValue), \(subject.en), \(subject.fr),
        \(letter.text.en), \(letter.text.fr), \(letter.html.en), \(letter.html.fr), 'waiting', \(now()))
      """)
    return id
  }

  /// What became of a letter; nil when it is forgotten.
  package func state(of letter: LetterID, in connection: Connection) throws -> LetterState? {
    try connection.value("SELECT state FROM mail_letters WHERE id = \(letter)")
  }

  /// Nobody writes to the address any more, until that is lifted.
  package func suppress(_ address: MailAddress, because reason: Suppression, in connection: Connection) throws
  {
    try connection.run(
      """
      INSERT INTO mail_suppressions (recipient_key, at, reason) VALUES (\(address.key), \(now()), \(reason))
      ON CONFLICT (recipient_key) DO NOTHING
      """)
  }

  package func lift(_ address: MailAddress, in connection: Connection) throws {
    try connection.run("DELETE FROM mail_suppressions WHERE recipient_key = \(address.key)")
  }

  package func isSuppressed(_ address: MailAddress, in connection: Connection) throws -> Bool {
    try connection.row("SELECT 1 FROM mail_suppressions WHERE recipient_key = \(address.key)") != nil
  }

  /// Forgets what old letters said, and older letters altogether, a thousand of each at most. A letter that still waits keeps
  /// what it says, but for a month at most.
  ///
  /// - Returns: how many of each.
  @discardableResult
  package func forget(in connection: Connection) throws -> (bodies: Int, letters: Int) {
    func before(_ days: Int) -> Moment { now() + .seconds(-86_400 * days) }
    let bodies = try connection.run(
      """
      UPDATE mail_letters SET text_en = NULL, text_fr = NULL, html_en = NULL, html_fr = NULL WHERE id IN
      (SELECT id FROM mail_letters WHERE text_en IS NOT NULL AND
        (added < \(before(limits.daysOfBody)) AND state <> 'waiting' OR added < \(before(limits.daysOfBody + 23)))
        ORDER BY added LIMIT 1000)
      """)
    let letters = try connection.run(
      """
      DELETE FROM mail_letters WHERE id IN
      (SELECT id FROM mail_letters WHERE added < \(before(limits.daysOfLetter)) ORDER BY added LIMIT 1000)
      """)
    return (bodies, letters)
  }
}

/// Stands for one letter. It is in the address for returns and in `Message-ID`, and nobody can guess it.
package struct LetterID: RawRepresentable, Storable, Hashable {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// 16 hexadecimal digits.
  package var digits: String {
    let digits = String(UInt64(bitPattern: rawValue), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  init?(digits: some StringProtocol) {
    guard digits.utf8.count == 16, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let number = UInt64(digits, radix: 16)
    else { return nil }
    rawValue = Int64(bitPattern: number)
  }
}

package enum LetterState: String, Storable {
  case waiting, sent
  /// The server would not have it, for good.
  case refused
  /// It came back.
  case returned
  /// It was not sent, because the address is one that nobody writes to.
  case withheld
}

/// Why nobody writes to an address.
package enum Suppression: String, Storable {
  case returned, asked
}
