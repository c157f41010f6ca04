import Foundation

/// Holds a thread until another opens it: two transactions under way at once, in an order that the test decides.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func open() { semaphore.signal() }
  func wait() { semaphore.wait() }
}
