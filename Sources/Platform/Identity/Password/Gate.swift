import Dispatch
import Synchronization

/// Lets so many pieces of long work run at once, on threads of their own; the others wait, who came first goes first.
///
/// Tasks share as many threads as there are processors; work of 30 ms on one of them would keep everybody's pages waiting.
final class Gate: Sendable {
  private struct State {
    var inside = 0
    var lastNumber = 0
    var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  }

  private let places: Int
  private let state = Mutex(State())
  private let threads = DispatchQueue(label: "allies.gate", attributes: .concurrent)

  init(places: Int) {
    self.places = max(1, places)
  }

  /// - Throws: what the work throws; `CancellationError` when nobody waits for it any more and it has not begun.
  func run<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      threads.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func enter() async throws {
    let number = state.withLock { state in
      state.lastNumber &+= 1
      return state.lastNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let answer: Result<Void, any Error>? = state.withLock { state in
          // Cancelled before it could wait: the handler below found nothing, and will not be called again.
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.inside < places {
            state.inside += 1
            return .success(())
          }
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

  /// Gives the place to whoever waits longest, or frees it.
  private func leave() {
    let next = state.withLock { state in
      if state.waiting.isEmpty { state.inside -= 1 }
      return state.waiting.isEmpty ? nil : state.waiting.removeFirst().continuation
    }
    next?.resume()
  }

  var waitingCount: Int { state.withLock { $0.waiting.count } }
}
