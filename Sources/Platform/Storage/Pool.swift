import Synchronization

/// Hands out connections, each to one at a time: who waits longest is served first, the connection used last is given
/// first, and where too many wait already, nobody else is let in.
final class Pool<Resource: Sendable>: Sendable {
  /// What a caller got: a connection, or the right to open one.
  enum Loan: Sendable {
    case used(Resource)
    case new
  }

  private struct State {
    var idle: [Resource] = []
    var lent = 0
    var waiting: [(number: Int, continuation: CheckedContinuation<Loan, any Error>)] = []
    var lastNumber = 0
    var isClosed = false
    var whenReturned: [CheckedContinuation<Void, Never>] = []
  }

  private let size: Int
  private let mostWaiting: Int
  private let state = Mutex(State())

  init(size: Int, mostWaiting: Int) {
    self.size = max(1, size)
    self.mostWaiting = mostWaiting
  }

  /// - Throws: `overloaded` when too many wait, `gone` after `close`, `CancellationError`.
  func borrow() async throws -> Loan {
    if let loan = borrowAtOnce() { return loan }
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let answer: Result<Loan, any Error>? = state.withLock { state in
          // Cancelled before it could wait: the handler below found nothing, and will not be called again.
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.isClosed { return .failure(StorageError.gone(mayHaveCommitted: false)) }
          if state.lent < size {
            state.lent += 1
            return .success(state.idle.popLast().map { .used($0) } ?? .new)
          }
          if state.waiting.count >= mostWaiting { return .failure(StorageError.overloaded) }
          state.waiting.append((number, continuation))
          return nil
        }
        if let answer { continuation.resume(with: answer) }
      }
    } onCancel: {
      let continuation = state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
      }
      continuation?.resume(throwing: CancellationError())
    }
  }

  /// Nobody waits as long as there is one left.
  private func borrowAtOnce() -> Loan? {
    guard !Task.isCancelled else { return nil }
    return state.withLock { state in
      guard !state.isClosed, state.lent < size else { return nil }
      state.lent += 1
      return state.idle.popLast().map { .used($0) } ?? .new
    }
  }

  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Takes a connection back; nil says that it is of no more use.
  func giveBack(_ resource: Resource?) {
    let (next, returned) = state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.lent -= 1
        if let resource, !state.isClosed { state.idle.append(resource) }
        let returned = state.lent == 0 ? state.whenReturned : []
        if state.lent == 0 { state.whenReturned = [] }
        return (nil as CheckedContinuation<Loan, any Error>?, returned)
      }
      return (state.waiting.removeFirst().continuation, [])
    }
    next?.resume(returning: resource.map { .used($0) } ?? .new)
    for continuation in returned { continuation.resume() }
  }

  /// Forgets those that nobody uses: after one was found dead the others most likely are.
  @discardableResult
  func forgetIdle() -> [Resource] {
    let forgotten = state.withLock { state in
      let idle = state.idle
      state.idle = []
      return idle
    }
    return forgotten  // closed by whoever drops it, outside the lock
  }

  /// Sends away who waits, and gives the connections when all are back.
  @discardableResult
  func close() async -> [Resource] {
    let waiting = state.withLock { state in
      state.isClosed = true
      let waiting = state.waiting
      state.waiting = []
      return waiting
    }
    for one in waiting { one.continuation.resume(throwing: StorageError.gone(mayHaveCommitted: false)) }
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let isDone = state.withLock { state in
        if state.lent > 0 { state.whenReturned.append(continuation) }
        return state.lent == 0
      }
      if isDone { continuation.resume() }
    }
    return forgetIdle()
  }
}
