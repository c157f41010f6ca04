import Synchronization

/// Hands messages to those who listen in this process.
final class SignalHub: Sendable {
  private struct State {
    var listeners: [Channel: [Int: AsyncStream<String>.Continuation]] = [:]
    var lastNumber = 0
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Begins with an empty message. A listener that does not keep up loses the oldest ones: they are hints.
  func listen(on channel: Channel) -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(100))
    continuation.yield("")
    let number: Int? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.lastNumber += 1
      state.listeners[channel, default: [:]][state.lastNumber] = continuation
      return state.lastNumber
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners[channel]?.removeValue(forKey: number) }
    }
    return stream
  }

  func send(_ message: String, on channel: Channel) {
    let listeners = state.withLock { $0.listeners[channel, default: [:]].map(\.value) }
    for listener in listeners { listener.yield(message) }
  }

  /// Tells everybody that something may have been missed.
  func sendToAll() {
    let listeners = state.withLock { state in state.listeners.values.flatMap(\.values) }
    for listener in listeners { listener.yield("") }
  }

  var channels: [Channel] { state.withLock { Array($0.listeners.keys) } }

  func close() {
    let listeners = state.withLock { state in
      state.isClosed = true
      return state.listeners.values.flatMap(\.values)
    }
    for listener in listeners { listener.finish() }
  }
}
