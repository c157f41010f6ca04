import Testing

/// What is sent over a connection of its own, and what may come back.
struct WireCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sent: String
  /// The statuses that are right; none where the connection may simply end.
  let statuses: Set<Int>

  init(_ name: String, _ sent: String, _ statuses: Int...) {
    testDescription = name
    self.sent = sent
    self.statuses = Set(statuses)
  }
}
