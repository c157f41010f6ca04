import Basics

/// Jobs that wait in the database, and what becomes of them.
///
/// A job is open, done or dead. An open one is taken when it is due; taking it moves `due` to the time until which the
/// worker has it, and sets `claim` to a number that only this worker knows. So a job whose worker was killed becomes due
/// again by itself, and what the dead one still wanted to write finds another claim, and is not kept.
package struct JobQueue: Sendable {
  /// Where it is told that jobs were added.
  static let channel: Channel = "jobs"
  /// What a job may hold, in bytes.
  static let longestPayload = 65_536

  let now: @Sendable () -> Moment
  /// Numbers nobody can foresee, for jobs and claims.
  let newNumber: @Sendable () -> Int64

  package init(
    now: @escaping @Sendable () -> Moment = Moment.now,
    newNumber: @escaping @Sendable () -> Int64 = { Int64.random(in: 1 ... .max) }
  ) {
    self.now = now
    self.newNumber = newNumber
  }

  /// Asks for a job, within the transaction that gives the reason for it: both are kept, or neither.
  ///
  /// - Parameters:
  ///   - due: when to begin; without it, as soon as may be.
  ///   - key: the occasion, such as `"welcome 4711"`. As long as a job of that name and key is remembered (30 days after
  ///     its end), another is not added.
  /// - Returns: nil when there was one with the key already.
  @discardableResult
  package func add<Work: Job>(
    _ job: Work, in connection: Connection, due: Moment? = nil, once key: String? = nil
  ) throws -> JobID? {
    let payload = try job.stored
    guard payload.utf8.count <= Self.longestPayload else {
      throw StorageError.unsuitable("a job of \(payload.utf8.count) bytes")
    }
    let (id, now) = (JobID(rawValue: newNumber()), now())
    let added = try connection.run(
      """
      INSERT INTO jobs (id, name, version, payload, key, state, due, attempts, added)
      VALUES (\(id), \(Work.name), \(Work.version), \(payload), \(key), 'open', \(due ?? now), 0, \(now))
      ON CONFLICT (name, key) DO NOTHING
      """)
    guard added == 1 else { return nil }
    try connection.notify(Self.channel)
    return id
  }

  /// A job that a worker has, until the end of its lease.
  struct Claimed: Sendable {
    let id: JobID
    let name: String
    let version: Int
    let payload: String
    /// 1 the first time.
    let attempt: Int
    let claim: Int64
  }

  /// Takes jobs that are due, the longest due first; each is given to one caller only.
  func claim(
    _ names: [String], atMost most: Int, for lease: Duration, in connection: Connection
  ) throws -> [Claimed] {
    let (now, claim) = (now(), newNumber())
    return try connection.rows(
      """
      WITH taken AS MATERIALIZED (
        SELECT id FROM jobs WHERE state = 'open' AND due <= \(now) AND name IN \(list: names)
        ORDER BY due LIMIT \(most) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED"))
      UPDATE jobs SET claim = \(claim), due = \(now + lease), attempts = attempts + 1
      FROM taken WHERE jobs.id = taken.id
      RETURNING jobs.id, name, version, payload, attempts
      """
    ).map { row in
      Claimed(
        id: try row.value(at: 0), name: try row.value(at: 1), version: try row.value(at: 2),
        payload: try row.value(at: 3), attempt: try row.value(at: 4), claim: claim)
    }
  }

  /// When the next job is due, of those that nobody has and of those whose worker may be dead.
  func nextDue(_ names: [String], in connection: Connection) throws -> Moment? {
    try connection.value(
      "SELECT MIN(due) FROM jobs WHERE state = 'open' AND name IN \(list: names)", as: Moment?.self)
      ?? nil
  }

  /// What becomes of a job that was taken.
  enum Ending: Sendable {
    case done
    /// Tried again later.
    case failed(reason: String, pause: Duration)
    /// Not begun: the attempt does not count.
    case postponed(Duration)
    case dead(reason: String)
  }

  /// - Throws: `JobLost` when the worker no longer has the job.
  func end(_ job: Claimed, _ ending: Ending, in connection: Connection) throws {
    let now = now()
    let change: SQL =
      switch ending {
      // What it was about is of no use any more.
      case .done: "state = 'done', payload = '', reason = NULL, ended = \(now)"
      case .failed(let reason, let pause): "reason = \(reason), due = \(now + pause)"
      case .postponed(let pause): "attempts = attempts - 1, due = \(now + pause)"
      case .dead(let reason): "state = 'dead', reason = \(reason), ended = \(now)"
      }
    let changed = try connection.run(
      "UPDATE jobs SET \(change), claim = NULL WHERE id = \(job.id) AND claim = \(job.claim) AND state = 'open'"
    )
    guard changed == 1 else { throw JobLost() }
  }

  /// Forgets jobs that ended so many days ago, a thousand at most; says how many.
  @discardableResult
  package func forget(endedDaysAgo days: Int, in connection: Connection) throws -> Int {
    let before = now() + .seconds(-86_400 * days)
    return try connection.run(
      """
      DELETE FROM jobs WHERE id IN
      (SELECT id FROM jobs WHERE state <> 'open' AND ended < \(before) ORDER BY ended LIMIT 1000)
      """)
  }
}
