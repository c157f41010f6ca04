import Basics
import Storage

/// A letter that did not arrive, for whoever looks after the installation: nothing of whom it was for, or of what it said.
package struct LostLetter: Sendable, Hashable {
  package let letter: LetterID
  /// Refused or returned.
  package let state: LetterState
  package let ended: Moment
  /// The code of the reason, if a server gave one.
  package let reason: String?
}

/// What a person looks at and does: letters that wait, that were given up, or that did not arrive.
extension Outbox {
  /// How many letters wait or were given up, and since when.
  package func condition(in connection: Connection) throws -> JobQueueCondition {
    try queue.condition(of: LetterDelivery.name, in: connection)
  }

  /// Letters that no server took in all attempts, each by the number of its job; the latest first.
  package func givenUp(in connection: Connection) throws -> [DeadJob] {
    try queue.dead(LetterDelivery.name, in: connection)
  }

  /// Lets letters that were given up be tried again, one or all; says how many there were.
  package func retry(_ job: JobID? = nil, in connection: Connection) throws -> Int {
    try queue.revive(job, of: LetterDelivery.name, in: connection)
  }

  /// Letters that a server refused, or that came back, the latest first.
  package func lost(atMost most: Int = 100, in connection: Connection) throws -> [LostLetter] {
    try connection.rows(
      """
      SELECT id, state, ended, COALESCE(
          (SELECT MAX(status) FROM mail_returns WHERE letter = mail_letters.id AND action = 'failed'), answer)
      FROM mail_letters WHERE state IN ('refused', 'returned') ORDER BY ended DESC, id LIMIT \(most)
      """
    ).map {
      LostLetter(
        letter: try $0.value(at: 0), state: try $0.value(at: 1), ended: try $0.value(at: 2),
        reason: try $0.value(at: 3))
    }
  }
}
