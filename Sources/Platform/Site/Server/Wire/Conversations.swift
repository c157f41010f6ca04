import Synchronization

/// What is being said on all connections of a server, each in a task of its own, so that all of them can be ended at once.
///
/// The server itself is never cancelled. Its task holds connections that were accepted and not yet handed over; swift-nio takes it
/// for a mistake of ours when these vanish unanswered with the task, and ends the program.
final class Conversations: Sendable {
  private struct State {
    var tasks: [Int: Task<Void, Never>] = [:]
    var lastNumber = 0
    var areOver = false
  }

  private let state = Mutex(State())

  /// Carries out what is said on one connection, until it is over or all are to end.
  func hold(_ body: @escaping @Sendable () async -> Void) async {
    let task = Task(operation: body)
    let number = state.withLock { state in
      state.lastNumber += 1
      state.tasks[state.lastNumber] = task
      if state.areOver { task.cancel() }
      return state.lastNumber
    }
    await task.value
    state.withLock { _ = $0.tasks.removeValue(forKey: number) }
  }

  /// Ends all of them, and each that still begins.
  func endAll() {
    let tasks = state.withLock { state in
      state.areOver = true
      return state.tasks.values.map(\.self)
    }
    for task in tasks { task.cancel() }
  }
}
