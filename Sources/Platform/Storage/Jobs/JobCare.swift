import Basics

/// A job that was given up, for whoever looks after the installation.
package struct DeadJob: Sendable, Hashable {
  package let id: JobID
  package let name: String
  package let attempts: Int
  package let reason: String
  package let ended: Moment
}

/// How the queue is, for health and for whoever looks after the installation.
package struct JobQueueCondition: Sendable, Hashable {
  package let open: Int
  package let dead: Int
  /// When the job that has been due longest was due; nil when none is due.
  package let oldestDue: Moment?
  /// When the oldest job that is due, or was tried in vain, was asked for; nil when there is none.
  package let oldestWaiting: Moment?
}

/// What a person looks at and does: jobs that were given up, and trying them again.
extension JobQueue {
  /// - Parameter name: jobs of one kind; without it, all.
  package func condition(of name: String? = nil, in connection: Connection) throws -> JobQueueCondition {
    func which(_ conditions: SQL?...) -> Filter {
      var filter: Filter = [name.map { "name = \($0)" }]
      for condition in conditions { filter.and(condition) }
      return filter
    }
    let now = now()
    let row = try connection.row(
      """
      SELECT (SELECT COUNT(*) FROM jobs \(where: which("state = 'open'"))),
        (SELECT COUNT(*) FROM jobs \(where: which("state = 'dead'"))),
        (SELECT MIN(due) FROM jobs \(where: which("state = 'open'", "due <= \(now)"))),
        (SELECT MIN(added) FROM jobs \(where: which("state = 'open'", "due <= \(now) OR attempts > 0")))
      """)
    return JobQueueCondition(
      open: try row?.value(at: 0) ?? 0, dead: try row?.value(at: 1) ?? 0, oldestDue: try row?.value(at: 2),
      oldestWaiting: try row?.value(at: 3))
  }

  /// Those given up last, the latest first.
  package func dead(_ name: String? = nil, atMost most: Int = 100, in connection: Connection) throws
    -> [DeadJob]
  {
    let which: Filter = ["state = 'dead'", name.map { "name = \($0)" }]
    return try connection.rows(
      "SELECT id, name, attempts, reason, ended FROM jobs \(where: which) ORDER BY ended DESC, id LIMIT \(most)"
    ).map {
      DeadJob(
        id: try $0.value(at: 0), name: try $0.value(at: 1), attempts: try $0.value(at: 2),
        reason: try $0.value(at: 3), ended: try $0.value(at: 4))
    }
  }

  /// Lets jobs that were given up be tried again from the beginning.
  ///
  /// - Parameters:
  ///   - id: one job; without it, all.
  ///   - name: of one kind; without it, of any.
  /// - Returns: how many there were.
  package func revive(_ id: JobID? = nil, of name: String? = nil, in connection: Connection) throws -> Int {
    let which: Filter = ["state = 'dead'", id.map { "id = \($0)" }, name.map { "name = \($0)" }]
    let revived = try connection.run(
      "UPDATE jobs SET state = 'open', ended = NULL, attempts = 0, due = \(now()) \(where: which)")
    if revived > 0 { try connection.notify(Self.channel) }
    return revived
  }
}
