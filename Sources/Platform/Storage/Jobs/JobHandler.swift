/// What is done for jobs of one kind.
package struct JobHandler: Sendable {
  /// What is written in the transaction that ends the job.
  package typealias Completion = @Sendable (Connection) throws -> Void

  let name: String
  let limit: Duration
  let retries: Retries
  let carryOut: @Sendable (JobQueue.Claimed) async throws -> Completion
  /// What is written when a job is given up, however that came about: also where its worker died in the last attempt.
  let giveUp: (@Sendable (JobQueue.Claimed) throws -> Completion)?

  /// For work in the database alone. It and the end of the job are one transaction: it is done exactly once.
  package init<Work: Job>(
    _ kind: Work.Type, retries: Retries = .ofJobs,
    writing body: @escaping @Sendable (Work, Connection) throws -> Void
  ) {
    name = Work.name
    limit = .seconds(60)
    self.retries = retries
    giveUp = nil
    carryOut = { claimed in
      let job = try Work(stored: claimed.payload, version: claimed.version)
      return { connection in try body(job, connection) }
    }
  }

  /// For work outside of the database. It is done at least once: again when it failed, and also when a worker died after
  /// it was done and before that was written down. So it must do no harm twice.
  ///
  /// - Parameters:
  ///   - limit: after so long the task is cancelled.
  ///   - body: gets the number of the attempt, from 1, and gives what is to be written with the end of the job. It throws
  ///     `JobProblem` or `JobPostponed` to say more of what went wrong.
  ///   - given: what is to be written when a job is given up.
  package init<Work: Job>(
    _ kind: Work.Type, retries: Retries = .ofJobs, limit: Duration = .seconds(60),
    givenUp given: (@Sendable (Work) throws -> Completion)? = nil,
    doing body: @escaping @Sendable (Work, _ attempt: Int) async throws -> Completion
  ) {
    name = Work.name
    self.limit = limit
    self.retries = retries
    if let given {
      giveUp = { claimed in try given(try Work(stored: claimed.payload, version: claimed.version)) }
    } else {
      giveUp = nil
    }
    carryOut = { claimed in
      try await body(try Work(stored: claimed.payload, version: claimed.version), claimed.attempt)
    }
  }
}
