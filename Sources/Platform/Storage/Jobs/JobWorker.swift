import Basics
import Synchronization

/// Carries out jobs until it is stopped, several at a time. Any number of workers, in any number of processes, share a queue.
///
/// It is woken when a job is added; because such a signal may be lost, it also looks by itself.
package final class JobWorker: Sendable {
  package struct Settings: Sendable {
    /// Jobs at the same time.
    package var atOnce = 8
    /// How often it looks without being told.
    package var pollEvery: Duration = .seconds(5)
    /// How long jobs under way may take to end when the worker is stopped; then they are cancelled, and go back.
    package var drainFor: Duration = .seconds(10)
    package var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    package init() {}
  }

  private struct State {
    var bell: AsyncStream<Void>.Continuation?
    var running: [Int64: Task<Void, Never>] = [:]
    var lastNumber: Int64 = 0
    var isStopped = false
    var isDrained = false
    /// The last day that each schedule was looked at for.
    var days: [String: LocalDate] = [:]
  }

  private let database: Database
  private let queue: JobQueue
  private let handlers: [String: JobHandler]
  private let schedules: [DailySchedule]
  private let settings: Settings
  /// Longer than any handler may take, so that nobody else gets a job that is under way.
  private let lease: Duration
  private let state = Mutex(State())
  /// How often the database could not be asked; what health and metrics tell.
  package let failures = Atomic<Int>(0)

  package init(
    _ database: Database, queue: JobQueue = JobQueue(), handlers: [JobHandler],
    schedules: [DailySchedule] = [],
    settings: Settings = Settings()
  ) {
    self.database = database
    self.queue = queue
    self.handlers = Dictionary(handlers.map { ($0.name, $0) }) { first, _ in first }
    self.schedules = schedules
    self.settings = settings
    lease = (handlers.map(\.limit).max() ?? .zero) + .seconds(30)
  }

  /// Works until `stop` is called or the task is cancelled; then begins nothing, and returns when what was begun has ended.
  package func run() async {
    // A task of its own: in one that was cancelled the bell would fall silent, and nobody would wait for what was begun.
    let work = Task { await self.work() }
    await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      stop()
    }
  }

  private func work() async {
    let (bell, ringer) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    state.withLock { $0.bell = ringer }
    let listening = Task { [database] in
      for await _ in database.signals(on: JobQueue.channel) { ringer.yield() }
    }
    var alarm: Task<Void, Never>?
    ringer.yield()
    for await _ in bell {
      alarm?.cancel()
      if state.withLock({ $0.isStopped }) {
        if state.withLock({ $0.running.isEmpty }) { break }
        alarm = drain(alarm)
      } else {
        let pause = await look()
        alarm = ring(after: pause)
      }
    }
    alarm?.cancel()
    listening.cancel()
  }

  /// Begins no more jobs; `run` returns when those under way have ended.
  package func stop() {
    let bell = state.withLock { state in
      state.isStopped = true
      return state.bell
    }
    bell?.yield()
  }

  private func ring(after pause: Duration) -> Task<Void, Never> {
    let (bell, sleep) = (state.withLock { $0.bell }, settings.sleep)
    return Task {
      guard (try? await sleep(pause)) != nil else { return }
      bell?.yield()
    }
  }

  /// The first time, begins to wait for the end of the drain. The task is not the alarm's, and is not cancelled by the bell.
  private func drain(_ alarm: Task<Void, Never>?) -> Task<Void, Never>? {
    let isFirst = state.withLock { state in
      defer { state.isDrained = true }
      return !state.isDrained
    }
    guard isFirst else { return alarm }
    let (sleep, drainFor) = (settings.sleep, settings.drainFor)
    Task { [weak self] in
      try? await sleep(drainFor)
      let running = self?.state.withLock { Array($0.running.values) } ?? []
      for task in running { task.cancel() }
    }
    return nil
  }

  /// Takes what is due and begins it; says when to look again.
  private func look() async -> Duration {
    do {
      try await tick()
      let free = settings.atOnce - state.withLock { $0.running.count }
      // Whoever ends rings.
      guard free > 0 else { return settings.pollEvery }
      let (queue, lease, names) = (queue, lease, Array(handlers.keys))
      let claimed = try await database.write(.readCommitted) {
        try queue.claim(names, atMost: free, for: lease, in: $0)
      }
      for job in claimed { begin(job) }
      guard claimed.count < free else { return settings.pollEvery }
      let next = try await database.read { try queue.nextDue(names, in: $0) }
      guard let next else { return settings.pollEvery }
      return min(settings.pollEvery, max(.zero, queue.now().duration(to: next)))
    } catch {
      failures.add(1, ordering: .relaxed)
      return settings.pollEvery
    }
  }

  /// A write once a day and schedule; other looks cost nothing.
  private func tick() async throws {
    let (queue, now) = (queue, queue.now())
    for schedule in schedules {
      let day = schedule.lastDay(at: now)
      if let last = state.withLock({ $0.days[schedule.name] }), last >= day { continue }
      _ = try await database.write { try schedule.tick(queue, in: $0) }
      state.withLock { $0.days[schedule.name] = day }
    }
  }

  private func begin(_ job: JobQueue.Claimed) {
    state.withLock { state in
      state.lastNumber &+= 1
      let number = state.lastNumber
      // Not a child of `run`: stopping that one must not cancel this.
      state.running[number] = Task {
        await self.carryOut(job)
        let bell = self.state.withLock { state in
          state.running[number] = nil
          return state.bell
        }
        bell?.yield()
      }
    }
  }

  private func carryOut(_ job: JobQueue.Claimed) async {
    guard let handler = handlers[job.name] else { return }
    let ending: JobQueue.Ending
    do {
      guard job.attempt <= handler.retries.attempts else {
        return await end(
          job, .dead(reason: "given up after \(job.attempt - 1) attempts, the last cut short"), handler)
      }
      let completion = try await limited(handler.limit) { try await handler.carryOut(job) }
      // In a task of its own: what was done outside must be written down although this one may be cancelled by now.
      try await Task { [database, queue] in
        try await database.write { connection in
          try completion(connection)
          try queue.end(job, .done, in: connection)
        }
      }.value
      return
    } catch is JobLost {
      return
    } catch let postponed as JobPostponed {
      ending = .postponed(postponed.pause)
    } catch is CancellationError where state.withLock({ $0.isStopped }) {
      ending = .postponed(.zero)
    } catch {
      let reason = JobProblem.reason(of: error)
      let isHopeless = (error as? JobProblem)?.isHopeless ?? false
      ending =
        isHopeless || job.attempt >= handler.retries.attempts
        ? .dead(reason: reason) : .failed(reason: reason, pause: handler.retries.pause(after: job.attempt))
    }
    await end(job, ending, handler)
  }

  /// In a task of its own: this must be written down although the job's task may have been cancelled. When it cannot be,
  /// the job is due again at the end of its lease.
  private func end(_ job: JobQueue.Claimed, _ ending: JobQueue.Ending, _ handler: JobHandler) async {
    let (database, queue) = (database, queue)
    let isEnded = await Task {
      do {
        // Whoever waits for the job learns in the same transaction that nothing comes of it.
        var completion: JobHandler.Completion?
        if case .dead = ending { completion = try? handler.giveUp?(job) }
        let told = completion
        try await database.write(.readCommitted) { connection in
          try told?(connection)
          try queue.end(job, ending, in: connection)
        }
        return true
      } catch {
        return error is JobLost
      }
    }.value
    if !isEnded { failures.add(1, ordering: .relaxed) }
  }

  private func limited<Result: Sendable>(
    _ limit: Duration, _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await body() }
      group.addTask { [sleep = settings.sleep] in
        try await sleep(limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let result = first else { throw CancellationError() }
      return result
    }
  }
}
