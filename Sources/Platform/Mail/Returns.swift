import Basics
import Storage

extension Outbox {
  /// Letters of a month that may come back before nobody writes to an address any more, though it is not said to be gone.
  static let mostReturns = 3

  /// Takes in a message that came to the address for returns, and says what letter it was about; nil when it was about none of
  /// ours.
  ///
  /// A letter that came back for good is `returned`. If its mailbox is not there, or if it is the third in a month, nobody
  /// writes to the address any more.
  @discardableResult
  package func takeReturn(_ message: [UInt8], to origin: MailOrigin, in connection: Connection) throws
    -> LetterID?
  {
    guard let report = DeliveryReport(message: message), let id = origin.letter(of: report) else {
      return nil
    }
    let recipient = try connection.value(
      "SELECT recipient_key FROM mail_letters WHERE id = \(id)", as: String.self)
    guard let recipient, let address = MailAddress(recipient) else { return nil }
    for outcome in report.outcomes where outcome.action == .failed || outcome.action == .delayed {
      try connection.run(
        """
        INSERT INTO mail_returns (letter, at, action, status)
        VALUES (\(id), \(now()), \(outcome.action.rawValue), \(outcome.status.text))
        ON CONFLICT (letter, action, status) DO NOTHING
        """)
    }
    let final = report.outcomes.filter { $0.action == .failed && $0.status.kind == 5 }
    guard !final.isEmpty else { return id }
    try connection.run(
      "UPDATE mail_letters SET state = 'returned', ended = COALESCE(ended, \(now())) WHERE id = \(id)")
    let returned = try connection.value(
      """
      SELECT COUNT(*) FROM mail_letters
      WHERE recipient_key = \(recipient) AND state = 'returned' AND ended > \(now() + .seconds(-86_400 * 30))
      """, as: Int.self)
    let isGone = final.contains { $0.status.subject == 1 }
    if isGone || (returned ?? 0) >= Self.mostReturns {
      try suppress(address, because: .returned, in: connection)
    }
    return id
  }
}
