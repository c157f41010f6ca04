import Foundation

/// Holds a thread until another opens it: two transactions under way at once, in an order that the test decides.
package final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  package init() {}

  package func open() { semaphore.signal() }
  package func wait() { semaphore.wait() }
}
