import Synchronization

/// How many bytes of bodies are held at once, over all connections: each has its own limit, and a thousand of them together
/// would still be more than the machine has.
///
/// What is counted are the bytes as they came in, until the request is answered. Read as a form they are copied about twice.
final class BodyBudget: Sendable {
  private let most: Int
  private let held = Atomic<Int>(0)

  init(_ most: Int) {
    self.most = most
  }

  /// Takes that many, or none; whoever takes some gives them back.
  func take(_ bytes: Int) -> Bool {
    if held.add(bytes, ordering: .relaxed).newValue <= most { return true }
    giveBack(bytes)
    return false
  }

  func giveBack(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}
